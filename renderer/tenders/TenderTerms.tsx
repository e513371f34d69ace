import { Fragment } from 'react'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import facts from '../ui/Facts.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

/** The terms of a tender as terms and what they stand for: when bids are due, how long it runs, which questionnaire is frozen. */
export function TenderTerms({ tender, lot }: { tender: Tender; lot?: Lot }) {
  const { translate, number, moment } = useWords()
  const { instrument } = tender
  const terms: [string, string][] = [
    ...(lot ? [[translate('overview.lot'), lot.title] satisfies [string, string]] : []),
    [translate('overview.deadline'), tender.deadline ? moment(tender.deadline) : translate('overview.noDeadline')],
    [translate('overview.term'), translate('overview.months', { months: tender.termMonths })],
    [translate('overview.currency'), tender.currency],
    [
      translate('overview.questionnaire'),
      translate('overview.questionnaireText', {
        title: instrument.title,
        version: instrument.templateVersion,
        questions: number(instrument.questions),
      }),
    ],
    [translate('overview.frozen'), moment(tender.createdAt)],
  ]
  return (
    <dl className={facts.facts}>
      {terms.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
      <dt>{translate('overview.hash')}</dt>
      <dd>
        <code className={styles.hash}>{instrument.hash}</code>
      </dd>
    </dl>
  )
}
