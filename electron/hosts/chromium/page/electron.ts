// What the preload takes from Electron, for a page in Chromium: the build puts this file in the place of that module. Messages
// cross by a binding of the debugging pipe, which the page itself never sees.
import { bindingName, type Envelope, type PageEnd, pathChannel, readyChannel } from './link.ts'

type Listener = (event: undefined, message: string) => void

const send: (payload: string) => void = Reflect.get(globalThis, bindingName)
const waiting = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>()
const listeners = new Map<string, Listener>()
const files = new Map<number, File>()
let count = 0
let drafts = 0

const end: PageEnd = {
  answer: (number, text) => settle(number)?.resolve(text),
  fail: (number, reason) => settle(number)?.reject(new Error(reason)),
  tell: (channel, text) => listeners.get(channel)?.(undefined, text),
  file: (number) => files.get(number),
}
// In the place of the binding, until the ground floor has taken hold of it.
Object.defineProperty(globalThis, bindingName, { value: end, configurable: true, enumerable: false })

addEventListener('beforeunload', (event) => {
  if (waiting.size > 0 || drafts > 0) event.preventDefault()
})

function settle(number: number) {
  const call = waiting.get(number)
  waiting.delete(number)
  return call
}

function ask(number: number, channel: string, ...texts: string[]): Promise<string> {
  const envelope: Envelope = [number, channel, ...texts]
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject })
    send(JSON.stringify(envelope))
  })
}

async function pathOf(file: File): Promise<string> {
  const number = ++count
  files.set(number, file)
  try {
    return await ask(number, pathChannel)
  } finally {
    files.delete(number)
  }
}

export const ipcRenderer = {
  on: (channel: string, listener: Listener) => {
    listeners.set(channel, listener)
  },
  invoke: async (channel: string, ...texts: string[]): Promise<string> => {
    if (channel === 'window:setDrafts') drafts = Number(texts[0])
    // The ground floor has seen them already.
    return channel === 'window:dropped' ? '' : ask(++count, channel, ...texts)
  },
}

export const webUtils = { getPathForFile: pathOf }

export const contextBridge = {
  executeInMainWorld: ({ func }: { func: () => void }) => func(),
  exposeInMainWorld: (name: string, value: object) => {
    Object.defineProperty(globalThis, name, { value: freeze(value), configurable: false, enumerable: true, writable: false })
  },
}

function freeze<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner)
  return Object.freeze(value)
}

// A number that no answer will come for.
send(JSON.stringify([0, readyChannel]))
