import { saidOf } from '../../shared/responses/arrival.ts'
import type { Receipt } from '../../shared/responses/contract.ts'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { FileName } from '../ui/FileName.tsx'
import { InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

/** What the register says of a package: when, from whom, and the hash of each file. */
export function ReceiptFacts({ receipt }: { receipt: Receipt }) {
  const { translate, moment, size } = useWords()
  const said = saidOf(receipt)
  return (
    <>
      <InspectorPart title={translate('bids.received')}>
        <InspectorEntry name={moment(receipt.receivedAt)}>{receipt.sender}</InspectorEntry>
        <InspectorEntry name={translate('bids.recorded')}>{moment(receipt.recordedAt)}</InspectorEntry>
        {receipt.deadline !== null && (
          <InspectorEntry name={translate('bids.dueThen')}>{moment(receipt.deadline)}</InspectorEntry>
        )}
      </InspectorPart>
      {said.length > 0 && (
        <InspectorPart title={translate('receipt.said')}>
          {said.map(({ code, values, at }) => (
            <InspectorEntry key={code} name={at === undefined ? '' : moment(at)}>
              {translate(`bids.said.${code}`, values)}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      <InspectorPart title={translate('bids.files')}>
        {receipt.files.map((file) => (
          <InspectorEntry
            key={file.fileName}
            name={<FileName of={file.fileName} />}
            value={<span className={styles.side}>{size(file.size)}</span>}
          >
            <code title={file.sha256}>{`${file.sha256.slice(0, 8)} … ${file.sha256.slice(-4)}`}</code>
          </InspectorEntry>
        ))}
      </InspectorPart>
      <HistoryLink about={{ kind: 'receipt', receipt: receipt.id }} />
    </>
  )
}
