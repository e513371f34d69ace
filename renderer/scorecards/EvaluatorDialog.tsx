import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { alikeTo } from '../../shared/names.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'

type Asked = {
  /** Who is corrected; without one, a person is added. */
  evaluator?: Evaluator | undefined
  onClose: () => void
  onAdded: (evaluator: string) => void
}

/** Asks for a person who scores, or corrects one. */
export function EvaluatorDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose}>
      <EvaluatorForm {...asked} />
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

function EvaluatorForm({ evaluator, onClose, onAdded }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { data: profile } = useRead('profile.show', {})
  const { data: evaluators } = useRead('evaluator.list', {})
  const [typed, setDetails] = useState<Details>()
  const details = typed ?? evaluator ?? suggested(profile, evaluators) ?? nobody
  const alike = alikeTo(
    details.name,
    (evaluators ?? []).filter(({ id }) => id !== evaluator?.id),
  )
  const { refused, submit } = useSubmit(
    () => {
      const said = { name: details.name.trim(), role: details.role.trim(), organisation: details.organisation.trim() }
      return evaluator ? client('evaluator.edit', { evaluator: evaluator.id, ...said }) : client('evaluator.add', said)
    },
    ({ id }) => {
      onAdded(id)
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate(evaluator ? 'scores.command.editEvaluator' : 'scores.command.addEvaluator')}
      action={translate(evaluator ? 'scores.editEvaluator' : 'scores.addEvaluator')}
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
      {alike && refused === undefined && (
        <p role="status">
          <StatusMark kind="warn" wrap>
            {translate('scores.evaluatorAlike', { name: alike.name })}
          </StatusMark>
        </p>
      )}
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
