import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { currentAnswers, currentAnswersOfLot, loadAnswers } from '../../electron/responses/answers.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { loadBid } from '../../electron/tenders/bids.ts'
import type { Input } from '../../shared/contract.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { mara } from '../workspace/support.ts'
import { openDesk, refusal } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { type Entries, fill } from './sheets.ts'
import { translate } from './verdicts.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

/** The workbook of a bid as it is sent out now. */
function workbookOf(desk: Desk, bid: string) {
  const { read } = desk.workspace
  return questionnaireLayout(workbookFacts(read, bid, 'questionnaire', mara), everyType, currentAnswers(read, bid), translate)
}

/** Fills in a bid's workbook and receives it, with the files beside it. */
async function receive(desk: Desk, bid: string, entries: Record<string, Entries>, files: Record<string, string> = {}) {
  const path = await desk.package({ 'answers.xlsx': fill(workbookOf(desk, bid), entries), ...files })
  return desk.call('bid.receive', { bid, paths: [path], sender: 'bids@smith.example' })
}

describe('the way of a questionnaire', () => {
  it('leads from the workbook that is sent to the answers of the bid', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith & Söhne <Ltd>')
    const path = desk.path('questionnaire.xlsx')
    expect(await desk.call('bid.workbook', { bid, path })).toEqual({
      path,
      sheets: 3,
      questions: questionsOf(everyType).length,
      registered: true,
    })
    const sent = readWorkbook('questionnaire.xlsx', readFileSync(path), readLimits)
    expect(sent.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Start here', 'visible'],
      ['1 Security access & keys', 'visible'],
      ['2 Figures', 'visible'],
      ['assay', 'veryHidden'],
      ['lists', 'veryHidden'],
    ])

    const receipt = await receive(
      desk,
      bid,
      {
        'sec.mfa': { answer: 'Yes', comment: '=1+1', files: 'policy.pdf' },
        'keys.certificates#iso': { answer: 'Yes' },
        'keys.certificates#soc': { answer: 'No' },
        'fig.sites#2': { question: 'Rīga', answer: 12 },
        'fig.reports': { answer: 'audit.pdf\nmissing.pdf' },
      },
      { 'policy.pdf': '%PDF-1.7\n1', 'audit.pdf': '%PDF-1.7\n', 'letter.txt': 'Dear Mara' },
    )
    expect(receipt).toMatchObject({
      position: 1,
      envelope: 'questionnaire',
      sender: 'bids@smith.example',
      punctuality: 'noDeadline',
      taken: false,
    })
    expect(receipt.files.map(({ fileName }) => fileName)).toEqual(['answers.xlsx', 'audit.pdf', 'letter.txt', 'policy.pdf'])

    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict.counts).toEqual({ accepted: 4, changed: 0, unchanged: 1, rejected: 0, missing: 9, unknown: 0 })
    expect(verdict.files).toEqual([
      { fileName: 'policy.pdf', found: true, size: 10 },
      { fileName: 'audit.pdf', found: true, size: 9 },
      { fileName: 'missing.pdf', found: false, size: null },
    ])
    expect(verdict.remarks.map(({ message }) => message)).toEqual([
      'A file that no answer names came along: letter.txt. It stays in the receipt register.',
    ])
    expect(await desk.call('response.list', { bid })).toEqual([])

    const imported = await desk.call('response.import', { receipt: receipt.id, digest: verdict.digest })
    expect(imported).toEqual(verdict)
    expect((await desk.call('receipt.list', { lot: desk.lot })).map(({ taken }) => taken)).toEqual([true])
    await desk.call('workspace.undo', {})
    expect((await desk.call('receipt.list', { lot: desk.lot })).map(({ taken }) => taken)).toEqual([false])
    await desk.call('workspace.redo', {})
    const answers = await desk.call('response.list', { bid })
    expect(answers.map(({ question, display, comment }) => [question, display, comment])).toEqual([
      ['sec.mfa', 'Yes', '=1+1'],
      ['keys.certificates', 'ISO 27001', null],
      ['fig.sites', 'Rīga |  | 12 |  |  | ', null],
      ['fig.reports', 'audit.pdf; missing.pdf', null],
    ])
    expect(answers.map(({ files }) => files.map(({ fileName, evidence }) => [fileName, evidence?.origin ?? null]))).toEqual([
      [['policy.pdf', 'provider']],
      [],
      [],
      [
        ['audit.pdf', 'provider'],
        ['missing.pdf', null],
      ],
    ])
    expect(await desk.call('response.progress', { lot: desk.lot })).toEqual([{ bid, receipts: 1, answered: 4, questions: 13 }])
  })

  it('changes nothing when the same package is imported again, or comes again', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const entries = { 'sec.mfa': { answer: 'Yes', files: 'policy.pdf' }, 'fig.plan': { answer: 'One\nTwo' } }
    const first = await receive(desk, bid, entries, { 'policy.pdf': 'the policy' })
    const path = await desk.package({ 'answers.xlsx': fill(workbookOf(desk, bid), entries), 'policy.pdf': 'the policy' })
    await desk.call('response.import', { receipt: first.id })
    const entriesBefore = desk.entries()
    const again = await desk.call('response.import', { receipt: first.id })
    expect(again.counts).toEqual({ accepted: 0, changed: 0, unchanged: 2, rejected: 0, missing: 12, unknown: 0 })
    expect(desk.entries()).toBe(entriesBefore)

    const second = await desk.call('bid.receive', { bid, paths: [path], sender: 'bids@smith.example' })
    expect(second.position).toBe(2)
    expect(second.files.map(({ sha256 }) => sha256)).toEqual(first.files.map(({ sha256 }) => sha256))
    expect((await desk.call('response.import', { receipt: second.id })).counts).toEqual(again.counts)
    expect(await desk.call('response.history', { bid, question: 'fig.plan' })).toHaveLength(1)
    expect(await desk.call('evidence.list', {})).toHaveLength(1)
    expect(await desk.call('receipt.list', { lot: desk.lot })).toEqual([{ ...first, taken: true }, second])
  })

  it('keeps every revision of an amended answer, and never deletes one for an empty cell', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const blank = workbookOf(desk, bid)
    const first = await receive(desk, bid, { 'fig.staff': { answer: 12 }, 'fig.plan': { answer: 'One', comment: 'Draft' } })
    await desk.call('response.import', { receipt: first.id })

    const path = await desk.package({ 'answers.xlsx': fill(blank, { 'fig.plan': { answer: 'Two' } }) })
    const second = await desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    const verdict = await desk.call('response.import', { receipt: second.id })
    const told = verdict.rows.filter(({ subject }) => /fig\.(plan|staff)/.test(subject))
    expect(
      told.map(({ subject, verdict, before, after, remarks }) => [
        subject,
        verdict,
        before,
        after,
        remarks.map(({ code }) => code),
      ]),
    ).toEqual([
      ['fig.staff', 'missing', '12 full-time posts', '12 full-time posts', ['emptied']],
      ['fig.plan', 'changed', 'One', 'Two', ['commentEmptied']],
    ])
    const history = await desk.call('response.history', { bid, question: 'fig.plan' })
    expect(history.map(({ revision, display, comment, receipt }) => [revision, display, comment, receipt])).toEqual([
      [1, 'One', 'Draft', first.id],
      [2, 'Two', 'Draft', second.id],
    ])
    const late = await desk.call('response.verdict', { receipt: first.id })
    expect(late.remarks.map(({ code }) => code)).toEqual(['laterReceipt'])
    // The other envelope is no later package of this one.
    const prices = await desk.package({ 'prices.txt': 'Prices' })
    await desk.call('bid.receive', { bid, envelope: 'price', paths: [prices], sender: 'Smith' })
    const newest = await desk.call('response.verdict', { receipt: second.id })
    expect(newest.remarks.map(({ code }) => code)).toEqual([])
  })

  it('is taken back and done again by undo and redo, its evidence under a new id, the receipt staying', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes', files: 'a.txt' } }, { 'a.txt': 'a' })
    await desk.call('response.import', { receipt: receipt.id })
    const imported = await desk.call('response.list', { bid })
    desk.workspace.undo(mara)
    expect(await desk.call('response.list', { bid })).toEqual([])
    expect(await desk.call('evidence.list', {})).toEqual([])
    expect(await desk.call('receipt.list', { lot: desk.lot })).toEqual([receipt])
    expect(() => desk.workspace.undo(mara)).toThrow()
    desk.workspace.redo(mara)
    const [again] = await desk.call('evidence.list', {})
    expect(again?.id).not.toBe(imported[0]?.files[0]?.evidence?.id)
    const [answer] = imported
    expect(await desk.call('response.list', { bid })).toEqual([{ ...answer, files: [{ fileName: 'a.txt', evidence: again }] }])
  })

  it('refuses to import what has changed since it was looked at', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, { 'fig.staff': { answer: 12 } })
    const { digest } = await desk.call('response.verdict', { receipt: receipt.id })
    await desk.call('response.set', { bid, question: 'fig.staff', answer: '13', reason: 'Told by telephone' })
    expect((await refusal(desk.call('response.import', { receipt: receipt.id, digest }))).code).toBe('import.digest')
    expect((await desk.call('response.verdict', { receipt: receipt.id })).digest).not.toBe(digest)
  })

  it('recomputes the same digest for the same state', async () => {
    const desk = await openDesk()
    const receipt = await receive(desk, desk.bid('Smith'), { 'fig.staff': { answer: 12 } })
    const [one, two] = [
      await desk.call('response.verdict', { receipt: receipt.id }),
      await desk.call('response.verdict', { receipt: receipt.id }),
    ]
    expect(one).toEqual(two)
  })
})

describe('attached files', () => {
  it('are found in a folder of this machine, when they did not come with the workbook', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const folder = join(desk.folder, 'mailbox')
    mkdirSync(join(folder, 'inner'), { recursive: true })
    writeFileSync(join(folder, 'proof.pdf'), 'proof')
    writeFileSync(join(desk.folder, 'secret.pdf'), 'secret')
    symlinkSync(join(desk.folder, 'secret.pdf'), join(folder, 'link.pdf'))
    const receipt = await receive(desk, bid, {
      'sec.mfa': { answer: 'Yes', files: 'proof.pdf\nlink.pdf' },
      'sec.tests': { answer: 'Yes', files: '../secret.pdf' },
      'sec.tester': { answer: 'TÜV', files: 'proof.pdf' },
    })
    const verdict = await desk.call('response.import', { receipt: receipt.id, attachments: folder })
    expect(verdict.files).toEqual([
      { fileName: 'proof.pdf', found: true, size: 5 },
      { fileName: 'link.pdf', found: false, size: null },
    ])
    expect(verdict.rows.find(({ subject }) => subject === 'sec.tests')).toMatchObject({
      verdict: 'accepted',
      remarks: [{ code: 'filesRefused' }],
    })
    const evidence = await desk.call('evidence.list', {})
    expect(evidence.map(({ fileName, origin }) => [fileName, origin])).toEqual([['proof.pdf', 'provider']])
  })

  it('are found when their name is written in other letters, and are not called unnamed then', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Nordlicht')
    const entries = { 'sec.mfa': { answer: 'Yes', files: 'PROOF.PDF' } }
    const receipt = await receive(desk, bid, entries, { 'proof.pdf': '%PDF-', 'letter.txt': 'Dear Mara' })
    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict.files).toEqual([{ fileName: 'PROOF.PDF', found: true, size: 5 }])
    expect(verdict.remarks.map(({ message }) => message)).toEqual([
      'A file that no answer names came along: letter.txt. It stays in the receipt register.',
    ])
  })

  it('are kept once, however often they are named, and again when their content changes', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const entries = { 'sec.mfa': { answer: 'Yes', files: 'a.pdf; b.pdf' }, 'fig.staff': { answer: 3, files: 'a.pdf' } }
    const first = await receive(desk, bid, entries, { 'a.pdf': 'same', 'b.pdf': 'same' })
    await desk.call('response.import', { receipt: first.id })
    const before = await desk.call('evidence.list', {})
    expect(before.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.pdf'])
    expect(new Set(before.map(({ sha256 }) => sha256)).size).toBe(1)

    const second = await receive(desk, bid, {}, { 'a.pdf': 'other' })
    const verdict = await desk.call('response.import', { receipt: second.id })
    expect(verdict.counts).toMatchObject({ changed: 2, unchanged: 0 })
    expect(verdict.rows[0]?.remarks.map(({ code }) => code)).toEqual(['fileReplaced'])
    const [mfa] = await desk.call('response.list', { bid })
    expect(mfa?.files.map(({ fileName, evidence }) => [fileName, evidence?.size])).toEqual([
      ['a.pdf', 5],
      ['b.pdf', 4],
    ])
  })

  it('that arrive later are linked to the answers that named them', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const first = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes', files: 'late.pdf' } })
    await desk.call('response.import', { receipt: first.id })
    const second = await receive(desk, bid, {}, { 'late.pdf': 'here it is' })
    const { rows } = await desk.call('response.import', { receipt: second.id })
    expect(rows[0]).toMatchObject({ verdict: 'changed', before: 'Yes', after: 'Yes', remarks: [{ code: 'fileArrived' }] })
    const [mfa] = await desk.call('response.list', { bid })
    expect(mfa?.files[0]?.evidence?.size).toBe(10)
  })
})

describe('the receipt register', () => {
  it('says what came in time and what came late', async () => {
    const desk = await openDesk({ deadline: '2025-12-20T12:00:00.000Z' })
    const bid = desk.bid('Smith')
    const path = await desk.package({ 'a.txt': 'a' })
    const at = (receivedAt: string) =>
      desk.call('bid.receive', { bid, paths: [path], sender: 'Smith', receivedAt, reason: 'By the stamp of the post room' })
    expect((await at('2025-12-20T12:00:00.000Z')).punctuality).toBe('inTime')
    expect((await at('2025-12-20T12:00:00.001Z')).punctuality).toBe('late')
    expect((await refusal(at('2099-01-01T00:00:00.000Z'))).code).toBe('receive.future')
  })

  it('says of a package whether the clock had been set back when it was recorded', async () => {
    let now = '12:00'
    const desk = await openDesk({ clock: () => new Date(`2026-01-01T${now}:00.000Z`) })
    const bid = desk.bid('Smith')
    const path = await desk.package({ 'a.txt': 'a' })
    const recordAt = (time: string) => {
      now = time
      return desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    }
    const recorded = [await recordAt('12:10'), await recordAt('12:05'), await recordAt('12:11')]
    expect(recorded.map(({ clockWentBack }) => clockWentBack)).toEqual([false, true, false])
    expect(await desk.call('receipt.list', { lot: desk.lot })).toEqual(recorded)
  })

  it('refuses links, and nothing at all', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receiveAll = (...paths: string[]) => refusal(desk.call('bid.receive', { bid, paths, sender: 'Smith' }))
    const folder = await desk.package({ 'a.txt': 'a', '.DS_Store': 'x', '~$a.xlsx': 'x' })
    expect((await desk.call('bid.receive', { bid, paths: [folder], sender: 'Smith' })).files).toHaveLength(1)
    const other = await desk.package({ 'a.txt': 'b' })
    symlinkSync(join(folder, 'a.txt'), join(other, 'link.txt'))
    expect((await receiveAll(other)).code).toBe('receive.link')
    const empty = join(desk.folder, 'empty')
    mkdirSync(empty)
    expect((await receiveAll(empty)).code).toBe('receive.empty')
    expect((await receiveAll(join(desk.folder, 'nowhere'))).code).toBe('file.missing')
    expect(await desk.call('receipt.list', { lot: desk.lot })).toHaveLength(1)
  })

  it('takes nothing from a bid that was withdrawn', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes' } })
    await desk.call('bid.withdraw', { bid, reason: 'No capacity' })
    const path = await desk.package({ 'a.txt': 'a' })
    expect((await refusal(desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('response.import', { receipt: receipt.id }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('bid.workbook', { bid, path: desk.path('a.xlsx') }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('response.set', { bid, question: 'sec.mfa', answer: 'yes', reason: 'Mail' }))).code).toBe(
      'bid.withdrawn',
    )
  })
})

describe('a workbook that is not the one', () => {
  it('is refused when it was made out to another bidder', async () => {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    const path = await desk.package({ 'answers.xlsx': workbookOf(desk, smith) })
    const receipt = await desk.call('bid.receive', { bid: jones, paths: [path], sender: 'Jones' })
    const { code, message } = await refusal(desk.call('response.verdict', { receipt: receipt.id }))
    expect(code).toBe('import.bid')
    expect(message).toContain('was made out to Smith, not to Jones')
  })

  it('is refused when it belongs to another tender, questionnaire or envelope, or to nobody', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const layoutWith = (change: Partial<ReturnType<typeof workbookFacts>['identity']>) => {
      const facts = workbookFacts(desk.workspace.read, bid, 'questionnaire', mara)
      return questionnaireLayout({ ...facts, identity: { ...facts.identity, ...change } }, everyType, new Map(), translate)
    }
    const codeOf = async (files: Parameters<typeof desk.package>[0], envelope: 'questionnaire' | 'price' = 'questionnaire') => {
      const receipt = await desk.call('bid.receive', { bid, paths: [await desk.package(files)], sender: 'Smith', envelope })
      return (await refusal(desk.call('response.import', { receipt: receipt.id }))).code
    }
    expect(await codeOf({ 'a.xlsx': layoutWith({ tender: 'another' }) })).toBe('import.tender')
    expect(await codeOf({ 'a.xlsx': layoutWith({ instrument: 'b'.repeat(64) }) })).toBe('import.instrument')
    expect(await codeOf({ 'a.xlsx': layoutWith({ envelope: 'price' }) })).toBe('import.envelope')
    expect(await codeOf({ 'a.xlsx': layoutWith({}) }, 'price')).toBe('import.receiptEnvelope')
    const plain = {
      title: 'x',
      author: 'x',
      created: '2026-01-01T00:00:00Z',
      sheets: [{ name: 'S', columns: [], rows: [{ cells: [{ content: 'x', style: 'text' as const }] }] }],
    }
    expect(await codeOf({ 'a.xlsx': plain })).toBe('import.notOurs')
    expect(await codeOf({ 'a.txt': 'a', 'b.txt': 'b' })).toBe('import.noWorkbook')
    expect(await codeOf({ 'a.xlsx': layoutWith({}), 'b.xlsx': layoutWith({}) })).toBe('import.severalWorkbooks')
    expect(await codeOf({ 'a.pdf': '%PDF-1.7' })).toBe('exchange.notWorkbook')
    expect(await codeOf({ 'a.xlsx': 'PK\x03\x04 broken' })).toMatch(/^exchange\./)
  })

  it('is told apart from workbooks that came along as evidence', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const evidence = {
      title: 'x',
      author: 'x',
      created: '2026-01-01T00:00:00Z',
      sheets: [{ name: 'S', columns: [], rows: [{ cells: [{ content: 'x', style: 'text' as const }] }] }],
    }
    const path = await desk.package({
      'a evidence.xlsx': evidence,
      'answers.xlsx': fill(workbookOf(desk, bid), { 'sec.mfa': { answer: 'Yes', files: 'a evidence.xlsx' } }),
    })
    const receipt = await desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    const verdict = await desk.call('response.import', { receipt: receipt.id })
    expect([verdict.fileName, verdict.files]).toMatchObject(['answers.xlsx', [{ fileName: 'a evidence.xlsx', found: true }]])
  })
})

describe('answers typed by hand', () => {
  it('follow one another as they were typed, though the clock was set back', async () => {
    let now = '12:00'
    const desk = await openDesk({ clock: () => new Date(`2026-01-01T${now}:00.000Z`) })
    const bid = desk.bid('Smith')
    const typeAt = (time: string, answer: string) => {
      now = time
      return desk.call('response.set', { bid, question: 'fig.plan', answer, reason: 'By letter' })
    }
    const typed = [await typeAt('12:10', 'One'), await typeAt('12:05', 'Two')]
    expect(typed.map(({ revision, display }) => [revision, display])).toEqual([
      [1, 'One'],
      [2, 'Two'],
    ])
    expect(await desk.call('response.history', { bid, question: 'fig.plan' })).toEqual(typed)
    expect(await desk.call('response.list', { bid })).toEqual(typed.slice(1))
  })

  it('are read by the rules of the workbook, and carry their reason', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const set = (question: string, answer: Input<'response.set'>['answer'], more = {}) =>
      desk.call('response.set', { bid, question, answer, reason: 'Told by telephone', ...more })
    expect(await set('keys.where', 'in a hardware module', { comment: 'Sure?' })).toMatchObject({
      revision: 1,
      state: 'answered',
      display: 'In a hardware module',
      comment: 'Sure?',
      source: 'typed',
      receipt: null,
      reason: 'Told by telephone',
    })
    expect(await set('keys.where', null)).toMatchObject({ revision: 2, state: 'blank', display: null, comment: 'Sure?' })
    expect(await set('keys.certificates', ['iso', 'PCI DSS; level 1'])).toMatchObject({ display: 'ISO 27001; PCI DSS; level 1' })
    expect(await set('sec.tests', null, { notApplicable: true })).toMatchObject({
      state: 'notApplicable',
      display: 'Not applicable',
    })
    expect(await set('fig.sites', [{ site: 'Rīga', posts: '12' }])).toMatchObject({ display: 'Rīga |  | 12 |  |  | ' })
    expect((await refusal(set('sec.mfa', null, { notApplicable: true }))).code).toBe('response.notOffered')
    expect((await refusal(set('sec.tests', 'yes', { notApplicable: true }))).code).toBe('response.contradiction')
    expect((await refusal(set('sec.invented', 'yes'))).code).toBe('question.notFound')
    const { code, message } = await refusal(set('keys.where', 'in hardwear'))
    expect(code).toBe('response.rejected')
    expect(message).toContain('“Where are encryption keys kept?”')
  })

  it('are the same for one bid, for the lot, and for scoring', async () => {
    const desk = await openDesk()
    const [smith, jones] = [desk.bid('Smith'), desk.bid('Jones')]
    await desk.call('response.set', { bid: smith, question: 'keys.certificates', answer: ['iso'], reason: 'Mail' })
    await desk.call('response.set', { bid: smith, question: 'keys.certificates', answer: ['iso', 'soc'], reason: 'Mail' })
    await desk.call('response.set', { bid: jones, question: 'fig.plan', answer: 'A', reason: 'Mail' })
    const { read } = desk.workspace
    expect(currentAnswersOfLot(read, desk.lot)).toEqual(new Map([smith, jones].map((bid) => [bid, currentAnswers(read, bid)])))
    const bare = [smith, jones].map((bid) => loadAnswers(read, loadBid(read, bid).submission))
    expect(bare).toEqual([
      new Map<string, Answer>([['keys.certificates', { state: 'answered', value: ['iso', 'soc'] }]]),
      new Map<string, Answer>([['fig.plan', { state: 'answered', value: 'A' }]]),
    ])
  })
})
