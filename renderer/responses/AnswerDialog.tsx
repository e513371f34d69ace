import { useMemo } from 'react'
import { draftKey } from '../../shared/draft-key.ts'
import { answerOfDraft, type Draft, draftOf } from '../../shared/responses/drafts.ts'
import type { OutlineQuestion } from '../../shared/responses/outline.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useDraft, useDrafts } from '../app/drafts.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import { AnswerField } from './AnswerField.tsx'
import styles from './responses.module.css'

/** Takes an answer that came another way than in a workbook, with where it came from. */
export function AnswerDialog({ bid, row, onClose }: { bid: Bid; row: OutlineQuestion | null; onClose: () => void }) {
  const { translate } = useWords()
  return (
    <Floating open={row !== null} onClose={onClose} wide label={translate('answers.edit')}>
      {row && <AnswerForm bid={bid} row={row} onClose={onClose} />}
    </Floating>
  )
}

function AnswerForm({ bid, row, onClose }: { bid: Bid; row: OutlineQuestion; onClose: () => void }) {
  const { client } = useWindow()
  const { translate, plain } = useWords()
  const { question, response, number } = row
  const key = { kind: 'answer', bid: bid.id, question: question.id } as const
  const kept = useDraft('answer', draftKey(key))
  const { put, drop } = useDrafts.getState()
  const first = useMemo(
    () => ({ ...draftOf(question, response, plain), comment: response?.comment ?? '', reason: '' }),
    [question, response, plain],
  )
  const draft = kept ?? first
  const { comment, reason } = draft
  const change = (part: Partial<Draft & { comment: string; reason: string }>) => {
    const { text, chosen, rows, notApplicable, comment, reason } = { ...draft, ...part }
    put({ ...key, text, chosen: [...chosen], rows: rows.map((row) => ({ ...row })), notApplicable, comment, reason })
  }
  const discard = () => {
    drop(draftKey(key))
    onClose()
  }
  const bidder = bid.provider.name
  const { refused, submit } = useSubmit(
    () =>
      client('response.set', {
        bid: bid.id,
        question: question.id,
        answer: answerOfDraft(question, draft),
        notApplicable: draft.notApplicable,
        reason: reason.trim(),
        ...(comment.trim() !== '' && { comment: comment.trim() }),
      }),
    () => {
      useNotice.getState().show('done', translate('answers.saved', { bidder, number }))
      discard()
    },
  )
  return (
    <DialogForm
      cancel={translate(kept ? 'drafts.discard' : 'parts.cancel')}
      problem={refused}
      action={translate('answers.save')}
      ready={reason.trim() !== ''}
      onCancel={discard}
      onSubmit={submit}
    >
      <header>
        <p className={styles.help}>{translate('answers.editTitle', { bidder })}</p>
        <h2>
          {number} {question.text}
        </h2>
      </header>
      {!draft.notApplicable && <AnswerField question={question} draft={draft} onChange={change} />}
      {question.notApplicable && (
        <Checkbox selected={draft.notApplicable} onChange={(notApplicable) => change({ notApplicable })}>
          {translate('answers.claim')}
        </Checkbox>
      )}
      <TextField
        label={translate('answers.commentField')}
        value={comment}
        onChange={(typed) => change({ comment: typed })}
        lines={2}
      />
      <TextField
        label={translate('answers.reason')}
        hint={translate('answers.reasonHint')}
        value={reason}
        onChange={(typed) => change({ reason: typed })}
        lines={2}
        required
      />
      {kept && <p className={styles.help}>{translate('drafts.kept')}</p>}
    </DialogForm>
  )
}
