import { describe, expect, it } from 'vitest'
import { createBridge } from '../../electron/hosts/bridge.ts'
import { createWindowClient } from '../../renderer/app/client.ts'
import type { CallOptions, Client, Input, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Left, PageApi, WindowMessage } from '../../shared/window.ts'

const translate = translator('en')

/** A page joined to an application that answers as told, without a window between them. */
function join(answer: (name: ProcedureName, input: unknown, options: CallOptions) => Promise<unknown> | unknown) {
  const seen: [name: ProcedureName, input: unknown][] = []
  let listener: (message: string) => void = () => {}
  const client = async <Name extends ProcedureName>(name: Name, input: Input<Name>, options: CallOptions = {}) => {
    seen.push([name, input])
    return JSON.parse(JSON.stringify(await answer(name, input, options)))
  }
  const bridge = createBridge({
    client: client satisfies Client,
    translation: () => translate,
    host: {
      describe: () => ({
        host: 'chromium',
        platform: 'linux',
        version: '1',
        development: true,
        showsFiles: false,
        hasMenu: false,
      }),
      chooseFiles: async ({ kind }) => [`/${kind}`],
      choosePlace: async ({ name }, folder = '/home') => ({ kind: 'chosen', path: `${folder}/${name}`, replace: false }),
      showFile: () => {},
    },
    send: (message) => listener(message),
  })
  const send = (channel: string, ...texts: string[]): Promise<string> => {
    const found = bridge.channels.get(channel)
    return found ? found(...texts) : Promise.reject(new Error(`No channel ${channel}`))
  }
  const call = new Proxy<Partial<PageApi<File>['call']>>({}, { get: (_, name) => send.bind(undefined, `call:${String(name)}`) })
  const page: Omit<PageApi<File>, 'call'> = {
    cancel: (id) => void send('window:cancel', id),
    listen: (next) => {
      listener = next
    },
    describe: () => send('window:describe'),
    chooseFiles: (request) => send('window:chooseFiles', request),
    choosePlace: (request) => send('window:choosePlace', request),
    pathsOf: async () => [],
    showFile: (path) => void send('window:showFile', path),
    setDrafts: (count) => void send('window:setDrafts', String(count)),
  }
  const whole: PageApi<File> = Object.assign(page, { call: Object.assign(call) })
  return { bridge, seen, page: whole, send, window: createWindowClient(whole, () => translate) }
}

const ok = <Value>(value: Value) => ({ ok: true, value })

describe('a call through the window', () => {
  it('carries input and result unchanged', async () => {
    const { window, seen, bridge } = join((_, input) => ok({ echo: input }))
    const input = { path: '/a "b" \u2028 \\ 東.assay' }
    bridge.dropped([input.path])
    expect(await window.client('workspace.open', input)).toEqual(ok({ echo: input }))
    expect(seen).toEqual([['workspace.open', input]])
  })

  it('tells progress to the one who asked, until the call has ended', async () => {
    let report: CallOptions['onProgress']
    const { window } = join((_, __, { onProgress }) => {
      report = onProgress
      onProgress?.({ step: 'rows', done: 1, total: 2 })
      return ok({})
    })
    const heard: unknown[] = []
    const other: unknown[] = []
    await window.client('workspace.verify', {}, { onProgress: (progress) => heard.push(progress) })
    await window.client('workspace.close', {}, { onProgress: (progress) => other.push(progress) })
    report?.({ step: 'rows', done: 2, total: 2 })
    expect(heard).toEqual([{ step: 'rows', done: 1, total: 2 }])
    expect(other).toEqual(heard)
  })

  it.each(['before', 'after'])('is cancelled by a signal that comes %s it', async (when) => {
    const controller = new AbortController()
    const { window } = join(
      (_, __, { signal }) =>
        new Promise((resolve) => {
          const cancelled = () => resolve({ ok: false, error: { details: {} } })
          if (signal?.aborted) cancelled()
          signal?.addEventListener('abort', cancelled)
        }),
    )
    if (when === 'before') controller.abort()
    const result = window.client('workspace.verify', {}, { signal: controller.signal })
    controller.abort()
    expect(await result).toEqual({ ok: false, error: { details: {} } })
  })

  it('ends in a sentence when the window is gone', async () => {
    const { window, page } = join(() => ok({}))
    Object.assign(page, { call: { 'workspace.info': () => Promise.reject(new Error('The pipe is closed')) } })
    expect(await window.client('workspace.info', {})).toMatchObject({
      ok: false,
      error: { code: 'unexpected', message: 'Something went wrong inside Assay: The pipe is closed. Nothing was changed.' },
    })
  })

  it('needs a name that no other call has just now', async () => {
    let release: (value: unknown) => void = () => {}
    const { send } = join(() => new Promise((resolve) => (release = resolve)))
    const first = send('call:workspace.info', 'one', '{}')
    expect(JSON.parse(await send('call:workspace.info', 'one', '{}'))).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    })
    release(ok({}))
    expect(JSON.parse(await first)).toEqual(ok({}))
    const again = send('call:workspace.info', 'one', '{}')
    release(ok({}))
    expect(JSON.parse(await again)).toEqual(ok({}))
    for (const texts of [[], ['one'], ['', '{}'], ['x'.repeat(101), '{}']])
      expect(JSON.parse(await send('call:workspace.info', ...texts)), texts.join()).toMatchObject({ ok: false })
  })
})

describe('the window itself', () => {
  it('hands events to those who listen, and a file to the first who does', async () => {
    const { window, bridge } = join(() => ok({}))
    const messages: WindowMessage[] = [
      { kind: 'open', path: '/early.assay' },
      { kind: 'command', command: 'undo' },
      { kind: 'changed', changed: { topics: [], stale: 'everything', by: 'workspace.open' } },
    ]
    const heard: unknown[] = []
    const stop = window.on('command', (command) => heard.push(command))
    window.on('changed', ({ by }) => heard.push(by))
    for (const message of messages) bridge.tell(message)
    window.on('open', (path) => heard.push(path))
    window.on('open', (path) => heard.push(`second ${path}`))
    stop()
    bridge.tell({ kind: 'command', command: 'redo' })
    expect(heard).toEqual(['undo', 'workspace.open', '/early.assay'])
  })

  it('knows what would be lost: work that changes something, and drafts', async () => {
    const releases: ((value: unknown) => void)[] = []
    const { window, bridge } = join(() => new Promise((resolve) => releases.push(resolve)))
    const calls = [window.client('workspace.info', {}), window.client('workspace.verify', {})]
    window.setDrafts(3)
    expect(bridge.pending()).toEqual({ work: 1, drafts: 3 })
    bridge.abandon()
    for (const release of releases) release(ok({}))
    await Promise.all(calls)
    expect(bridge.pending()).toEqual({ work: 0, drafts: 0 })
  })

  it('stops the work of a page that is gone', async () => {
    const { window, bridge } = join(
      (_, __, { signal }) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve(ok('stopped')))),
    )
    const call = window.client('workspace.verify', {})
    bridge.abandon()
    expect(await call).toEqual(ok('stopped'))
  })

  it('tells the page after it what became of the work, once that has asked what the window is', async () => {
    const ends: ((value: unknown) => void)[] = []
    const { window, bridge, page } = join(() => new Promise((resolve) => ends.push(resolve)))
    const names = ['workspace.undo', 'workspace.info', 'workspace.redo', 'workspace.backup'] as const
    const calls = names.map((name) => window.client(name, {}))
    bridge.abandon()
    const refused = { ok: false, error: { code: 'cancelled', message: 'Cancelled. Nothing was changed.', details: {} } }
    ends[0]?.(ok({}))
    ends[1]?.(ok({}))
    ends[2]?.(refused)
    await Promise.all(calls.slice(0, 3))

    const heard: Left[] = []
    const next = createWindowClient(page, () => translate)
    await next.describe()
    next.on('left', (left) => heard.push(left))
    expect(heard).toEqual([
      { procedure: 'workspace.undo', refused: null },
      { procedure: 'workspace.redo', refused: 'Cancelled. Nothing was changed.' },
    ])
    ends[3]?.(ok({}))
    await calls[3]
    expect(heard.slice(2)).toEqual([{ procedure: 'workspace.backup', refused: null }])
  })

  it('describes itself, and chooses files and places', async () => {
    const { window } = join(() => ok({}))
    expect(await window.describe()).toMatchObject({ host: 'chromium', showsFiles: false })
    expect(await window.chooseFiles({ kind: 'workbook' })).toEqual(['/workbook'])
    expect(await window.choosePlace({ name: 'a.pdf' })).toEqual({ kind: 'chosen', path: '/home/a.pdf', replace: false })
  })
})
