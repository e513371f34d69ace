import { commandName } from '../../shared/command-names.ts'
import { menuKeys } from '../../shared/menu-keys.ts'
import { useWords } from '../ui/words.tsx'
import { goByKeyboard } from './arrival.ts'
import { useChooseMerge } from './merging.ts'
import { lotScreens } from './navigation.ts'
import { useRead } from './reading.ts'
import { go } from './routing.ts'
import { toggleInspector } from './settings.ts'
import { type AppCommand, useCommands } from './shortcuts.ts'
import { useUndo } from './undo.ts'
import { useWindow } from './window.tsx'
import { useWorkspaces } from './workspaces.ts'

/** What can be done from every screen. */
export function useShellCommands({
  lot,
  openPalette,
  openHelp,
  openFind,
}: {
  lot: string | null
  openPalette: () => void
  openHelp: () => void
  openFind: () => void
}): void {
  const { description } = useWindow()
  const { undo, redo } = useUndo()
  const { choose, close, backUp, saveCopy, verify } = useWorkspaces()
  const merge = useChooseMerge()
  const { translate } = useWords()
  const { data: info } = useRead('workspace.info', {})
  const named = (step: 'undo' | 'redo', action: { command: string } | null | undefined): Pick<AppCommand, 'label' | 'values'> =>
    action
      ? { label: `shell.${step}Named`, values: { command: commandName(action.command, translate) } }
      : { label: `shell.${step}` }
  // A browser keeps these keys for its own windows.
  const ownKeys = (command: 'new' | 'close') => (description.hasMenu ? { keys: menuKeys[command] } : {})
  const toLot =
    lot === null
      ? []
      : lotScreens.map(
          ({ of, command }, index): AppCommand => ({
            ...command,
            // Ten digits, in the order of the navigation.
            ...(index < 10 && { keys: `Alt+${(index + 1) % 10}` }),
            run: () => goByKeyboard(of(lot)),
          }),
        )
  const commands: AppCommand[] = [
    { id: 'palette', label: 'shell.palette', keys: menuKeys.palette, inText: true, run: openPalette },
    { id: 'find', label: 'find.go', keys: menuKeys.find, inText: true, run: openFind },
    { id: 'search', label: 'search.go', keys: menuKeys.search, inText: true, run: () => go({ screen: 'search' }) },
    { id: 'undo', ...named('undo', info?.undo), keys: menuKeys.undo, run: undo },
    { id: 'redo', ...named('redo', info?.redo), keys: menuKeys.redo, otherKeys: 'Mod+Y', run: redo },
    { id: 'shortcuts', label: 'shell.shortcuts', keys: menuKeys.shortcuts, run: openHelp },
    ...toLot,
    { id: 'newTender', label: 'tender.start', run: () => go({ screen: 'newTender' }) },
    { id: 'journal', label: 'shell.goJournal', keys: menuKeys.journal, run: () => goByKeyboard({ screen: 'journal' }) },
    { id: 'settings', label: 'shell.goSettings', keys: menuKeys.settings, run: () => goByKeyboard({ screen: 'settings' }) },
    ...(description.development
      ? [{ id: 'parts', label: 'shell.goParts', run: () => go({ screen: 'parts' }) } satisfies AppCommand]
      : []),
    { id: 'verify', label: 'verify.start', run: () => void verify() },
    { id: 'backup', label: 'backups.take', run: () => void backUp() },
    { id: 'open', label: 'shell.openWorkspace', keys: menuKeys.open, run: () => void choose() },
    { id: 'new', label: 'shell.new', ...ownKeys('new'), run: () => void close() },
    { id: 'copy', label: 'shell.copy', keys: menuKeys.copy, run: () => void saveCopy() },
    { id: 'merge', label: 'merging.choose', keys: menuKeys.merge, run: () => void merge() },
    { id: 'packs', label: 'packs.go', run: () => goByKeyboard({ screen: 'packs' }) },
    { id: 'newPack', label: 'packs.make', run: () => go({ screen: 'newPack' }) },
    { id: 'conflicts', label: 'conflicts.go', run: () => goByKeyboard({ screen: 'conflicts' }) },
    { id: 'keys', label: 'keys.go', run: () => goByKeyboard({ screen: 'keys' }) },
    { id: 'close', label: 'shell.closeWorkspace', ...ownKeys('close'), run: () => void close() },
    { id: 'inspector', label: 'shell.toggleInspector', keys: 'Mod+I', run: toggleInspector },
  ]
  useCommands('shell', 'shell.group.everywhere', commands)
}
