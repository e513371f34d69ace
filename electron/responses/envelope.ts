import type { Translate } from '../../shared/messages/translate.ts'
import type { Envelope, ImportVerdict, Receipt, VerdictRow } from '../../shared/responses/contract.ts'
import { type Remark, Remarks } from '../../shared/responses/incoming/remarks.ts'
import { type Returned, withResults } from '../../shared/responses/incoming/returned.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext, QueryContext, TaskContext } from '../endpoint.ts'
import { type LoadedBid, loadActiveBid, loadBid } from '../tenders/bids.ts'
import { loadLots } from '../tenders/lots.ts'
import type { Reader } from '../workspace/database.ts'
import type { Recording } from '../workspace/facts.ts'
import { attachmentsOf, type FoundFiles } from './attachments.ts'
import { laterReceipts, loadReadable } from './receipts.ts'
import { countsOf, digestOf, type Notice, readReceived } from './received.ts'

/** A received package, opened, with the workbook in it that is ours. */
export type Opened = {
  receipt: Receipt
  bid: LoadedBid
  fileName: string
  returned: Returned
  attachments: FoundFiles
  /** What is worth saying about the other files of the package. */
  notices: readonly Notice[]
}

/** What a judge makes of a package, row by row. */
export type Judgement<Change extends object> = {
  rows: VerdictRow[]
  /** On the workbook as a whole. */
  remarks: Remark[]
  changes: readonly Change[]
  /** Files that rows name, and whether each was found. */
  files: ImportVerdict['files']
}

/** All that one kind of envelope knows apart from the others. The way that a package takes through here is the same for each. */
export type Judge<Change extends object> = {
  envelope: Envelope
  /** The hash that a workbook of the bid carries: of what it was written for. */
  instrumentOf: (read: Reader, bid: LoadedBid) => string
  /** Hashes of what was asked before, where what was filled in for it is read still. */
  earlierOf?: (read: Reader, bid: LoadedBid) => readonly string[]
  /** Compares what came back with what is recorded. Writes nothing. */
  judge: (read: Reader, opened: Opened, translate: Translate) => Judgement<Change>
  /** Writes what changes. */
  take: (context: Recording, opened: Opened, changes: readonly Change[]) => void
}

/**
 * `attachments` is a folder in which named files may lie that did not come with the package. `accept`: questions or lines whose
 * formulas a person has looked at, and takes at their value.
 */
type Input = { receipt: string; attachments?: string | undefined; accept?: readonly string[] | undefined }
type Reading = Pick<QueryContext, 'read' | 'signal' | 'progress' | 'translate'>

/** What an import of a received package would do now. */
export async function verdictOn<Change extends object>(
  judge: Judge<Change>,
  context: TaskContext,
  input: Input,
): Promise<ImportVerdict> {
  const { read } = context.session.workspace()
  return judged(judge, read, await open(judge, { ...context, read }, input), context.translate).verdict
}

/**
 * Opens and judges a received package, and returns what takes the accepted and changed rows inside a transaction. That refuses a
 * digest that no longer fits. An import that would change nothing writes nothing.
 */
export async function prepareTaking<Change extends object>(
  judge: Judge<Change>,
  context: Reading,
  input: Input & { digest?: string | undefined },
): Promise<(commit: Recording & Pick<CommandContext, 'translate'>) => ImportVerdict> {
  const opened = await open(judge, context, input)
  // Reads the named files before the transaction begins.
  judged(judge, context.read, opened, context.translate)
  return (commit) => {
    const { bid, envelope } = loadReadable(commit.write, opened.receipt.id)
    if (loadActiveBid(commit.write, bid).id !== opened.bid.id || envelope !== judge.envelope)
      throw new Refusal('import.digest', { file: opened.fileName })
    const { verdict, changes } = judged(judge, commit.write, opened, commit.translate)
    if (input.digest !== undefined && input.digest !== verdict.digest)
      throw new Refusal('import.digest', { file: opened.fileName })
    judge.take(commit, opened, changes)
    return verdict
  }
}

/** Opens a package and finds the workbook in it that is ours. A package of another envelope is refused unread. */
async function open(
  { envelope, instrumentOf, earlierOf }: Pick<Judge<never>, 'envelope' | 'instrumentOf' | 'earlierOf'>,
  context: Reading,
  { receipt: id, attachments, accept = [] }: Input,
): Promise<Opened> {
  const { read, translate } = context
  const receipt = loadReadable(read, id)
  if (receipt.envelope !== envelope) throw new Refusal('import.receiptEnvelope', { envelope: receipt.envelope })
  const bid = loadActiveBid(read, receipt.bid)
  const { fileName, workbooks, returned, documents, notices } = await readReceived(context, receipt, {
    envelope,
    tender: bid.tender,
    bid: bid.id,
    instrument: instrumentOf(read, bid),
    earlier: earlierOf?.(read, bid) ?? [],
    providerOf: (other) => providerOf(read, other, translate),
  })
  return {
    receipt,
    bid,
    fileName,
    returned: withResults(returned, new Set(accept)),
    attachments: attachmentsOf(documents, workbooks, attachments),
    notices,
  }
}

/** The name of a bid's provider, with its lot where there are several, for messages that may name bids of other workspaces. */
function providerOf(read: Reader, id: string, translate: Translate): string {
  try {
    const { provider, lot, tender } = loadBid(read, id)
    const lots = loadLots(read, tender)
    const title = lots.find(({ id: one }) => one === lot)?.title
    return lots.length > 1 && title !== undefined
      ? translate('import.bidOfLot', { provider: provider.name, lot: title })
      : provider.name
  } catch (error) {
    if (error instanceof Refusal) return translate('import.otherBidder')
    throw error
  }
}

function judged<Change extends object>(
  { judge }: Judge<Change>,
  read: Reader,
  opened: Opened,
  translate: Translate,
): { verdict: ImportVerdict; changes: readonly Change[] } {
  const { receipt, bid, fileName, notices } = opened
  const { rows, remarks, changes, files } = judge(read, opened, translate)
  const verdict = {
    receipt: receipt.id,
    bid: bid.id,
    fileName,
    counts: countsOf(rows),
    taken: changes.length,
    remarks: [...remarksOnPackage(read, receipt, notices, translate), ...remarks],
    rows,
    files,
    digest: digestOf(receipt.id, rows, changes, files),
  }
  return { verdict, changes }
}

/** That a newer package of the bidder was received, and what else came. */
function remarksOnPackage(read: Reader, receipt: Receipt, notices: readonly Notice[], translate: Translate): Remark[] {
  const remarks = new Remarks(translate)
  const count = laterReceipts(read, receipt)
  if (count > 0) remarks.add('laterReceipt', { count })
  for (const { code, values } of notices) remarks.add(code, values)
  return remarks.list()
}
