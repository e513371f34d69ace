import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { afterRefusal, type Given, isGiven } from '../../shared/sealing/draft.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { GivenFields } from './GivenFields.tsx'
import { PublicKey } from './PublicKey.tsx'
import styles from './sealing.module.css'

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
    <div className={styles.dialog}>
      <h2>{translate('keys.testTitle')}</h2>
      <p>
        <StatusMark kind="pass">{translate('keys.works')}</StatusMark>
      </p>
      {!tested.protected && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('keys.bare')}
          </StatusMark>
        </p>
      )}
      {tested.exposed && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('keys.exposed')}
          </StatusMark>
        </p>
      )}
      <PublicKey recipient={tested.recipient} />
      <div className={styles.actions}>
        <Button look="primary" autoFocus onPress={onClose}>
          {translate('keys.close')}
        </Button>
      </div>
    </div>
  )
}
