import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'
import { thisProcess } from './processes.ts'

/** Under which the threads of this process find the file of its notes. */
const key = 'leftovers'

/** The file in which this process notes what it would leave behind if it were killed; nothing before somebody wants it to. */
const notes = (): string | undefined => {
  const path = getEnvironmentData(key)
  return typeof path === 'string' ? path : undefined
}

/** Has this process note from now on, in a file of its own in `folder`, what it would leave behind. The file goes with the process. */
export function noteLeftovers(folder: string): void {
  if (notes() === undefined) process.once('exit', forget)
  else forget()
  setEnvironmentData(key, join(folder, `${process.pid}-${randomUUID().slice(0, 8)}`))
}

/** Notes a file or a folder that must not stay behind. A convenience: where no note can be taken, work goes on. */
export function noteLeftover(path: string): void {
  const file = notes()
  if (file === undefined) return
  const note = (value: unknown) => appendFileSync(file, `${JSON.stringify(value)}\n`, { mode: 0o600 })
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) note(thisProcess())
    note(resolve(path))
  } catch {
    return
  }
}

function forget(): void {
  const file = notes()
  if (file !== undefined) rmSync(file, { force: true })
}
