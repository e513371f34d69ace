import { type KeyboardEvent, useRef, useState } from 'react'
import styles from './prices.module.css'

/** How somebody leaves a cell that they wrote in, and where they go. */
export type Leaving = 'down' | 'next' | 'back' | 'stay'

/** The field in a cell of a table that is written in. It holds what is typed by itself until that is done. */
export function CellInput({
  label,
  text,
  onDone,
  onCancel,
}: {
  label: string
  text: string
  onDone: (text: string, leaving: Leaving | null) => void
  onCancel: () => void
}) {
  const [typed, setTyped] = useState(text)
  const left = useRef(false)
  const leave = (how: () => void) => {
    if (left.current) return
    left.current = true
    how()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Escape') leave(onCancel)
    else if (event.key === 'Enter') leave(() => onDone(typed, event.shiftKey ? 'stay' : 'down'))
    else if (event.key === 'Tab') leave(() => onDone(typed, event.shiftKey ? 'back' : 'next'))
    else return
    event.preventDefault()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell had the focus, and its field takes it
      autoFocus
      className={styles.input}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKey}
      onBlur={() => leave(() => onDone(typed, null))}
    />
  )
}
