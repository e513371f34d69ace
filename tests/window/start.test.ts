import { describe, expect, it, vi } from 'vitest'
import { findBrowser } from '../../electron/hosts/chromium/find-browser.ts'
import { chooseFace, explainFace, type Face, hasDisplay, openWindow, type Surroundings } from '../../electron/hosts/start.ts'
import { translator } from '../../shared/messages/translate.ts'

const browser = { name: 'Chromium', path: '/usr/bin/chromium' }

/** A machine with some of what a window can use; `asked` is what was looked for, in order. */
function machine(has: { display?: boolean; electron?: string; fetched?: string; browser?: boolean }) {
  const asked: string[] = []
  const answer = <Value>(name: string, value: Value): Value => {
    asked.push(name)
    return value
  }
  const surroundings: Surroundings = {
    hasDisplay: has.display ?? true,
    electron: () => answer('electron', has.electron),
    fetchElectron: async () => answer('fetch', has.fetched),
    browser: () => answer('browser', has.browser ? browser : undefined),
  }
  return { asked, surroundings }
}

describe('the window that npm start chooses', () => {
  it.each<[string, Parameters<typeof machine>[0], Face, string[]]>([
    ['nothing, without a display', { display: false, electron: '/e', browser: true }, { kind: 'none', reason: 'noDisplay' }, []],
    [
      'Electron that is there',
      { electron: '/e', browser: true },
      { kind: 'electron', program: '/e', fetched: false },
      ['electron'],
    ],
    [
      'Electron that can be fetched',
      { fetched: '/e', browser: true },
      { kind: 'electron', program: '/e', fetched: true },
      ['electron', 'fetch'],
    ],
    ['else a browser', { browser: true }, { kind: 'chromium', browser }, ['electron', 'fetch', 'browser']],
    ['else nothing', {}, { kind: 'none', reason: 'noBrowser' }, ['electron', 'fetch', 'browser']],
  ])('is %s', async (_, has, face, looked) => {
    const { asked, surroundings } = machine(has)
    expect(await chooseFace(surroundings)).toEqual(face)
    expect(asked).toEqual(looked)
  })

  it('is explained in one line', () => {
    const lines = (
      [
        { kind: 'electron', program: '/e', fetched: false },
        { kind: 'electron', program: '/e', fetched: true },
        { kind: 'chromium', browser },
        { kind: 'none', reason: 'noDisplay' },
        { kind: 'none', reason: 'noBrowser' },
      ] as const
    ).map((face) => explainFace(face, translator('en')))
    expect(new Set(lines).size).toBe(5)
    expect(lines.filter((line) => line.includes('\n') || !line.endsWith('.'))).toEqual([])
    expect(lines[2]).toBe('Assay opens in Chromium: Electron is not here and could not be fetched.')
  })

  it.runIf(process.platform === 'linux')('is not opened without a display', async () => {
    vi.stubEnv('DISPLAY', '')
    vi.stubEnv('WAYLAND_DISPLAY', '')
    const said: string[] = []
    expect(await openWindow(undefined, (line) => said.push(line), translator('en'))).toEqual({
      kind: 'none',
      reason: 'noDisplay',
    })
    expect(said).toEqual(['There is no display, so no window opens.'])
    vi.unstubAllEnvs()
  })
})

describe('a display', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'freebsd', true],
    [{}, 'win32', true],
    [{}, 'darwin', true],
  ])('with %j on %s: %s', (environment, platform, there) => {
    expect(hasDisplay(environment, platform)).toBe(there)
  })
})

describe('an installed browser', () => {
  const find = (platform: string, environment: Record<string, string>, ...there: string[]) =>
    findBrowser({ platform, environment, isExecutable: (path) => there.includes(path) })

  it('is found on the path, Chromium before Chrome before Edge', () => {
    const environment = { PATH: '/opt/bin:relative::/usr/bin' }
    expect(find('linux', environment, '/usr/bin/microsoft-edge', '/opt/bin/google-chrome')).toEqual({
      name: 'Google Chrome',
      path: '/opt/bin/google-chrome',
    })
    expect(find('linux', environment, '/opt/bin/google-chrome', '/usr/bin/chromium')?.name).toBe('Chromium')
    expect(find('linux', environment, 'relative/chromium', 'chromium')).toBeUndefined()
    expect(find('linux', {}, '/usr/bin/chromium')).toBeUndefined()
  })

  it('is found where Windows and macOS keep programs', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(find('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, edge)).toEqual({
      name: 'Microsoft Edge',
      path: edge,
    })
    const chrome = '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(find('darwin', { HOME: '/Users/a' }, chrome)).toEqual({ name: 'Google Chrome', path: chrome })
  })

  it('is the one that ASSAY_BROWSER names, and then no other', () => {
    const environment = { PATH: '/usr/bin', ASSAY_BROWSER: '/own/browser' }
    expect(find('linux', environment, '/own/browser', '/usr/bin/chromium')?.path).toBe('/own/browser')
    expect(find('linux', environment, '/usr/bin/chromium')).toBeUndefined()
  })
})
