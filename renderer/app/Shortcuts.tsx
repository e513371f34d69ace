import { Heading } from 'react-aria-components'
import type { PageKey } from '../../shared/messages/translation.ts'
import { Keys } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './Shortcuts.module.css'
import { useCommandRegistry } from './shortcuts.ts'
import { useIsMac } from './window.tsx'

/** Keys that every table knows. */
const inTables: readonly (readonly [keys: string, label: PageKey])[] = [
  ['ArrowUp+ArrowDown+ArrowLeft+ArrowRight', 'shell.keys.move'],
  ['Home', 'shell.keys.rowStart'],
  ['Mod+Home', 'shell.keys.tableStart'],
  ['PageDown', 'shell.keys.page'],
  ['Enter', 'shell.keys.open'],
  ['Space', 'shell.keys.whole'],
  ['Shift+F10', 'shell.keys.menu'],
  ['Shift+ArrowUp+ArrowDown+ArrowLeft+ArrowRight', 'shell.keys.select'],
  ['Mod+A', 'shell.keys.selectAll'],
  ['Mod+C', 'shell.keys.copy'],
  ['Shift+ArrowLeft+ArrowRight', 'shell.keys.width'],
]

/** Every shortcut that works at the moment. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { translate } = useWords()
  const mac = useIsMac()
  const groups = useCommandRegistry(({ groups }) => groups)
  const row = (keys: string, text: string) => (
    <li key={text} className={styles.row}>
      <span>{text}</span>
      <Keys keys={keys} mac={mac} />
    </li>
  )
  return (
    <Floating open={open} onClose={onClose}>
      <div className={styles.shortcuts}>
        <Heading slot="title" level={2}>
          {translate('shell.shortcuts')}
        </Heading>
        {[...groups].map(([id, group]) => {
          const withKeys = group.commands.filter(({ keys }) => keys !== undefined)
          return (
            withKeys.length > 0 && (
              <section key={id}>
                <h3>{translate(group.title)}</h3>
                <ul>{withKeys.map(({ keys, label, values }) => row(keys ?? '', translate(label, values)))}</ul>
              </section>
            )
          )
        })}
        <section>
          <h3>{translate('shell.keys.tables')}</h3>
          <ul>{inTables.map(([keys, label]) => row(keys, translate(label)))}</ul>
        </section>
      </div>
    </Floating>
  )
}
