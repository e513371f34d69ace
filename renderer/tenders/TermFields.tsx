import type { ReactNode } from 'react'
import type { TenderProblem, TermsDraft } from '../../shared/tenders/draft.ts'
import { DateField } from '../ui/DateField.tsx'
import { NumberField, TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

/** The fields of the terms of a tender; `children` stand between the need and the figures. */
export function TermFields({
  terms,
  problems,
  hasPrices = false,
  onChange,
  children,
}: {
  terms: TermsDraft
  problems: readonly TenderProblem[]
  /** Whether prices rest on the currency, so that it stays. */
  hasPrices?: boolean
  onChange: (part: Partial<TermsDraft>) => void
  children?: ReactNode
}) {
  const { translate } = useWords()
  const errorOf = (problem: TenderProblem) => (problems.includes(problem) ? translate(`tender.problem.${problem}`) : undefined)
  return (
    <>
      <div className={styles.wide}>
        <TextField
          autoFocus
          label={translate('tender.title')}
          hint={translate('tender.titleHint')}
          error={errorOf('title')}
          value={terms.title}
          onChange={(title) => onChange({ title })}
        />
      </div>
      <div className={styles.wide}>
        <TextField
          lines={7}
          label={translate('tender.need')}
          hint={translate('tender.needHint')}
          error={errorOf('need')}
          value={terms.need}
          onChange={(need) => onChange({ need })}
        />
      </div>
      {children !== undefined && <div className={styles.wide}>{children}</div>}
      <DateField
        time
        label={translate('tender.deadline')}
        hint={translate('tender.deadlineHint')}
        error={errorOf('deadline')}
        value={terms.deadline}
        onChange={(deadline) => onChange({ deadline })}
      />
      <NumberField
        label={translate('tender.term')}
        value={terms.termMonths}
        onChange={(termMonths) => onChange({ termMonths: Number.isNaN(termMonths) ? usualTerm : termMonths })}
        least={1}
        most={600}
        increase={translate('tender.more')}
        decrease={translate('tender.less')}
      />
      <TextField
        disabled={hasPrices}
        label={translate('tender.currency')}
        hint={translate(hasPrices ? 'tender.priced' : 'tender.currencyHint')}
        error={errorOf('currency')}
        value={terms.currency}
        onChange={(currency) => onChange({ currency })}
      />
    </>
  )
}

/** In months, where nothing is typed. */
const usualTerm = 36
