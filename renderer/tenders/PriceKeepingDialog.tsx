import { useState } from 'react'
import type { PriceKeeping } from '../../shared/tenders/contract.ts'
import { priceDraftOf, priceKeepingOf } from '../../shared/tenders/price-draft.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { useWords } from '../ui/words.tsx'
import { PriceKeepingFields } from './PriceKeepingFields.tsx'

type Asked = { tender: string; keeping: PriceKeeping; onClose: () => void }

/** Asks how the price envelopes of a tender are kept, as long as none has come. */
export function PriceKeepingDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating wide open={open} onClose={asked.onClose}>
      {open && <Keeping {...asked} />}
    </Floating>
  )
}

function Keeping({ tender, keeping, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [draft, setDraft] = useState(() => priceDraftOf(keeping))
  const prices = priceKeepingOf(draft)
  const { refused, submit } = useSubmit(
    () => client('tender.prices', { tender, prices: prices ?? keeping }),
    ({ kept, openers, recipients }) => {
      useNotice.getState().show('done', translate('prices.kept', { kept, openers, recipients: recipients.length }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('priceKeeping.title')}
      problem={refused}
      action={translate('priceKeeping.save')}
      ready={prices !== undefined}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p>{translate('priceKeeping.until')}</p>
      <PriceKeepingFields draft={draft} onChange={setDraft} />
    </DialogForm>
  )
}
