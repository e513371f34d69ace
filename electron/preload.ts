import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ProcedureName } from '../shared/contract.ts'
import type { PageApi } from '../shared/window.ts'
import { droppedChannel, messageChannel, procedureChannel } from './hosts/channels.ts'

/** The names of the contract, written in by the build: a preload is one small file, without the schemas. */
declare const procedureNames: readonly ProcedureName[]

// Past every request that is refused, a page could speak to other machines by this: it is not there.
contextBridge.executeInMainWorld({
  func: () => {
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name)
  },
})

const early: string[] = []
let listener: ((message: string) => void) | undefined
ipcRenderer.on(messageChannel, (_event, message: string) => {
  if (listener) listener(message)
  else early.push(message)
})

const calls = procedureNames.map((name): [ProcedureName, PageApi<File>['call'][ProcedureName]] => {
  const channel = procedureChannel(name)
  return [name, (id, input) => ipcRenderer.invoke(channel, id, input)]
})

const page: Omit<PageApi<File>, 'call'> & { call: Record<string, PageApi<File>['call'][ProcedureName]> } = {
  call: Object.fromEntries(calls),
  cancel: (id) => {
    ipcRenderer.invoke('window:cancel', id)
  },
  listen: (next) => {
    listener = next
    for (const message of early.splice(0)) next(message)
  },
  describe: () => ipcRenderer.invoke('window:describe'),
  chooseFiles: (request) => ipcRenderer.invoke('window:chooseFiles', request),
  choosePlace: (request) => ipcRenderer.invoke('window:choosePlace', request),
  pathsOf: async (files) => {
    const paths = (await Promise.all(files.map((file) => webUtils.getPathForFile(file)))).filter(Boolean)
    await ipcRenderer.invoke(droppedChannel, JSON.stringify(paths))
    return paths
  },
  showFile: (path) => {
    ipcRenderer.invoke('window:showFile', path)
  },
  setDrafts: (count) => {
    ipcRenderer.invoke('window:setDrafts', String(count))
  },
}

contextBridge.exposeInMainWorld('assay', page)
