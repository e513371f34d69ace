import { useState } from 'react'
import { Heading } from 'react-aria-components'
import app from '../app/app.module.css'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
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
  const [error, setError] = useState<string>()
  const add = async () => {
    const result = await client('evaluator.add', {
      name: details.name.trim(),
      role: details.role.trim(),
      organisation: details.organisation.trim(),
    })
    if (!result.ok) return setError(result.error.message)
    onAdded(result.value.id)
    onClose()
  }
  return (
    <form
      className={app.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Heading slot="title" level={2}>
        {translate('scores.command.addEvaluator')}
      </Heading>
      <TextField
        autoFocus
        label={translate('scores.evaluatorName')}
        hint={translate('scores.evaluatorNameHint')}
        error={error}
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
      <div className={app.buttons}>
        <Button onPress={onClose}>{translate('parts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={details.name.trim() === ''}>
          {translate('scores.addEvaluator')}
        </Button>
      </div>
    </form>
  )
}
