import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { TaskContext } from './endpoint.ts'
import { chunksOf } from './workspace/content.ts'
import { writeAtomically } from './workspace/files.ts'
import { type Given, registerGivingOut } from './workspace/given-out.ts'
import { checkOutput, explainedOutput } from './workspace/output.ts'

/**
 * Writes a file that leaves the workspace, and registers it before it has its name: what went out, its SHA-256, who gave it out and when.
 * A workspace that is open to read only gives out without registering. `command` is the procedure, as the journal names it.
 */
export function giveOut(
  { session, profile }: Pick<TaskContext, 'session' | 'profile'>,
  { command, ...given }: Given & { command: string },
  { path, replace = false }: { path: string; replace?: boolean },
  write: (temporary: string) => void,
): { registered: boolean; sha256: string; size: number } {
  checkOutput(path, { replace })
  const workspace = session.workspace()
  const registered = workspace.access === 'write'
  let facts = { sha256: '', size: 0 }
  explainedOutput(path, () =>
    writeAtomically(
      path,
      (temporary) => {
        write(temporary)
        facts = factsOf(temporary)
        if (registered)
          workspace.execute({ command, profile, undoable: false }, (writer, stamp) =>
            registerGivingOut(writer, stamp, given, { fileName: basename(path), ...facts }),
          )
      },
      { shared: given.kind !== 'evidence' },
    ),
  )
  return { registered, ...facts }
}

/** SHA-256 in hexadecimal and size in bytes of a file. */
export function factsOf(path: string): { sha256: string; size: number } {
  const hash = createHash('sha256')
  let size = 0
  for (const chunk of chunksOf(path)) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest('hex'), size }
}
