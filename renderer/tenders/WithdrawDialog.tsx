import { useState } from 'react'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

/** Asks why a bid no longer takes part. */
export function WithdrawDialog({ bid, onClose }: { bid: Bid | null; onClose: () => void }) {
  return (
    <Floating open={bid !== null} onClose={onClose}>
      {bid && <Withdraw bid={bid} onClose={onClose} />}
    </Floating>
  )
}

function Withdraw({ bid, onClose }: { bid: Bid; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const bidder = bid.provider.name
  const { refused, submit } = useSubmit(
    () => client('bid.withdraw', { bid: bid.id, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('bidders.withdrew', { bidder }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('bidders.withdrawTitle', { bidder })}
      action={translate('bidders.withdraw')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={styles.quiet}>{translate('bidders.withdrawHelp')}</p>
      <TextField
        autoFocus
        lines={3}
        label={translate('bidders.withdrawReason')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
