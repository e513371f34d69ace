import { pseudoLocale } from '../../shared/messages/locales.ts'
import { backupFolderName } from '../../shared/workspace/retention.ts'
import { Chapter } from '../ui/Chapter.tsx'
import { Select } from '../ui/Choice.tsx'
import layout from '../ui/layout.module.css'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { Backups } from '../workspace/Backups.tsx'
import { ProfileForm } from '../workspace/ProfileForm.tsx'
import { WorkspaceTitle } from '../workspace/WorkspaceTitle.tsx'
import { useChangeSettings } from './change-settings.ts'
import { useRead } from './reading.ts'
import styles from './SettingsScreen.module.css'
import { useSettings } from './settings.ts'
import { useWindow } from './window.tsx'

/** Who acts, how the app looks and speaks, and how the open workspace is kept. */
export default function SettingsScreen() {
  const { translate } = useWords()
  const { data: profile, problem } = useRead('profile.show', {})
  const { data: info } = useRead('workspace.info', {})
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('shell.settings')}</h1>
      </header>
      <div className={styles.chapters}>
        <Chapter title={translate('settings.profile')} about={translate('settings.profileHelp')}>
          {problem ? <ErrorState message={problem.message} /> : profile ? <ProfileForm profile={profile} /> : <Loading />}
        </Chapter>
        <Appearance />
        <Language />
        {info && (
          <>
            <Chapter title={translate('settings.workspace')} about={translate('settings.workspaceHelp')}>
              <WorkspaceTitle info={info} />
            </Chapter>
            <Chapter
              title={translate('backups.title')}
              about={translate('backups.where', { folder: backupFolderName(info.path.split(/[\\/]/).at(-1) ?? '') })}
            >
              <Backups info={info} />
            </Chapter>
          </>
        )}
      </div>
    </div>
  )
}

function Appearance() {
  const { translate } = useWords()
  const { theme, contrast, density } = useSettings()
  const change = useChangeSettings()
  return (
    <Chapter title={translate('settings.appearance')} about={translate('settings.appearanceHelp')}>
      <div className={styles.settings}>
        <Select
          label={translate('settings.theme')}
          value={theme}
          onChange={(value) => change({ theme: value })}
          options={[
            { value: 'system', label: translate('settings.system') },
            { value: 'light', label: translate('settings.light') },
            { value: 'dark', label: translate('settings.dark') },
          ]}
        />
        <Select
          label={translate('settings.contrast')}
          value={contrast}
          onChange={(value) => change({ contrast: value })}
          options={[
            { value: 'system', label: translate('settings.system') },
            { value: 'more', label: translate('settings.more') },
            { value: 'normal', label: translate('settings.normal') },
          ]}
        />
        <Select
          label={translate('settings.density')}
          value={density}
          onChange={(value) => change({ density: value })}
          options={[
            { value: 'dense', label: translate('settings.dense') },
            { value: 'comfortable', label: translate('settings.comfortable') },
          ]}
        />
      </div>
    </Chapter>
  )
}

function Language() {
  const { translate } = useWords()
  const { description } = useWindow()
  const { language, direction } = useSettings()
  const change = useChangeSettings()
  const { data: spoken = [] } = useRead('language.list', {})
  const offered = [...new Set([...spoken, language, ...(description.development ? [pseudoLocale] : [])])]
  return (
    <Chapter title={translate('settings.language')} about={translate('settings.languageHelp')}>
      <div className={styles.settings}>
        <Select
          label={translate('settings.language')}
          value={language}
          onChange={(value) => change({ language: value })}
          options={offered.map((tag) => ({
            value: tag,
            label: tag === pseudoLocale ? translate('settings.language.pseudo') : nameIn(tag),
          }))}
        />
        {description.development && (
          <Select
            label={translate('settings.direction')}
            value={direction}
            onChange={(value) => useSettings.setState({ direction: value })}
            options={[
              { value: 'ltr', label: translate('settings.leftToRight') },
              { value: 'rtl', label: translate('settings.rightToLeft') },
            ]}
          />
        )}
      </div>
    </Chapter>
  )
}

/** The name of a language in that language, by which those who speak it find it. */
const nameIn = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
