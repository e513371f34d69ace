import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { afterRefusal, isGiven, nothingGiven, openedWith } from '../../shared/sealing/draft.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { GivenFields } from '../sealing/GivenFields.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'

type Opening = { lot: Lot; keeping: Output<'price.keeping'>; onClose: () => void }

/** Asks whoever acts to open the prices of a lot: why, where a round is not locked yet, and with which keys, where they are sealed. */
export function OpenPricesDialog({ open, ...opening }: Opening & { open: boolean }) {
  return (
    <Floating wide open={open} onClose={opening.onClose}>
      {open && <OpenPrices {...opening} />}
    </Floating>
  )
}

function OpenPrices({ lot, keeping: { openers, openings, sealed, closed, recipients }, onClose }: Opening) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { data: profile } = useRead('profile.show', {})
  const [reason, setReason] = useState('')
  const [given, setGiven] = useState(nothingGiven)
  // Whoever is the last to open them brings the keys.
  const needsKeys = sealed > 0 && openings.length + 1 >= openers
  const hasOpened = closed && openings.some(({ by }) => by === profile?.name)
  const { refused, submit } = useSubmit(
    async () => {
      const { keys } = openedWith(given)
      const result = await client('price.open', {
        lot: lot.id,
        ...(reason.trim() !== '' && { reason: reason.trim() }),
        ...(needsKeys && { keys }),
      })
      if (!result.ok) setGiven(afterRefusal(given, result.error))
      return result
    },
    ({ closed: isClosed, openings: all }) => {
      const left = Math.max(0, openers - all.length)
      useNotice.getState().show('done', translate('priceTable.wasOpened', { state: isClosed ? 'closed' : 'open', left }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('priceTable.openTitle', { lot: lot.title })}
      problem={refused}
      action={translate('priceTable.openAction')}
      ready={!hasOpened && (!needsKeys || isGiven(given, 'keys'))}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p>
        {translate('priceTable.openBy', { name: profile?.name ?? '' })}{' '}
        {translate('priceTable.openHelp', { count: Math.max(1, openers - openings.length) })}
      </p>
      {hasOpened && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('priceTable.hasOpened', { name: profile?.name ?? '' })}
          </StatusMark>{' '}
          <a href={addressOf({ screen: 'settings' })}>{translate('shell.goSettings')}</a>
        </p>
      )}
      {needsKeys && !hasOpened && (
        <GivenFields
          by="keys"
          given={given}
          onChange={setGiven}
          hint={translate('priceTable.keysNeeded', { count: recipients.length })}
        />
      )}
      {!hasOpened && (
        <TextField
          autoFocus={!needsKeys}
          lines={3}
          label={translate('priceTable.openReason')}
          value={reason}
          onChange={setReason}
        />
      )}
    </DialogForm>
  )
}
