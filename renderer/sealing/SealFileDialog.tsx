import { useState } from 'react'
import { notSealed, sealChoiceOf } from '../../shared/sealing/draft.ts'
import { useAskPlace } from '../app/files.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { FileName } from '../ui/FileName.tsx'
import { useWords } from '../ui/words.tsx'
import { SealFields } from './SealFields.tsx'

/** Asks for whom a file is sealed, and where the sealed one goes. */
export function SealFileDialog({ file, onClose }: { file: string | null; onClose: () => void }) {
  return (
    <Floating wide open={file !== null} onClose={onClose}>
      {file !== null && <SealFile key={file} file={file} onClose={onClose} />}
    </Floating>
  )
}

function SealFile({ file, onClose }: { file: string; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const askPlace = useAskPlace()
  const [draft, setDraft] = useState({ ...notSealed, kind: 'keys' as (typeof notSealed)['kind'] })
  const choice = sealChoiceOf(draft)
  const name = file.split(/[\\/]/).at(-1) ?? file
  const seal = async () => {
    if (!choice.ready || !choice.sealedFor) return
    const { sealedFor } = choice
    const place = await askPlace({ kind: 'any', name: `${name}.age` })
    if (!place) return
    onClose()
    await startWork(
      translate('seal.sealing', { file: name }),
      (options) => client('seal.file', { file, ...place, sealedFor }, options),
      ({ path }) => ({ text: translate('seal.sealed', { path }), file: path }),
    )
  }
  return (
    <DialogForm
      title={translate('seal.fileTitle')}
      action={translate('seal.save')}
      ready={choice.ready}
      onCancel={onClose}
      onSubmit={() => void seal()}
    >
      <p>
        <FileName of={file} />
      </p>
      <SealFields kinds={['keys', 'passphrase']} draft={draft} onChange={setDraft} />
    </DialogForm>
  )
}
