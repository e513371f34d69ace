import { type ErrorCode, Refusal } from '../../shared/result.ts'
import { isDatabaseError } from './database.ts'

/** First part of SQLite's error code → what it means to a person. */
const meanings: [prefix: string, code: ErrorCode][] = [
  ['SQLITE_FULL', 'workspace.full'],
  ['SQLITE_READONLY', 'workspace.readonly'],
  ['SQLITE_PERM', 'workspace.readonly'],
  ['SQLITE_CANTOPEN', 'workspace.unreachable'],
  ['SQLITE_NOTADB', 'workspace.foreign'],
  ['SQLITE_CORRUPT', 'workspace.damaged'],
  ['SQLITE_IOERR', 'workspace.io'],
  ['SQLITE_BUSY', 'workspace.busy'],
  ['SQLITE_LOCKED', 'workspace.busy'],
]

/** Error codes of the operating system → what they mean to a person. */
const systemMeanings: Record<string, ErrorCode> = {
  ENOSPC: 'workspace.full',
  EDQUOT: 'workspace.full',
  EFBIG: 'workspace.full',
  EROFS: 'workspace.readonly',
  EACCES: 'workspace.readonly',
  EPERM: 'workspace.readonly',
  ENOENT: 'workspace.missing',
  ENOTDIR: 'workspace.missing',
  EISDIR: 'workspace.foreign',
  EIO: 'workspace.io',
}

/** Turns an error of SQLite or the operating system about `path` into a refusal that says what helps. Other errors stay as they are. */
export function explain(error: unknown, path: string): unknown {
  if (isDatabaseError(error)) {
    const meaning = meanings.find(([prefix]) => error.code.startsWith(prefix))
    if (meaning) return new Refusal(meaning[1], { path, reason: error.message, backup: 'none' })
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const code = systemMeanings[error.code]
    if (code) return new Refusal(code, { path, reason: error.message })
  }
  return error
}

/** Runs `work`; what it throws about the file is explained. */
export function explained<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explain(error, path)
  }
}
