import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import { fileKind, otherThanNamed } from '../../shared/exchange/file-signature.ts'
import type { WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { type ImportVerdict, type Receipt, type VerdictRow, verdicts } from '../../shared/responses/contract.ts'
import type { RemarkCode } from '../../shared/responses/incoming/remarks.ts'
import { type Expected, type Returned, readReturned } from '../../shared/responses/incoming/returned.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { megabyte, readLimits } from '../exchange/limits.ts'
import { parseWorkbook } from '../exchange/parse.ts'
import { isOurSheet } from '../exchange/separated-values.ts'
import { type Document, documentsOf, keptDocument, type Unopened } from './documents.ts'

/** Most workbooks of a package that are opened to find the one that was sent out. */
const mostOpened = 10

/** Largest text that is looked at for the mark of a sheet of ours. */
const mostText = 16 * megabyte

/** Something worth saying about the files of a package. */
export type Notice = { code: RemarkCode; values: Record<string, string> }

/** A package of which the workbook was found that is ours; `workbooks` are its files, one for each sheet where these came as texts. */
export type Received = { fileName: string; workbooks: string[]; returned: Returned; documents: Document[]; notices: Notice[] }

/**
 * Opens the package of a receipt from the content that was recorded, and reads its workbook in a worker. Of several workbooks the
 * one counts that was sent out by us; what the others are is told. Refuses with `exchange.*` and `import.*`.
 */
export async function readReceived(
  context: Pick<QueryContext, 'read' | 'signal' | 'progress' | 'translate'>,
  receipt: Receipt,
  expected: Expected,
): Promise<Received> {
  const { documents, unopened } = await documentsOf(
    receipt.files.map((file) => keptDocument(context.read, file)),
    context.signal,
  )
  const ours: Pick<Received, 'fileName' | 'workbooks' | 'returned'>[] = []
  const refusals: Unopened[] = []
  for await (const { names, fileName, workbook } of workbooksIn(documents, unopened, context)) {
    try {
      ours.push({ fileName, workbooks: names, returned: readReturned(workbook(), expected) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push({ file: fileName, refusal: error })
    }
  }
  const [one, ...others] = ours
  if (one && others.length > 0)
    throw new Refusal('import.severalWorkbooks', { files: ours.map(({ fileName }) => fileName).join(', ') })
  if (one) return { ...one, documents, notices: noticesOn(documents, [...unopened, ...refusals], context.translate) }
  throw (
    refusals.find(({ refusal: { code } }) => code.startsWith('import.') && code !== 'import.notOurs')?.refusal ??
    refusals[0]?.refusal ??
    new Error('nothing was read')
  )
}

/** A workbook among the files of a package: those that it is read from, and what it holds, or why it cannot be read. */
export type Found = { names: string[]; fileName: string; workbook: () => WorkbookAsRead }

/**
 * Reads the workbooks of a package that may be ours, each in a worker: by their names, or else by their bytes. Sheets of ours that came
 * as texts are one workbook. Refuses a package that has none, or too many.
 */
export async function* workbooksIn(
  documents: readonly Document[],
  unopened: readonly Unopened[],
  { signal, progress }: Pick<QueryContext, 'signal' | 'progress'>,
): AsyncGenerator<Found, void> {
  const candidates = candidatesAmong(documents.filter(({ opened }) => !opened))
  if (candidates.length === 0) throw unopened[0]?.refusal ?? new Refusal('import.noWorkbook', { files: documents.length })
  if (candidates.length > mostOpened) throw new Refusal('import.manyWorkbooks', { count: candidates.length, limit: mostOpened })
  for (const [index, parts] of candidates.entries()) {
    const names = parts.map(({ name }) => name)
    const fileName = names.join(', ')
    try {
      const read: WorkbookAsRead[] = []
      for (const [part, document] of parts.entries()) {
        const onProgress = (share: number) =>
          progress({ step: 'import.reading', done: index + (part + share) / parts.length, total: candidates.length })
        read.push(await parseWorkbook({ file: document.name, bytes: bytesOf(document) }, { signal, onProgress }))
      }
      const [first] = read
      const sheets = read.flatMap((workbook) => workbook.sheets)
      if (first) yield { names, fileName, workbook: () => ({ ...first, file: fileName, sheets }) }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      yield {
        names,
        fileName,
        workbook: () => {
          throw error
        },
      }
    }
  }
}

function candidatesAmong(files: readonly Document[]): (readonly Document[])[] {
  const texts = files.filter(isOurText)
  const workbooks = files.filter(({ name, size }) => /\.(xls[xmb]?|ods)$/i.test(name) && size > 0)
  const nameless = files.filter(
    ({ name, head }) => ['archive', 'compound'].includes(fileKind(head)) && !/\.(zip|msg|doc[xm]?|ppt[xm]?|od[tp])$/i.test(name),
  )
  const candidates = [
    ...(workbooks.length > 0 ? workbooks : nameless).map((document) => [document]),
    ...(texts.length > 0 ? [texts] : []),
  ]
  return candidates.length === 0 && files.length === 1 ? [files] : candidates
}

/** What is worth saying about the files beside the workbook. That a workbook of others is none of ours is not. */
function noticesOn(documents: readonly Document[], unread: readonly Unopened[], translate: Translate): Notice[] {
  const told = new Set(unread.map(({ file }) => file))
  return [
    ...unread
      .filter(({ refusal }) => refusal.code !== 'import.notOurs')
      .map(({ file, refusal: { code, details } }): Notice => {
        if (code === 'import.envelope') return { code: 'otherEnvelope', values: { file, found: String(details.found) } }
        return { code: 'fileUnread', values: { reason: translate(`error.${code}`, details) } }
      }),
    ...documents.flatMap(({ name, head }): Notice[] => {
      const kind = told.has(name) ? undefined : otherThanNamed(name, head)
      if (kind === undefined) return []
      return [{ code: kind === 'empty' ? 'fileEmpty' : 'fileOtherwise', values: { file: name, kind } }]
    }),
  ]
}

/** Whether a file is one of our sheets, saved as text. */
function isOurText(document: Document): boolean {
  const [first = 0, second = 0] = document.head
  const isText = fileKind(document.head) === 'text' || [0xfffe, 0xfeff].includes(first * 256 + second)
  return isText && document.size <= mostText && isOurSheet(document.bytes())
}

function bytesOf(document: Document): Uint8Array {
  const { fileMegabytes } = readLimits
  if (document.size > fileMegabytes * megabyte)
    throw new Refusal('exchange.tooLarge', { file: document.name, what: 'file', limit: fileMegabytes })
  return document.bytes()
}

/** How many rows there are of each verdict. */
export function countsOf(rows: readonly VerdictRow[]): ImportVerdict['counts'] {
  const count = (verdict: VerdictRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  const [accepted, changed, unchanged, rejected, missing, unknown] = verdicts.map(count)
  return {
    accepted: accepted ?? 0,
    changed: changed ?? 0,
    unchanged: unchanged ?? 0,
    rejected: rejected ?? 0,
    missing: missing ?? 0,
    unknown: unknown ?? 0,
  }
}

/** SHA-256 over what an import would do: the rows with the codes of their remarks, whatever language they are told in. */
export function digestOf(
  receipt: string,
  rows: readonly VerdictRow[],
  changes: readonly object[],
  files: ImportVerdict['files'],
): string {
  const told = rows.map(({ verdict, subject, cell, remarks }) => [verdict, subject, cell, remarks.map(({ code }) => code)])
  return createHash('sha256')
    .update(canonicalJson([receipt, told, changes, files]))
    .digest('hex')
}
