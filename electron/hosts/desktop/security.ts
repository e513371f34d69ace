import { app, type IpcMainInvokeEvent, protocol, type Session, session, type WebContents, type WebPreferences } from 'electron'
import { offline } from '../offline.ts'
import { origins, type ProtocolHandler } from '../protocol.ts'

/** The scheme under which pages are served. */
const { protocol: schemeWithColon } = new URL(origins.electron)
const scheme = schemeWithColon.slice(0, -1)
/** The session of the window; without `persist:` it lies in memory only. */
const partition = 'assay'

/** What must be said before Electron is ready. */
export function hardenApplication(): void {
  app.enableSandbox()
  for (const [name, value] of Object.entries(offline)) app.commandLine.appendSwitch(name, value)
  // An installed browser would warn of this in a bar over its window.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false, stream: false } },
  ])
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  app.on('select-client-certificate', (event) => event.preventDefault())
  app.on('login', (event) => event.preventDefault())
}

/** Serves the pages to the window's session, and closes it and the default session to everything else. */
export function hardenSessions(handle: ProtocolHandler): Session {
  const ofWindow = session.fromPartition(partition)
  ofWindow.protocol.handle(scheme, handle)
  for (const each of [ofWindow, session.defaultSession]) {
    each.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
    each.setPermissionCheckHandler(() => false)
    each.setDevicePermissionHandler(() => false)
    each.setDisplayMediaRequestHandler((_request, callback) => callback(null))
    each.setSpellCheckerEnabled(false)
    each.on('will-download', (event) => event.preventDefault())
    each.webRequest.onBeforeRequest(({ url }, callback) =>
      callback({ cancel: !(each === ofWindow && isLocal(url, !app.isPackaged)) }),
    )
  }
  return ofWindow
}

/** Whether a request stays in the window: its own pages, what a page holds itself, and the developer tools while developing. */
function isLocal(address: string, developing: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (`${protocol}//${host}` === origins.electron) return true
  if (protocol === 'data:' || address.startsWith(`blob:${origins.electron}/`)) return true
  return developing && protocol === 'devtools:'
}

/** No page opens a window, leaves its place or embeds another one, whatever made it. */
function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** The preferences of the window. All of them are said, so that a changed default changes nothing. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: !app.isPackaged,
  }
}

/** Whether a message comes from the main frame of the window, while it shows a page of ours. */
export function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, contents: WebContents): boolean {
  return senderFrame !== null && sender === contents && senderFrame.parent === null && senderFrame.origin === origins.electron
}
