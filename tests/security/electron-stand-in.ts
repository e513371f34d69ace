// What stands in for the `electron` module while tests boot the main process: it does nothing and remembers everything. Each
// part is held to Electron's own declarations.
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import type {
  App,
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  Session as ElectronSession,
  ForkOptions,
  IpcMain,
  MenuItemConstructorOptions,
  Protocol,
  Rectangle,
  UtilityProcess,
  WebContents,
} from 'electron'

type Module = typeof import('electron')

/** Every call that has no other trace, in order. */
export const calls: [name: string, ...values: unknown[]][] = []
const note =
  (name: string) =>
  (...values: unknown[]): void => {
    calls.push([name, ...values])
  }

/** What the outside world answers; a test sets it before it boots, or before it acts. */
export const world = {
  isFirstInstance: true,
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  /** The button that a person presses in a message box. */
  button: 0,
  chosen: [] as string[],
  place: '',
}

const packing: { isPackaged: boolean } = { isPackaged: false }
export const app = Object.assign(new EventEmitter(), packing, {
  commandLine: {
    appendSwitch: note('app.commandLine.appendSwitch'),
    appendArgument: note('app.commandLine.appendArgument'),
    getSwitchValue: () => '',
    hasSwitch: () => false,
    removeSwitch: note('app.commandLine.removeSwitch'),
  },
  enableSandbox: note('app.enableSandbox'),
  requestSingleInstanceLock: () => world.isFirstInstance,
  setPath: note('app.setPath'),
  getPath: (name: string) => `/${name}`,
  addRecentDocument: note('app.addRecentDocument'),
  whenReady: async () => note('app.whenReady')(),
  quit: note('app.quit'),
  exit: note('app.exit'),
} satisfies Partial<App>)

export const protocol = {
  registerSchemesAsPrivileged: note('protocol.registerSchemesAsPrivileged'),
} satisfies Partial<Protocol>

type SessionMethods =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
type Handler<Name extends SessionMethods> = Parameters<ElectronSession[Name]>[0]

export class FakeSession extends EventEmitter implements Pick<ElectronSession, SessionMethods> {
  permissionRequest: Handler<'setPermissionRequestHandler'> = null
  permissionCheck: Handler<'setPermissionCheckHandler'> = null
  devicePermission: Handler<'setDevicePermissionHandler'> = null
  displayMedia: Handler<'setDisplayMediaRequestHandler'> = null
  spellChecker = true
  readonly handled = new Map<string, (request: Request) => Promise<Response> | Response>()
  beforeRequest: ((details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void) | undefined

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'>): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'>): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'>): void {
    this.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: Handler<'setDisplayMediaRequestHandler'>): void {
    this.displayMedia = handler
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled
  }
  readonly protocol = {
    handle: (scheme, handler) => {
      this.handled.set(scheme, handler)
    },
  } satisfies Pick<Protocol, 'handle'>
  readonly webRequest: { onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => void } = {
    onBeforeRequest: (listener) => {
      this.beforeRequest = listener
    },
  }
  /** Whether a request would be sent. */
  lets(url: string): boolean {
    let cancelled: boolean | undefined
    this.beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel
    })
    return cancelled === false
  }
}

export const sessions = new Map<string, FakeSession>()
export const session = {
  defaultSession: new FakeSession(),
  fromPartition: (partition: string): FakeSession => {
    const known = sessions.get(partition) ?? new FakeSession()
    sessions.set(partition, known)
    return known
  },
}

type ContentsMethods =
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
  | 'send'
  | 'isDestroyed'
  | 'reload'
  | 'forcefullyCrashRenderer'
export class FakeContents extends EventEmitter implements Pick<WebContents, ContentsMethods> {
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined
  webRtcPolicy = 'default'
  readonly sent: [channel: string, message: string][] = []
  isDestroyed = () => false
  reload = note('contents.reload')
  forcefullyCrashRenderer = note('contents.forcefullyCrashRenderer')
  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy
  }
  send(channel: string, message: string): void {
    this.sent.push([channel, message])
  }
}

type WindowMethods =
  | 'isMinimized'
  | 'restore'
  | 'focus'
  | 'maximize'
  | 'isMaximized'
  | 'show'
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'getNormalBounds'
export const windows: BrowserWindow[] = []
export class BrowserWindow extends EventEmitter implements Pick<ElectronBrowserWindow, WindowMethods> {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  isOpen = true
  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  isMinimized = () => true
  isMaximized = () => false
  restore = note('window.restore')
  focus = note('window.focus')
  maximize = note('window.maximize')
  show = note('window.show')
  getNormalBounds = (): Rectangle => ({ x: 10, y: 20, width: 1100, height: 700 })
  loadURL = async (url: string): Promise<void> => note('window.loadURL')(url)
  close(): void {
    if (!prevented((event) => this.emit('close', event))) this.destroy()
  }
  destroy(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.emit('closed')
  }
}

/** Whether what was told of an event prevented what would have come. */
export function prevented(tell: (event: { preventDefault: () => void }) => void): boolean {
  let isPrevented = false
  tell({
    preventDefault: () => {
      isPrevented = true
    },
  })
  return isPrevented
}

export const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
export const ipcMain = {
  handle: (channel, handler) => {
    handlers.set(channel, handler)
  },
} satisfies Partial<IpcMain>

export const menus: MenuItemConstructorOptions[][] = []
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => template,
  setApplicationMenu: (menu: MenuItemConstructorOptions[]): void => {
    menus.push(menu)
  },
}

export const dialog = {
  showMessageBox: async (...values: unknown[]) => {
    note('dialog.showMessageBox')(...values)
    return { response: world.button, checkboxChecked: false }
  },
  showOpenDialog: async (...values: unknown[]) => {
    note('dialog.showOpenDialog')(...values)
    return { canceled: world.chosen.length === 0, filePaths: world.chosen }
  },
  showSaveDialog: async (...values: unknown[]) => {
    note('dialog.showSaveDialog')(...values)
    return { canceled: world.place === '', filePath: world.place }
  },
  showErrorBox: note('dialog.showErrorBox'),
} satisfies Partial<Module['dialog']>

/** A real process, in which stands ready what Electron gives its own. */
class FakeUtility extends EventEmitter implements Pick<UtilityProcess, 'postMessage'> {
  readonly #process: ChildProcess
  constructor(program: string, { execArgv = [] }: ForkOptions) {
    super()
    const inElectron = ['--import', new URL('./children/utility.ts', import.meta.url).href]
    this.#process = fork(program, [], { execArgv: [...execArgv, ...inElectron], serialization: 'advanced', stdio: 'ignore' })
    this.#process.on('spawn', () => this.emit('spawn'))
    this.#process.on('message', (message) => this.emit('message', message))
    this.#process.on('exit', (code) => this.emit('exit', code ?? constants.signals.SIGKILL))
  }
  /** Nothing before it has begun and after it has ended, as there. */
  get pid(): number | undefined {
    return this.#process.exitCode === null && this.#process.signalCode === null ? this.#process.pid : undefined
  }
  postMessage(message: object): void {
    // As there, nothing is thrown where the process has gone.
    this.#process.send(message, () => {})
  }
}

export const utilityProcess = {
  fork: (program: string, _argv: string[], options: ForkOptions) => {
    note('utilityProcess.fork')(program, options)
    return new FakeUtility(program, options)
  },
}

export const screen = {
  getAllDisplays: () => world.displays.map((workArea) => ({ workArea })),
}

export const shell = { showItemInFolder: note('shell.showItemInFolder') } satisfies Partial<Module['shell']>

// Only names that Electron has.
;({ app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell, utilityProcess }) satisfies {
  [Name in keyof Module]?: unknown
}
