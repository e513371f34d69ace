import { useState } from 'react'
import type { WorkspaceInfo } from '../../shared/workspace/contract.ts'
import { useNotice } from '../app/notice.ts'
import { wrongField } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { FileName } from '../ui/FileName.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './workspace.module.css'

/** What the workspace is called, and the file that it is. */
export function WorkspaceTitle({ info }: { info: WorkspaceInfo }) {
  const { translate, size, moment } = useWords()
  const { client } = useWindow()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  const title = typed ?? info.title
  const rename = async () => {
    const renamed = await client('workspace.rename', { title })
    if (!renamed.ok) return setProblem(wrongField(renamed.error)?.reason ?? renamed.error.message)
    setTyped(null)
    useNotice.getState().show('done', translate('settings.renamed', { title: renamed.value.title }))
  }
  return (
    <>
      <form
        className={styles.title}
        onSubmit={(event) => {
          event.preventDefault()
          void rename()
        }}
      >
        <TextField
          label={translate('settings.workspaceTitle')}
          error={problem}
          value={title}
          onChange={(text) => {
            setTyped(text)
            setProblem(undefined)
          }}
        />
        <div>
          <Button type="submit" isDisabled={title.trim() === info.title}>
            {translate('settings.rename')}
          </Button>
        </div>
      </form>
      <dl className={styles.facts}>
        <dt>{translate('settings.workspaceFile')}</dt>
        <dd>
          <FileName of={info.path} />
        </dd>
        <dt>{translate('settings.workspaceSize')}</dt>
        <dd>{size(info.size)}</dd>
        <dt>{translate('settings.workspaceCreated')}</dt>
        <dd>{moment(info.createdAt)}</dd>
      </dl>
    </>
  )
}
