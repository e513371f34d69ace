import { useState } from 'react'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

type Unlocking = { lot: Lot; evaluator: Evaluator; onClose: () => void }

/** Asks why the round of an evaluator is unlocked. */
export function UnlockDialog({ open, ...unlocking }: Unlocking & { open: boolean }) {
  return (
    <Floating open={open} onClose={unlocking.onClose}>
      {open && <Unlock {...unlocking} />}
    </Floating>
  )
}

function Unlock({ lot, evaluator, onClose }: Unlocking) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client('score.unlock', { lot: lot.id, evaluator: evaluator.id, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('scores.unlocked', { name: evaluator.name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('scores.unlockTitle', { name: evaluator.name })}
      action={translate('scores.unlockAction')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        lines={3}
        label={translate('scores.unlockReason')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
