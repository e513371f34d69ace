import { createReadStream, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Watched } from './watch.ts'

/** How often memory is looked at, in milliseconds. SQLite is built without limits of its own. */
const interval = 20

function watch({ folder, memoryMegabytes, hasParentAtInput }: Watched): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryMegabytes * 1_048_576) end()
  }, interval)
  if (!hasParentAtInput) return
  const parentWent = () => {
    // The rest of the process may be adding files to it meanwhile.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    end()
  }
  createReadStream('', { fd: 0 }).on('error', parentWent).on('close', parentWent).resume()
}

const end = () => process.kill(process.pid, 'SIGKILL')

if (parentPort) watch(workerData)
