/**
 * Begins what a process may leave when it is killed: its arguments are the settings, a file that is written, in a thread of its own,
 * a workspace, and one that a crash has left, of which it reads a copy.
 */
import { writeFileSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { clearLeftovers } from '../../../electron/workspace/clear-leftovers.ts'
import { writeAtomically } from '../../../electron/workspace/files.ts'
import { takeLock } from '../../../electron/workspace/lock.ts'
import { openToRead } from '../../../electron/workspace/open-file.ts'
import { plain } from '../../workspace/plain.ts'

function begin([settings = '', file = '', workspace = '', crashed = '']: readonly string[]): void {
  clearLeftovers(settings)
  takeLock(workspace, new Date())
  if (crashed !== '') openToRead(crashed, plain)
  new Worker(new URL(import.meta.url), { workerData: file })
}

function write(file: string): void {
  writeAtomically(file, (temporary) => {
    writeFileSync(temporary, 'half')
    writeFileSync(`${temporary}-journal`, 'half')
    writeFileSync(1, 'ready\n')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
}

if (isMainThread) begin(process.argv.slice(2))
else write(String(workerData))
