import { useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { PathList } from '../ui/PathList.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './evidence.module.css'

/** Asks for files that evaluators bring, and what they show. */
export function AddEvidenceDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose}>
      <AddEvidenceForm {...asked} />
    </Floating>
  )
}

type Asked = {
  /** Files that were dropped. */
  dropped: readonly string[]
  onClose: () => void
  onAdded: (evidence: Evidence) => void
}

function AddEvidenceForm({ dropped, onClose, onAdded }: Asked) {
  const { chooseFiles } = useWindow()
  const { translate } = useWords()
  const add = useAddEvidence()
  const [paths, setPaths] = useState(dropped)
  const [note, setNote] = useState('')
  const choose = async () => {
    const chosen = await chooseFiles({ kind: 'any', multiple: true })
    if (chosen.length > 0) setPaths(chosen)
  }
  return (
    <DialogForm
      title={translate('evidence.adding')}
      action={translate('evidence.take', { count: Math.max(paths.length, 1) })}
      ready={paths.length > 0}
      onCancel={onClose}
      onSubmit={() => {
        onClose()
        void add(paths, note.trim()).then((added) => added && onAdded(added.at(-1) ?? added[0]))
      }}
    >
      <p className={styles.text}>{translate('evidence.addHelp')}</p>
      <div className={layout.tools}>
        <Button onPress={() => void choose()} autoFocus>
          {translate('evidence.chooseFiles')}
        </Button>
        <span className={styles.side} role="status">
          {translate('evidence.chosen', { count: paths.length })}
        </span>
      </div>
      <PathList paths={paths} />
      <TextField
        label={translate('evidence.note')}
        hint={translate('evidence.noteHint')}
        value={note}
        onChange={setNote}
        lines={3}
      />
    </DialogForm>
  )
}

/** Adds files in one action: all of them, or none. */
function useAddEvidence() {
  const { client } = useWindow()
  const { translate } = useWords()
  return (paths: readonly string[], note: string) =>
    startWork(
      translate('evidence.adding'),
      (options) => client('evidence.add', { paths: [...paths], ...(note !== '' && { note }) }, options),
      () => ({ text: translate('evidence.taken', { count: paths.length }) }),
    )
}
