import type { PriceInquiry } from '../../shared/tenders/inquiry-model.ts'
import type { Subcontracting } from '../../shared/tenders/subcontracting-model.ts'
import { InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

/** What a bidder passes on to others, and how the inquiry into its price stands; nothing where neither was said. */
export function BidFacts({
  subcontracting,
  inquiry,
}: {
  subcontracting: Subcontracting | undefined
  inquiry: PriceInquiry | undefined
}) {
  const { translate, number, date } = useWords()
  return (
    <>
      {subcontracting && (
        <InspectorPart title={translate('subcontracting.title')}>
          {subcontracting.parts.length === 0 && <p className={texts.quiet}>{translate('subcontracting.none')}</p>}
          {subcontracting.parts.map(({ subcontractor, share, what }) => (
            <InspectorEntry
              key={`${subcontractor} ${what}`}
              name={<bdi>{subcontractor}</bdi>}
              value={
                share === null
                  ? translate('subcontracting.unknown')
                  : translate('subcontracting.percent', { share: number(share) })
              }
            >
              {what}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      {inquiry && (
        <InspectorPart title={translate('inquiry.title')}>
          <StatusMark kind={inquiry.result === null ? 'warn' : inquiry.result === 'accepted' ? 'pass' : 'fail'}>
            {translate(`inquiry.result.${inquiry.result ?? 'pending'}`)}
          </StatusMark>
          <InspectorEntry name={translate('inquiry.asked')} value={date(`${inquiry.askedOn}T12:00`)}>
            {inquiry.question}
          </InspectorEntry>
          {inquiry.answeredOn !== null && (
            <InspectorEntry name={translate('inquiry.answered')} value={date(`${inquiry.answeredOn}T12:00`)}>
              {inquiry.answer}
            </InspectorEntry>
          )}
          {inquiry.reason !== null && <InspectorEntry name={translate('inquiry.reason')}>{inquiry.reason}</InspectorEntry>}
        </InspectorPart>
      )}
    </>
  )
}
