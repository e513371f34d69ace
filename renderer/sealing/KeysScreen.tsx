import { useState } from 'react'
import { useNotice } from '../app/notice.ts'
import { useCommands } from '../app/shortcuts.ts'
import { useUnsealing } from '../app/unsealing.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Chapter } from '../ui/Chapter.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import { KeyDialog } from './KeyDialog.tsx'
import { LostKeys } from './LostKeys.tsx'
import { SealFileDialog } from './SealFileDialog.tsx'
import styles from './sealing.module.css'
import { TestKeyDialog } from './TestKeyDialog.tsx'

/** Keys: what they are for, making and testing one, sealing a file and opening one, and what to do when one is lost. */
export default function KeysScreen() {
  const { client, chooseFiles } = useWindow()
  const { translate } = useWords()
  const [making, setMaking] = useState(false)
  const [testing, setTesting] = useState<string | null>(null)
  const [sealing, setSealing] = useState<string | null>(null)
  const choose = async (then: (path: string) => void) => {
    const [path] = await chooseFiles({ kind: 'any' })
    if (path !== undefined) then(path)
  }
  const unseal = async (path: string) => {
    const found = await client('seal.recognise', { path })
    const { show } = useNotice.getState()
    if (!found.ok) return show('problem', found.error.message)
    const { by } = found.value
    if (by === null) return show('problem', translate('seal.isPlain', { path }))
    useUnsealing.setState({ asked: { path, by, purpose: 'keep' } })
  }
  const make = () => setMaking(true)
  const test = () => void choose(setTesting)
  const seal = () => void choose(setSealing)
  const openSealed = () => void choose((path) => void unseal(path))
  useCommands('keys', 'keys.title', [
    { id: 'keys.make', label: 'keys.make', run: make },
    { id: 'keys.test', label: 'keys.test', run: test },
    { id: 'keys.seal', label: 'seal.file', run: seal },
    { id: 'keys.unseal', label: 'seal.openFile', run: openSealed },
  ])
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('keys.title')}</h1>
        <p className={layout.subtitle}>{translate('keys.help')}</p>
      </header>
      <div className={styles.chapters}>
        <Chapter title={translate('keys.yours')} about={translate('keys.yoursHelp')}>
          <div className={layout.tools}>
            <Button look="primary" onPress={make}>
              {translate('keys.make')}
            </Button>
            <Button onPress={test}>{translate('keys.test')}</Button>
          </div>
        </Chapter>
        <Chapter title={translate('seal.files')} about={translate('seal.filesHelp')}>
          <div className={layout.tools}>
            <Button onPress={seal}>{translate('seal.file')}</Button>
            <Button onPress={openSealed}>{translate('seal.openFile')}</Button>
          </div>
        </Chapter>
        <Chapter title={translate('keys.lost')} about={translate('keys.lostHelp')}>
          <LostKeys />
        </Chapter>
      </div>
      <KeyDialog open={making} onClose={() => setMaking(false)} />
      <TestKeyDialog path={testing} onClose={() => setTesting(null)} />
      <SealFileDialog file={sealing} onClose={() => setSealing(null)} />
    </div>
  )
}
