import { useState } from 'react'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

/** Asks why a bid no longer takes part, or takes part again. */
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
  const returns = bid.withdrawn !== null
  const { refused, submit } = useSubmit(
    () => client(returns ? 'bid.return' : 'bid.withdraw', { bid: bid.id, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate(returns ? 'bidders.returned' : 'bidders.withdrew', { bidder }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate(returns ? 'bidders.returnTitle' : 'bidders.withdrawTitle', { bidder })}
      action={translate(returns ? 'bidders.return' : 'bidders.withdraw')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate(returns ? 'bidders.returnHelp' : 'bidders.withdrawHelp')}</p>
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
