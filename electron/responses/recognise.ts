import { statSync } from 'node:fs'
import type { Parsed } from '../../shared/contract.ts'
import type { WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { identitiesIn } from '../../shared/responses/incoming/returned.ts'
import { groupPackages, type Looked } from '../../shared/responses/recognition.ts'
import type { WorkbookIdentity } from '../../shared/responses/workbook/mark.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { loadBid } from '../tenders/bids.ts'
import type { Reader } from '../workspace/database.ts'
import { openable } from '../workspace/raw-paths.ts'
import { documentsOf, lyingDocument } from './documents.ts'
import { inspectPackage, pathsIn } from './packages.ts'
import { workbooksIn } from './received.ts'

/** Folders in folders are looked into to this depth for packages of several bidders. */
const deepest = 3

/**
 * Whose packages files and folders are, and which envelope: by the marks of the workbooks in them, and by nothing else that these say.
 * A folder with workbooks of several is taken apart. Writes nothing.
 */
export async function recognisePackages(context: TaskContext, { paths }: Parsed<'package.recognise'>) {
  const workspace = context.session.workspace()
  const looked: Looked[] = []
  for (const [index, path] of paths.entries()) {
    const progress = () => context.progress({ step: 'receive.recognising', done: index, total: paths.length })
    progress()
    looked.push(...(await lookAt(path, { ...context, read: workspace.read, workspace: workspace.path, progress }, 0)))
  }
  return groupPackages(looked)
}

type Context = Pick<TaskContext, 'signal' | 'progress' | 'translate'> & { read: Reader; workspace: string }

async function lookAt(path: string, context: Context, depth: number): Promise<Looked[]> {
  const { read, translate, signal } = context
  const told = (refusal: Refusal) => translate(`error.${refusal.code}`, refusal.details)
  const unknown = (problem: string | null): Looked[] => [{ path, found: null, problem }]
  const mayBeApart = depth < deepest && statSync(openable(path), { throwIfNoEntry: false })?.isDirectory() === true
  const apart = async (): Promise<Looked[]> => {
    const parts: Looked[] = []
    for (const one of pathsIn(path)) parts.push(...(await lookAt(one, context, depth + 1)))
    return parts
  }
  try {
    const files = inspectPackage([path], context.workspace)
    const { documents, unopened } = await documentsOf(files.map(lyingDocument), signal)
    const identities = new Map<string, WorkbookIdentity>()
    let unread: Refusal | undefined
    for await (const { workbook } of workbooksIn(documents, unopened, context)) {
      const found = readable(workbook)
      if (found instanceof Refusal) unread ??= found
      else for (const one of identitiesIn(found)) identities.set(`${one.envelope} ${one.bid}`, one)
    }
    if (identities.size > 1 && mayBeApart) return apart()
    const [identity, ...others] = identities.values()
    if (!identity) return unknown(unread && unread.code !== 'exchange.notWorkbook' ? told(unread) : null)
    // Answers and prices of one bid in one archive: the prices stay closed in it.
    const own = others.length === 0 ? identity : [identity, ...others].find(({ envelope }) => envelope === 'questionnaire')
    if (!own || others.some(({ bid }) => bid !== own.bid)) return unknown(translate('receive.several'))
    const bid = loadBid(read, own.bid)
    if (bid.withdrawn) return unknown(translate('error.bid.withdrawn', { provider: bid.provider.name, at: bid.withdrawn.at }))
    return [{ path, found: { bid: bid.id, bidder: bid.provider.name, lot: bid.lot, envelope: own.envelope }, problem: null }]
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
    if (error.code === 'import.noWorkbook') return unknown(null)
    if (error.code === 'import.manyWorkbooks' && mayBeApart) return apart()
    return unknown(error.code === 'bid.notFound' ? translate('receive.otherWorkspace') : told(error))
  }
}

/** What a workbook holds, or why it cannot be read. */
function readable(workbook: () => WorkbookAsRead): WorkbookAsRead | Refusal {
  try {
    return workbook()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
