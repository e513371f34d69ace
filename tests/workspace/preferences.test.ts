import { readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Preferences, recentLimit, settingsFolder } from '../../electron/workspace/preferences.ts'
import { mara, temporaryFolder } from './support.ts'

describe('the settings of a machine', () => {
  it('lie where ASSAY_HOME says, else where the system keeps settings', () => {
    expect(settingsFolder({ ASSAY_HOME: '/somewhere' }, 'linux')).toBe('/somewhere')
    expect(settingsFolder({ XDG_CONFIG_HOME: '/config' }, 'linux')).toBe(join('/config', 'assay'))
    expect(settingsFolder({}, 'linux')).toBe(join(homedir(), '.config', 'assay'))
    expect(settingsFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Application Support', 'Assay'))
    expect(settingsFolder({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'Assay'))
  })

  it('remember who acts', () => {
    const preferences = new Preferences(join(temporaryFolder(), 'new'))
    expect(preferences.profile()).toBeUndefined()
    preferences.setProfile(mara)
    expect(new Preferences(preferences.folder).profile()).toEqual(mara)
    expect(readdirSync(preferences.folder)).toEqual(['profile.json'])
    expect(() => preferences.setProfile({ ...mara, name: ' ' })).toThrow()
  })

  it('remember recent files once each, the latest first, up to a limit', () => {
    const preferences = new Preferences(temporaryFolder())
    const openedAt = '2026-01-01T00:00:00.000Z'
    for (let index = 0; index < recentLimit + 2; index++) preferences.remember({ path: `/${index}`, title: `${index}`, openedAt })
    preferences.remember({ path: '/10', title: 'again', openedAt })
    const paths = preferences.recentFiles().map(({ path }) => path)
    expect(paths).toHaveLength(recentLimit)
    expect(paths.slice(0, 3)).toEqual(['/10', '/21', '/20'])
    expect(paths.filter((path) => path === '/10')).toHaveLength(1)
  })

  it('remember how the app looks and speaks, whatever else is in their file', () => {
    const preferences = new Preferences(join(temporaryFolder(), 'new'))
    const first = { language: 'en', theme: 'system', contrast: 'system', density: 'dense' }
    expect(preferences.settings()).toEqual(first)
    expect(preferences.changeSettings({ theme: 'dark' })).toEqual({ ...first, theme: 'dark' })
    preferences.changeSettings({ density: 'comfortable', theme: undefined })
    expect(new Preferences(preferences.folder).settings()).toEqual({ ...first, theme: 'dark', density: 'comfortable' })
    writeFileSync(join(preferences.folder, 'settings.json'), '{"theme":"dark","language":"x y","density":5,"later":true}')
    expect(preferences.settings()).toEqual({ ...first, theme: 'dark' })
  })

  it.each(['', '{', 'null', '[1,{"path":5}]', '{"name":1}', '\u0000'])('count as empty when damaged: %j', (text) => {
    const preferences = new Preferences(temporaryFolder())
    for (const name of ['profile.json', 'recent.json', 'settings.json']) writeFileSync(join(preferences.folder, name), text)
    expect(preferences.profile()).toBeUndefined()
    expect(preferences.recentFiles()).toEqual([])
    expect(preferences.settings().theme).toBe('system')
    preferences.setProfile(mara)
    expect(preferences.profile()).toEqual(mara)
  })
})
