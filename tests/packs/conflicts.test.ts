import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { format } from '../../electron/format.ts'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { priceFact } from '../../electron/prices/tables.ts'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { record } from '../../electron/workspace/facts.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { closing, mara, temporaryFolder } from '../workspace/support.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

type Call = Story['call']

/** What a command line prints. */
async function printed(argv: readonly string[]): Promise<string[]> {
  let out = ''
  const say = (text: string) => {
    out += text
  }
  vi.stubEnv('ASSAY_HOME', join(temporaryFolder(), 'settings'))
  await runCommandLine([...argv], { out: say, error: say, isTerminal: false })
  vi.unstubAllEnvs()
  return out.split('\n')
}

/** Records unit prices as whoever types them does. */
function price(path: string, bid: string, prices: Record<string, string | null>, reason: string) {
  const workspace = closing(Workspace.open(path, { format }))
  workspace.execute({ command: 'test', profile: mara }, (write, stamp) => {
    for (const [line, unit] of Object.entries(prices))
      record(
        write,
        priceFact,
        stamp,
        { bid_id: bid, line_id: line },
        { unit_price: unit, comment: null, source: 'typed', receipt_id: null, came_by: 'telephone', currency: 'EUR', reason },
      )
  })
  workspace.close()
}

/** A tender that two people went on with in two copies, each in their own way, and that was merged again. */
async function twoCopies() {
  const story = await tenderWithEvaluators()
  const { path, lot, tender, north, east, ada, subject } = story
  const { lines } = await story.call('price.list', { lot })
  const { instrument } = await story.call('tender.instrument', { tender })
  const gate = questionsOf(instrument).find(
    ({ knockOut, type, visibleWhen }) => knockOut?.passes.test === 'oneOf' && type === 'yesNo' && !visibleWhen,
  )
  const droppable = questionsOf(instrument).find(({ notApplicable, knockOut }) => notApplicable && !knockOut)
  if (!gate || !droppable) throw new Error('no such questions')
  await story.close()
  for (const bid of [north, east]) price(path, bid, Object.fromEntries(lines.map(({ id }) => [id, '10'])), 'By letter')
  const copy = join(story.folder, 'copy.assay')
  copyFileSync(path, copy)

  const goOn = async (file: string, name: string, yes: boolean) => {
    const { call, close } = await elsewhere(file, name)
    const points = yes ? 2 : 5
    const reason = `${name} looked`
    await call('response.set', { bid: north, question: gate.id, answer: yes ? 'yes' : 'no', reason })
    await call('score.set', { bid: north, subject: subject(), evaluator: ada, points, reason })
    await call('score.set', { bid: east, subject: subject(), evaluator: ada, points: 3, reason: 'As both saw it' })
    await call('consensus.set', { bid: north, subject: subject(1), points, reason })
    await call('agreement.set', { lot, question: droppable.id, agreed: yes, evaluator: ada, reason })
    const provider = (await call('bid.list', { lot })).find(({ id }) => id === north)?.provider
    await call('provider.update', { provider: provider?.id ?? '', name: `Nordlicht, says ${name}` })
    await close()
    price(file, north, { [lines[0]?.id ?? '']: yes ? '20' : '30' }, reason)
  }
  await goOn(path, 'Mara', true)
  await goOn(copy, 'Nils', false)
  const main = await elsewhere(path, 'Mara')
  await main.call('pack.merge', { path: copy })
  return { ...story, ...main, gate: gate.id, droppable: droppable.id, line: lines[0]?.id ?? '', lines: lines.length }
}

const overview = async (call: Call, { lot, north }: Pick<Story, 'lot' | 'north'>) => {
  const { places, pricesOpen } = await call('decision.ranking', { lot })
  const place = places.find(({ bid }) => bid === north)
  const progress = await call('decision.progress', { lot })
  return { place, pricesOpen, conflicts: progress.conflicts, bid: progress.bids.find(({ bid }) => bid === north) }
}

describe('What two copies say differently', () => {
  it('counts as open in every view, and is told with who said it', async () => {
    const story = await twoCopies()
    const { call, lot, north, east, subject, gate, droppable, line } = story
    const root = (await call('workspace.state', {})).root
    const { place, pricesOpen, conflicts, bid } = await overview(call, story)

    // A score, a consensus, an answer, a price, an agreement, a name; and what both said alike of another bid, since two said it.
    expect([conflicts, bid?.disputed, place?.counts.disputed, place?.pricesDisputed]).toEqual([7, 5, 4, 1])
    expect((await call('conflict.list', {})).length).toBe(7)
    expect(place?.knockOuts.find(({ question }) => question === gate)?.status).toBe('pending')
    expect([pricesOpen, place?.settled]).toEqual([true, false])
    expect(Number(place?.price?.lower.rounded)).toBeLessThan(Number(place?.price?.upper.rounded))

    const all = <Value>(first: Value, others: readonly Value[]) => [first, ...others].toSorted()
    const scores = await call('score.list', { lot })
    const told = scores.map(({ bid: of, points, conflict, others }) => [
      of,
      conflict,
      all(
        points,
        others.map((one) => one.points),
      ),
    ])
    expect(told).toHaveLength(2)
    expect(told).toContainEqual([north, true, [2, 5]])
    expect(told).toContainEqual([east, true, [3, 3]])
    expect(scores.flatMap(({ others }) => others.map(({ by }) => by)).every((by) => by === 'Mara' || by === 'Nils')).toBe(true)
    const [agreed] = await call('consensus.list', { lot })
    expect(all(agreed?.points, agreed?.others.map((one) => one.points) ?? [])).toEqual([2, 5])
    const [dropped] = await call('agreement.list', { lot })
    expect(all(dropped?.agreed, dropped?.others.map((one) => one.agreed) ?? [])).toEqual([false, true])
    const { prices } = await call('price.list', { lot })
    const [priced, ...others] = prices.filter(({ conflict }) => conflict)
    expect([others, priced?.line, all(priced?.unitPrice, priced?.others.map((one) => one.unitPrice) ?? [])]).toEqual([
      [],
      line,
      ['20', '30'],
    ])

    const criterion = (await call('tender.instrument', { tender: story.tender })).instrument.sections
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === subject().id)?.criterion
    const { questions } = await call('decision.cell', { bid: north, criterion: criterion ?? '' })
    const own = questions.find(({ question }) => question === subject().id)
    const given = own?.given[0]
    expect([
      own?.status,
      all(given?.points ?? null, given?.others ?? []),
      own?.score?.lower.rounded,
      own?.score?.upper.rounded,
    ]).toEqual(['disputed', [2, 5], '2.00', '5.00'])
    const { open } = await call('decision.profile', { bid: north })
    expect(open.filter(({ status }) => status === 'disputed').map(({ subject: { id } }) => id)).toEqual(
      expect.arrayContaining([subject().id, subject(1).id, gate, droppable]),
    )
    await call('decision.robustness', { lot })
    await call('decision.comparison', { lot })
    expect((await call('scoring.cells', { lot })).length).toBeGreaterThan(0)
    expect((await call('workspace.state', {})).root).toBe(root)
  })

  it('is printed in the report, whose figures can be computed again', async () => {
    const story = await twoCopies()
    const { call, path, folder, lot } = story
    const file = join(folder, 'report.pdf')
    await call('report.comparison', { lot, path: file })
    expect(await call('report.verify', { path: file, compare: true })).toMatchObject({ verdict: 'agrees' })
    await story.close()
    const workspace = closing(Workspace.open(path, { format }))
    const facts = gatherComparison(workspace, lot)
    expect(facts.conflicts.map(({ kind, facts: said }) => [kind, said.map(({ by, value }) => `${by}: ${value}`).sort()])).toEqual(
      [
        ['provider', ['Mara: Nordlicht, says Mara', 'Nils: Nordlicht, says Nils']],
        ['answer', ['Mara: null', 'Nils: null']],
        ['agreement', ['Mara: 1', 'Nils: 0']],
        ['score', ['Mara: 2', 'Nils: 5']],
        ['score', ['Mara: 3', 'Nils: 3']],
        ['consensus', ['Mara: 2', 'Nils: 5']],
        ['price', ['Mara Lind: 20', 'Mara Lind: 30']],
      ],
    )
    const text = JSON.stringify(comparisonReport(facts, translator('en')).blocks)
    expect(text).toContain('7 conflicts are undecided.')
    for (const said of ['Mara looked', 'Nils looked', 'in conflict with ']) expect(text).toContain(said)
    workspace.close()
    const criterion = questionsOf(facts.evaluation.instrument).find(({ id }) => id === story.subject().id)?.criterion ?? ''
    await story.close()
    const lines = await printed(['explain', story.path, '--bid', story.north, '--criterion', criterion])
    expect(lines.join('\n')).toContain('2.00 to 5.00')
    expect((await printed(['compare', story.path])).find((line) => line.includes('100.00'))).toContain(' to ')
  })

  it('is decided by whoever follows all of it, and then counts as before', async () => {
    const story = await twoCopies()
    const { call, lot, north } = story
    for (let [first] = await call('conflict.list', {}); first; [first] = await call('conflict.list', {})) {
      const mine = first.facts.find(({ by }) => by !== 'Nils') ?? first.facts[0]
      await call('conflict.resolve', { fact: mine?.fact ?? '', reason: 'Asked both' })
    }
    const { place, conflicts, bid } = await overview(call, story)
    expect([conflicts, bid?.disputed, place?.counts.disputed, place?.pricesDisputed]).toEqual([0, 0, 0, 0])
    expect(place?.price?.lower.exact).toBe(place?.price?.upper.exact)
    expect((await call('score.list', { lot })).map(({ bid: of, points, conflict }) => [of === north, points, conflict])).toEqual(
      expect.arrayContaining([[true, 2, false]]),
    )
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })
})

it('counts what is contradicted about locks and packages among the conflicts of a lot, and the report says it', async () => {
  const story = await tenderWithEvaluators()
  const { call, folder, lot, north, east, ada, path } = story
  const letter = join(folder, 'letter.xlsx')
  writeFileSync(letter, 'A letter')
  const { id: receipt } = await call('bid.receive', { bid: north, paths: [letter], sender: 'post' })
  const copy = join(folder, 'train.assay')
  await call('workspace.copy', { path: copy })
  await story.close()
  for (const [file, who, correction] of [
    [path, 'Mara', { envelope: 'price' }],
    [copy, 'Nils', { bid: east }],
  ] as const) {
    const device = await elsewhere(file, who)
    await device.call('score.lock', { lot, evaluator: ada })
    await device.call('receipt.correct', { receipt, ...correction, reason: `Says ${who}` })
    await device.close()
  }
  const main = await elsewhere(path, 'Mara')
  await main.call('pack.merge', { path: copy })
  expect((await main.call('decision.progress', { lot })).conflicts).toBe(2)
  expect((await main.call('conflict.list', {})).length).toBe(2)
  await main.close()
  const workspace = closing(Workspace.openToRead(path, { format }))
  const facts = gatherComparison(workspace, lot)
  expect(
    facts.conflicts.map(({ kind, facts: said }) => [kind, said.map(({ by, value }) => `${by}: ${value}`).toSorted()]),
  ).toEqual([
    ['lock', ['Mara: 1', 'Nils: 1']],
    ['correction', ['Mara: Nordlicht & Söhne', 'Nils: Sakura Support']],
  ])
  const text = JSON.stringify(comparisonReport(facts, translator('en')).blocks)
  for (const said of ['Lock of a round of scoring', 'Whose package it is', 'Says Nils']) expect(text).toContain(said)
})

describe('Two packs of one evaluator', () => {
  it('leave a score open over the whole scale where one takes back what the other raises', async () => {
    const story = await tenderWithEvaluators()
    const { call, north, ada, lot, subject } = story
    await call('score.set', { bid: north, subject: subject(), evaluator: ada, points: 3, reason: 'At first' })
    const paths = [await packFor(story, 'Ada', { scores: true }), await packFor(story, 'Ada', { scores: true })]
    for (const [index, points] of [4, null].entries()) {
      const path = paths[index] ?? ''
      const device = await elsewhere(path, 'Ada')
      await device.call('score.set', { bid: north, subject: subject(), evaluator: ada, points, reason: 'Looked again' })
      await device.close()
    }
    for (const path of paths) await call('pack.merge', { path })
    const { questions } = await call('decision.cell', { bid: north, criterion: await criterionOf(story) })
    const own = questions.find(({ question }) => question === subject().id)
    expect([
      own?.status,
      own?.given.map(({ points, others }) => [points, others]),
      own?.score?.lower.rounded,
      own?.score?.upper.rounded,
    ]).toEqual(['disputed', [[4, [null]]], '0.00', '5.00'])
    expect((await call('decision.progress', { lot })).bids.map(({ scored, disputed }) => [scored, disputed])).toEqual([
      [0, 1],
      [0, 0],
    ])
    await call('score.set', { bid: north, subject: subject(), evaluator: ada, points: 2, reason: 'Decided' })
    expect((await call('decision.progress', { lot })).conflicts).toBe(0)
    expect((await call('score.list', { lot })).map(({ points, conflict }) => [points, conflict])).toEqual([[2, false]])
  })
})

async function criterionOf({ call, tender, subject }: Story): Promise<string> {
  const { instrument } = await call('tender.instrument', { tender })
  return questionsOf(instrument).find(({ id }) => id === subject().id)?.criterion ?? ''
}
