import { useState } from 'react'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import { useNotice } from './notice.ts'
import { useSubmit } from './submit.ts'
import { useWindow } from './window.tsx'

type Named = { id: string; name: string }
/** Which people, providers or bids may be one, and which of them is looked at. */
export type Alike = { kind: 'actor' | 'provider' | 'bid'; things: readonly Named[]; thing?: string | undefined }

/** Asks which other one something is, and why. */
export function SameDialog({ alike, onClose }: { alike: Alike | null; onClose: () => void }) {
  return (
    <Floating open={alike !== null} onClose={onClose}>
      {alike && <SameForm {...alike} onClose={onClose} />}
    </Floating>
  )
}

function SameForm({ kind, things, thing: looked, onClose }: Alike & { onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [thing, setThing] = useState(looked ?? things[0]?.id ?? '')
  const others = things.filter(({ id }) => id !== thing)
  const [chosen, setAs] = useState('')
  const [reason, setReason] = useState('')
  const as = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id ?? ''
  const nameOf = (id: string) => things.find((one) => one.id === id)?.name ?? ''
  const { refused, submit } = useSubmit(
    () => client('same.set', { kind, thing, as, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('same.done', { name: nameOf(thing), as: nameOf(as) }))
      onClose()
    },
  )
  const options = (of: readonly Named[]) => of.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <DialogForm
      title={translate(`same.title.${kind}`)}
      action={translate('same.join')}
      ready={as !== '' && reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p>{translate('same.help')}</p>
      <Select label={translate('same.thing')} value={thing} onChange={setThing} options={options(things)} />
      <Select label={translate('same.as')} value={as} onChange={setAs} options={options(others)} />
      <TextField
        autoFocus
        lines={3}
        label={translate('same.reason')}
        hint={translate('same.reasonHint')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
