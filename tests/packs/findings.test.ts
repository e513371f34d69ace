import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentAnswers } from '../../electron/responses/answers.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import type { Input } from '../../shared/contract.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { pagesOf } from '../exchange/pdf-files.ts'
import { openDesk, refusal } from '../responses/desk.ts'
import { everyType } from '../responses/questionnaire.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

const blind = { names: false }
const wanted = { for: 'Ada', ...blind }

/** The tender, with an answer of Nordlicht that names it and one that names Sakura. */
async function tellingAnswers() {
  const story = await tenderWithEvaluators()
  const { call, north, questions } = story
  const [first = '', second = ''] = questions
  await call('response.set', { bid: north, question: first, answer: 'We at NORDLICHT do', reason: 'By telephone' })
  await call('response.set', { bid: north, question: second, answer: 'Better than Sakura', reason: 'By telephone' })
  return story
}

/** The answers in a pack, by what stands in them. */
async function answersIn(path: string, story: Story): Promise<string[]> {
  const ada = await elsewhere(path, 'Somebody')
  const bids = await ada.call('bid.list', { lot: story.lot })
  const answers = await Promise.all(bids.map(({ id }) => ada.call('response.list', { bid: id })))
  await ada.close()
  return answers.flatMap((each) => each.map(({ display }) => display ?? '')).sort()
}

describe('Hidden names in texts', () => {
  it('are listed before a blind pack is made, with where they stand', async () => {
    const story = await tellingAnswers()
    const findings = await story.call('pack.findings', wanted)
    expect(findings.map(({ kind, in: where, names }) => ({ kind, where, names }))).toEqual([
      {
        kind: 'text',
        where: 'Answer',
        names: [
          {
            found: 'NORDLICHT',
            providers: ['Nordlicht & Söhne'],
            around: 'We at NORDLICHT do',
            place: 'text',
            part: '',
            times: 1,
          },
        ],
      },
      {
        kind: 'text',
        where: 'Answer',
        names: [
          { found: 'Sakura', providers: ['Sakura Support'], around: 'Better than Sakura', place: 'text', part: '', times: 1 },
        ],
      },
    ])
    expect(findings.map(({ choices, otherwise }) => [choices, otherwise])).toEqual([
      [['leaveOut', 'placeholder', 'keep'], 'placeholder'],
      [['leaveOut', 'placeholder', 'keep'], 'placeholder'],
    ])
    expect(await story.call('pack.findings', { for: 'Ada' })).toEqual([])
  })

  it('get what the pack calls them where nobody decides', async () => {
    const story = await tellingAnswers()
    const path = await packFor(story, 'Ada', blind)
    const answers = (await answersIn(path, story)).filter((answer) => !answer.startsWith('As '))
    const called = answers.map((answer) => answer.replace(/Bidder [AB]/, 'Bidder ?'))
    expect(called).toEqual(['Better than Bidder ?', 'We at Bidder ? do'])
    expect(new Set(answers.map((answer) => /Bidder [AB]/.exec(answer)?.[0])).size).toBe(2)
  })

  it('are kept, or left out with all that they stand in, where somebody decides so', async () => {
    const story = await tellingAnswers()
    const [one, other] = await story.call('pack.findings', wanted)
    const decisions = [
      { finding: one?.id ?? '', decision: 'keep' },
      { finding: other?.id ?? '', decision: 'leaveOut' },
    ]
    const path = await packFor(story, 'Ada', { ...blind, decisions })
    expect((await answersIn(path, story)).filter((answer) => !answer.startsWith('As '))).toEqual([
      'We at NORDLICHT do',
      '[left out]',
    ])
  })

  it('cannot be decided about where they were not found', async () => {
    const story = await tellingAnswers()
    const decisions = [{ finding: 'ab', decision: 'keep' as const }]
    const refusal = await story.refused('pack.create', { path: join(story.folder, 'a.assay'), ...wanted, decisions })
    expect(refusal.code).toBe('pack.noSuchFinding')
  })

  it('are found in what the reader is asked, and in the title of the workspace', async () => {
    const story = await tenderWithEvaluators()
    const asked = 'Look at Nordlicht first'
    expect((await story.call('pack.findings', { ...wanted, asked })).map(({ in: where }) => where)).toEqual(['Cover of the pack'])
    const ada = await elsewhere(await packFor(story, 'Ada', { ...blind, asked }), 'Somebody')
    expect((await ada.call('pack.cover', {}))?.asked).toMatch(/^Look at Bidder [AB] first$/)
  })
})

describe('Hidden names in a questionnaire', () => {
  it('are replaced in one that is sound, and what is scored by it comes home', async () => {
    const title = 'What Nordlicht did before'
    const desk = await openDesk({ instrument: { ...everyType, title } })
    const bid = desk.bid('Nordlicht GmbH')
    await desk.call('response.set', { bid, question: 'fig.plan', answer: 'Shifts', reason: 'By telephone' })
    const { id: evaluator } = await desk.call('evaluator.add', { name: 'Ada' })
    const [finding] = await desk.call('pack.findings', wanted)
    expect(finding).toMatchObject({ kind: 'text', names: [{ found: 'Nordlicht', around: title }] })
    const path = desk.path('ada.assay')
    await desk.call('pack.create', { path, ...wanted })
    const ada = await elsewhere(path, 'Somebody')
    const { instrument } = await ada.call('tender.instrument', { tender: desk.tender })
    expect(instrument.title).toBe('What Bidder A did before')
    const { checks } = await ada.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    const [only] = await ada.call('bid.list', { lot: desk.lot })
    const score = { subject: { kind: 'question', id: 'fig.plan' }, evaluator, points: 2, reason: 'Little' } as const
    await ada.call('score.set', { bid: only?.id ?? '', ...score })
    await ada.close()
    expect((await desk.call('pack.merge', { path })).counts).toMatchObject({ conflict: 0, refused: 0 })
    expect(await desk.call('score.list', { lot: desk.lot })).toMatchObject([{ bid, points: 2 }])
    expect((await desk.call('tender.instrument', { tender: desk.tender })).instrument.title).toBe(title)
  })
})

/** A bid of Nordlicht's that came with documents, each named by its answers, and an evaluator Ada. */
async function withDocuments(files: Readonly<Record<string, string | Uint8Array>>) {
  const desk = await openDesk()
  const bid = desk.bid('Nordlicht GmbH')
  const facts = workbookFacts(desk.workspace.read, bid, 'questionnaire', mara)
  const answers = questionnaireLayout(facts, everyType, currentAnswers(desk.workspace.read, bid), translate)
  const path = await desk.package({
    'answers.xlsx': fill(answers, { 'fig.reports': { answer: Object.keys(files).join('\n') } }),
    ...files,
  })
  const { id: receipt } = await desk.call('bid.receive', { bid, paths: [path], sender: 'Jana Weber <jana@polarstern.example>' })
  await desk.call('response.import', { receipt })
  await desk.call('evaluator.add', { name: 'Ada' })
  /** The files that the answer in a pack names, and those of them that are in it, with the pack's bytes. */
  const inPack = async (decisions: Input<'pack.create'>['decisions'] = []) => {
    const path = desk.path('ada.assay')
    await desk.call('pack.create', { path, ...wanted, decisions })
    const ada = await elsewhere(path, 'Somebody')
    const [only] = await ada.call('bid.list', { lot: desk.lot })
    const [answer] = await ada.call('response.list', { bid: only?.id ?? '' })
    const evidence = await ada.call('evidence.list', {})
    const { checks } = await ada.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    await ada.close()
    return { named: answer?.files.map(({ fileName }) => fileName), there: evidence.map(({ fileName }) => fileName).sort() }
  }
  return { ...desk, inPack }
}

describe('Hidden names in documents', () => {
  it('are listed with where in the document they stand, and so is what cannot be looked into', async () => {
    const { call } = await withDocuments({
      'plan.pdf': pagesOf(['By Nordlicht', 'Clean']),
      'notes.txt': 'Ask Jana Weber, or Polarstern',
      'old.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'clean.txt': 'Nothing to see',
    })
    const findings = await call('pack.findings', wanted)
    const told = findings.map(({ fileName, names, unread, choices, otherwise }) => ({
      fileName,
      names: names.map(({ found, place, part }) => ({ found, place, part })),
      unread: unread.map(({ why }) => why),
      choices,
      otherwise,
    }))
    const decision = { choices: ['leaveOut', 'keep'], otherwise: 'leaveOut' }
    expect(told).toEqual([
      {
        fileName: 'notes.txt',
        names: [
          { found: 'Jana Weber', place: 'text', part: '' },
          { found: 'Polarstern', place: 'text', part: '' },
        ],
        unread: [],
        ...decision,
      },
      { fileName: 'old.doc', names: [], unread: ['kind'], ...decision },
      { fileName: 'plan.pdf', names: [{ found: 'Nordlicht', place: 'text', part: '1' }], unread: [], ...decision },
    ])
  })

  it('leave the document out where nobody decides, and its name in the answer', async () => {
    const { inPack } = await withDocuments({
      'plan.pdf': pagesOf(['By Nordlicht']),
      'old.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'clean.txt': 'Nothing to see',
    })
    expect(await inPack()).toEqual({ named: ['plan.pdf', 'old.doc', 'clean.txt'], there: ['clean.txt'] })
  })

  it('stay where somebody keeps the document, and cannot be replaced in it', async () => {
    const { call, inPack, path } = await withDocuments({ 'plan.pdf': pagesOf(['By Nordlicht']) })
    const [finding] = await call('pack.findings', wanted)
    const decide = (decision: 'keep' | 'placeholder') => [{ finding: finding?.id ?? '', decision }]
    expect(await inPack(decide('keep'))).toEqual({ named: ['plan.pdf'], there: ['plan.pdf'] })
    const refused = call('pack.create', { path: path('no.assay'), ...wanted, decisions: decide('placeholder') })
    expect((await refusal(refused)).code).toBe('pack.notAChoice')
  })

  it('are found in the names of files, which one decision changes wherever they stand', async () => {
    const { call, inPack } = await withDocuments({ 'Nordlicht plan.txt': 'Nothing to see' })
    const [finding, ...others] = await call('pack.findings', wanted)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'fileName', fileName: 'Nordlicht plan.txt', otherwise: 'placeholder' })
    expect(await inPack()).toEqual({ named: ['Bidder A plan.txt'], there: ['Bidder A plan.txt'] })
    const leaveOut = [{ finding: finding?.id ?? '', decision: 'leaveOut' as const }]
    expect(await inPack(leaveOut)).toEqual({ named: ['[left out 1].txt'], there: ['[left out 1].txt'] })
  })

  it('do not keep its reader from noting something on a document, which is noted on the same one at home', async () => {
    const { call, path } = await withDocuments({ 'clean.txt': 'Nothing to see' })
    const [document] = await call('evidence.list', {})
    await call('evidence.note', { evidence: document?.id ?? '', note: 'Read once' })
    const out = path('ada.assay')
    await call('pack.create', { path: out, ...wanted })
    const ada = await elsewhere(out, 'Somebody')
    const [shown] = await ada.call('evidence.list', {})
    expect(shown?.note).toBe('Read once')
    expect(shown?.id).not.toBe(document?.id)
    await ada.call('evidence.note', { evidence: shown?.id ?? '', note: 'Read twice' })
    await ada.close()
    expect((await call('pack.merge', { path: out })).counts).toMatchObject({ new: 1, conflict: 0, refused: 0 })
    expect(await call('evidence.list', {})).toEqual([{ ...document, note: 'Read twice' }])
  })
})
