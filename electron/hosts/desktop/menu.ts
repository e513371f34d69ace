import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { commandName } from '../../../shared/command-names.ts'
import { menuKeys } from '../../../shared/menu-keys.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { MenuCommand } from '../../../shared/window.ts'

/** What the menu shows of the moment. */
export type MenuState = {
  /** The commands that undo and redo would take, by their names in the journal; null where there is none. */
  undo: string | null
  redo: string | null
  /** The paths of workspaces that were open here, the latest first. */
  recent: readonly string[]
}

/** What a menu does: a command of the screens, or opening a workspace. */
export type MenuActions = { run: (command: MenuCommand) => void; open: (path: string) => void }

/** Puts the menu in place; what it does is sent to the screens, which know what is possible just now. */
export function setMenu(translate: Translate, { recent, ...steps }: MenuState, { run, open }: MenuActions): void {
  const mac = process.platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  // The screens hear the keys themselves: in a text field, for one, undo means the text.
  const item = (command: MenuCommand, label = translate(`window.menu.${command}`)): MenuItemConstructorOptions => ({
    id: command,
    label,
    // A sign alone is no accelerator.
    ...(menuKeys[command].includes('+') && {
      accelerator: menuKeys[command].replace('Mod', 'CmdOrCtrl'),
      registerAccelerator: false,
    }),
    click: () => run(command),
  })
  const step = (command: 'undo' | 'redo') => {
    const taken = steps[command]
    return item(
      command,
      taken === null ? undefined : translate(`shell.${command}Named`, { command: commandName(taken, translate) }),
    )
  }
  const recentFiles: MenuItemConstructorOptions = {
    label: translate('window.menu.recent'),
    enabled: recent.length > 0,
    // In a label, a single & would underline what follows.
    submenu: recent.map((path) => ({ label: path.replaceAll('&', '&&'), click: () => open(path) })),
  }
  const file: MenuItemConstructorOptions[] = [
    item('new'),
    item('open'),
    recentFiles,
    separator,
    item('copy'),
    item('merge'),
    item('close'),
    separator,
    item('settings'),
    ...(mac ? [] : [separator, { role: 'quit' as const, label: translate('window.menu.quit') }]),
  ]
  const edit: MenuItemConstructorOptions[] = [
    step('undo'),
    step('redo'),
    separator,
    { role: 'cut', label: translate('window.menu.cut') },
    { role: 'copy', label: translate('window.menu.copyText') },
    { role: 'paste', label: translate('window.menu.paste') },
    { role: 'selectAll', label: translate('window.menu.selectAll') },
    separator,
    item('find'),
    item('search'),
    item('palette'),
  ]
  const view: MenuItemConstructorOptions[] = [
    item('journal'),
    separator,
    { role: 'zoomIn', label: translate('window.menu.zoomIn') },
    { role: 'zoomOut', label: translate('window.menu.zoomOut') },
    { role: 'resetZoom', label: translate('window.menu.zoomReset') },
    separator,
    { role: 'togglefullscreen', label: translate('window.menu.fullScreen') },
    ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' as const, label: translate('window.menu.developer') }]),
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      { label: translate('window.menu.file'), submenu: file },
      { label: translate('window.menu.edit'), submenu: edit },
      { label: translate('window.menu.view'), submenu: view },
      ...(mac ? [{ role: 'windowMenu' as const }] : []),
      { label: translate('window.menu.help'), role: 'help', submenu: [item('shortcuts')] },
    ]),
  )
}
