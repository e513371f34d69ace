import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noteLeftover } from '../workspace/leftovers.ts'

/** Runs `work` with a new folder that its user alone can read, and that goes with it; the next start clears it if this process is killed. */
export async function inPrivateFolder<T>(purpose: 'merging' | 'sealing', work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `assay-${purpose}-`))
  noteLeftover(folder)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
