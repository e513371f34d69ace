import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copies } from './door-support.ts'

/** The processes that a process has started and that have not ended. */
function childrenOf(pid: number): number[] {
  const threads = `/proc/${pid}/task`
  return readdirSync(threads).flatMap((thread) =>
    readFileSync(join(threads, thread, 'children'), 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
}

/** Those that read a file, and have begun. */
export const readers = (pid: number): number[] =>
  childrenOf(pid).filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('door/worker'))

/** Whether a process of this one, or of another, is reading a file just now: at work, and not waiting for anything. */
export function isReading(pid: number): boolean {
  const states = readers(pid).map((reader) => readFileSync(`/proc/${reader}/task/${reader}/stat`, 'utf8'))
  return states.some((state) => / \(.*\) R /.test(state)) && copies().length > 0
}

/** Whether a reader has made its copy: before, it is only starting, and knows of no folder that it would have to take away. */
export const hasCopied = (): boolean => copies().some((name) => readdirSync(join(tmpdir(), name)).length > 0)
