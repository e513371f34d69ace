import { useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { shownName } from '../../shared/file-name.ts'
import { menuKeys } from '../../shared/menu-keys.ts'
import { KeyDialog } from '../sealing/KeyDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Fields.tsx'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import { ErrorState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { ProfileForm } from '../workspace/ProfileForm.tsx'
import styles from './FirstRun.module.css'
import { Logo } from './Logo.tsx'
import { useNotice } from './notice.ts'
import { Recover } from './Recover.tsx'
import { useRead } from './reading.ts'
import { useCommands } from './shortcuts.ts'
import { WorkTray } from './WorkTray.tsx'
import { useWorkStore } from './work.ts'
import { useWorkspaces } from './workspaces.ts'

/** No workspace is open: start one, or open one. */
export function FirstRun() {
  const words = useWords()
  const { translate } = words
  const { open, choose, create, buildSample } = useWorkspaces()
  const { data: recent } = useRead('workspace.recent', {})
  const { notice } = useNotice()
  const recovery = notice?.recovery
  const building = useWorkStore(({ items }) => items.some(({ state }) => state.kind === 'running'))
  const [title, setTitle] = useState('')
  const [making, setMaking] = useState(false)
  const begin = useRef<HTMLFormElement>(null)
  useCommands('shell', 'shell.group.everywhere', [
    { id: 'new', label: 'shell.new', keys: menuKeys.new, run: () => begin.current?.querySelector('input')?.focus() },
    { id: 'open', label: 'shell.openWorkspace', keys: menuKeys.open, inText: true, run: () => void choose() },
  ])
  return (
    <div className={styles.frame}>
      <main className={styles.parts}>
        <header className={styles.title}>
          <Logo />
          <h1>{translate('shell.welcome')}</h1>
          <p className={styles.lead}>{translate('shell.promise')}</p>
          {notice?.kind === 'problem' && (
            <ErrorState
              title={translate('shell.notOpened')}
              message={notice.text}
              actions={recovery && <Recover recovery={recovery} />}
            />
          )}
        </header>
        <div className={styles.column}>
          <section className={styles.part}>
            <h2>{translate('shell.begin')}</h2>
            <form
              ref={begin}
              className={styles.part}
              onSubmit={(event) => {
                event.preventDefault()
                if (title.trim() !== '') void create(title.trim())
              }}
            >
              <TextField
                label={translate('shell.workspaceTitle')}
                hint={translate('shell.workspaceTitleHint')}
                value={title}
                onChange={setTitle}
                autoFocus
              />
              <Button look="primary" type="submit" isDisabled={title.trim() === ''}>
                {translate('shell.create')}
              </Button>
            </form>
          </section>
          <section className={styles.part}>
            <h2>{translate('sample.look')}</h2>
            <p className={styles.text}>{translate('sample.promise')}</p>
            <Button onPress={() => void buildSample()} isDisabled={building}>
              {translate('sample.build')}
            </Button>
          </section>
        </div>
        <section className={styles.part}>
          <h2>{translate('shell.continue')}</h2>
          <div className={layout.tools}>
            <Button onPress={() => void choose()}>{translate('shell.openWorkspace')}</Button>
            <Button look="quiet" onPress={() => setMaking(true)}>
              {translate('keys.make')}
            </Button>
          </div>
          {recent && recent.length > 0 && (
            <ul className={styles.recent} aria-label={translate('shell.recent')}>
              {recent.slice(0, 8).map(({ path, title: name, openedAt }) => (
                <li key={path}>
                  <AriaButton className={styles.recentItem ?? ''} onPress={() => void open(path)}>
                    {name}
                    <span className={styles.recentPath} title={shownName(path)}>
                      {words.date(openedAt)} · <FileName of={path} />
                    </span>
                  </AriaButton>
                </li>
              ))}
            </ul>
          )}
        </section>
        <WhoActs />
      </main>
      <KeyDialog open={making} onClose={() => setMaking(false)} />
      <WorkTray />
    </div>
  )
}

/** The name that entries will carry, and the way to another. Nobody is asked before they begin. */
function WhoActs() {
  const { translate } = useWords()
  const { data: profile } = useRead('profile.show', {})
  const [asking, setAsking] = useState(false)
  if (!profile) return null
  const { name, role, organisation, origin } = profile
  const stated = origin === 'person'
  return (
    <section className={styles.profile} aria-label={translate('settings.profile')}>
      <p className={styles.text}>
        {translate(stated ? 'profile.firstPerson' : 'profile.firstSystem')}{' '}
        <bdi className={styles.profileName}>{[name, role, organisation].filter((text) => text !== '').join(' · ')}</bdi>
      </p>
      <Button compact onPress={() => setAsking(true)}>
        {translate(stated ? 'profile.change' : 'profile.say')}
      </Button>
      <Floating open={asking} onClose={() => setAsking(false)} wide label={translate('settings.profile')}>
        <div className={styles.form}>
          <h2>{translate('settings.profile')}</h2>
          <p className={styles.text}>{translate('settings.profileHelp')}</p>
          <ProfileForm profile={profile} autoFocus onSaved={() => setAsking(false)} />
        </div>
      </Floating>
    </section>
  )
}
