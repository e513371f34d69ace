import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setRights, syncFolder, temporaryBeside, writeAll } from '../workspace/files.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'

/**
 * Writes an export as its parts come, so that all of it or nothing appears under its name; when `fill` throws, nothing is
 * left behind. Refuses a target that cannot be written, and one that exists unless `replace` is set.
 */
export async function streamOutput<Value>(
  target: string,
  options: { replace?: boolean },
  fill: (write: (chunk: Uint8Array) => void) => Promise<Value>,
): Promise<Value> {
  const path = resolve(target)
  checkOutput(path, options)
  const temporary = temporaryBeside(path)
  const file = explainedOutput(path, () => openSync(temporary, 'wx'))
  let open = true
  let failure: unknown
  try {
    const value = await fill((chunk) => {
      if (failure) return
      try {
        writeAll(file, chunk)
      } catch (error) {
        failure = error
      }
    })
    explainedOutput(path, () => {
      if (failure) throw failure
      setRights(temporary, path, { shared: true })
      fsyncSync(file)
      closeSync(file)
      open = false
      renameSync(temporary, path)
      syncFolder(dirname(path))
    })
    return value
  } catch (error) {
    if (open) closeSync(file)
    rmSync(temporary, { force: true })
    throw error
  }
}
