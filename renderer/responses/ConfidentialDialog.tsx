import { useState } from 'react'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

/** An answer, and whether it is to be confidential from now on. */
export type Marking = { bid: string; question: string; confidential: boolean }

/** Asks why an answer is confidential, or no longer is. */
export function ConfidentialDialog({ marking, onClose }: { marking: Marking | null; onClose: () => void }) {
  return (
    <Floating open={marking !== null} onClose={onClose}>
      {marking && <Mark marking={marking} onClose={onClose} />}
    </Floating>
  )
}

function Mark({ marking, onClose }: { marking: Marking; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(() => client('confidential.set', { ...marking, reason: reason.trim() }), onClose)
  return (
    <DialogForm
      title={translate(marking.confidential ? 'confidential.markTitle' : 'confidential.unmarkTitle')}
      action={translate(marking.confidential ? 'confidential.mark' : 'confidential.unmark')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate('confidential.help')}</p>
      <TextField autoFocus label={translate('confidential.reason')} error={refused} value={reason} onChange={setReason} />
    </DialogForm>
  )
}
