import type { DragEvent } from 'react'
import type { Figure } from '../../shared/arithmetic/figure.ts'
import type { Place } from '../../shared/decisions/model.ts'
import { classes } from '../ui/classes.ts'
import { Amount, Interval, lengthOf, StackBar, StatusMark } from '../ui/Marks.tsx'
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './BidderHeader.module.css'

/** The head of a bidder's column: rank, total, and what each group adds to it. */
export function BidderHeader({
  place,
  decimals,
  groups,
  entries,
  onDrop,
}: {
  place: Place
  /** Decimal places of the totals. */
  decimals: number
  /** What each group of criteria adds, by its title. */
  groups: readonly { title: string; points: Figure }[]
  entries: readonly MenuEntry[]
  /** Another bidder was dropped on this one. */
  onDrop: (bid: string) => void
}) {
  const words = useWords()
  const { translate } = words
  const { total } = place
  const open = total ? lengthOf(total.upper) - lengthOf(total.lower) : 0
  const drop = (event: DragEvent) => {
    event.preventDefault()
    onDrop(event.dataTransfer.getData('text/plain'))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu moves columns too
    <div
      className={classes(styles.bidder, place.standing === 'out' && styles.out)}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', place.bid)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className={styles.nameLine}>
        <Rank place={place} />
        <bdi className={styles.name} title={place.bidder}>
          {place.bidder}
        </bdi>
        <MenuButton compact label={translate('compare.column', { bidder: place.bidder })} entries={entries}>
          …
        </MenuButton>
      </div>
      <StandingText place={place} decimals={decimals} brief />
      {total && place.standing !== 'out' && (
        <StackBar
          parts={groups.map(({ points }) => points)}
          highest={100}
          open={open}
          label={translate('compare.parts', {
            parts: words.list(groups.map(({ title, points }) => `${title} ${words.figure(points, decimals)}`)),
          })}
        />
      )}
    </div>
  )
}

/** The rank of a bidder; a dash where there is none. */
export function Rank({ place: { rank } }: { place: Place }) {
  const { number } = useWords()
  return <span className={classes(styles.rank, rank === 1 && styles.rankFirst)}>{rank === null ? '–' : number(rank)}</span>
}

/** The total with how sure it is, or why there is no place. */
export function StandingText({
  place,
  decimals,
  large = true,
  brief = false,
}: {
  place: Place
  /** Decimal places of the totals. */
  decimals: number
  large?: boolean
  /** Cuts a long reason; whoever points at it sees it whole, and so does the panel beside. */
  brief?: boolean
}) {
  const { translate } = useWords()
  const { total, standing, knockOuts, settled } = place
  if (!total) return <StatusMark kind="plain">{translate('compare.withdrawn')}</StatusMark>
  const reason = (status: 'fail' | 'pending') => knockOuts.find((knockOut) => knockOut.status === status)?.reason ?? ''
  const mark = (kind: 'fail' | 'warn', text: string, short: string) => (
    <span className={classes(brief && styles.brief)} title={brief ? text : undefined}>
      <StatusMark kind={kind} wrap>
        {brief ? (
          <>
            <span className={styles.long}>{text}</span>
            <span className={styles.short}>{short}</span>
          </>
        ) : (
          text
        )}
      </StatusMark>
    </span>
  )
  if (standing === 'out')
    return (
      <>
        {mark('fail', translate('compare.out', { reason: reason('fail') }), translate('compare.outBrief'))}
        <span className={styles.without}>
          <Amount figure={total.lower} places={decimals} /> {translate('compare.without')}
        </span>
      </>
    )
  return (
    <>
      <Interval range={total} places={decimals} large={large} settled={settled} />
      {standing === 'pending' &&
        mark('warn', translate('compare.pending', { reason: reason('pending') }), translate('compare.pendingBrief'))}
    </>
  )
}
