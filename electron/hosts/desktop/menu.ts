import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../../shared/messages/translate.ts'
import type { MenuCommand } from '../../../shared/window.ts'

/** Puts the menu in place; what it does is sent to the screens, which know what is possible just now. */
export function setMenu(translate: Translate, run: (command: MenuCommand) => void): void {
  const mac = process.platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  // The screens hear the keys themselves: in a text field, for one, undo means the text.
  const item = (command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label: translate(`window.menu.${command}`),
    ...(accelerator && { accelerator, registerAccelerator: false }),
    click: () => run(command),
  })
  const file: MenuItemConstructorOptions[] = [
    item('new', 'CmdOrCtrl+N'),
    item('open', 'CmdOrCtrl+O'),
    ...(mac ? [{ role: 'recentDocuments' as const, label: translate('window.menu.recent'), submenu: [] }] : []),
    separator,
    item('copy', 'CmdOrCtrl+Shift+S'),
    item('close', 'CmdOrCtrl+W'),
    separator,
    item('settings', 'CmdOrCtrl+,'),
    ...(mac ? [] : [separator, { role: 'quit' as const, label: translate('window.menu.quit') }]),
  ]
  const edit: MenuItemConstructorOptions[] = [
    item('undo', 'CmdOrCtrl+Z'),
    item('redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    separator,
    { role: 'cut', label: translate('window.menu.cut') },
    { role: 'copy', label: translate('window.menu.copyText') },
    { role: 'paste', label: translate('window.menu.paste') },
    { role: 'selectAll', label: translate('window.menu.selectAll') },
    separator,
    item('search', 'CmdOrCtrl+F'),
    item('palette', 'CmdOrCtrl+K'),
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
