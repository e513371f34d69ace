import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import styles from './questionnaires.module.css'

/** How a field in a cell is left: to the row below or above, to stay, or without taking what was typed. */
export type Leave = 'next' | 'before' | 'stay' | 'cancel'

/** A field in the place of a cell: Enter and the arrows take what was typed, Escape does not. */
export function InlineField({
  label,
  begin,
  number = false,
  onLeave,
}: {
  label: string
  begin: string
  number?: boolean
  onLeave: (text: string, leave: Leave) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const left = useRef(false)
  useLayoutEffect(() => {
    field.current?.focus()
    if (!number || begin.length > 1) field.current?.select()
  }, [begin, number])
  const leave = (how: Leave) => {
    if (left.current) return
    left.current = true
    onLeave(field.current?.value ?? '', how)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const how = ways[event.key]
    if (!how || (!number && event.key.startsWith('Arrow'))) return
    event.preventDefault()
    event.stopPropagation()
    leave(event.key === 'Enter' && !number ? 'stay' : how)
  }
  return (
    <input
      ref={field}
      aria-label={label}
      className={styles.inline}
      defaultValue={begin}
      dir="auto"
      {...(number && { inputMode: 'numeric' as const, maxLength: 3 })}
      onKeyDown={onKey}
      onBlur={() => leave('stay')}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}

const ways: Readonly<Record<string, Leave>> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'before', Escape: 'cancel' }
