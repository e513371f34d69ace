import { describe, expect, it, vi } from 'vitest'
import { type Browser, findBrowsers } from '../../electron/hosts/chromium/find-browser.ts'
import { DidNotStart } from '../../electron/hosts/did-not-start.ts'
import { hasDisplay, openFirst, openWindow, type Shown, type Surroundings } from '../../electron/hosts/start.ts'
import { translator } from '../../shared/messages/translate.ts'
import { reasons, untested } from '../untested.ts'

const chromium = { name: 'Chromium', path: '/usr/bin/chromium' }
const chrome = { name: 'Google Chrome', path: '/usr/bin/google-chrome' }

type Machine = { display?: boolean; electron?: string; fetched?: string; browsers?: Browser[]; broken?: Record<string, string> }

/** Opens the window on a machine with some of what it can use; `broken` are the programs that do not start, with their complaints. */
async function open({ display = true, electron, fetched, browsers = [], broken = {} }: Machine) {
  const asked: string[] = []
  const said: string[] = []
  const answer = <Value>(name: string, value: Value): Value => {
    asked.push(name)
    return value
  }
  const machine: Surroundings = {
    hasDisplay: display,
    electron: () => answer('electron', electron),
    fetchElectron: async () => answer('fetch', fetched),
    browsers: () => answer('browsers', browsers),
    show: async (face) => {
      const program = face.kind === 'electron' ? face.program : face.browser.path
      const complaint = broken[answer(program, program)]
      if (complaint !== undefined) throw new DidNotStart(complaint)
    },
  }
  return { shown: await openFirst(machine, (line) => said.push(line), translator('en')), asked, said }
}

describe('the window that npm start opens', () => {
  it.each<[string, Machine, Shown, string[], string[]]>([
    [
      'nothing, without a display',
      { display: false, electron: '/e', browsers: [chromium] },
      { kind: 'none', reason: 'noDisplay' },
      [],
      ['There is no display, so no window opens.'],
    ],
    [
      'Electron that is there',
      { electron: '/e', browsers: [chromium] },
      { kind: 'electron', program: '/e', fetched: false },
      ['electron', '/e'],
      ['Assay opens in Electron.'],
    ],
    [
      'Electron that can be fetched',
      { fetched: '/e', browsers: [chromium] },
      { kind: 'electron', program: '/e', fetched: true },
      ['electron', 'fetch', '/e'],
      ['Assay opens in Electron, which was fetched just now.'],
    ],
    [
      'else the first browser',
      { browsers: [chromium, chrome] },
      { kind: 'chromium', browser: chromium },
      ['electron', 'fetch', 'browsers', '/usr/bin/chromium'],
      ['Assay opens in Chromium: Electron is not here and could not be fetched.'],
    ],
    [
      'else nothing',
      {},
      { kind: 'none', reason: 'noBrowser' },
      ['electron', 'fetch', 'browsers'],
      [
        'No window opens: Electron is not here and could not be fetched, and no Chromium, Google Chrome or Microsoft Edge was found. ' +
          'Install one of them, or name its program in ASSAY_BROWSER.',
      ],
    ],
    [
      'a browser, where Electron does not start',
      { electron: '/e', browsers: [chromium], broken: { '/e': '' } },
      { kind: 'chromium', browser: chromium },
      ['electron', '/e', 'browsers', '/usr/bin/chromium'],
      ['Assay opens in Electron.', 'Electron did not start, so Assay opens in Chromium.'],
    ],
    [
      'the next browser, where the first does not start',
      { browsers: [chromium, chrome], broken: { '/usr/bin/chromium': 'No usable sandbox.' } },
      { kind: 'chromium', browser: chrome },
      ['electron', 'fetch', 'browsers', '/usr/bin/chromium', '/usr/bin/google-chrome'],
      [
        'Assay opens in Chromium: Electron is not here and could not be fetched.',
        'Chromium did not start (“No usable sandbox.”), so Assay opens in Google Chrome.',
      ],
    ],
    [
      'nothing, where none of them starts',
      {
        electron: '/e',
        browsers: [chromium, chrome],
        broken: { '/e': '', '/usr/bin/chromium': '', '/usr/bin/google-chrome': 'No usable sandbox.' },
      },
      { kind: 'none', reason: 'failed' },
      ['electron', '/e', 'browsers', '/usr/bin/chromium', '/usr/bin/google-chrome'],
      [
        'Assay opens in Electron.',
        'Electron did not start, so Assay opens in Chromium.',
        'Chromium did not start, so Assay opens in Google Chrome.',
        'No window opens: Electron, Chromium, and Google Chrome did not start (“No usable sandbox.”).',
      ],
    ],
  ])('is %s', async (_, has, window, looked, lines) => {
    const { shown, asked, said } = await open(has)
    expect(shown).toEqual(window)
    expect(asked).toEqual(looked)
    expect(said).toEqual(lines)
  })

  it('does not hide a fault of Assay behind the next browser', async () => {
    const machine: Surroundings = {
      hasDisplay: true,
      electron: () => '/e',
      fetchElectron: async () => undefined,
      browsers: () => [chromium],
      show: async () => {
        throw new Error('a fault')
      },
    }
    await expect(openFirst(machine, () => {}, translator('en'))).rejects.toThrow('a fault')
  })

  it.skipIf(untested('A machine without a display is', reasons.notLinux))('is not opened without a display', async () => {
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
    findBrowsers({
      platform,
      environment,
      isExecutable: (path) => there.includes(path),
      real: (path) => path.replace('google-chrome-stable', 'google-chrome'),
    })

  it('is found on the path, Chromium before Chrome before Edge', () => {
    const environment = { PATH: '/opt/bin:relative::/usr/bin' }
    expect(find('linux', environment, '/usr/bin/microsoft-edge', '/opt/bin/google-chrome', '/usr/bin/chromium')).toEqual([
      { name: 'Chromium', path: '/usr/bin/chromium' },
      { name: 'Google Chrome', path: '/opt/bin/google-chrome' },
      { name: 'Microsoft Edge', path: '/usr/bin/microsoft-edge' },
    ])
    expect(find('linux', environment, 'relative/chromium', 'chromium')).toEqual([])
    expect(find('linux', {}, '/usr/bin/chromium')).toEqual([])
  })

  it('is found once, however many names it has; another one of the same name is told by its path', () => {
    const environment = { PATH: '/opt/bin:/usr/bin' }
    expect(
      find('linux', environment, '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/opt/bin/google-chrome'),
    ).toEqual([
      { name: 'Google Chrome', path: '/opt/bin/google-chrome' },
      { name: 'Google Chrome (/usr/bin/google-chrome)', path: '/usr/bin/google-chrome' },
    ])
  })

  it('is found where Windows and macOS keep programs', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(find('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, edge)).toEqual([
      { name: 'Microsoft Edge', path: edge },
    ])
    const chrome = '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(find('darwin', { HOME: '/Users/a' }, chrome)).toEqual([{ name: 'Google Chrome', path: chrome }])
  })

  it('is the one that ASSAY_BROWSER names, and then no other', () => {
    const environment = { PATH: '/usr/bin', ASSAY_BROWSER: '/own/browser' }
    expect(find('linux', environment, '/own/browser', '/usr/bin/chromium')).toEqual([
      { name: '/own/browser', path: '/own/browser' },
    ])
    expect(find('linux', environment, '/usr/bin/chromium')).toEqual([])
  })
})
