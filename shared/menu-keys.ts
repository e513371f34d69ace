import type { MenuCommand } from './window.ts'

/**
 * The keys of what a menu can ask for, shown in the menu and heard by the screens: `Mod` is Command on a Mac and Control
 * elsewhere.
 */
export const menuKeys = {
  new: 'Mod+N',
  open: 'Mod+O',
  copy: 'Mod+Shift+S',
  merge: 'Mod+Shift+M',
  close: 'Mod+W',
  settings: 'Mod+,',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  find: 'Mod+F',
  search: 'Mod+Shift+F',
  palette: 'Mod+K',
  journal: 'Alt+J',
  shortcuts: '?',
} as const satisfies Record<MenuCommand, string>
