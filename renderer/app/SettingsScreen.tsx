import type { Input } from '../../shared/contract.ts'
import { locales } from '../../shared/messages/translate.ts'
import { Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './app.module.css'
import { useNotice } from './notice.ts'
import { useSettings } from './settings.ts'
import { useWindow } from './window.tsx'

/** How the app looks and speaks. */
export default function SettingsScreen() {
  const { translate } = useWords()
  const { client, description } = useWindow()
  const { theme, contrast, density, language, direction } = useSettings()
  const shownLocales = locales.filter((name) => name === 'en' || name === language || description.development)
  const change = async (settings: Input<'settings.set'>) => {
    const kept = await client('settings.set', settings)
    if (kept.ok) useSettings.setState(kept.value)
    else useNotice.getState().show('problem', kept.error.message)
  }
  return (
    <div className={styles.page}>
      <header>
        <h1>{translate('shell.settings')}</h1>
      </header>
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
        <Select
          label={translate('settings.language')}
          value={language}
          onChange={(value) => change({ language: value })}
          options={shownLocales.map((name) => ({
            value: name,
            label: translate(`settings.language.${name === 'en' ? 'en' : 'pseudo'}`),
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
    </div>
  )
}
