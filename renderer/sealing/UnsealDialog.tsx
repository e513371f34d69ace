import { useState } from 'react'
import { afterRefusal, isGiven, nothingGiven, openedWith } from '../../shared/sealing/draft.ts'
import { useAskPlace } from '../app/files.ts'
import { lookAtMerge } from '../app/merging.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useUnsealing } from '../app/unsealing.ts'
import { useWindow } from '../app/window.tsx'
import { useWorkspaces } from '../app/workspaces.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { GivenFields } from './GivenFields.tsx'

/** Asks for what opens a sealed file, and where the opened one goes. What is given is forgotten with the dialog. */
export function UnsealDialog({ isOpen }: { isOpen: boolean }) {
  const { asked } = useUnsealing()
  const close = () => useUnsealing.setState({ asked: null })
  return (
    <Floating wide open={asked !== null} onClose={close}>
      {asked && <Unseal key={asked.path} {...asked} isOpen={isOpen} onClose={close} />}
    </Floating>
  )
}

function Unseal({
  path,
  by,
  purpose,
  isOpen,
  onClose,
}: {
  path: string
  by: 'keys' | 'passphrase'
  purpose: 'open' | 'keep'
  isOpen: boolean
  onClose: () => void
}) {
  const { client } = useWindow()
  const { translate } = useWords()
  const askPlace = useAskPlace()
  const { open } = useWorkspaces()
  const { data: cover } = useRead('pack.cover', isOpen ? {} : null)
  const [given, setGiven] = useState(nothingGiven)
  const [refused, setRefused] = useState<string>()
  const unseal = async () => {
    const name = path.split(/[\\/]/).at(-1) ?? path
    const file = await askPlace({ kind: purpose === 'open' ? 'workspace' : 'any', name: name.replace(/\.age$/i, '') })
    if (!file) return
    const opened = await client('unseal.file', { file: path, ...file, ...openedWith(given) })
    if (!opened.ok) {
      setGiven(afterRefusal(given, opened.error))
      return setRefused(opened.error.message)
    }
    onClose()
    if (purpose === 'open') await open(opened.value.path)
    else useNotice.getState().show('done', translate('seal.opened', { path: opened.value.path }))
  }
  return (
    <DialogForm
      title={translate('seal.isSealed')}
      problem={refused}
      action={translate(purpose === 'open' ? 'seal.openIt' : 'seal.saveOpened')}
      ready={isGiven(given, by)}
      onCancel={onClose}
      onSubmit={() => void unseal()}
    >
      <p>
        <FileName of={path} />
      </p>
      <p className={texts.quiet}>{translate('seal.opensInto')}</p>
      <GivenFields
        by={by}
        given={given}
        onChange={(next) => {
          setGiven(next)
          setRefused(undefined)
        }}
      />
      {purpose === 'open' && isOpen && cover === null && (
        <div className={layout.tools}>
          <span className={texts.quiet}>{translate('seal.orMerge')}</span>
          <Button
            compact
            onPress={() => {
              onClose()
              lookAtMerge(path)
            }}
          >
            {translate('merging.see')}
          </Button>
        </div>
      )}
    </DialogForm>
  )
}
