import { useEffect, useState } from 'react'
import { lookAtMerge } from '../app/merging.ts'
import { useRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { FileName } from '../ui/FileName.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './PackBar.module.css'

/** Says that other files of the workspace went their own way, and offers to merge them. It is asked for once the screen is there. */
export function Siblings() {
  const { translate, moment } = useWords()
  const { data: info } = useRead('workspace.info', {})
  const [isCalm, setCalm] = useState(false)
  const [passed, pass] = useState<readonly string[]>([])
  useEffect(() => {
    const waiting = requestIdleCallback(() => setCalm(true))
    return () => cancelIdleCallback(waiting)
  }, [])
  const { data: siblings = [] } = useRead('workspace.siblings', isCalm && info ? {} : null)
  return siblings
    .filter(({ path }) => !passed.includes(path))
    .map(({ path, head: { at } }) => (
      <div key={path} role="status" className={styles.notice}>
        <p>
          <StatusMark kind="warn" wrap>
            <FileName of={path} /> {translate('merging.sibling', { at: moment(at) })}
          </StatusMark>
        </p>
        <Button onPress={() => lookAtMerge(path)}>{translate('merging.see')}</Button>
        <Button look="quiet" onPress={() => pass([...passed, path])}>
          {translate('parts.dismiss')}
        </Button>
      </div>
    ))
}
