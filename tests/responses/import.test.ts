import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { mara } from '../workspace/support.ts'
import { openDesk, receive, refusal, workbookOf } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

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
      language: 'en-GB',
      untranslated: 0,
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
