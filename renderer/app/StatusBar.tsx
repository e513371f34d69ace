import { shownName } from '../../shared/file-name.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { FileName } from '../ui/FileName.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { useWords } from '../ui/words.tsx'
import { useDraftPlaces } from './draft-places.ts'
import { useNotice } from './notice.ts'
import { Recover } from './Recover.tsx'
import { useRead } from './reading.ts'
import { addressOf } from './routing.ts'
import styles from './StatusBar.module.css'
import { toggleInspector, useSettings } from './settings.ts'
import { useTrouble } from './trouble.ts'
import { useWorkStore } from './work.ts'
import { useWorkspaces } from './workspaces.ts'

/** What is certain: that all is saved, in which file, where its journal stands, and who acts. */
export function StatusBar({ onHelp, hasDetails }: { onHelp: () => void; hasDetails: boolean }) {
  const { translate, number } = useWords()
  const { data: info } = useRead('workspace.info', {})
  const { data: profile } = useRead('profile.show', {})
  const { data: cover } = useRead('pack.cover', {})
  // In a pack it is its reader who acts, whatever the machine calls them.
  const actor = cover?.for.name ?? profile?.name
  const { notice, clear } = useNotice()
  const { trouble } = useTrouble()
  const { items, open, show } = useWorkStore()
  const { inspector } = useSettings()
  const { openToWrite } = useWorkspaces()
  const results = items.filter(({ state }) => state.kind === 'done').length
  return (
    <footer className={styles.status}>
      {info && (
        <>
          {info.access === 'write' && <span>{translate(trouble ? 'trouble.status' : 'shell.saved')}</span>}
          {info.access === 'read' && (
            <>
              <StatusMark kind="warn">{translate('shell.toReadOnly', { recovered: String(info.recovered) })}</StatusMark>
              <Button compact look="quiet" onPress={() => openToWrite(info.path)}>
                {translate('shell.openToWrite')}
              </Button>
            </>
          )}
          <Drafts />
          <span className={styles.file} title={shownName(info.path)}>
            <FileName of={info.path.split(/[\\/]/).at(-1) ?? ''} />
          </span>
          <span className={styles.head} title={info.head.digest}>
            {translate('shell.head', {
              entry: number(info.head.entry),
              digest: `${info.head.digest.slice(0, 4)}…${info.head.digest.slice(-4)}`,
            })}
          </span>
        </>
      )}
      <span role="status" className={styles.notice} title={notice?.kind === 'done' ? notice.text : undefined}>
        {notice?.kind === 'done' && notice.text}
      </span>
      {notice?.kind === 'problem' && notice.text !== trouble?.message && (
        <span role="alert" className={classes(styles.notice, styles.problem)}>
          <StatusMark kind="fail" wrap>
            {notice.text}
          </StatusMark>{' '}
          {notice.recovery && <Recover compact recovery={notice.recovery} />}
          <Button compact look="quiet" onPress={clear}>
            {translate('parts.dismiss')}
          </Button>
        </span>
      )}
      {results > 0 && (
        <Button compact look="quiet" aria-expanded={open} onPress={() => show(!open)}>
          {translate('shell.finished', { count: results })}
        </Button>
      )}
      {profile && actor !== undefined && (
        <a className={styles.acting} title={actor} href={addressOf({ screen: 'settings' })}>
          {translate('profile.actingAs', { name: actor })}
        </a>
      )}
      {hasDetails && (
        <Button compact look="quiet" aria-pressed={inspector} onPress={toggleInspector}>
          {translate('shell.inspector')}
        </Button>
      )}
      <Button compact look="quiet" onPress={onHelp}>
        {translate('shell.shortcutsHint')}
      </Button>
    </footer>
  )
}

/** What is not saved, and the way to it. */
function Drafts() {
  const { translate } = useWords()
  const places = useDraftPlaces()
  if (places.length === 0) return null
  return (
    <MenuButton
      compact
      entries={places.map(({ id, text, detail, run }) => ({ id, label: text, run, ...(detail && { detail }) }))}
    >
      {translate('drafts.count', { count: places.length })}
    </MenuButton>
  )
}
