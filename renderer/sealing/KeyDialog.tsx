import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { isSame } from '../../shared/sealing/draft.ts'
import { useAskPlace } from '../app/files.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { FileName } from '../ui/FileName.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { LostKeys } from './LostKeys.tsx'
import { PassphraseFields } from './PassphraseFields.tsx'
import { ShownKey } from './ShownKey.tsx'

/** Makes a key, once somebody has read what a lost one means. The key itself goes into a file, and never comes to the page. */
export function KeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { translate } = useWords()
  return (
    <Floating wide open={open} onClose={onClose} label={translate('keys.newTitle')}>
      {open && <Making onClose={onClose} />}
    </Floating>
  )
}

function Making({ onClose }: { onClose: () => void }) {
  const { translate } = useWords()
  const [made, setMade] = useState<Output<'key.create'>>()
  if (!made) return <KeyForm onMade={setMade} onCancel={onClose} />
  return (
    <ShownKey
      title={translate('keys.made')}
      recipient={made.recipient}
      warnings={made.protected ? [] : ['keys.bare']}
      next={<p className={texts.quiet}>{translate('keys.next')}</p>}
      onClose={onClose}
    >
      <p>
        {translate('keys.isIn')} <FileName of={made.path} />
      </p>
    </ShownKey>
  )
}

function KeyForm({ onMade, onCancel }: { onMade: (made: Output<'key.create'>) => void; onCancel: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const askPlace = useAskPlace()
  const [understood, setUnderstood] = useState(false)
  const [bare, setBare] = useState(false)
  const [typed, setTyped] = useState({ passphrase: '', again: '' })
  const [refused, setRefused] = useState<string>()
  const make = async () => {
    const file = await askPlace({ kind: 'any', name: translate('keys.fileName') })
    if (!file) return
    const made = await client('key.create', { path: file.path, passphrase: bare ? null : typed.passphrase, understood })
    if (made.ok) onMade(made.value)
    else setRefused(made.error.message)
  }
  return (
    <DialogForm
      title={translate('keys.newTitle')}
      problem={refused}
      action={translate('keys.save')}
      ready={understood && (bare || isSame(typed))}
      onCancel={onCancel}
      onSubmit={() => void make()}
    >
      <LostKeys scrolls />
      <Checkbox selected={understood} onChange={setUnderstood}>
        {translate('keys.understood')}
      </Checkbox>
      {!bare && <PassphraseFields label={translate('keys.passphrase')} typed={typed} onChange={setTyped} />}
      <Checkbox selected={bare} onChange={setBare}>
        {translate('keys.without')}
      </Checkbox>
    </DialogForm>
  )
}
