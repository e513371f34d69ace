import { type ReactNode, use } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Button, type ButtonProps } from './Button.tsx'
import { CellFocus } from './cell-focus.ts'
import styles from './Popover.module.css'

export type MenuEntry =
  | { id: string; label: string; detail?: string; disabled?: boolean; ticked?: boolean; run: () => void }
  | { id: string; separator: true }

/** A button that opens a list of things to do. */
export function MenuButton({
  label,
  children,
  entries,
  look = 'quiet',
  compact = false,
  choice = false,
}: {
  /** Needed where the button shows a sign instead of words. */
  label?: string
  children: ReactNode
  entries: readonly MenuEntry[]
  look?: ButtonProps['look']
  compact?: boolean
  /** The words are what is chosen, and a sign says that there is more to choose from. */
  choice?: boolean
}) {
  // A sign is named by its label; words stay part of the name, so that they can be spoken to press the button.
  const isSign = !choice && typeof children === 'string' && !/\p{L}/u.test(children)
  return (
    <MenuTrigger>
      <Button
        look={look ?? 'quiet'}
        compact={compact}
        excludeFromTabOrder={use(CellFocus) === 'elsewhere'}
        {...(label !== undefined && isSign && { 'aria-label': label })}
      >
        {label !== undefined && !isSign && <span className={styles.unseen}>{label}</span>}
        {children}
        {choice && <span aria-hidden className={styles.sign} />}
      </Button>
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom start">
        <MenuList entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}

/** Things to do, one below the other; they say themselves what they belong to unless a button opened them. */
export function MenuList({ label, entries, onClose }: { label?: string; entries: readonly MenuEntry[]; onClose?: () => void }) {
  const ticks = entries.some((entry) => 'ticked' in entry)
  return (
    <AriaMenu
      className={styles.menu ?? ''}
      {...(label !== undefined && { 'aria-label': label, autoFocus: 'first' as const })}
      {...(onClose && { onClose })}
    >
      {entries.map((entry) =>
        'separator' in entry ? (
          <Separator key={entry.id} id={entry.id} className={styles.separator ?? ''} />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            className={styles.item ?? ''}
            textValue={entry.label}
            isDisabled={entry.disabled ?? false}
            onAction={entry.run}
          >
            {ticks && (
              <span className={styles.tick} aria-hidden>
                {entry.ticked ? '✓' : ''}
              </span>
            )}
            <span className={styles.text}>
              {entry.label}
              {entry.detail !== undefined && <div className={styles.detail}>{entry.detail}</div>}
            </span>
          </MenuItem>
        ),
      )}
    </AriaMenu>
  )
}
