import type { SearchResult } from '../../shared/search/contract.ts'
import popover from '../ui/Popover.module.css'
import { MarkedText } from './MarkedText.tsx'
import styles from './search.module.css'

/** A find in two lines, and whom it concerns. */
export function Find({ find: { kind, title, snippet, bidder } }: { find: SearchResult }) {
  return (
    <>
      <span className={styles.found}>
        <span className={styles.line}>
          <MarkedText of={title} isFileName={kind === 'evidence'} />
        </span>
        {snippet && (
          <span className={styles.quiet}>
            <MarkedText of={snippet} />
          </span>
        )}
      </span>
      {bidder !== null && <bdi className={popover.detail}>{bidder}</bdi>}
    </>
  )
}
