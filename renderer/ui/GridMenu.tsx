import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import styles from './Grid.module.css'
import { type MenuEntry, MenuList } from './Menu.tsx'
import popover from './Popover.module.css'

/** What can be done with a cell, where somebody asked for it. */
export function GridMenu({
  label,
  at,
  entries,
  onClose,
}: {
  label: string
  /** In pixels of the window. */
  at: { top: number; left: number }
  entries: readonly MenuEntry[]
  onClose: () => void
}) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} aria-hidden className={styles.anchor} style={{ insetBlockStart: at.top, left: at.left }} />
      <Popover
        isOpen
        triggerRef={anchor}
        className={popover.popover ?? ''}
        placement="bottom start"
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
      >
        <MenuList label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  )
}
