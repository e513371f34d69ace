import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Parsed } from '../../shared/contract.ts'
import { identitiesIn } from '../../shared/responses/incoming/returned.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { sealBytes } from '../sealing/seal.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { arePricesClosed, sealedForIn } from '../tenders/price-keeping.ts'
import { explainFile } from '../workspace/files.ts'
import { documentsOf, lyingDocument } from './documents.ts'
import type { PackageFile } from './packages.ts'
import { workbooksIn } from './received.ts'

/** A file of a package as it is about to be recorded: where prices are sealed, with what is kept of it. */
export type ReceivedFile = PackageFile & { sealed?: Buffer }

/**
 * What is kept of a package: where its prices are to be sealed, that is done here in memory, before anything is written. Refuses a package
 * of answers that holds a price workbook too, where prices are kept unread or sealed: it could not be opened without them.
 */
export async function keptClosed(
  context: Pick<QueryContext, 'read' | 'signal' | 'progress'>,
  { bid: id, envelope }: Pick<Parsed<'bid.receive'>, 'bid' | 'envelope'>,
  files: readonly PackageFile[],
): Promise<ReceivedFile[]> {
  const { read } = context
  const bid = loadActiveBid(read, id)
  if (!arePricesClosed(read, bid)) return [...files]
  if (envelope === 'questionnaire') {
    if (await holdsPrices(files, context)) throw new Refusal('receive.pricesInside', { bidder: bid.provider.name })
    return [...files]
  }
  const sealedFor = sealedForIn(read, bid)
  if (!sealedFor) return [...files]
  const sealed: ReceivedFile[] = []
  for (const file of files) {
    const bytes = explainFile(file.path.toString(), () => readFileSync(file.path))
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      throw new Refusal('content.changed', { path: file.path.toString() })
    sealed.push({ ...file, sealed: await sealBytes(bytes, sealedFor) })
  }
  return sealed
}

/** Whether a price workbook of ours is among the files of a package, in whatever they hold. */
async function holdsPrices(files: readonly PackageFile[], context: Pick<QueryContext, 'signal' | 'progress'>): Promise<boolean> {
  const { documents, unopened } = await documentsOf(files.map(lyingDocument), context.signal)
  try {
    for await (const { workbook } of workbooksIn(documents, unopened, context))
      if (identitiesOf(workbook).some(({ envelope }) => envelope === 'price')) return true
  } catch (error) {
    // What cannot be read holds no workbook that could be.
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
  }
  return false
}

function identitiesOf(workbook: () => Parameters<typeof identitiesIn>[0]): ReturnType<typeof identitiesIn> {
  try {
    return identitiesIn(workbook())
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
