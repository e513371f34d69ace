import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import { type ImportVerdict, type Receipt, type VerdictRow, verdicts } from '../../shared/responses/contract.ts'
import { type Expected, type Returned, readReturned } from '../../shared/responses/incoming/returned.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { readLimits } from '../exchange/limits.ts'
import { parseWorkbook } from '../exchange/parse.ts'
import { readContent } from '../workspace/content.ts'
import type { Reader } from '../workspace/database.ts'

/** Most workbooks of a package that are opened to find the one that was sent out. */
const mostOpened = 10

/**
 * Reads the workbook of a receipt from the content that was recorded, in a worker. Of several workbooks in a package the one
 * counts that was sent out by us. Refuses with `exchange.*` and `import.*`.
 */
export async function readReceived(
  { read, signal, progress }: Pick<QueryContext, 'read' | 'signal' | 'progress'>,
  receipt: Receipt,
  expected: Expected,
): Promise<{ fileName: string; returned: Returned }> {
  const [first] = receipt.files
  const workbooks = receipt.files.filter(({ fileName }) => /\.xls[xm]$/i.test(fileName))
  const candidates = workbooks.length > 0 ? workbooks : receipt.files.length === 1 && first ? [first] : []
  if (candidates.length === 0) throw new Refusal('import.noWorkbook', { files: receipt.files.length })
  if (candidates.length > mostOpened) throw new Refusal('import.manyWorkbooks', { count: candidates.length, limit: mostOpened })
  const ours: { fileName: string; returned: Returned }[] = []
  const refusals: Refusal[] = []
  for (const [index, candidate] of candidates.entries()) {
    try {
      const workbook = await parseWorkbook(
        { file: candidate.fileName, bytes: bytesOf(read, candidate) },
        { signal, onProgress: (share) => progress({ step: 'import.reading', done: index + share, total: candidates.length }) },
      )
      ours.push({ fileName: candidate.fileName, returned: readReturned(workbook, expected) })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      refusals.push(error)
    }
  }
  const [one, ...others] = ours
  if (one && others.length > 0)
    throw new Refusal('import.severalWorkbooks', { files: ours.map(({ fileName }) => fileName).join(', ') })
  if (one) return one
  throw (
    refusals.find(({ code }) => code.startsWith('import.') && code !== 'import.notOurs') ??
    refusals[0] ??
    new Error('nothing was read')
  )
}

function bytesOf(read: Reader, file: Receipt['files'][number]): Uint8Array {
  const { fileMegabytes } = readLimits
  if (file.size > fileMegabytes * 1_048_576)
    throw new Refusal('exchange.tooLarge', { file: file.fileName, what: 'file', limit: fileMegabytes })
  return Buffer.concat([...readContent(read, file.sha256)])
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
