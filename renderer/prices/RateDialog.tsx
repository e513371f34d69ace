import { useState } from 'react'
import type { TenderCurrency } from '../../shared/prices/rate-model.ts'
import { unambiguous } from '../../shared/responses/text/decimals.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

type Said = { tender: Tender; currencies: readonly TenderCurrency[]; onClose: () => void }

/** Takes what a currency is worth, and whether bids may price in it. */
export function RateDialog({ open, ...said }: Said & { open: boolean }) {
  return (
    <Floating wide open={open} onClose={said.onClose}>
      {open && <RateForm {...said} />}
    </Floating>
  )
}

function RateForm({ tender, currencies, onClose }: Said) {
  const { client } = useWindow()
  const { translate, moment } = useWords()
  const { data: standing } = useRead('tender.standing', { tender: tender.id })
  const [code, setCode] = useState(currencies[0]?.currency ?? '')
  const currency = code.trim().toUpperCase()
  const known = currencies.find((one) => one.currency === currency)
  const isCode = /^[A-Z]{3}$/.test(currency)
  const [permitted, setPermitted] = useState<boolean | null>(null)
  const [typed, setRate] = useState<string | null>(null)
  const [typedDate, setDate] = useState<string | null>(null)
  const [typedSource, setSource] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [deviation, setDeviation] = useState(false)
  const rate = typed ?? (known?.rate ? unambiguous(known.rate.rate) : '')
  const date = typedDate ?? known?.rate?.date ?? ''
  const source = typedSource ?? known?.rate?.source ?? ''
  const isFirm = standing !== undefined && firmSince(standing) !== null
  const hasRate = rate.trim() !== ''
  const isWhole = !hasRate || (/^\d{4}-\d{2}-\d{2}$/.test(date) && source.trim() !== '')
  const opened = standing?.opened ?? null
  const { refused, submit } = useSubmit(
    () =>
      client('rate.set', {
        tender: tender.id,
        currency,
        permitted: permitted ?? known?.permitted ?? true,
        ...(hasRate && { rate: { rate: rate.trim(), date, source: source.trim() } }),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
        deviation,
      }),
    () => {
      useNotice.getState().show('done', translate('rates.saved', { currency }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('rates.title')}
      problem={refused}
      action={translate('rates.save')}
      ready={isCode && isWhole && standing !== undefined && (!isFirm || reason.trim() !== '') && (opened === null || deviation)}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        label={translate('rates.currency')}
        hint={translate('rates.currencyHint')}
        value={code}
        onChange={setCode}
      />
      <Checkbox selected={permitted ?? known?.permitted ?? true} onChange={setPermitted}>
        {translate('rates.permitted')}
      </Checkbox>
      <TextField
        label={translate('rates.rate', { currency: isCode ? currency : '…', own: tender.currency })}
        hint={translate('rates.rateHint')}
        value={rate}
        onChange={setRate}
      />
      <DateField key={currency} label={translate('rates.date')} value={date} onChange={setDate} />
      <TextField
        label={translate('rates.source')}
        hint={translate(isWhole ? 'rates.sourceHint' : 'rates.incomplete')}
        value={source}
        onChange={setSource}
      />
      {isFirm && (
        <TextField
          required
          label={translate('rates.reason')}
          hint={translate('rates.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      )}
      {opened !== null && (
        <Checkbox selected={deviation} onChange={setDeviation}>
          {translate('rates.deviation', { at: moment(opened) })}
        </Checkbox>
      )}
    </DialogForm>
  )
}
