import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { afterRefusal, type Given, isGiven } from '../../shared/sealing/draft.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { GivenFields } from './GivenFields.tsx'
import { ShownKey } from './ShownKey.tsx'

/** Proves that a key opens what is sealed for it, and shows its public key. */
export function TestKeyDialog({ path, onClose }: { path: string | null; onClose: () => void }) {
  const { translate } = useWords()
  return (
    <Floating wide open={path !== null} onClose={onClose} label={translate('keys.testTitle')}>
      {path !== null && <Testing key={path} path={path} onClose={onClose} />}
    </Floating>
  )
}

function Testing({ path, onClose }: { path: string; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [given, setGiven] = useState<Given>({ keys: [{ path, passphrase: null }], passphrase: '' })
  const [tested, setTested] = useState<Output<'key.test'>>()
  const key = given.keys[0]
  const { refused, submit } = useSubmit(async () => {
    const result = await client('key.test', { path: key?.path ?? path, passphrase: key?.passphrase ?? null })
    if (!result.ok) setGiven(afterRefusal(given, result.error))
    return result
  }, setTested)
  if (!tested)
    return (
      <DialogForm
        title={translate('keys.testTitle')}
        problem={refused}
        action={translate('keys.testAction')}
        ready={isGiven(given, 'keys')}
        onCancel={onClose}
        onSubmit={submit}
      >
        <GivenFields by="keys" given={given} onChange={setGiven} />
      </DialogForm>
    )
  return (
    <ShownKey
      title={translate('keys.testTitle')}
      recipient={tested.recipient}
      warnings={[...(tested.protected ? [] : ['keys.bare' as const]), ...(tested.exposed ? ['keys.exposed' as const] : [])]}
      onClose={onClose}
    >
      <p>
        <StatusMark kind="pass">{translate('keys.works')}</StatusMark>
      </p>
    </ShownKey>
  )
}
