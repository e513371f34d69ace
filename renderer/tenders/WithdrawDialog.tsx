import { useState } from 'react'
import { Heading } from 'react-aria-components'
import type { Bid } from '../../shared/tenders/contract.ts'
import app from '../app/app.module.css'
import { useNotice } from '../app/notice.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
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
  const [error, setError] = useState<string>()
  const bidder = bid.provider.name
  const withdraw = async () => {
    const result = await client('bid.withdraw', { bid: bid.id, reason: reason.trim() })
    if (!result.ok) return setError(result.error.message)
    useNotice.getState().show('done', translate('bidders.withdrew', { bidder }))
    onClose()
  }
  return (
    <form
      className={app.form}
      onSubmit={(event) => {
        event.preventDefault()
        void withdraw()
      }}
    >
      <Heading slot="title" level={2}>
        {translate('bidders.withdrawTitle', { bidder })}
      </Heading>
      <p className={styles.quiet}>{translate('bidders.withdrawHelp')}</p>
      <TextField
        autoFocus
        lines={3}
        label={translate('bidders.withdrawReason')}
        error={error}
        value={reason}
        onChange={setReason}
      />
      <div className={app.buttons}>
        <Button onPress={onClose}>{translate('parts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={reason.trim() === ''}>
          {translate('bidders.withdraw')}
        </Button>
      </div>
    </form>
  )
}
