import { useState } from 'react'
import type { Bid } from '../../shared/tenders/contract.ts'
import type { PriceInquiry } from '../../shared/tenders/inquiry-model.ts'
import { type InquiryResult, inquiryResults } from '../../shared/tenders/inquiry-results.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

type Asked = { inquiry: PriceInquiry | undefined; onClose: () => void }

/** Asks how the inquiry into a price that looks abnormally low stands. */
export function InquiryDialog({ bid, ...asked }: Asked & { bid: Bid | null }) {
  return (
    <Floating open={bid !== null} onClose={asked.onClose}>
      {bid && <Inquiry bid={bid} {...asked} />}
    </Floating>
  )
}

const pending = 'pending'
const isWhole = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function Inquiry({ bid, inquiry, onClose }: Asked & { bid: Bid }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [askedOn, setAskedOn] = useState(inquiry?.askedOn ?? '')
  const [question, setQuestion] = useState(inquiry?.question ?? '')
  const [answeredOn, setAnsweredOn] = useState(inquiry?.answeredOn ?? '')
  const [answer, setAnswer] = useState(inquiry?.answer ?? '')
  const [result, setResult] = useState<InquiryResult | typeof pending>(inquiry?.result ?? pending)
  const [reason, setReason] = useState(inquiry?.reason ?? '')
  const { refused, submit } = useSubmit(
    () =>
      client('inquiry.set', {
        bid: bid.id,
        askedOn,
        question: question.trim(),
        answeredOn: answeredOn || null,
        answer: answer.trim() || null,
        result: result === pending ? null : result,
        reason: reason.trim() || null,
      }),
    () => {
      useNotice.getState().show('done', translate('inquiry.saved', { bidder: bid.provider.name }))
      onClose()
    },
  )
  const results: readonly (InquiryResult | typeof pending)[] = [pending, ...inquiryResults]
  return (
    <DialogForm
      title={translate('inquiry.dialogTitle', { bidder: bid.provider.name })}
      problem={refused}
      action={translate('tender.save')}
      ready={
        isWhole(askedOn) &&
        question.trim() !== '' &&
        (answeredOn === '' || isWhole(answeredOn)) &&
        (result === pending || reason.trim() !== '')
      }
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate('inquiry.help')}</p>
      <div className={styles.form}>
        <DateField autoFocus required label={translate('inquiry.askedOn')} value={askedOn} onChange={setAskedOn} />
        <div className={styles.wide}>
          <TextField required lines={2} label={translate('inquiry.question')} value={question} onChange={setQuestion} />
        </div>
        <DateField label={translate('inquiry.answeredOn')} value={answeredOn} onChange={setAnsweredOn} />
        <div className={styles.wide}>
          <TextField lines={2} label={translate('inquiry.answer')} value={answer} onChange={setAnswer} />
        </div>
        <Select
          label={translate('inquiry.result')}
          value={result}
          onChange={setResult}
          options={results.map((value) => ({ value, label: translate(`inquiry.result.${value}`) }))}
        />
        <div className={styles.wide}>
          <TextField
            lines={2}
            required={result !== pending}
            label={translate('inquiry.reason')}
            value={reason}
            onChange={setReason}
          />
        </div>
      </div>
    </DialogForm>
  )
}
