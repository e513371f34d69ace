import { type ReactNode, useMemo, useState } from 'react'
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField, useFilter } from 'react-aria-components'
import { Find } from '../search/Find.tsx'
import { longestSearch } from '../search/finds.ts'
import { allTextsKey, isFind, useFoundTexts } from '../search/palette.ts'
import { Keys } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import popover from '../ui/Popover.module.css'
import { Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { useSettingChoices } from './change-settings.ts'
import { type Found, useObjects } from './objects.ts'
import styles from './Palette.module.css'
import { go } from './routing.ts'
import { useCommandRegistry } from './shortcuts.ts'
import { useIsMac } from './window.tsx'

/** Finds every command and every object by a part of its name, and every text by its words, and goes there. */
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
  const [typed, setTyped] = useState('')
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true })
  const groups = useCommandRegistry(({ groups }) => groups)
  const objects = useObjects(lot)
  const settings = useSettingChoices()
  const texts = useFoundTexts(typed, lot)
  const sections = useMemo(() => {
    const commands = [...groups.values()].map((group) => ({
      title: translate(group.title),
      entries: group.commands
        .filter(({ id, disabled }) => id !== 'palette' && !disabled)
        .map(({ id, label, values, keys, run }): Found => ({ id: `command ${id}`, text: translate(label, values), keys, run })),
    }))
    const looks: { title: string; entries: readonly Found[] } = { title: translate('shell.settings'), entries: settings }
    return [...commands, ...objects, looks].filter(({ entries }) => entries.length > 0)
  }, [groups, objects, settings, translate])
  const all = translate('search.allOf', { text: typed.trim() })
  const run = (id: string) => {
    if (id === allTextsKey) go({ screen: 'search', text: typed.trim() })
    else if (isFind(id)) texts.open(id)
    else
      sections
        .flatMap(({ entries }) => entries)
        .find((entry) => entry.id === id)
        ?.run()
  }
  const item = (id: string, textValue: string, children: ReactNode) => (
    <MenuItem key={id} id={id} textValue={textValue} className={popover.item ?? ''}>
      {children}
    </MenuItem>
  )

  return (
    <Autocomplete
      inputValue={typed}
      onInputChange={setTyped}
      filter={(text, input, { key }) =>
        isFind(String(key)) ||
        input
          .trim()
          .split(/\s+/)
          .every((word) => contains(text, word))
      }
    >
      <SearchField aria-label={translate('shell.palette')} autoFocus className={styles.field ?? ''}>
        <Input placeholder={translate('shell.search')} maxLength={longestSearch} className={styles.input ?? ''} />
      </SearchField>
      <Menu
        aria-label={translate('shell.found')}
        className={styles.list ?? ''}
        renderEmptyState={() =>
          texts.searching ? <Loading /> : <p className={styles.empty}>{translate('shell.nothingFound')}</p>
        }
        onAction={(id) => {
          onClose()
          run(String(id))
        }}
      >
        {sections.map(({ title, entries }) => (
          <MenuSection key={title}>
            <Header className={styles.header ?? ''}>{title}</Header>
            {entries.map((entry) =>
              item(
                entry.id,
                `${entry.text} ${entry.detail ?? ''} ${title}`,
                <>
                  <span className={popover.text}>{entry.text}</span>
                  {entry.detail !== undefined && <span className={popover.detail}>{entry.detail}</span>}
                  {entry.keys !== undefined && <Keys keys={entry.keys} mac={mac} />}
                </>,
              ),
            )}
          </MenuSection>
        ))}
        {texts.groups.map(({ kind, finds }) => (
          <MenuSection key={`texts ${kind}`}>
            <Header className={styles.header ?? ''}>{translate(`search.kinds.${kind}`)}</Header>
            {finds.map(({ key, find }) => item(key, find.title.text, <Find find={find} />))}
          </MenuSection>
        ))}
        {texts.groups.length > 0 && (
          <MenuSection key="texts">
            <Header className={styles.header ?? ''}>{translate('search.title')}</Header>
            {item(allTextsKey, all, <span className={popover.text}>{all}</span>)}
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  )
}
