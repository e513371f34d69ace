import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from '../../shared/schema.ts'

/** A process on some machine. `process` tells it from a later one with the same number, where the system lets us know. */
export const processIdentity = z.object({ pid: z.int().positive(), host: z.string(), process: z.string() })
export type ProcessIdentity = z.infer<typeof processIdentity>

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), process: identityOf(process.pid) }
}

/** Whether a process is known to have ended: one of another machine is not. */
export function hasEnded(other: ProcessIdentity): boolean {
  if (other.host !== hostname()) return false
  try {
    process.kill(other.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
  return other.process !== '' && other.process !== identityOf(other.pid)
}

/** On Linux the boot and the start of the process; elsewhere nothing. */
function identityOf(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`
  } catch {
    return ''
  }
}
