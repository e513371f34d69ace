import type { JournalObject } from '../../shared/journal/objects.ts'
import { useWords } from '../ui/words.tsx'
import { addressOf } from './routing.ts'

/** The way from an object to the entries of the journal that touched it. */
export function HistoryLink({ about }: { about: JournalObject }) {
  const { translate } = useWords()
  return (
    <p>
      <a href={addressOf({ screen: 'journal', about })}>{translate('journal.historyOf', { kind: about.kind })}</a>
    </p>
  )
}
