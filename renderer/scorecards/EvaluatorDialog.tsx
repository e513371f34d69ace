import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { useRead } from '../app/reading.ts'
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

type Details = Pick<Profile, 'name' | 'role' | 'organisation'>
const nobody: Details = { name: '', role: '', organisation: '' }

/** Whoever acts is likely to score too, unless it is only the name of this computer's user. */
function suggested(profile: Output<'profile.show'> | undefined, evaluators: Output<'evaluator.list'> | undefined) {
  const scores = evaluators?.some(({ name }) => name === profile?.name) ?? true
  return profile?.origin === 'person' && !scores ? profile : undefined
}

function EvaluatorForm({ onClose, onAdded }: { onClose: () => void; onAdded: (evaluator: string) => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { data: profile } = useRead('profile.show', {})
  const { data: evaluators } = useRead('evaluator.list', {})
  const [typed, setDetails] = useState<Details>()
  const details = typed ?? suggested(profile, evaluators) ?? nobody
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
