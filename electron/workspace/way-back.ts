import { type ErrorCode, Refusal } from '../../shared/result.ts'
import { type WayBack, wayBack } from './backup-folder.ts'
import { identityIn } from './foreign.ts'
import type { Format } from './format/format.ts'

/** A refusal of a damaged or missing file names the newest good backup. A file that has backups, but is no workspace, was one. */
export function withBackup(
  error: unknown,
  path: string,
  { knownAs, format }: { knownAs?: string | undefined; format: Format },
): unknown {
  if (!(error instanceof Refusal)) return error
  const isMissing = error.code === 'workspace.missing'
  if (!isMissing && !isDamage(error)) return error
  const backup = wayBack(path, identityIn(path, format) ?? knownAs, format)
  if (isMissing) return lost('workspace.missing', error, path, backup)
  return error.code === 'workspace.foreign' && !backup ? error : lost('workspace.damaged', error, path, backup)
}

export const isDamage = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === 'workspace.damaged' || error.code === 'workspace.foreign')

/** A refusal for a file that was lost, with the backup that is left of it. */
export function lost(code: ErrorCode, { details }: Refusal, path: string, backup: WayBack | undefined): Refusal {
  const { path: found, of, title } = backup ?? { path: 'none', of: 'unknown', title: '' }
  return new Refusal(code, { path, reason: details.reason ?? 'beginning', backup: found, of, title })
}
