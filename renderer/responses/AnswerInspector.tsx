import { draftKey } from '../../shared/draft-key.ts'
import type { ConfidentialAnswer } from '../../shared/responses/confidential.ts'
import type { Response } from '../../shared/responses/contract.ts'
import type { OutlineQuestion } from '../../shared/responses/outline.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { useDraft } from '../app/drafts.ts'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { Button } from '../ui/Button.tsx'
import { FileName } from '../ui/FileName.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { isolated } from '../ui/isolated.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

/** An answer in full: what was said, with which files, where it comes from, and what was said before. */
export function AnswerInspector({
  lot,
  bid,
  row: { id, number, question, response, state },
  confidential,
  onMark,
  onEdit,
}: {
  lot: Lot
  bid: Bid
  row: OutlineQuestion
  confidential: ConfidentialAnswer | undefined
  onMark: (() => void) | undefined
  onEdit: (() => void) | undefined
}) {
  const { translate, moment } = useWords()
  const draft = useDraft('answer', draftKey({ kind: 'answer', bid: bid.id, question: id }))
  return (
    <Inspector context={number} title={question.text}>
      <InspectorPart title={translate('answers.answer')}>
        {state === 'answered' ? (
          <bdi className={styles.answer}>{response?.display}</bdi>
        ) : (
          <p>
            <StatusMark kind={state === 'blank' ? 'warn' : 'plain'}>{translate(`answers.state.${state}`)}</StatusMark>
          </p>
        )}
        {(onEdit || onMark) && (
          <div className={layout.tools}>
            {onEdit && (
              <Button compact onPress={onEdit}>
                {translate(draft ? 'drafts.goOn' : 'answers.edit')}
              </Button>
            )}
            {onMark && (
              <Button compact onPress={onMark}>
                {translate(confidential ? 'confidential.unmark' : 'confidential.mark')}
              </Button>
            )}
          </div>
        )}
      </InspectorPart>
      {confidential && (
        <InspectorPart title={translate('confidential.title')}>
          <StatusMark kind="warn">{translate('confidential.here')}</StatusMark>
          <p>
            {translate('confidential.why', {
              reason: confidential.reason,
              by: confidential.by,
              at: moment(confidential.at),
            })}
          </p>
        </InspectorPart>
      )}
      {response?.comment && (
        <InspectorPart title={translate('answers.comment')}>
          <bdi className={styles.answer}>{response.comment}</bdi>
        </InspectorPart>
      )}
      {response && response.files.length > 0 && (
        <InspectorPart title={translate('answers.namedFiles')}>
          {response.files.map((file) => (
            <NamedFile key={file.fileName} file={file} lot={lot} />
          ))}
        </InspectorPart>
      )}
      {response && <History lot={lot} bid={bid.id} question={id} />}
      <HistoryLink about={{ kind: 'answer', bid: bid.id, question: id }} />
      {question.guidance !== undefined && (
        <InspectorPart title={translate('answers.guidance')}>
          <p className={styles.remark}>{isolated(question.guidance)}</p>
        </InspectorPart>
      )}
      {question.evidence !== undefined && (
        <InspectorPart title={translate('answers.proof')}>
          <p className={styles.remark}>{isolated(question.evidence)}</p>
        </InspectorPart>
      )}
    </Inspector>
  )
}

function NamedFile({ file: { fileName, evidence }, lot }: { file: Response['files'][number]; lot: Lot }) {
  const { translate, size } = useWords()
  if (!evidence)
    return (
      <InspectorEntry
        name={<FileName of={fileName} />}
        value={<StatusMark kind="fail">{translate('answers.fileMissing')}</StatusMark>}
      />
    )
  return (
    <InspectorEntry
      name={
        <a href={addressOf({ screen: 'evidence', lot: lot.id, evidence: evidence.id })}>
          <FileName of={fileName} />
        </a>
      }
      value={<span className={styles.side}>{size(evidence.size)}</span>}
    />
  )
}

/** Every revision, the newest first. */
function History({ lot, bid, question }: { lot: Lot; bid: string; question: string }) {
  const { translate, moment } = useWords()
  const { data, problem } = useRead('response.history', { bid, question })
  return (
    <InspectorPart title={translate('answers.history')}>
      {problem && <ErrorState message={problem.message} />}
      {!data && !problem && <Loading />}
      {data?.toReversed().map((revision) => (
        <InspectorEntry
          key={revision.revision}
          name={translate('answers.revision', { revision: revision.revision })}
          value={<span className={styles.side}>{moment(revision.recordedAt)}</span>}
        >
          <bdi className={styles.revision}>{revision.display ?? translate(`answers.state.${revision.state}`)}</bdi>
          <Source lot={lot} response={revision} />
        </InspectorEntry>
      ))}
    </InspectorPart>
  )
}

function Source({ lot, response: { receipt: id, reason } }: { lot: Lot; response: Response }) {
  const { translate } = useWords()
  const { data: receipts } = useRead('receipt.list', id === null ? null : { lot: lot.id })
  const receipt = receipts?.find((one) => one.id === id)
  if (receipt)
    return (
      <a href={addressOf({ screen: 'receipt', lot: lot.id, receipt: receipt.id })}>
        {translate('answers.fromReceipt', { position: receipt.position, sender: receipt.sender })}
      </a>
    )
  return <p>{reason !== null && translate('answers.byHand', { reason })}</p>
}
