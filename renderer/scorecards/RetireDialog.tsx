import { useState } from 'react'
import type { ListedEvaluator } from '../../shared/scorecards/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

/** Asks why an evaluator is retired, or scores again. */
export function RetireDialog({ evaluator, onClose }: { evaluator: ListedEvaluator | undefined; onClose: () => void }) {
  return (
    <Floating open={evaluator !== undefined} onClose={onClose}>
      {evaluator && <Retire evaluator={evaluator} onClose={onClose} />}
    </Floating>
  )
}

function Retire({ evaluator: { id, name, retired }, onClose }: { evaluator: ListedEvaluator; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client(retired ? 'evaluator.return' : 'evaluator.retire', { evaluator: id, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate(retired ? 'evaluators.returned' : 'evaluators.retiredNow', { name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate(retired ? 'evaluators.returnTitle' : 'evaluators.retireTitle', { name })}
      action={translate(retired ? 'evaluators.return' : 'evaluators.retire')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate(retired ? 'evaluators.returnHelp' : 'evaluators.retireHelp')}</p>
      <TextField autoFocus label={translate('evaluators.reason')} error={refused} value={reason} onChange={setReason} />
    </DialogForm>
  )
}
