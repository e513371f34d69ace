import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './SplitPane.module.css'
import { useWords } from './words.tsx'

/**
 * Two panes, the second one as wide as its reader makes it: by dragging, or with the arrow keys on the line between them. The first
 * stays as it is while the second comes and goes.
 */
export function SplitPane({
  first,
  second,
  label,
  size,
  onSize,
  least = 240,
  most = 560,
}: {
  first: ReactNode
  /** Null: the first pane has all the room. */
  second: ReactNode | null
  /** Names the line. */
  label: string
  /** Width of the second pane in pixels. */
  size: number
  onSize: (size: number) => void
  least?: number
  most?: number
}) {
  const { direction } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const within = (wanted: number) => Math.round(Math.min(Math.max(wanted, least), most))

  const drag = (event: PointerEvent) => {
    const edges = frame.current?.getBoundingClientRect()
    if (!edges || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onSize(within(direction === 'ltr' ? edges.right - event.clientX : event.clientX - edges.left))
  }
  const press = (event: KeyboardEvent) => {
    const towards = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    const to = event.key === 'Home' ? least : event.key === 'End' ? most : undefined
    if (towards === undefined && to === undefined) return
    event.preventDefault()
    onSize(within(to ?? size + (towards ?? 0) * (direction === 'ltr' ? 1 : -1)))
  }

  const style: CSSProperties & Record<'--second', string> = { '--second': `${size}px` }
  return (
    <div className={classes(styles.split, second === null && styles.alone)} ref={frame} style={style}>
      <div className={styles.first}>{first}</div>
      {second !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a rule that moves is not a horizontal rule
        <div
          role="separator"
          aria-orientation="vertical"
          aria-label={label}
          aria-valuenow={size}
          aria-valuemin={least}
          aria-valuemax={most}
          tabIndex={0}
          className={styles.handle}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={press}
        />
      )}
      {second !== null && <div className={styles.second}>{second}</div>}
    </div>
  )
}
