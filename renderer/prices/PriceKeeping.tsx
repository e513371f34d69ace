import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'

type Keeping = Output<'price.keeping'>

/** How the prices of a lot are kept, who has opened them, and the way to open them. Nothing where they are kept open. */
export function PriceKeeping({ lot }: { lot: Lot }) {
  const { translate, moment } = useWords()
  const { data } = useRead('price.keeping', { lot: lot.id })
  const may = useMay('other')
  const [opening, setOpening] = useState(false)
  // Keys are files with passphrases: the command line takes those.
  const mayOpen = may && data?.closed === true && data.kept === 'unread'
  useCommands('prices', 'priceTable.title', [
    { id: 'prices.open', label: 'priceTable.open', disabled: !mayOpen, run: () => setOpening(true) },
  ])
  if (!data || data.kept === 'open') return null
  const { kept, openers, recipients, openings, closed } = data
  return (
    <div className={layout.heading}>
      <p className={layout.subtitle}>
        {[
          translate('prices.kept', { kept, openers, recipients: recipients.length }),
          ...openings.map((one) => translate('prices.opened', { ...one, at: moment(one.at), reason: one.reason ?? '' })),
          ...(closed ? [translate('prices.stillClosed', { count: openers - openings.length })] : []),
          ...(closed && kept === 'sealed' ? [translate('priceTable.openByCommand')] : []),
        ].join(' ')}
      </p>
      {mayOpen && <Button onPress={() => setOpening(true)}>{translate('priceTable.open')}</Button>}
      <Floating open={opening} onClose={() => setOpening(false)}>
        {opening && <OpenPrices lot={lot} keeping={data} onClose={() => setOpening(false)} />}
      </Floating>
    </div>
  )
}

function OpenPrices({ lot, keeping, onClose }: { lot: Lot; keeping: Keeping; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client('price.open', { lot: lot.id, ...(reason.trim() !== '' && { reason: reason.trim() }) }),
    onClose,
  )
  return (
    <DialogForm
      title={translate('priceTable.openTitle', { lot: lot.title })}
      action={translate('priceTable.openAction')}
      ready
      onCancel={onClose}
      onSubmit={submit}
    >
      <p>{translate('priceTable.openHelp', { count: keeping.openers - keeping.openings.length })}</p>
      <TextField
        autoFocus
        lines={3}
        label={translate('priceTable.openReason')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
