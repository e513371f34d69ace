import type { ReactNode } from 'react'
import type { Figure, Range } from '../../shared/arithmetic/figure.ts'
import { parseRational, toNumber } from '../../shared/arithmetic/rational.ts'
import { classes } from './classes.ts'
import styles from './Marks.module.css'
import { useWords } from './words.tsx'

// Signs that the typeface has, so that they look the same everywhere.
const signs = { pass: '✓', fail: '×', warn: '!', plain: '·' } as const

/** A state in a word with a sign; its colour only repeats what they say. */
export function StatusMark({ kind, children, wrap = false }: { kind: keyof typeof signs; children: ReactNode; wrap?: boolean }) {
  return (
    <span className={classes(styles.mark, styles[kind], wrap && styles.wrapping)}>
      <span aria-hidden>{signs[kind]} </span>
      {children}
    </span>
  )
}

/** A fact about the whole, beside its title. */
export function Pill({ children }: { children: ReactNode }) {
  return <span className={styles.pill}>{children}</span>
}

/** For drawing only. */
export function lengthOf(figure: Figure): number {
  return toNumber(parseRational(figure.exact))
}

export function isOpen(range: Range): boolean {
  return range.lower.exact !== range.upper.exact
}

/** A number, rounded once from its exact fraction. Hovering shows two places more than the text. */
export function Amount({
  figure,
  places = 1,
  large = false,
  signed = false,
}: {
  figure: Figure
  places?: number
  large?: boolean
  /** A difference: above zero it has a sign too. */
  signed?: boolean
}) {
  const words = useWords()
  const options = signed ? ({ signDisplay: 'exceptZero' } as const) : {}
  return (
    // From left to right in every script, or its sign would come to stand behind it.
    <data
      dir="ltr"
      className={classes(styles.figure, large && styles.large)}
      value={figure.exact}
      title={words.figure(figure, places + 2, options)}
    >
      {words.figure(figure, places, options)}
    </data>
  )
}

/** A figure that may still rise: what it is at least and, beside it, how far it could go. */
export function Interval({
  range,
  places = 1,
  large = false,
  settled,
}: {
  range: Range
  places?: number
  large?: boolean
  settled?: boolean
}) {
  const words = useWords()
  const note = isOpen(range)
    ? words.translate('parts.upTo', { upper: words.figure(range.upper, places) })
    : settled === undefined
      ? undefined
      : words.translate(settled ? 'parts.settled' : 'parts.unsettled')
  return (
    <span>
      <Amount figure={range.lower} places={places} large={large} />
      {note !== undefined && (
        <>
          {' '}
          <span className={styles.note}>{note}</span>
        </>
      )}
    </span>
  )
}

/**
 * A score on its scale, of which `highest` is the whole length; the track ends where the score cannot pass. Broken while something
 * below it is open; a thin line reaches as far as it could still go.
 */
export function ScoreBar({
  range,
  highest,
  end = highest,
  incomplete = false,
}: {
  range: Range
  highest: number
  end?: number
  incomplete?: boolean
}) {
  const lower = (lengthOf(range.lower) / highest) * 100
  const upper = (lengthOf(range.upper) / highest) * 100
  const broken = incomplete || upper > lower
  return (
    <svg className={styles.track} viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden>
      <rect className={styles.trackFill} width={(end / highest) * 100} height="5" />
      {broken ? (
        <line
          className={styles.barOpen}
          x1="0"
          x2={lower}
          y1="2.5"
          y2="2.5"
          strokeWidth="5"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      ) : (
        <rect className={styles.barFill} width={lower} height="5" />
      )}
      {upper > lower && (
        <line
          className={styles.interval}
          x1={lower}
          x2={upper}
          y1="2.5"
          y2="2.5"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}

/** What each group adds to a total, in the order of the groups, and a dashed frame for what open answers could add. */
export function StackBar({
  parts,
  highest,
  open = 0,
  label,
}: {
  parts: readonly Figure[]
  highest: number
  open?: number
  label: string
}) {
  const lengths = parts.map((part) => (lengthOf(part) / highest) * 100)
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0))
  const end = lengths.reduce((sum, length) => sum + length, 0)
  const ahead = Math.min((open / highest) * 100, 100 - end)
  return (
    <svg className={styles.stack} viewBox="0 0 100 9" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className={styles.trackFill} width="100" height="9" />
      {lengths.map((length, index) => (
        <rect
          key={parts[index]?.exact === undefined ? index : `${index}`}
          className={seriesClass(index)}
          x={starts[index]}
          width={Math.max(length - 0.6, 0)}
          height="9"
        />
      ))}
      {ahead > 0 && (
        <rect
          className={styles.interval}
          x={end}
          y="0.5"
          width={ahead}
          height="8"
          strokeWidth="1"
          strokeDasharray="2 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}

/** The colour of a group; the last one stands for all that follow. */
function seriesClass(index: number): string {
  return styles[`series${Math.min(index, 5)}`] ?? ''
}

/** Ties a name to its part of the bars. */
export function Swatch({ index }: { index: number }) {
  return <span aria-hidden className={classes(styles.swatch, seriesClass(index))} />
}

/** The ground of what does not count. */
export const hatch = styles.hatch ?? ''
