import type { ReactNode } from 'react'
import { Tree as AriaTree, Button, Collection, ListBox, ListBoxItem, TreeItem, TreeItemContent } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './List.module.css'

export type ListEntry = { id: string; text: string; detail?: ReactNode }

/** Things to choose one of. */
export function List({
  label,
  entries,
  selected,
  onSelect,
  onOpen,
}: {
  label: string
  entries: readonly ListEntry[]
  selected?: string | null
  onSelect?: (id: string) => void
  /** Enter, or a press where nothing is selected. */
  onOpen?: (id: string) => void
}) {
  return (
    <ListBox
      aria-label={label}
      className={styles.list ?? ''}
      selectionMode={onSelect ? 'single' : 'none'}
      selectedKeys={selected === undefined || selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const entry = entries.find(({ id }) => keys !== 'all' && keys.has(id))
        if (entry) onSelect?.(entry.id)
      }}
      {...(onOpen && { onAction: (key) => onOpen(String(key)) })}
    >
      {entries.map((entry) => (
        <ListBoxItem key={entry.id} id={entry.id} textValue={entry.text} className={styles.item ?? ''}>
          <span className={styles.text}>{entry.text}</span>
          {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}

export type Branch = ListEntry & { children?: readonly Branch[] }

/** An outline whose branches open and close. */
export function Tree({
  label,
  branches,
  open,
  onSelect,
  toggle,
}: {
  label: string
  branches: readonly Branch[]
  /** The branches that are open at first. */
  open: readonly string[]
  onSelect?: (id: string) => void
  /** Name of the sign that opens a branch. */
  toggle: string
}) {
  const draw = (branch: Branch): ReactNode => (
    <TreeItem key={branch.id} id={branch.id} textValue={branch.text} className={classes(styles.item, styles.branch)}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" aria-label={toggle} className={styles.chevron ?? ''}>
                <span aria-hidden className={styles.sign} />
              </Button>
            ) : (
              <span className={styles.leaf} />
            )}
            <span className={styles.text}>{branch.text}</span>
            {branch.detail !== undefined && <span className={styles.detail}>{branch.detail}</span>}
          </>
        )}
      </TreeItemContent>
      {branch.children && <Collection items={branch.children}>{draw}</Collection>}
    </TreeItem>
  )
  return (
    <AriaTree
      aria-label={label}
      className={styles.list ?? ''}
      defaultExpandedKeys={open}
      selectionMode={onSelect ? 'single' : 'none'}
      onSelectionChange={(keys) => {
        if (keys === 'all') return
        for (const key of keys) onSelect?.(String(key))
      }}
    >
      {branches.map(draw)}
    </AriaTree>
  )
}
