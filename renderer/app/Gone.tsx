import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './Gone.module.css'

/** Whether an address names what is not there, such as what was undone since, and nothing else is looked at yet. */
export function isGone(all: readonly { id: string }[] | undefined, named: string | undefined, looking: string | null): boolean {
  return all !== undefined && named !== undefined && looking === null && !all.some(({ id }) => id === named)
}

/** Stands where that would be, beside the table with all that is there. */
export function Gone() {
  const { translate } = useWords()
  return (
    <div role="status" className={styles.gone}>
      <EmptyState title={translate('shell.gone')}>{translate('shell.goneHelp')}</EmptyState>
    </div>
  )
}
