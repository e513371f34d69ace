import { extname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { app, BrowserWindow, ipcMain } from 'electron'
import type { Client } from '../../../shared/contract.ts'
import { z } from '../../../shared/schema.ts'
import { createApplication } from '../../application.ts'
import { clearLeftovers } from '../../workspace/clear-leftovers.ts'
import { keepFilesPrivate } from '../../workspace/files.ts'
import { settingsFolder } from '../../workspace/preferences.ts'
import { type Answer, type Bridge, createBridge } from '../bridge.ts'
import { droppedChannel, messageChannel } from '../channels.ts'
import { fontFolder } from '../font-folder.ts'
import { createProtocolHandler, origins } from '../protocol.ts'
import { askToClose, desktopHost, offerReload } from './dialogs.ts'
import { type MenuState, setMenu } from './menu.ts'
import { hardenApplication, hardenSessions, isTrusted, webPreferences } from './security.ts'
import { readWindowState, smallest, writeWindowState } from './window-state.ts'

/** How many recent workspaces the menu shows. */
const mostRecent = 10

/** Where the built files lie. */
export type Files = { pages: string; preload: string }

/**
 * Runs the application in one window of Electron, until it is closed. A second start hands its file to the first.
 */
export async function startDesktop({ pages, preload }: Files): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit()
  hardenApplication()
  keepFilesPrivate()
  clearLeftovers(settingsFolder())
  app.setPath('userData', join(settingsFolder(), 'window'))

  let bridge: Bridge | undefined
  let waiting = workspaceIn(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
  const open = (path: string | undefined) => {
    if (path === undefined) return
    if (bridge) bridge.tell({ kind: 'open', path })
    else waiting = path
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open(path)
  })

  await app.whenReady()
  hardenSessions(createProtocolHandler({ folder: pages, fonts: fontFolder, origin: origins.electron }))
  const { client, translation, close } = createApplication({
    onChanged: (changed) => {
      if (changed.by === 'settings.set') showMenu()
      else void refreshMenu()
      bridge?.changed(changed)
    },
    onUnexpected: (error) => console.error(error),
  })
  let state: MenuState = { undo: null, redo: null, recent: [] }
  const showMenu = () => setMenu(translation(), state, { run: (command) => bridge?.tell({ kind: 'command', command }), open })
  const refreshMenu = async () => {
    const [info, files] = await Promise.all([client('workspace.info', {}), client('workspace.recent', {})])
    const { undo, redo } = info.ok ? info.value : { undo: null, redo: null }
    const recent = files.ok ? files.value.slice(0, mostRecent).map(({ path }) => path) : []
    const next = { undo: undo?.command ?? null, redo: redo?.command ?? null, recent }
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    showMenu()
  }

  const statePath = join(settingsFolder(), 'window.json')
  const { bounds, maximized } = readWindowState(statePath)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: translation()('window.title'),
    webPreferences: webPreferences(preload),
  })
  const contents = window.webContents
  bridge = createBridge({
    client: remembering(client),
    translation,
    host: desktopHost(window, translation),
    send: (message) => {
      if (!contents.isDestroyed()) contents.send(messageChannel, message)
    },
  })
  const { channels, dropped, pending, abandon } = bridge
  const told: Answer = async (texts) => {
    dropped(z.array(z.string().min(1)).parse(JSON.parse(String(texts))))
    return ''
  }
  for (const [channel, answer] of [...channels, [droppedChannel, told] as const])
    ipcMain.handle(channel, (event, ...texts) => {
      if (!isTrusted(event, contents)) throw new Error(`${channel}: sender refused`)
      return answer(...texts)
    })
  showMenu()
  void refreshMenu()

  app.on('second-instance', (_event, argv, folder) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    open(workspaceIn(argv.slice(1), folder))
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  // What the page before had asked for is stopped: nobody waits for it any more.
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) abandon()
  })
  let stopping = false
  contents.on('render-process-gone', async (_event, { reason }) => {
    abandon()
    if (reason === 'clean-exit') return
    if (stopping || (await offerReload(window, translation(), { reason }))) {
      stopping = false
      contents.reload()
    } else window.destroy()
  })
  window.on('unresponsive', async () => {
    if (!(await offerReload(window, translation(), 'silent'))) return
    stopping = true
    contents.forcefullyCrashRenderer()
  })
  let asking = false
  let agreed = false
  window.on('close', async (event) => {
    if (!agreed && isLost(pending())) {
      event.preventDefault()
      if (asking) return
      asking = true
      const lost = await onceKept(pending)
      agreed = !isLost(lost) || (await askToClose(window, translation(), lost))
      asking = false
      if (agreed) window.close()
      return
    }
    writeWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.on('closed', async () => {
    abandon()
    try {
      await close()
    } finally {
      app.exit(0)
    }
  })

  await window.loadURL(`${origins.electron}/`)
  open(waiting)
}

type Pending = ReturnType<Bridge['pending']>

const isLost = ({ work, drafts }: Pending): boolean => work > 0 || drafts > 0

/** What would be lost once the page has kept what was typed a moment ago. Work is asked about at once: it takes longer. */
async function onceKept(pending: () => Pending): Promise<Pending> {
  const until = Date.now() + 1000
  while (pending().drafts > 0 && pending().work === 0 && Date.now() < until) await setTimeout(20)
  return pending()
}

/** The workspace that a command line names, if it does. */
export function workspaceIn(argv: readonly string[], folder: string): string | undefined {
  const named = argv.filter((word) => !word.startsWith('-') && extname(word).toLowerCase() === '.assay').at(-1)
  return named === undefined ? undefined : resolve(folder, named)
}

/** Tells the operating system which workspaces were open, for its own list of recent documents. */
function remembering(client: Client): Client {
  return async (name, input, options) => {
    const result = await client(name, input, options)
    if (result.ok && (name === 'workspace.open' || name === 'workspace.create') && 'path' in Object(result.value))
      app.addRecentDocument(String(Reflect.get(Object(result.value), 'path')))
    return result
  }
}
