import { useState } from 'react'
import type { TemplateSummary } from '../../shared/questionnaires/contract.ts'
import { freeKey } from '../../shared/questionnaires/editing/key.ts'
import { go } from '../app/routing.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

type Making = { copy: TemplateSummary | null }

/** Asks what a new template is called, and opens it: an empty one, or a copy. */
export function NewTemplateDialog({
  making,
  taken,
  onClose,
}: {
  making: Making | null
  taken: readonly string[]
  onClose: () => void
}) {
  return (
    <Floating open={making !== null} onClose={onClose}>
      {making && <Form making={making} taken={taken} onClose={onClose} />}
    </Floating>
  )
}

function Form({ making: { copy }, taken, onClose }: { making: Making; taken: readonly string[]; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [title, setTitle] = useState(copy?.title ?? '')
  const key = freeKey(title, taken)
  const { refused, submit } = useSubmit(
    () =>
      copy
        ? client('template.copy', { template: copy.id ?? copy.key, key, title: title.trim() })
        : client('template.create', { key, title: title.trim() }),
    ({ id }) => {
      onClose()
      if (id !== null) go({ screen: 'template', template: id })
    },
  )
  return (
    <DialogForm
      title={translate(copy ? 'templates.copyTitle' : 'templates.newTitle', { title: copy?.title ?? '' })}
      problem={refused}
      action={translate(copy ? 'templates.copy' : 'templates.new')}
      ready={title.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        label={translate('templates.name')}
        hint={translate('templates.keyHint', { key })}
        value={title}
        onChange={setTitle}
      />
    </DialogForm>
  )
}
