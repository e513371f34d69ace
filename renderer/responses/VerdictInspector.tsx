import type { ImportVerdict, Receipt, VerdictRow } from '../../shared/responses/contract.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { addressOf } from '../app/routing.ts'
import { FileName } from '../ui/FileName.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { ReceiptFacts } from './ReceiptFacts.tsx'
import styles from './responses.module.css'
import { VerdictMark } from './VerdictMarks.tsx'

/** One row in full. */
export function RowInspector({ lot, bid, row, price }: { lot: Lot; bid: string; row: VerdictRow; price: boolean }) {
  const { translate } = useWords()
  const { label, subject, cell, before, after, remarks, verdict } = row
  const nothing = translate(price ? 'verdict.noPrice' : 'verdict.nothing')
  return (
    <Inspector
      context={<bdi {...(cell && { translate: 'no' as const })}>{cell ?? translate('verdict.noCell')}</bdi>}
      title={label === '' ? subject : label}
    >
      <p>
        <VerdictMark verdict={verdict} />
      </p>
      {remarks.length > 0 && (
        <InspectorPart title={translate('verdict.remarks')}>
          {remarks.map(({ message }) => (
            <p key={message} className={styles.remark}>
              {message}
            </p>
          ))}
        </InspectorPart>
      )}
      {before !== after && (
        <InspectorPart title={translate('verdict.before')}>
          <bdi className={styles.answer}>{before ?? nothing}</bdi>
        </InspectorPart>
      )}
      <InspectorPart title={translate(verdict === 'rejected' ? 'verdict.stands' : 'verdict.after')}>
        <bdi className={styles.answer}>{after ?? nothing}</bdi>
      </InspectorPart>
      {!price && verdict !== 'unknown' && (
        <a href={addressOf({ screen: 'responses', lot: lot.id, bid, question: subject })}>{translate('verdict.toAnswer')}</a>
      )}
    </Inspector>
  )
}

/** The package itself: its register entry, the files that answers name, and the digest that an import must meet. */
export function PackageInspector({ receipt, verdict }: { receipt: Receipt; verdict?: ImportVerdict | undefined }) {
  const { translate, number } = useWords()
  return (
    <Inspector
      context={translate('verdict.package')}
      title={translate('bids.receiptNumber', { position: number(receipt.position) })}
    >
      <ReceiptFacts receipt={receipt} />
      {verdict && verdict.files.length > 0 && (
        <InspectorPart title={translate('verdict.named')}>
          {verdict.files.map(({ fileName, found }) => (
            <InspectorEntry
              key={fileName}
              name={<FileName of={fileName} />}
              value={
                <StatusMark kind={found ? 'pass' : 'plain'}>{translate(found ? 'verdict.found' : 'verdict.notFound')}</StatusMark>
              }
            />
          ))}
        </InspectorPart>
      )}
      {verdict && (
        <InspectorPart title={translate('verdict.digest')}>
          <code className={styles.digest}>{verdict.digest}</code>
          <p className={styles.remark}>{translate('verdict.digestHelp')}</p>
        </InspectorPart>
      )}
    </Inspector>
  )
}
