import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { procedureNames } from '../../electron/hosts/bridge.ts'
import { project } from '../unit/sources.ts'
import { ask, boot, noted, type StandIn, windowOf } from './boot.ts'

describe('the main process of Electron', () => {
  let electron: StandIn
  beforeAll(async () => {
    electron = await boot()
  })
  const window = () => windowOf(electron)
  const contents = () => window().webContents
  const ofWindow = () => {
    const found = electron.sessions.get('assay')
    if (!found) throw new Error('The session was never made')
    return found
  }
  const prefs = () => window().options.webPreferences

  describe('before it is ready', () => {
    it('puts every page into the sandbox, and lets no name be resolved', () => {
      const names = electron.calls.map(([name]) => name)
      const ready = names.indexOf('app.whenReady')
      expect(ready).toBeGreaterThan(0)
      for (const name of [
        'app.enableSandbox',
        'protocol.registerSchemesAsPrivileged',
        'app.commandLine.appendSwitch',
        'app.setPath',
      ])
        expect(names.indexOf(name), name).toSatisfy((at: number) => at >= 0 && at < ready)
      expect(noted(electron, 'app.commandLine.appendSwitch')).toEqual([
        ['proxy-server', '224.0.0.0:9'],
        ['proxy-bypass-list', '<-loopback>'],
        ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
        ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
        ['disable-background-networking', ''],
        ['disable-component-update', ''],
        ['disable-domain-reliability', ''],
        ['disable-sync', ''],
        ['no-pings', ''],
        ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ])
    })

    it('makes its scheme a standard and secure one, without more rights', () => {
      expect(noted(electron, 'protocol.registerSchemesAsPrivileged')).toEqual([
        [
          [
            {
              scheme: 'app',
              privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false, stream: false },
            },
          ],
        ],
      ])
    })
  })

  describe('the window', () => {
    it.each([
      ['sandbox', true],
      ['contextIsolation', true],
      ['nodeIntegration', false],
      ['nodeIntegrationInWorker', false],
      ['nodeIntegrationInSubFrames', false],
      ['webSecurity', true],
      ['allowRunningInsecureContent', false],
      ['experimentalFeatures', false],
      ['webviewTag', false],
      ['plugins', false],
      ['navigateOnDragDrop', false],
      ['spellcheck', false],
      ['safeDialogs', true],
    ] as const)('says %s: %s', (name, value) => {
      expect(prefs()?.[name]).toBe(value)
    })

    it('says nothing else but its preload, its session and the developer tools', () => {
      const { preload, partition, devTools, ...others } = prefs() ?? {}
      expect(preload).toBe(join(project, 'electron/preload.cjs'))
      expect(partition).toBe('assay')
      expect(devTools).toBe(true)
      expect(Object.keys(others)).toHaveLength(13)
    })

    it('keeps its session in memory', () => {
      expect(prefs()?.partition).not.toMatch(/^persist:/)
      expect(Array.from(electron.sessions.keys())).toEqual(['assay'])
    })

    it('shows the page of the application', () => {
      expect(noted(electron, 'window.loadURL')).toEqual([['app://assay/']])
      expect(window().options.show).toBe(false)
    })

    it('opens no other window', () => {
      const details = { url: 'app://assay/', frameName: '', features: '', disposition: 'new-window' } as const
      expect(contents().openHandler?.({ ...details, referrer: { url: '', policy: 'default' } })).toEqual({ action: 'deny' })
    })

    it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (name) => {
      expect(electron.prevented((event) => contents().emit(name, event))).toBe(true)
    })

    it('lets its page tell of navigation that has begun', () => {
      expect(electron.prevented((event) => contents().emit('did-navigate', event))).toBe(false)
    })

    it('tries no address by WebRTC', () => {
      expect(contents().webRtcPolicy).toBe('disable_non_proxied_udp')
    })
  })

  it('hardens contents that something else has made', () => {
    const other = new electron.FakeContents()
    electron.app.emit('web-contents-created', {}, other)
    expect(other.openHandler).toBeDefined()
    expect(electron.prevented((event) => other.emit('will-navigate', event))).toBe(true)
  })

  describe.each(['the window', 'no window'])('the session of %s', (of) => {
    const each = () => (of === 'the window' ? ofWindow() : electron.session.defaultSession)

    it('denies every permission', () => {
      const answers: boolean[] = []
      const { permissionRequest, permissionCheck, devicePermission } = each()
      for (const permission of ['media', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal'] as const)
        Reflect.apply(Object(permissionRequest), undefined, [
          contents(),
          permission,
          (granted: boolean) => answers.push(granted),
          {},
        ])
      answers.push(Reflect.apply(Object(permissionCheck), undefined, [null, 'media', 'app://assay', {}]))
      answers.push(Reflect.apply(Object(devicePermission), undefined, [{ deviceType: 'usb' }]))
      expect(answers).toEqual([false, false, false, false, false, false, false])
    })

    it('shows no screen to a page', () => {
      const answers: unknown[] = []
      Reflect.apply(Object(each().displayMedia), undefined, [{}, (streams: unknown) => answers.push(streams)])
      expect(answers).toEqual([null])
    })

    it('fetches no dictionaries and downloads nothing', () => {
      expect(each().spellChecker).toBe(false)
      expect(electron.prevented((event) => each().emit('will-download', event))).toBe(true)
    })

    it.each([
      'https://example.org/',
      'http://localhost/',
      'ws://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'app://assay.example.org/',
      'blob:https://example.org/1',
      'not an address',
    ])('cancels %s', (url) => {
      expect(each().lets(url)).toBe(false)
    })
  })

  it.each([
    'app://assay/',
    'app://assay/assets/index.js',
    'data:image/png;base64,AA',
    'blob:app://assay/1',
    'devtools://devtools/',
  ])('sends %s in the window alone', (url) => {
    expect(ofWindow().lets(url)).toBe(true)
    expect(electron.session.defaultSession.lets(url)).toBe(false)
  })

  it('serves its pages by the protocol handler', async () => {
    const handle = ofWindow().handled.get('app')
    const response = await handle?.(new Request('app://assay/missing.js'))
    expect(response?.status).toBe(404)
    expect(response?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(Array.from(ofWindow().handled.keys())).toEqual(['app'])
  })

  it('trusts no certificate and names nobody', () => {
    const trusted: boolean[] = []
    const prevented = electron.prevented((event) =>
      electron.app.emit('certificate-error', event, contents(), 'https://example.org/', '', {}, (is: boolean) =>
        trusted.push(is),
      ),
    )
    expect([prevented, trusted]).toEqual([true, [false]])
    expect(electron.prevented((event) => electron.app.emit('select-client-certificate', event))).toBe(true)
    expect(electron.prevented((event) => electron.app.emit('login', event))).toBe(true)
  })

  describe('a message', () => {
    type Frame = { parent: unknown; origin: string }
    const frame: Frame = { parent: null, origin: 'app://assay' }
    const send = async (senderFrame: Frame | null, sender: unknown = contents(), channel = 'call:workspace.recent') =>
      Reflect.apply(Object(electron.handlers.get(channel)), undefined, [{ sender, senderFrame }, 'one', '{}'])

    it('of the main frame is answered', async () => {
      expect(await ask(electron, 'call:workspace.recent', 'one', '{}')).toEqual({ ok: true, value: [] })
    })

    it.each<[string, Frame | null]>([
      ['a frame that is gone', null],
      ['a frame within the page', { ...frame, parent: {} }],
      ['another origin', { ...frame, origin: 'https://example.org' }],
      ['an origin that begins alike', { ...frame, origin: 'app://assay.example.org' }],
      ['a page without an origin', { ...frame, origin: 'null' }],
    ])('of %s is refused, on every channel', async (_, senderFrame) => {
      for (const channel of electron.handlers.keys())
        await expect(send(senderFrame, contents(), channel)).rejects.toThrow(`${channel}: sender refused`)
    })

    it('of another window is refused', async () => {
      await expect(send(frame, new electron.FakeContents())).rejects.toThrow('sender refused')
    })

    it('has a channel of its own for each procedure, and seven more', () => {
      expect(Array.from(electron.handlers.keys()).sort()).toEqual(
        [
          ...procedureNames.map((name) => `call:${name}`),
          'window:cancel',
          'window:chooseFiles',
          'window:choosePlace',
          'window:describe',
          'window:dropped',
          'window:setDrafts',
          'window:showFile',
        ].sort(),
      )
    })
  })
})

describe('a packed application', () => {
  it('has no developer tools, in its preferences, its menu or its requests', async () => {
    const electron = await boot(({ app }) => {
      app.isPackaged = true
    })
    expect(windowOf(electron).options.webPreferences?.devTools).toBe(false)
    expect(JSON.stringify(electron.menus)).not.toContain('toggleDevTools')
    expect(electron.sessions.get('assay')?.lets('devtools://devtools/')).toBe(false)
    expect(electron.sessions.get('assay')?.lets('app://assay/')).toBe(true)
  })
})
