import { useState } from 'react'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import type { Pack } from './Standing.tsx'

/** Asks why nothing of a pack is taken any more. */
export function WithdrawPackDialog({ pack, onClose }: { pack: Pack | null; onClose: () => void }) {
  return (
    <Floating open={pack !== null} onClose={onClose}>
      {pack && <Withdraw pack={pack} onClose={onClose} />}
    </Floating>
  )
}

function Withdraw({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { name } = pack.for
  const { refused, submit } = useSubmit(
    () => client('pack.withdraw', { pack: pack.id, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('packs.withdrew', { name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('packs.withdrawTitle', { name })}
      action={translate('packs.withdraw')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate('packs.withdrawHelp')}</p>
      <TextField
        autoFocus
        lines={3}
        label={translate('packs.withdrawReason')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
