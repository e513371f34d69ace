import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a process ended: its code, or the number or the name of the signal that ended it. */
export type Ending = string | number | null

/** A process of our own program, whichever way this host starts one. */
export type Child = {
  send: (message: object) => void
  /** Ends it at once, whatever it is doing. */
  kill: () => void
}

/** Who hears a child: what it says, and that it has ended. */
export type Listener = { message: (message: unknown) => void; end: (ending: Ending) => void }

/** Starts a program of ours in a process of its own. */
export function startChild(program: URL, memoryMegabytes: number, listener: Listener): Child | Promise<Child> {
  const settings = [`--max-old-space-size=${memoryMegabytes}`]
  return process.versions.electron ? utility(program, settings, listener) : forked(program, settings, listener)
}

function forked(program: URL, execArgv: string[], { message, end }: Listener): Child {
  // What the parent holds open at its input tells the child, by ending, that the parent went.
  const stdio = ['pipe', 'ignore', 'ignore', 'ipc'] as const
  const child = fork(fileURLToPath(program), [], { execArgv, serialization: 'advanced', stdio: [...stdio] })
  child.on('message', message)
  child.once('error', () => end(null))
  child.once('exit', (code, signal) => end(signal ?? code))
  child.stdin?.on('error', () => {})
  return { send: (order) => child.send(order, () => {}), kill: () => child.kill('SIGKILL') }
}

/** In Electron, whose binary does not run as Node. */
async function utility(program: URL, execArgv: string[], { message, end }: Listener): Promise<Child> {
  const { utilityProcess } = await import('electron')
  const child = utilityProcess.fork(fileURLToPath(program), [], { execArgv, stdio: 'ignore', serviceName: 'Assay reader' })
  // Its own way to end it asks first, which what is inside SQLite does not hear, and knows no process before it has begun.
  let isUnwanted = false
  const kill = () => {
    isUnwanted = true
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
  }
  child.once('spawn', () => isUnwanted && kill())
  child.on('message', message)
  child.once('exit', end)
  return { send: (order) => child.postMessage(order), kill }
}
