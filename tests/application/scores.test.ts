import { expect, test } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { scoringOf } from '../../shared/scorecards/plan.ts'
import { testTender } from './support.ts'

async function testScores() {
  const tender = await testTender()
  const { call } = tender
  const { instrument } = await call('tender.instrument', { tender: tender.tender.id })
  const questions = questionsOf(instrument)
  const open = questions.find((question) => question.type === 'longText' && scoringOf(question) === 'evaluators')
  const closed = questions.find((question) => scoringOf(question) === 'rule')
  const waivable = questions.find((question) => question.notApplicable)
  if (!open || !closed || !waivable) throw new Error('the template has open, closed and waivable questions')
  const keller = await call('evaluator.add', { name: 'A. Keller', role: 'Procurement lead' })
  const osei = await call('evaluator.add', { name: 'M. Osei' })
  return { ...tender, keller, osei, open, closed, waivable }
}

test('a score keeps its revisions; the newest counts, and null takes it back', async () => {
  const { call, lot, north, keller, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  await call('response.set', { bid: north.id, question: open.id, answer: 'As in the handbook', reason: 'By telephone' })
  const set = (points: number | null, reason: string) =>
    call('score.set', { bid: north.id, subject, evaluator: keller.id, points, reason })
  await set(3, 'Written, records incomplete')
  await set(4, 'Records seen on 3 March')
  expect(await call('score.list', { lot: lot.id })).toMatchObject([{ points: 4, revision: 2, reason: 'Records seen on 3 March' }])
  await set(null, 'Wrong bidder')
  expect(await call('score.list', { lot: lot.id })).toMatchObject([{ points: null, revision: 3 }])
  await call('workspace.undo', {})
  expect(await call('score.list', { lot: lot.id })).toMatchObject([{ points: 4, revision: 2 }])
})

test('the mean of the evaluators counts until there is a consensus; single scores stay visible', async () => {
  const { call, north, keller, osei, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  await call('response.set', {
    bid: north.id,
    question: open.id,
    answer: 'As described in the handbook',
    reason: 'Answered by telephone',
  })
  await call('score.set', { bid: north.id, subject, evaluator: keller.id, points: 2, reason: 'No test covers chat' })
  await call('score.set', { bid: north.id, subject, evaluator: osei.id, points: 3, reason: 'Narrow scope' })
  const behind = async () => {
    const cell = await call('decision.cell', { bid: north.id, criterion: open.criterion })
    return cell.questions.find(({ question }) => question === open.id)
  }
  expect(await behind()).toMatchObject({ source: 'mean', score: { lower: { exact: '5/2' } }, spread: 1 })
  await call('consensus.set', { bid: north.id, subject, points: 3, reason: 'Agreed after the retest' })
  expect(await behind()).toMatchObject({
    source: 'consensus',
    score: { lower: { exact: '3/1' } },
    given: [{ points: 2 }, { points: 3 }],
    consensus: { points: 3, reason: 'Agreed after the retest' },
  })
})

test('a blank cannot be scored: it counts as the lowest value, whatever anybody gives', async () => {
  const { call, refused, north, keller, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  const score = { bid: north.id, subject, evaluator: keller.id, points: 3, reason: 'They surely have one' }
  expect(await refused('score.set', score)).toMatchObject({ code: 'score.blank', details: { question: open.id } })
  expect(await refused('consensus.set', { bid: north.id, subject, points: 3, reason: 'We all think so' })).toMatchObject({
    code: 'score.blank',
  })
  await call('response.set', { bid: north.id, question: open.id, answer: 'As in the handbook', reason: 'By telephone' })
  await call('score.set', score)
})

test('what may be told to the bidder is kept apart from the reason', async () => {
  const { call, lot, north, keller, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  await call('response.set', { bid: north.id, question: open.id, answer: 'As in the handbook', reason: 'By telephone' })
  const releasable = 'The handbook names no deputy'
  const given = { bid: north.id, subject, points: 3, reason: 'Thin, and Osei has seen worse' }
  expect(await call('score.set', { ...given, evaluator: keller.id, releasable })).toMatchObject({ releasable })
  expect(await call('score.list', { lot: lot.id })).toMatchObject([{ reason: given.reason, releasable }])
  await call('consensus.set', { ...given, releasable })
  expect(await call('consensus.list', { lot: lot.id })).toMatchObject([{ reason: given.reason, releasable }])
  expect(await call('score.set', { ...given, evaluator: keller.id })).toMatchObject({ revision: 2, releasable })
})

test('what may be told to the bidder stays while the points do, unless another is given, or none', async () => {
  const { call, north, keller, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  await call('response.set', { bid: north.id, question: open.id, answer: 'As in the handbook', reason: 'By telephone' })
  const told: (string | null)[] = []
  for (const said of [
    { points: 3, releasable: 'No exercise' },
    { points: 3 },
    { points: 3, releasable: 'No exercise since March' },
    { points: 4 },
    { points: 4, releasable: 'One exercise' },
    { points: 4, releasable: null },
  ]) {
    const score = { bid: north.id, subject, reason: 'Seen', ...said }
    const { releasable } = await call('score.set', { ...score, evaluator: keller.id })
    expect((await call('consensus.set', score)).releasable).toBe(releasable)
    told.push(releasable)
  }
  expect(told).toEqual(['No exercise', 'No exercise', 'No exercise since March', null, 'One exercise', null])
})

test('who acts and who scores under one name are one, and no two evaluators share a name', async () => {
  const { call, refused } = await testScores()
  const mara = await call('evaluator.add', { name: 'Mara', role: 'Chair' })
  expect(mara).toMatchObject({ name: 'Mara', role: 'Chair' })
  expect((await call('evaluator.list', {})).map(({ name }) => name)).toEqual(['A. Keller', 'M. Osei', 'Mara'])
  const { head } = await call('workspace.info', {})
  const { changes } = await call('journal.changes', { entry: head.entry })
  expect(changes.map(({ operation, about, place }) => [operation, about[0]?.name, place])).toEqual([
    ['changed', 'Mara', { kind: 'person', person: mara.id }],
    ['added', 'Mara', { kind: 'person', person: mara.id }],
  ])
  await call('evaluator.add', { name: '\u00c4nne' })
  expect(await refused('evaluator.add', { name: 'A\u0308nne' })).toMatchObject({
    code: 'evaluator.exists',
    details: { name: '\u00c4nne' },
  })
})

test('the ranking rests on the newest score and the newest consensus, and on none that was taken back', async () => {
  const { call, changes, lot, north, keller, open } = await testScores()
  const subject = { kind: 'question' as const, id: open.id }
  await call('response.set', { bid: north.id, question: open.id, answer: 'As in the handbook', reason: 'By telephone' })
  const behind = async () => {
    const cell = await call('decision.cell', { bid: north.id, criterion: open.criterion })
    const { status, source, score } = cell.questions.find(({ question }) => question === open.id) ?? {}
    return [status, source, score?.lower.exact, score?.upper.exact]
  }
  const total = async () =>
    (await call('decision.ranking', { lot: lot.id })).places.find(({ bid }) => bid === north.id)?.total?.lower.exact
  const unscored = await total()
  const seen: (string | undefined)[] = []
  for (const points of [1, 5, 2]) {
    changes.splice(0)
    await call('score.set', { bid: north.id, subject, evaluator: keller.id, points, reason: 'Seen' })
    expect(changes).toMatchObject([{ by: 'score.set', stale: expect.arrayContaining(['decision.ranking']) }])
    expect(await behind()).toEqual(['scored', 'mean', `${points}/1`, `${points}/1`])
    seen.push(await total())
  }
  expect(new Set([unscored, ...seen]).size).toBe(4)
  changes.splice(0)
  await call('consensus.set', { bid: north.id, subject, points: 5, reason: 'Agreed' })
  expect(changes).toMatchObject([{ by: 'consensus.set', stale: expect.arrayContaining(['decision.ranking']) }])
  expect(await behind()).toEqual(['scored', 'consensus', '5/1', '5/1'])
  expect(await total()).toBe(seen[1])
  await call('consensus.set', { bid: north.id, subject, points: null, reason: 'Not agreed after all' })
  expect(await behind()).toEqual(['scored', 'mean', '2/1', '2/1'])
  await call('score.set', { bid: north.id, subject, evaluator: keller.id, points: null, reason: 'Wrong bidder' })
  expect(await behind()).toEqual(['unscored', 'none', '0/1', '5/1'])
  expect(await total()).toBe(unscored)
})

test('an agreement counts for the bids that it names, and one taken back no longer counts', async () => {
  const { call, refused, changes, lot, north, east, keller, waivable } = await testScores()
  const states = async () => {
    const cells = await Promise.all(
      [north, east].map(({ id }) => call('decision.cell', { bid: id, criterion: waivable.criterion })),
    )
    const inGrid = await call('scoring.cells', { lot: lot.id })
    return [north, east].map(({ id }, index) => [
      cells[index]?.questions.find(({ question }) => question === waivable.id)?.status === 'notApplicable',
      inGrid.some(({ bid, subject, state }) => bid === id && subject.id === waivable.id && state === 'notApplicable'),
    ])
  }
  const [none, both] = [
    [false, false],
    [true, true],
  ]
  const agree = (agreed: boolean, bid: string | null) =>
    call('agreement.set', { lot: lot.id, question: waivable.id, bid, agreed, evaluator: keller.id, reason: 'No cards here' })
  expect(await states()).toEqual([none, none])
  changes.splice(0)
  await agree(true, north.id)
  expect(changes).toMatchObject([{ by: 'agreement.set', stale: expect.arrayContaining(['decision.ranking']) }])
  expect(await states()).toEqual([both, none])
  expect(await agree(false, north.id)).toMatchObject({ agreed: false, bid: north.id, revision: 2 })
  expect(await states()).toEqual([none, none])
  await agree(true, null)
  expect(await states()).toEqual([both, both])
  expect(await call('agreement.list', { lot: lot.id })).toMatchObject([
    { bid: null, agreed: true, revision: 1 },
    { bid: north.id, agreed: false, revision: 2 },
  ])
  await agree(false, null)
  expect(await states()).toEqual([none, none])

  const second = await call('tender.create', { title: 'Payroll', need: 'Payslips', template: 'bpo-due-diligence' })
  const stranger = await call('bid.add', { lot: second.lots[0]?.id ?? '', provider: { name: 'Stranger' } })
  expect(
    await refused('agreement.set', {
      ...{ lot: lot.id, question: waivable.id, bid: stranger.id, agreed: true },
      ...{ evaluator: keller.id, reason: 'Of another lot' },
    }),
  ).toMatchObject({ code: 'bid.notFound' })
})

test('a score without a reason is refused', async () => {
  const { refused, north, keller, open } = await testScores()
  const problem = await refused('score.set', {
    bid: north.id,
    subject: { kind: 'question', id: open.id },
    evaluator: keller.id,
    points: 3,
    reason: ' ',
  })
  expect(problem).toMatchObject({ code: 'input.invalid', details: { field: 'reason' } })
})

test('what a rule scores, and what is only read, is refused', async () => {
  const { refused, north, keller, closed } = await testScores()
  const score = (id: string) =>
    refused('score.set', { bid: north.id, subject: { kind: 'question', id }, evaluator: keller.id, points: 5, reason: 'Nice' })
  expect(await score(closed.id)).toMatchObject({ code: 'score.byRule' })
  expect(await score('no.such')).toMatchObject({ code: 'score.unknownSubject' })
})

test('“not applicable” needs an evaluator and a question that offers it', async () => {
  const { call, refused, lot, keller, closed, waivable } = await testScores()
  const agree = { lot: lot.id, agreed: true, evaluator: keller.id, reason: 'No card payments in this service' }
  expect(await refused('agreement.set', { ...agree, question: closed.id })).toMatchObject({ code: 'agreement.notOffered' })
  expect(await refused('agreement.set', { ...agree, question: waivable.id, evaluator: 'nobody' })).toMatchObject({
    code: 'evaluator.notFound',
  })
  await call('agreement.set', { ...agree, question: waivable.id })
  expect(await call('agreement.list', { lot: lot.id })).toMatchObject([
    { question: waivable.id, bid: null, agreed: true, revision: 1 },
  ])
})

test('a withdrawn bid keeps what it has and takes nothing new', async () => {
  const { call, refused, lot, north, keller, open } = await testScores()
  const withdrawn = await call('bid.withdraw', { bid: north.id, reason: 'No capacity before May' })
  expect(withdrawn.withdrawn).toMatchObject({ reason: 'No capacity before May' })
  const problem = await refused('score.set', {
    bid: north.id,
    subject: { kind: 'question', id: open.id },
    evaluator: keller.id,
    points: 3,
    reason: 'Late',
  })
  expect(problem).toMatchObject({ code: 'bid.withdrawn', message: expect.stringContaining('Nordlicht & Söhne <Ltd>') })
  const { places } = await call('decision.ranking', { lot: lot.id })
  expect(places.map(({ bidder, standing }) => [bidder, standing])).toContainEqual(['Nordlicht & Söhne <Ltd>', 'withdrawn'])
})
