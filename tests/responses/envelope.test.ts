import { describe, expect, it } from 'vitest'
import { type Judge, prepareTaking } from '../../electron/responses/envelope.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { loadInstrument } from '../../electron/tenders/instrument.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { Refusal } from '../../shared/result.ts'
import { mara } from '../workspace/support.ts'
import { openDesk } from './desk.ts'
import { everyType } from './questionnaire.ts'
import { fill } from './sheets.ts'
import { translate } from './verdicts.ts'

type Taken = { row: string; text: string }

/** A judge that takes whatever text stands beside a question, into a list. */
function listJudge(into: Taken[]): Judge<Taken> {
  return {
    envelope: 'questionnaire',
    instrumentOf: (read, bid) => loadInstrument(read, bid.tender).hash,
    judge(_read, { returned, attachments }) {
      const filled = returned.sheets.flatMap(({ rows }) => rows).filter((row) => !row.id.includes('#') && row.cell('comment'))
      return {
        rows: filled.map(({ id }) => ({
          verdict: 'accepted',
          subject: id,
          label: id,
          cell: null,
          before: null,
          after: null,
          remarks: [],
        })),
        remarks: [],
        changes: filled.map((row) => ({ row: row.id, text: row.cell('comment')?.text ?? '' })),
        files: attachments.names.map((fileName) => ({ fileName, found: true, size: attachments.find(fileName)?.size ?? null })),
      }
    },
    take: (_context, _opened, changes) => into.push(...changes),
  }
}

async function received() {
  const desk = await openDesk()
  const bid = desk.bid('Smith')
  const facts = workbookFacts(desk.workspace.read, bid, 'questionnaire', mara)
  const workbook = fill(questionnaireLayout(facts, everyType, new Map(), translate), {
    'sec.mfa': { comment: 'Since March' },
  })
  const path = await desk.package({ 'answers.xlsx': workbook, 'proof.txt': 'proof' })
  const receipt = await desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
  const context = {
    read: desk.workspace.read,
    signal: new AbortController().signal,
    progress: () => undefined,
    translate,
  }
  const commit = (take: (write: Parameters<Awaited<ReturnType<typeof prepareTaking>>>[0]) => unknown) =>
    desk.workspace.execute({ command: 'test', profile: mara }, (write, stamp) => take({ write, ...stamp, translate }))
  return { desk, receipt, context, commit }
}

describe('the way of an envelope', () => {
  it('is the same for any judge: opened, recognised, read, judged and taken', async () => {
    const { receipt, context, commit } = await received()
    const into: Taken[] = []
    const take = await prepareTaking(listJudge(into), context, { receipt: receipt.id })
    expect(into).toEqual([])
    expect(commit(take)).toMatchObject({
      fileName: 'answers.xlsx',
      counts: { accepted: 1, changed: 0, unchanged: 0, rejected: 0, missing: 0, unknown: 0 },
      files: [{ fileName: 'proof.txt', found: true, size: 5 }],
      remarks: [],
    })
    expect(into).toEqual([{ row: 'sec.mfa', text: 'Since March' }])
  })

  it('refuses a package of another envelope unread, and a verdict that was not looked at', async () => {
    const { receipt, context, commit } = await received()
    const into: Taken[] = []
    const price = { ...listJudge(into), envelope: 'price' as const }
    await expect(prepareTaking(price, context, { receipt: receipt.id })).rejects.toThrow(
      new Refusal('import.receiptEnvelope', { envelope: 'questionnaire' }),
    )
    const take = await prepareTaking(listJudge(into), context, { receipt: receipt.id, digest: '0'.repeat(64) })
    expect(() => commit(take)).toThrow(new Refusal('import.digest', { file: 'answers.xlsx' }))
    expect(into).toEqual([])
  })
})
