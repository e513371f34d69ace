import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type Key,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  /** `primary` once a screen at most; `danger` for what cannot be undone. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  compact?: boolean
  children: ReactNode
}

/** Says what happens when it is pressed. */
export function Button({ look = 'plain', compact = false, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classes(styles.button, look !== 'plain' && styles[look], compact && styles.compact)}>
      {children}
    </AriaButton>
  )
}

/** One of a few views of the same thing. */
export function Segments<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const choose = (keys: Set<Key>) => {
    const chosen = options.find((option) => keys.has(option.value))
    if (chosen) onChange(chosen.value)
  }
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segments ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={choose}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.segment ?? ''}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** A view that is on or off. */
export function Toggle({
  children,
  selected,
  onChange,
}: {
  children: ReactNode
  selected: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <ToggleButton className={classes(styles.button, styles.toggle)} isSelected={selected} onChange={onChange}>
      {children}
    </ToggleButton>
  )
}

/** The keys of a shortcut, as `Mod+Shift+Z`; `Mod` is Command on a Mac and Control elsewhere. */
export function Keys({ keys, mac = false }: { keys: string; mac?: boolean }) {
  return (
    <kbd className={styles.key}>
      {keys
        .split('+')
        .map((key) => keyName(key, mac))
        .join(' ')}
    </kbd>
  )
}

const keyNames: Record<string, [mac: string, other: string]> = {
  Mod: ['⌘', 'Ctrl'],
  Shift: ['⇧', 'Shift'],
  Alt: ['⌥', 'Alt'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
}

/** The name printed on a key. */
function keyName(key: string, mac: boolean): string {
  const names = keyNames[key]
  return names ? names[mac ? 0 : 1] : key.length === 1 ? key.toUpperCase() : key
}
