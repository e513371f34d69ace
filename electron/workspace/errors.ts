import { type ErrorCode, Refusal } from '../../shared/result.ts'

/** First part of the error code, of SQLite or of the operating system → what it means to a person. */
const meanings: [prefix: string, code: ErrorCode][] = [
  ['SQLITE_FULL', 'workspace.full'],
  ['SQLITE_READONLY_DBMOVED', 'workspace.removed'],
  ['SQLITE_READONLY', 'workspace.readonly'],
  ['SQLITE_PERM', 'workspace.readonly'],
  ['SQLITE_CANTOPEN', 'workspace.unreachable'],
  ['SQLITE_NOTADB', 'workspace.foreign'],
  ['SQLITE_CORRUPT', 'workspace.damaged'],
  ['SQLITE_IOERR', 'workspace.io'],
  ['SQLITE_BUSY', 'workspace.busy'],
  ['SQLITE_LOCKED', 'workspace.busy'],
  ['ENOSPC', 'workspace.full'],
  ['EDQUOT', 'workspace.full'],
  ['EFBIG', 'workspace.full'],
  ['EROFS', 'workspace.readonly'],
  ['EACCES', 'workspace.readonly'],
  ['EPERM', 'workspace.readonly'],
  ['ENOENT', 'workspace.missing'],
  ['ENOTDIR', 'workspace.missing'],
  ['EISDIR', 'workspace.foreign'],
  ['ENAMETOOLONG', 'file.nameTooLong'],
  ['ELOOP', 'workspace.unreachable'],
  ['EIO', 'workspace.io'],
]

/** Turns an error of SQLite or the operating system about `path` into a refusal that says what helps. Other errors stay as they are. */
export function explain(error: unknown, path: string): unknown {
  // Whoever had to wait meanwhile, and then reads on in what was closed.
  if (error instanceof TypeError && /^The database connection is not open$/.test(error.message)) return new Refusal('cancelled')
  if (!(error instanceof Error) || error instanceof Refusal || !('code' in error)) return error
  const meaning = meanings.find(([prefix]) => String(error.code).startsWith(prefix))
  return meaning ? new Refusal(meaning[1], { path, reason: error.message, backup: 'none', suggestion: rescuePath(path) }) : error
}

/** Runs `work`; what it throws about the file is explained. */
export function explained<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explain(error, path)
  }
}

/** Runs `work` and returns what the operating system says against it, if anything. */
export function failureOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Error && !(error instanceof Refusal) && 'code' in error) return error.message
    throw error
  }
}

/** Where a workspace whose file went away can be saved: beside where it was. */
export function rescuePath(path: string): string {
  return `${path.replace(/\.assay$/, '')}-rescued.assay`
}
