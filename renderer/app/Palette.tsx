import { useMemo } from 'react'
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField, useFilter } from 'react-aria-components'
import { Keys } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import popover from '../ui/Popover.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './app.module.css'
import { type Found, useObjects } from './objects.ts'
import { useCommandRegistry } from './shortcuts.ts'
import { useIsMac } from './window.tsx'

/** Finds every command and every object by a part of its name, and goes there. */
export function Palette({ open, onClose, lot }: { open: boolean; onClose: () => void; lot: string | null }) {
  const { translate } = useWords()
  return (
    <Floating open={open} onClose={onClose} wide label={translate('shell.palette')}>
      <PaletteList onClose={onClose} lot={lot} />
    </Floating>
  )
}

function PaletteList({ onClose, lot }: { onClose: () => void; lot: string | null }) {
  const { translate } = useWords()
  const mac = useIsMac()
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true })
  const groups = useCommandRegistry(({ groups }) => groups)
  const objects = useObjects(lot)
  const sections = useMemo(() => {
    const commands = [...groups.values()].map((group) => ({
      title: translate(group.title),
      entries: group.commands
        .filter(({ disabled }) => !disabled)
        .map(({ id, label, keys, run }): Found => ({ id: `command ${id}`, text: translate(label), keys, run })),
    }))
    return [...commands, ...objects].filter(({ entries }) => entries.length > 0)
  }, [groups, objects, translate])
  const entryOf = (id: string) => sections.flatMap(({ entries }) => entries).find((entry) => entry.id === id)

  return (
    <Autocomplete
      filter={(text, input) =>
        input
          .trim()
          .split(/\s+/)
          .every((word) => contains(text, word))
      }
    >
      <SearchField aria-label={translate('shell.palette')} autoFocus className={styles.paletteField ?? ''}>
        <Input placeholder={translate('shell.search')} className={styles.paletteInput ?? ''} />
      </SearchField>
      <Menu
        aria-label={translate('shell.found')}
        className={styles.paletteList ?? ''}
        renderEmptyState={() => <p className={styles.paletteEmpty}>{translate('shell.nothingFound')}</p>}
        onAction={(id) => {
          onClose()
          entryOf(String(id))?.run()
        }}
      >
        {sections.map(({ title, entries }) => (
          <MenuSection key={title}>
            <Header className={styles.paletteHeader ?? ''}>{title}</Header>
            {entries.map((entry) => (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={`${entry.text} ${entry.detail ?? ''} ${title}`}
                className={popover.item ?? ''}
              >
                <span className={popover.text}>{entry.text}</span>
                {entry.detail !== undefined && <span className={popover.detail}>{entry.detail}</span>}
                {entry.keys !== undefined && <Keys keys={entry.keys} mac={mac} />}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  )
}
