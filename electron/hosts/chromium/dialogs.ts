import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import type { CDPSession } from 'playwright-core'
import type { Translate } from '../../../shared/messages/translate.ts'
import { assayVersion } from '../../../shared/version.ts'
import type { FilesRequest } from '../../../shared/window.ts'
import type { WindowHost } from '../bridge.ts'
import { isDevelopment } from '../development.ts'
import { type Picking, pickFiles } from './page/pick-files.ts'

const endings: Readonly<Record<NonNullable<FilesRequest['kind']>, string>> = {
  any: '',
  workspace: '.assay,.age',
  workbook: '.xlsx',
  report: '.pdf',
  data: '.json,.csv',
}

/**
 * What the window does itself, with the dialogs of the browser. They are opened from a world of scripts that the page cannot reach, and
 * their answers never pass through the page: it can ask for a dialog, and not answer one.
 */
export function chromiumHost(session: CDPSession, translation: () => Translate): WindowHost {
  /** Runs a function in that world, as if somebody had clicked. */
  const run = async (functionDeclaration: string, argument: unknown, returnByValue: boolean) => {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'assay-dialogs',
    })
    const { result } = await session.send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration,
      arguments: [{ value: argument }],
      awaitPromise: true,
      userGesture: true,
      returnByValue,
    })
    return result
  }

  /** A chosen file: where it lies, and its path from the folder that was chosen, if one was. */
  const chosen = async (files: string, index: number) => {
    const functionDeclaration = 'function (index) { return this[index] }'
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: files,
      functionDeclaration,
      arguments: [{ value: index }],
    })
    const objectId = result.objectId ?? ''
    const { path } = await session.send('DOM.getFileInfo', { objectId })
    const relative = await session.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { return this.webkitRelativePath }',
      returnByValue: true,
    })
    return { path, relative: String(relative.result.value) }
  }

  return {
    describe: () => ({
      host: 'chromium',
      platform: process.platform,
      version: assayVersion,
      development: isDevelopment(),
      showsFiles: false,
      hasMenu: false,
    }),
    chooseFiles: async ({ kind, folder, multiple }) => {
      const picking: Picking = { accept: endings[kind], folder, multiple }
      const { objectId } = await run(String(pickFiles), picking, false)
      if (objectId === undefined) return []
      const counted = await session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: 'function () { return this.length }',
        returnByValue: true,
      })
      const count = folder ? Math.min(1, Number(counted.result.value)) : Number(counted.result.value)
      const files = await Promise.all(Array.from({ length: count }, (_, index) => chosen(objectId, index)))
      await session.send('Runtime.releaseObject', { objectId })
      const there = files.filter(({ path }) => path !== '')
      return there.map(({ path, relative }) => (folder ? folderOf(path, relative) : path))
    },
    choosePlace: async ({ kind, name }, folder = homedir()) => {
      const suggestion = kind === 'folder' ? folder : join(folder, name)
      const message = translation()(kind === 'folder' ? 'window.placeFolder' : 'window.place')
      const { value } = await run(
        'function ([message, suggestion]) { return prompt(message, suggestion) }',
        [message, suggestion],
        true,
      )
      const typed = typeof value === 'string' ? value.trim() : ''
      return typed === '' ? { kind: 'cancelled' } : { kind: 'chosen', path: resolve(folder, typed), replace: false }
    },
    showFile: () => {},
  }
}

/** The chosen folder: a file in it has its name, and what leads on to the file, at the end of its path. */
function folderOf(path: string, relative: string): string {
  const inside = relative.split('/').slice(1).join(sep)
  return path.endsWith(sep + inside) ? path.slice(0, -inside.length - 1) : path
}
