import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const day = 24 * 60 * 60 * 1000

/**
 * Returns the folder in `cache` that was built from these sources as they are now, and has `build` fill it when it is not there yet.
 * Several processes may ask at once. What was built before yesterday goes.
 */
export async function builtOnce(
  cache: string,
  sources: { folders: readonly string[]; files: readonly string[] },
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, digestOf(sources))
  if (existsSync(folder)) return folder
  const unfinished = join(cache, `unfinished-${randomUUID()}`)
  mkdirSync(unfinished, { recursive: true })
  try {
    await build(unfinished)
    removeOld(cache, statSync(unfinished).mtimeMs - day)
    renameSync(unfinished, folder)
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}

/** SHA-256 over every file of the folders, and over the other files. */
function digestOf({ folders, files }: { folders: readonly string[]; files: readonly string[] }): string {
  const hash = createHash('sha256')
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const path of [...paths.sort(), ...files]) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Removes builds that nobody can still be using: those from before an instant of the disk's clock, which may not be that of the machine. */
function removeOld(cache: string, before: number): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    if (statSync(path).mtimeMs < before) rmSync(path, { recursive: true, force: true })
  }
}
