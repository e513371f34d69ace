import type { Problem } from '../../shared/result.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { Recover } from './Recover.tsx'
import styles from './Trouble.module.css'
import { useTrouble, wayOn } from './trouble.ts'
import { recoveryOf, useWorkspaces } from './workspaces.ts'

/** What is wrong with the file, over every screen until it is settled, and the ways on. */
export function Trouble() {
  const { translate } = useWords()
  const { trouble } = useTrouble()
  return (
    <div className={styles.trouble}>
      {trouble && (
        <div role="alert" className={styles.text}>
          <p>
            <StatusMark kind="fail">{translate('trouble.title')}</StatusMark> {trouble.message}
          </p>
          <span className={layout.tools}>
            <WaysOn problem={trouble} />
          </span>
        </div>
      )}
    </div>
  )
}

/** What can be done about a file that is in trouble. */
export function WaysOn({ problem }: { problem: Problem }) {
  const { translate } = useWords()
  const { openAgain, close, goOnWithCopy } = useWorkspaces()
  const { clear } = useTrouble()
  const { path } = problem.details
  const recovery = recoveryOf(problem)
  const way = wayOn(problem)
  return (
    <>
      {recovery && <Recover recovery={recovery} />}
      {(way === 'copy' || (way === 'restore' && !recovery)) && (
        <Button onPress={() => void goOnWithCopy()}>{translate('trouble.copy')}</Button>
      )}
      {way === 'reopen' && typeof path === 'string' && (
        <Button onPress={() => void openAgain(path)}>{translate('trouble.reopen')}</Button>
      )}
      <Button onPress={() => void close()}>{translate('shell.closeWorkspace')}</Button>
      {problem.code !== 'workspace.removed' && way === 'copy' && (
        <Button look="quiet" onPress={clear}>
          {translate('parts.dismiss')}
        </Button>
      )}
    </>
  )
}
