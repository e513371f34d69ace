import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter, shell } from 'electron'
import type { Translate } from '../../../shared/messages/translate.ts'
import { assayVersion } from '../../../shared/version.ts'
import type { WindowHost } from '../bridge.ts'
import { isDevelopment } from '../development.ts'

const endings = {
  workspace: ['assay', 'age'],
  workbook: ['xlsx'],
  report: ['pdf'],
  data: ['json', 'csv'],
  any: ['*'],
} as const

/** What the window does itself, with the dialogs of the operating system. */
export function desktopHost(window: BrowserWindow, translation: () => Translate): WindowHost {
  const filters = (kind: keyof typeof endings): FileFilter[] =>
    (kind === 'any' ? ['any' as const] : [kind, 'any' as const]).map((each) => ({
      name: translation()(`window.files.${each}`),
      extensions: [...endings[each]],
    }))
  return {
    describe: () => ({
      host: 'electron',
      platform: process.platform,
      version: assayVersion,
      development: !app.isPackaged && isDevelopment(),
      showsFiles: true,
      hasMenu: true,
    }),
    chooseFiles: async ({ kind, folder, multiple }) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: [folder ? 'openDirectory' : 'openFile', ...(multiple ? (['multiSelections'] as const) : [])],
        ...(!folder && { filters: filters(kind) }),
      })
      return filePaths
    },
    choosePlace: async ({ kind, name }, folder = app.getPath('documents')) => {
      if (kind === 'folder') {
        const { filePaths } = await dialog.showOpenDialog(window, {
          defaultPath: folder,
          properties: ['openDirectory', 'createDirectory'],
        })
        const [chosen] = filePaths
        return chosen === undefined ? { kind: 'cancelled' } : { kind: 'chosen', path: resolve(chosen), replace: false }
      }
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(folder, name),
        filters: filters(kind),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || !filePath ? { kind: 'cancelled' } : { kind: 'chosen', path: filePath, replace: true }
    },
    showFile: (path) => shell.showItemInFolder(path),
  }
}

/** Asks whether to close a window in which something would be lost. */
export async function askToClose(
  window: BrowserWindow,
  translate: Translate,
  pending: { work: number; drafts: number },
): Promise<boolean> {
  const reason = pending.work > 0 ? 'work' : 'drafts'
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: translate(`window.closing.${reason}`, { count: pending[reason] }),
    detail: translate(`window.closing.${reason}Detail`),
    buttons: [translate('window.closing.stay'), translate('window.closing.close')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** Offers to load a page again that has stopped, or that does not answer; the other way on is to quit, or to wait. */
export async function offerReload(
  window: BrowserWindow,
  translate: Translate,
  gone: { reason: string } | 'silent',
): Promise<boolean> {
  const silent = gone === 'silent'
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: silent ? translate('window.gone.silent') : translate('window.gone.page', gone),
    detail: translate('window.gone.detail'),
    buttons: [translate('window.gone.reload'), translate(silent ? 'window.gone.wait' : 'window.gone.quit')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
