import { useState } from 'react'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

type Late = { score: string; evaluator: string; onClose: () => void }

/** Asks why a score counts that came after its evaluator had locked the round. */
export function AdmitDialog({ open, ...late }: Late & { open: boolean }) {
  return (
    <Floating open={open} onClose={late.onClose}>
      {open && <Admit {...late} />}
    </Floating>
  )
}

function Admit({ score, evaluator, onClose }: Late) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client('score.admit', { score, reason: reason.trim() }),
    ({ points }) => {
      useNotice.getState().show('done', translate('scores.admitted', { evaluator, points: points ?? 0 }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('scores.admitTitle', { evaluator })}
      action={translate('scores.admitAction')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p>{translate('scores.admitHelp')}</p>
      <TextField
        autoFocus
        lines={3}
        label={translate('scores.admitReason')}
        error={refused}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  )
}
