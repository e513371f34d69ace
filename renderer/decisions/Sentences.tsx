import type { ReactNode } from 'react'
import type { Comparison } from '../../shared/decisions/model.ts'
import { type Lead, unanswered } from '../../shared/decisions/reading.ts'
import { useWords } from '../ui/words.tsx'
import styles from './decisions.module.css'

/** What the table means, in sentences. */
export function Sentences({ comparison, lead }: { comparison: Comparison; lead: Lead | undefined }) {
  const { translate, number, list } = useWords()
  const { columns, pricesOpen } = comparison
  const out = columns.filter(({ standing }) => standing === 'out')
  const blanks = columns.reduce((sum, { counts }) => sum + unanswered(counts), 0)
  const unscored = columns.reduce((sum, { counts }) => sum + counts.unscored, 0)
  return (
    <div className={styles.sentences}>
      {lead && (
        <Sentence title={translate('compare.leads', { bidder: lead.first.bidder })}>
          {translate('compare.leadsBy', {
            points: number(lead.points, { minimumFractionDigits: 1 }),
            second: lead.second.bidder,
          })}{' '}
          {translate(lead.first.settled ? 'compare.firstSettled' : 'compare.firstOpen')}
        </Sentence>
      )}
      {(blanks > 0 || unscored > 0 || pricesOpen) && (
        <Sentence title={translate('compare.stillOpen')}>
          {translate('compare.openCounts', { blanks, unscored })} {pricesOpen && translate('compare.pricesOpen')}
        </Sentence>
      )}
      {out.length > 0 && (
        <Sentence title={translate('compare.outTitle', { count: out.length, bidders: list(out.map(({ bidder }) => bidder)) })}>
          {translate('compare.outHelp')}
        </Sentence>
      )}
    </div>
  )
}

function Sentence({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className={styles.sentence}>
      <strong>{title}</strong> {children}
    </p>
  )
}
