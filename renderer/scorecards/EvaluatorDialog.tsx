import { useState } from 'react'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

/** Asks for a person who scores. */
export function EvaluatorDialog({
  open,
  onClose,
  onAdded,
}: {
  open: boolean
  onClose: () => void
  onAdded: (evaluator: string) => void
}) {
  return (
    <Floating open={open} onClose={onClose}>
      <EvaluatorForm onClose={onClose} onAdded={onAdded} />
    </Floating>
  )
}

function EvaluatorForm({ onClose, onAdded }: { onClose: () => void; onAdded: (evaluator: string) => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [details, setDetails] = useState({ name: '', role: '', organisation: '' })
  const { refused, submit } = useSubmit(
    () =>
      client('evaluator.add', {
        name: details.name.trim(),
        role: details.role.trim(),
        organisation: details.organisation.trim(),
      }),
    ({ id }) => {
      onAdded(id)
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('scores.command.addEvaluator')}
      action={translate('scores.addEvaluator')}
      ready={details.name.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        label={translate('scores.evaluatorName')}
        hint={translate('scores.evaluatorNameHint')}
        error={refused}
        value={details.name}
        onChange={(name) => setDetails({ ...details, name })}
      />
      <TextField
        label={translate('scores.evaluatorRole')}
        value={details.role}
        onChange={(role) => setDetails({ ...details, role })}
      />
      <TextField
        label={translate('scores.evaluatorOrganisation')}
        value={details.organisation}
        onChange={(organisation) => setDetails({ ...details, organisation })}
      />
    </DialogForm>
  )
}
