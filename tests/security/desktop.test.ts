import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { workspaceIn } from '../../electron/hosts/desktop/start.ts'
import { menuKeys } from '../../shared/menu-keys.ts'
import { menuCommands } from '../../shared/window.ts'
import { ask, boot, givePlace, home, noted, type StandIn, told, until, windowOf } from './boot.ts'

const state = join(home, 'window.json')
beforeEach(() => rmSync(state, { force: true }))

const settled = (electron: StandIn) => until(() => noted(electron, 'app.exit').length > 0)
/** The page has a moment to keep its drafts first. */
const asked = (electron: StandIn) => until(() => noted(electron, 'dialog.showMessageBox').length > 0)
const items = (electron: StandIn): MenuItemConstructorOptions[] =>
  (electron.menus[0] ?? []).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

describe('starting', () => {
  it('a second time leaves the window to the first', async () => {
    const electron = await boot(({ world }) => {
      world.isFirstInstance = false
    })
    expect(noted(electron, 'app.quit')).toEqual([[]])
    expect(electron.windows).toEqual([])
    expect(electron.handlers.size).toBe(0)
  })

  it('opens the workspace that the command line names', async () => {
    const electron = await boot(() => {}, ['--flag', 'tender.assay'])
    await until(() => told(electron).length > 0)
    expect(told(electron)).toEqual([{ kind: 'open', path: join(process.cwd(), 'tender.assay') }])
  })

  it('opens the workspace that the system names before the window is there', async () => {
    const electron = await boot(({ app }) => {
      const { whenReady } = app
      app.whenReady = async () => {
        app.emit('open-file', { preventDefault: () => {} }, '/early.assay')
        await whenReady()
      }
    })
    await until(() => told(electron).length > 0)
    expect(told(electron)).toEqual([{ kind: 'open', path: '/early.assay' }])
  })

  it('opens the workspaces that the system names later', async () => {
    const electron = await boot()
    expect(told(electron)).toEqual([])
    expect(electron.prevented((event) => electron.app.emit('open-file', event, '/one.assay'))).toBe(true)
    electron.app.emit('second-instance', {}, ['assay', '--x', 'two.ASSAY'], '/folder')
    electron.app.emit('second-instance', {}, ['assay'], '/folder')
    expect(told(electron)).toEqual([
      { kind: 'open', path: '/one.assay' },
      { kind: 'open', path: '/folder/two.ASSAY' },
    ])
    expect(noted(electron, 'window.focus')).toHaveLength(2)
    expect(noted(electron, 'window.restore')).toHaveLength(2)
  })

  it.each([
    [['a.assay'], '/folder/a.assay'],
    [['/b/a.assay', 'c.txt'], '/b/a.assay'],
    [['--file=a.assay'], undefined],
    [['a.assay.txt', '.', ''], undefined],
    [[], undefined],
  ])('takes from %j the workspace %s', (words, path) => {
    expect(workspaceIn(words, '/folder')).toBe(path)
  })
})

describe('the window', () => {
  it('opens where it was, and large enough', async () => {
    writeFileSync(state, JSON.stringify({ bounds: { x: 30, y: 40, width: 800, height: 900 }, maximized: true }))
    const electron = await boot()
    expect(windowOf(electron).options).toMatchObject({ x: 30, y: 40, width: 1024, height: 900 })
    windowOf(electron).emit('ready-to-show')
    expect([noted(electron, 'window.maximize').length, noted(electron, 'window.show').length]).toEqual([1, 1])
  })

  it.each([
    ['on a display that is gone', JSON.stringify({ bounds: { x: 5000, y: 40, width: 1300, height: 900 }, maximized: false })],
    ['above its display', JSON.stringify({ bounds: { x: 0, y: -50, width: 1300, height: 900 }, maximized: false })],
    ['nowhere', 'damaged'],
  ])('lets the system choose a place when it was %s', async (_, text) => {
    writeFileSync(state, text)
    const { options } = windowOf(await boot())
    expect(options).not.toHaveProperty('x')
    expect(options.width).toBeGreaterThanOrEqual(1024)
  })

  it('closes at once when nothing would be lost, remembers its place, and ends the application', async () => {
    const electron = await boot()
    windowOf(electron).close()
    await settled(electron)
    expect(noted(electron, 'dialog.showMessageBox')).toEqual([])
    expect(JSON.parse(readFileSync(state, 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1100, height: 700 },
      maximized: false,
    })
    expect(noted(electron, 'app.exit')).toEqual([[0]])
  })

  it('asks before drafts are lost, and stays when told to', async () => {
    const electron = await boot()
    await ask(electron, 'window:setDrafts', '2')
    windowOf(electron).close()
    windowOf(electron).close()
    await asked(electron)
    expect(noted(electron, 'dialog.showMessageBox')).toHaveLength(1)
    expect(noted(electron, 'dialog.showMessageBox')[0]?.[1]).toMatchObject({
      message: '2 drafts are not saved.',
      buttons: ['Keep open', 'Close'],
      defaultId: 0,
      cancelId: 0,
    })
    expect(windowOf(electron).isOpen).toBe(true)
    expect(existsSync(state)).toBe(false)

    electron.world.button = 1
    await Promise.resolve()
    windowOf(electron).close()
    await settled(electron)
    expect(windowOf(electron).isOpen).toBe(false)
    expect(existsSync(state)).toBe(true)
  })

  it('asks before running work is stopped, and stops it when told to', async () => {
    const electron = await boot()
    const path = join(home, 'stopped.assay')
    await givePlace(electron, path)
    const working = ask(electron, 'call:sample.build', 'long', JSON.stringify({ path }))
    windowOf(electron).close()
    await asked(electron)
    expect(noted(electron, 'dialog.showMessageBox')[0]?.[1]).toMatchObject({
      message: 'One piece of work is still running.',
      buttons: ['Keep open', 'Close'],
    })
    expect(windowOf(electron).isOpen).toBe(true)
    electron.world.button = 1
    await Promise.resolve()
    windowOf(electron).close()
    await settled(electron)
    expect(await working).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(existsSync(path)).toBe(false)
  })

  it('does not ask when all that runs is reading', async () => {
    const electron = await boot()
    const reading = ask(electron, 'call:provider.list', 'one', '{}')
    windowOf(electron).close()
    await settled(electron)
    await reading
    expect(noted(electron, 'dialog.showMessageBox')).toEqual([])
  })

  it('does not ask about drafts that the page keeps in a moment', async () => {
    const electron = await boot()
    await ask(electron, 'window:setDrafts', '1')
    windowOf(electron).close()
    expect(windowOf(electron).isOpen).toBe(true)
    await ask(electron, 'window:setDrafts', '0')
    await settled(electron)
    expect(noted(electron, 'dialog.showMessageBox')).toEqual([])
    expect(windowOf(electron).isOpen).toBe(false)
  })

  it('offers to load a page again that has stopped, or quits', async () => {
    const electron = await boot()
    const { webContents } = windowOf(electron)
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await until(() => noted(electron, 'contents.reload').length > 0)
    expect(noted(electron, 'dialog.showMessageBox')).toHaveLength(1)
    expect(noted(electron, 'dialog.showMessageBox')[0]?.[1]).toMatchObject({ message: 'The page has stopped (crashed).' })

    electron.world.button = 1
    webContents.emit('render-process-gone', {}, { reason: 'oom' })
    await settled(electron)
    expect(noted(electron, 'contents.reload')).toHaveLength(1)
  })

  it('offers to load a page again that does not answer, or waits', async () => {
    const electron = await boot()
    const window = windowOf(electron)
    electron.world.button = 1
    window.emit('unresponsive')
    await until(() => noted(electron, 'dialog.showMessageBox').length === 1)
    electron.world.button = 0
    window.emit('unresponsive')
    await until(() => noted(electron, 'contents.forcefullyCrashRenderer').length > 0)
    window.webContents.emit('render-process-gone', {}, { reason: 'killed' })
    await until(() => noted(electron, 'contents.reload').length > 0)
    expect(noted(electron, 'dialog.showMessageBox')).toHaveLength(2)
    expect(noted(electron, 'contents.forcefullyCrashRenderer')).toHaveLength(1)
  })

  it('forgets the drafts of a page that is left, and not those of one that moves within itself', async () => {
    const electron = await boot()
    const window = windowOf(electron)
    await ask(electron, 'window:setDrafts', '1')
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    window.close()
    await asked(electron)
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    await Promise.resolve()
    window.close()
    await settled(electron)
    expect(noted(electron, 'dialog.showMessageBox')).toHaveLength(1)
  })
})

describe('the dialogs', () => {
  it('choose files of a kind, or a folder', async () => {
    const electron = await boot()
    electron.world.chosen = ['/a.xlsx']
    expect(await ask(electron, 'window:chooseFiles', '{"kind":"workbook","multiple":true}')).toEqual(['/a.xlsx'])
    await ask(electron, 'window:chooseFiles', '{"folder":true}')
    expect(noted(electron, 'dialog.showOpenDialog').map(([, options]) => options)).toEqual([
      {
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Workbooks', extensions: ['xlsx'] },
          { name: 'All files', extensions: ['*'] },
        ],
      },
      { properties: ['openDirectory'] },
    ])
    await expect(ask(electron, 'window:chooseFiles', '{"kind":"program"}')).rejects.toThrow()
    await expect(ask(electron, 'window:chooseFiles', 'text')).rejects.toThrow()
  })

  it('choose the place of a new file', async () => {
    const electron = await boot()
    expect(await ask(electron, 'window:choosePlace', '{"kind":"report","name":"a.pdf"}')).toEqual({ kind: 'cancelled' })
    electron.world.place = '/b.pdf'
    expect(await ask(electron, 'window:choosePlace', '{"kind":"report","name":"a.pdf"}')).toEqual({
      kind: 'chosen',
      path: '/b.pdf',
      replace: true,
    })
    await ask(electron, 'window:choosePlace', '{"kind":"report","name":"../../etc/x\u202e.pdf"}')
    expect(noted(electron, 'dialog.showSaveDialog').map(([, options]) => Reflect.get(Object(options), 'defaultPath'))).toEqual([
      join('/documents', 'a.pdf'),
      join('/documents', 'a.pdf'),
      join('/documents', '_.._etc_x_.pdf'),
    ])
  })

  it('choose a folder for new files', async () => {
    const electron = await boot()
    electron.world.chosen = ['/out']
    expect(await ask(electron, 'window:choosePlace', '{"kind":"folder"}')).toEqual({
      kind: 'chosen',
      path: '/out',
      replace: false,
    })
    expect(noted(electron, 'dialog.showOpenDialog')[0]?.[1]).toEqual({
      defaultPath: '/documents',
      properties: ['openDirectory', 'createDirectory'],
    })
  })

  it('give the page what was chosen or dropped, and nothing else', async () => {
    const electron = await boot()
    const add = async (path: string) =>
      Reflect.get(Object(await ask(electron, 'call:evidence.add', path, JSON.stringify({ paths: [path] }))), 'error').code
    electron.world.chosen = ['/chosen.pdf']
    await ask(electron, 'window:chooseFiles', '{}')
    await ask(electron, 'window:dropped', '["/dropped.pdf"]')
    await givePlace(electron, '/place.pdf')
    electron.app.emit('open-file', { preventDefault: () => {} }, '/opened.pdf')
    const paths = ['/chosen.pdf', '/dropped.pdf', '/opened.pdf', '/place.pdf', '/etc/passwd', 'chosen.pdf']
    const given = 'workspace.none'
    const not = 'file.notGiven'
    expect(await Promise.all(paths.map(add))).toEqual([given, given, given, not, not, not])
    await expect(ask(electron, 'window:dropped', 'text')).rejects.toThrow()
  })

  it('show a file in its folder, and never open it', async () => {
    const electron = await boot()
    await ask(electron, 'window:showFile', '/folder/a.pdf')
    expect(noted(electron, 'shell.showItemInFolder')).toEqual([])
    await ask(electron, 'window:dropped', '["/folder/a.pdf"]')
    await ask(electron, 'window:showFile', '/folder/a.pdf')
    expect(noted(electron, 'shell.showItemInFolder')).toEqual([['/folder/a.pdf']])
    expect(Object.keys(electron.shell)).toEqual(['showItemInFolder'])
  })
})

describe('the system', () => {
  it('is told of workspaces that were opened here, and of no failure', async () => {
    const electron = await boot()
    const path = join(home, 'system.assay')
    await givePlace(electron, path)
    expect(await ask(electron, 'call:workspace.create', 'one', JSON.stringify({ path, title: 'One' }))).toMatchObject({
      ok: true,
    })
    expect(await ask(electron, 'call:workspace.open', 'two', '{"path":"/missing.assay"}')).toMatchObject({ ok: false })
    expect(noted(electron, 'app.addRecentDocument')).toEqual([[path]])
    windowOf(electron).close()
    await settled(electron)
  })
})

describe('the menu', () => {
  it('has every command of the screens once, and tells them', async () => {
    const electron = await boot()
    const commands = items(electron).filter(({ id }) => id !== undefined)
    expect(commands.map(({ id }) => id).sort()).toEqual([...menuCommands].sort())
    for (const { click } of commands) Reflect.apply(Object(click), undefined, [])
    expect(told(electron)).toEqual(commands.map(({ id }) => ({ kind: 'command', command: id })))
  })

  it('shows shortcuts and leaves the keys to the screens', async () => {
    const electron = await boot()
    const shown = items(electron).filter(({ accelerator }) => accelerator !== undefined)
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter(({ registerAccelerator }) => registerAccelerator !== false)).toEqual([])
    expect(new Set(shown.map(({ accelerator }) => accelerator)).size).toBe(shown.length)
  })

  it('shows the keys that the screens hear', async () => {
    const shown = items(await boot()).flatMap(({ id, accelerator }) => (id === undefined ? [] : [[id, accelerator]]))
    const keys = Object.entries(menuKeys).map(([id, each]) => [id, each === '?' ? undefined : each.replace('Mod', 'CmdOrCtrl')])
    expect(shown.sort()).toEqual(keys.sort())
  })

  it('names what undo and redo would take, as long as there is something', async () => {
    const electron = await boot()
    const labels = () =>
      (electron.menus.at(-1) ?? [])
        .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
        .flatMap(({ id, label }) => (id === 'undo' || id === 'redo' ? [label] : []))
    expect(labels()).toEqual(['Undo', 'Redo'])
    const path = join(home, 'steps.assay')
    await givePlace(electron, path)
    await ask(electron, 'call:workspace.create', 'one', JSON.stringify({ path, title: 'One' }))
    await ask(electron, 'call:provider.add', 'two', '{"name":"Nordlicht"}')
    await until(() => labels()[0] === 'Undo: Add a provider')
    await ask(electron, 'call:workspace.undo', 'three', '{}')
    await until(() => labels()[1] === 'Redo: Add a provider')
    expect(labels()[0]).not.toBe('Undo: Add a provider')
    await ask(electron, 'call:workspace.close', 'four', '{}')
    await until(() => labels()[1] === 'Redo')
    windowOf(electron).close()
    await settled(electron)
  })

  it('offers the workspaces that were open here, also after a restart, and opens them', async () => {
    const recent = (electron: StandIn) => {
      const entry = (electron.menus.at(-1) ?? [])
        .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
        .find(({ label }) => label === 'Recent workspaces')
      return { enabled: entry?.enabled, entries: Array.isArray(entry?.submenu) ? entry.submenu : [] }
    }
    rmSync(join(home, 'recent.json'), { force: true })
    let electron = await boot()
    expect(recent(electron)).toEqual({ enabled: false, entries: [] })
    const path = join(home, 'Smith & Sons.assay')
    await givePlace(electron, path)
    await ask(electron, 'call:workspace.create', 'one', JSON.stringify({ path, title: 'One' }))
    await until(() => recent(electron).entries.length === 1)
    windowOf(electron).close()
    await settled(electron)

    electron = await boot()
    await until(() => recent(electron).entries.length === 1)
    const { enabled, entries } = recent(electron)
    expect([enabled, entries[0]?.label]).toEqual([true, join(home, 'Smith && Sons.assay')])
    Reflect.apply(Object(entries[0]?.click), undefined, [])
    expect(told(electron)).toContainEqual({ kind: 'open', path })
    windowOf(electron).close()
    await settled(electron)
  })

  it('speaks the language of the settings, at once when it changes and after a restart', async () => {
    const labels = (electron: StandIn) => (electron.menus.at(-1) ?? []).map(({ label }) => label)
    const english = ['File', 'Edit', 'View', 'Help']
    const marked = ['⟦Fílé⟧', '⟦Édít⟧', '⟦Víéw⟧', '⟦Hélp⟧']
    let electron = await boot()
    expect(labels(electron)).toEqual(english)
    await ask(electron, 'call:settings.set', 'one', '{"language":"en-XA"}')
    expect(labels(electron)).toEqual(marked)
    await ask(electron, 'window:choosePlace', '{"kind":"workspace","name":"a.assay"}')
    expect(JSON.stringify(noted(electron, 'dialog.showSaveDialog'))).toContain('⟦Åssáý wörkspáçés⟧')
    windowOf(electron).close()
    await settled(electron)
    electron = await boot()
    expect(labels(electron)).toEqual(marked)
    await ask(electron, 'call:settings.set', 'two', '{"language":"en"}')
    expect(labels(electron)).toEqual(english)
    windowOf(electron).close()
    await settled(electron)
  })

  it('offers the developer tools while developing', async () => {
    expect(items(await boot()).filter(({ role }) => role === 'toggleDevTools')).toHaveLength(1)
  })
})
