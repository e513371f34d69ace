/** Has a process find what Electron gives its utility processes, and not what Node gives a forked one. */
import { EventEmitter } from 'node:events'

const send = process.send?.bind(process)
const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => send?.(message) })
process.on('message', (data) => port.emit('message', { data }))
Object.defineProperties(process, {
  send: { value: undefined },
  parentPort: { value: port },
  versions: { value: { ...process.versions, electron: '45.4.1' } },
})
