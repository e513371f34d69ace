import { useState } from 'react'
import type { Envelope, Receipt } from '../../shared/responses/contract.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type About = { receipt: Receipt; onClose: () => void }

/** Moves a package that was recorded for the wrong bidder or as the wrong envelope, with a reason. */
export function CorrectDialog({ open, ...about }: About & { open: boolean; tender: Tender }) {
  return (
    <Floating open={open} onClose={about.onClose}>
      <CorrectForm {...about} />
    </Floating>
  )
}

function CorrectForm({ receipt, tender, onClose }: About & { tender: Tender }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [lot, setLot] = useState(receipt.lot)
  const [bid, setBid] = useState(receipt.bid)
  const [envelope, setEnvelope] = useState<Envelope>(receipt.envelope)
  const [reason, setReason] = useState('')
  const bids = (useRead('bid.list', { lot }).data ?? []).filter(({ withdrawn }) => !withdrawn)
  const { refused, submit } = useSubmit(
    () => client('receipt.correct', { receipt: receipt.id, bid, envelope, reason: reason.trim() }),
    ({ position, bidder }) => {
      useNotice.getState().show('done', translate('receipt.corrected', { position, bidder }))
      onClose()
    },
  )
  const moves = bids.some(({ id }) => id === bid) && (bid !== receipt.bid || envelope !== receipt.envelope)
  return (
    <DialogForm
      title={translate('receipt.correctTitle', { position: receipt.position, bidder: receipt.bidder })}
      action={translate('receipt.correctAction')}
      problem={refused}
      ready={moves && reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={styles.help}>{translate('receipt.correctHelp')}</p>
      <div className={styles.fields}>
        {tender.lots.length > 1 && (
          <Select
            label={translate('receipt.lot')}
            value={lot}
            onChange={(chosen) => {
              setLot(chosen)
              setBid('')
            }}
            options={tender.lots.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <Select
          label={translate('record.bidder')}
          value={bid}
          onChange={setBid}
          options={bids.map(({ id, provider }) => ({ value: id, label: provider.name }))}
        />
        <Select
          label={translate('record.envelope')}
          value={envelope}
          onChange={setEnvelope}
          options={[
            { value: 'questionnaire', label: translate('bids.envelope.questionnaire') },
            { value: 'price', label: translate('bids.envelope.price') },
          ]}
        />
      </div>
      <Reason value={reason} onChange={setReason} />
    </DialogForm>
  )
}

/** Admits a package that came late, or refuses it, with a reason. `as` says which; null shows nothing. */
export function AdmitDialog({ as, ...about }: About & { as: 'admit' | 'refuse' | null }) {
  return (
    <Floating open={as !== null} onClose={about.onClose}>
      {as !== null && <AdmitForm as={as} {...about} />}
    </Floating>
  )
}

function AdmitForm({ as, receipt, onClose }: About & { as: 'admit' | 'refuse' }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client('receipt.admit', { receipt: receipt.id, admitted: as === 'admit', reason: reason.trim() }),
    onClose,
  )
  return (
    <DialogForm
      title={translate(`receipt.${as}Title`, { bidder: receipt.bidder })}
      action={translate(`receipt.${as}Action`)}
      problem={refused}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <Reason value={reason} onChange={setReason} />
    </DialogForm>
  )
}

function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { translate } = useWords()
  return (
    <TextField
      label={translate('receipt.reason')}
      hint={translate('receipt.reasonHint')}
      value={value}
      onChange={onChange}
      lines={2}
      required
    />
  )
}
