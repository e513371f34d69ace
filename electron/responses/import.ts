import type { Parsed } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { ImportVerdict, Receipt } from '../../shared/responses/contract.ts'
import { type Remark, Remarks } from '../../shared/responses/incoming/remarks.ts'
import type { Returned } from '../../shared/responses/incoming/returned.ts'
import { type AnswersVerdict, verdictOf } from '../../shared/responses/incoming/verdict.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext, QueryContext } from '../endpoint.ts'
import { addStoredEvidence } from '../evidence/evidence.ts'
import { type LoadedBid, loadActiveBid, loadBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { storeContent } from '../workspace/content.ts'
import type { Reader } from '../workspace/database.ts'
import { type CurrentAnswer, currentAnswers } from './answers.ts'
import { type Attachment, attachmentsOf, type FoundFiles } from './attachments.ts'
import { laterReceipts, loadReceipt } from './receipts.ts'
import { countsOf, digestOf, readReceived } from './received.ts'
import { storeAnswer } from './store.ts'

/** A received workbook, read and located: what a verdict needs beside the workspace. */
type Prepared = {
  receipt: Receipt
  bid: LoadedBid
  fileName: string
  returned: Returned
  attachments: FoundFiles
}

/** Reads the workbook of a receipt. Writes nothing. */
export async function prepareImport(
  context: Pick<QueryContext, 'read' | 'signal' | 'progress' | 'translate'>,
  input: Pick<Parsed<'response.import'>, 'receipt' | 'attachments'>,
): Promise<Prepared> {
  const { read, translate } = context
  const receipt = loadReceipt(read, input.receipt)
  if (receipt.envelope !== 'questionnaire') throw new Refusal('import.receiptEnvelope', { envelope: receipt.envelope })
  const bid = loadActiveBid(read, receipt.bid)
  const { hash } = loadInstrument(read, bid.tender)
  const { fileName, returned } = await readReceived(context, receipt, {
    envelope: 'questionnaire',
    tender: bid.tender,
    bid: bid.id,
    instrument: hash,
    providerOf: (id) => providerOf(read, id, translate),
  })
  return { receipt, bid, fileName, returned, attachments: attachmentsOf(receipt, fileName, input.attachments) }
}

/** The name of a bid's provider, for messages that may name bids of other workspaces. */
export function providerOf(read: Reader, bid: string, translate: Translate): string {
  try {
    return loadBid(read, bid).provider.name
  } catch (error) {
    if (error instanceof Refusal) return translate('import.otherBidder')
    throw error
  }
}

/** What an import would do now. */
export function answersVerdict(
  read: Reader,
  prepared: Prepared,
  translate: Translate,
): { verdict: ImportVerdict; judged: AnswersVerdict } {
  const { receipt, bid, fileName, returned, attachments } = prepared
  const { instrument } = loadInstrument(read, bid.tender)
  const recorded = currentAnswers(read, bid.id)
  const judged = verdictOf({ instrument, recorded, returned, attachments }, translate)
  const files = judged.named.map((name) => {
    const found = attachments.find(name)
    return { fileName: name, found: found !== undefined, size: found?.size ?? null }
  })
  const verdict = {
    receipt: receipt.id,
    bid: bid.id,
    fileName,
    counts: countsOf(judged.rows),
    remarks: [...remarksOnReceipt(read, receipt, translate), ...judged.remarks],
    rows: judged.rows,
    files,
    digest: digestOf(receipt.id, judged.rows, judged.changes, files),
  }
  return { verdict, judged }
}

/** That a newer package of the bidder was received. */
export function remarksOnReceipt(read: Reader, receipt: Receipt, translate: Translate): Remark[] {
  const remarks = new Remarks(translate)
  const count = laterReceipts(read, receipt.id)
  if (count > 0) remarks.add('laterReceipt', { count })
  return remarks.list()
}

/**
 * Takes the accepted and changed rows into the bid's answers, as the next revision of each, with the files that they name.
 * Refuses a digest that no longer fits. An import that would change nothing writes nothing.
 */
export function importAnswers(
  { write, at, translate }: Pick<CommandContext, 'write' | 'at' | 'translate'>,
  prepared: Prepared,
  digest: string | undefined,
): ImportVerdict {
  const { receipt, bid, fileName, attachments } = prepared
  loadActiveBid(write, bid.id)
  const { verdict, judged } = answersVerdict(write, prepared, translate)
  if (digest !== undefined && digest !== verdict.digest) throw new Refusal('import.digest', { file: fileName })

  const before = currentAnswers(write, bid.id)
  const known = knownEvidence(before)
  const take = (name: string, kept: string | null): string | null => {
    const found = attachments.find(name)
    if (!found) return kept
    const key = keyOf(name, found.sha256)
    const evidence = known.get(key) ?? takeEvidence(found, name)
    known.set(key, evidence)
    return evidence
  }
  const takeEvidence = (found: Attachment, fileName: string): string => {
    if (found.incoming) storeContent(write, found.incoming)
    return addStoredEvidence(write, { fileName, sha256: found.sha256, size: found.size }, { origin: 'provider', addedAt: at }).id
  }
  const from = { source: 'workbook', receipt: receipt.id, reason: null, recordedAt: at } as const
  for (const change of judged.changes) {
    const kept = before.get(change.question)?.evidence
    storeAnswer(write, { bid: bid.id, tender: bid.tender }, change, from, (name) => take(name, kept?.get(name) ?? null))
  }
  return verdict
}

/** Evidence that the bid's answers hold already, so that a file named by several answers or imports is one piece. */
function knownEvidence(answers: ReadonlyMap<string, CurrentAnswer>): Map<string, string> {
  const known = new Map<string, string>()
  for (const { contents, evidence } of answers.values())
    for (const [name, sha256] of contents) {
      const id = evidence.get(name)
      if (sha256 && id) known.set(keyOf(name, sha256), id)
    }
  return known
}

function keyOf(name: string, sha256: string): string {
  return `${sha256} ${name}`
}
