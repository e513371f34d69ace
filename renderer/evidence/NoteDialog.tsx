import { useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

/** Asks for another note of a piece of evidence; an empty one takes it away. */
export function NoteDialog({ evidence, onClose }: { evidence: Evidence | null; onClose: () => void }) {
  return (
    <Floating open={evidence !== null} onClose={onClose}>
      {evidence && <NoteForm evidence={evidence} onClose={onClose} />}
    </Floating>
  )
}

function NoteForm({ evidence: { id, fileName: file, note: before }, onClose }: { evidence: Evidence; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [note, setNote] = useState(before ?? '')
  const { refused, submit } = useSubmit(
    () => client('evidence.note', { evidence: id, note: note.trim() || null }),
    () => {
      useNotice.getState().show('done', translate('evidence.noted', { file }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('evidence.editNoteTitle', { file })}
      action={translate('evidence.saveNote')}
      ready={note.trim() !== (before ?? '')}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        lines={4}
        label={translate('evidence.note')}
        hint={translate('evidence.editNoteHint')}
        error={refused}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  )
}
