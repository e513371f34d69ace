import type { Verdict, VerdictRow } from '../../shared/responses/contract.ts'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

const kinds = {
  accepted: 'pass',
  changed: 'pass',
  unchanged: 'plain',
  rejected: 'fail',
  missing: 'warn',
  unknown: 'warn',
} as const

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { translate } = useWords()
  return <StatusMark kind={kinds[verdict]}>{translate(`verdict.${verdict}`)}</StatusMark>
}

/** The same in a line. */
export function changeText({ before, after }: VerdictRow, nothing: string): string {
  return before === null || before === after ? (after ?? nothing) : `${before} → ${after ?? nothing}`
}

/** What was recorded, and what an import makes of it. A rejected row shows what stands in its cell, which is not taken. */
export function Change({ row: { verdict, before, after }, price }: { row: VerdictRow; price: boolean }) {
  const { translate } = useWords()
  const nothing = translate(price ? 'verdict.noPrice' : 'verdict.nothing')
  const look = after === null ? styles.place : verdict === 'rejected' ? styles.refused : texts.cut
  const stands = <bdi className={look}>{after ?? nothing}</bdi>
  if (before === after || (before === null && verdict !== 'rejected')) return stands
  return (
    <span className={styles.two}>
      {stands}
      <bdi className={verdict === 'rejected' ? styles.place : styles.before}>{before ?? nothing}</bdi>
    </span>
  )
}
