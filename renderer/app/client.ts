import type { CallOptions, Changed, Client, Input, Output, ProcedureName } from '../../shared/contract.ts'
import type { PageKey, Translate } from '../../shared/messages/translation.ts'
import type { Progress } from '../../shared/procedure.ts'
import type { Result } from '../../shared/result.ts'
import type {
  FilesRequest,
  Left,
  MenuCommand,
  PageApi,
  Place,
  PlaceRequest,
  WindowDescription,
  WindowMessage,
} from '../../shared/window.ts'

declare global {
  interface Window {
    /** What the preload gives to the page. */
    readonly assay: PageApi<File>
  }
}

/** What the window tells the screens. */
export type WindowEvents = {
  changed: Changed
  command: MenuCommand
  /** A workspace file that somebody opened from outside the window. */
  open: string
  /** What the page before had asked for, and what became of it. */
  left: Left
}

export type WindowClient = {
  /** Calls a procedure of the contract. Never throws: a window that is gone is a result too. */
  client: Client
  /** Listens to one kind of event; returns what stops listening. */
  on: <Kind extends keyof WindowEvents>(kind: Kind, listener: (value: WindowEvents[Kind]) => void) => () => void
  describe: () => Promise<WindowDescription>
  /** Lets a person choose files, or a folder; none when cancelled. Call it from a click or a key: browsers demand it. */
  chooseFiles: (request: FilesRequest) => Promise<string[]>
  choosePlace: (request: PlaceRequest) => Promise<Place>
  /** The paths of files that were dropped on the window. */
  pathsOf: (files: readonly File[]) => Promise<string[]>
  showFile: (path: string) => void
  setDrafts: (count: number) => void
}

/** The typed client of the screens, over what the preload offers. Create one for a page. */
export function createWindowClient(page: PageApi<File>, translate: () => Translate<PageKey>): WindowClient {
  const prefix = crypto.randomUUID()
  const watched = new Map<string, (progress: Progress) => void>()
  const listeners: { [Kind in keyof WindowEvents]: Set<(value: WindowEvents[Kind]) => void> } = {
    changed: new Set(),
    command: new Set(),
    open: new Set(),
    left: new Set(),
  }
  /** What was told before a screen was there to hear it: the newest file to open, and all that was left. */
  const unheard: { open: string[]; left: Left[] } = { open: [], left: [] }
  let count = 0

  page.listen((text) => {
    const message: WindowMessage = JSON.parse(text)
    switch (message.kind) {
      case 'progress':
        return watched.get(message.call)?.(message.progress)
      case 'changed':
        return tell(listeners.changed, message.changed)
      case 'command':
        return tell(listeners.command, message.command)
      case 'open':
        if (listeners.open.size === 0) unheard.open = [message.path]
        return tell(listeners.open, message.path)
      case 'left':
        if (listeners.left.size === 0) unheard.left.push(message.left)
        return tell(listeners.left, message.left)
    }
  })

  const client = async <Name extends ProcedureName>(
    name: Name,
    input: Input<Name>,
    { signal, onProgress }: CallOptions = {},
  ): Promise<Result<Output<Name>>> => {
    const id = `${prefix}:${++count}`
    const cancel = () => page.cancel(id)
    if (onProgress) watched.set(id, onProgress)
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const answer = page.call[name](id, JSON.stringify(input))
      if (signal?.aborted) cancel()
      return JSON.parse(await answer)
    } catch (error) {
      const details = { reason: error instanceof Error ? error.message : String(error) }
      return { ok: false, error: { code: 'unexpected', message: translate()('error.unexpected', details), details } }
    } finally {
      watched.delete(id)
      signal?.removeEventListener('abort', cancel)
    }
  }

  return {
    client,
    on: (kind, listener) => {
      listeners[kind].add(listener)
      for (const path of unheard.open.splice(0, kind === 'open' ? 1 : 0)) tell(listeners.open, path)
      for (const left of unheard.left.splice(0, kind === 'left' ? unheard.left.length : 0)) tell(listeners.left, left)
      return () => listeners[kind].delete(listener)
    },
    describe: async () => JSON.parse(await page.describe()),
    chooseFiles: async (request) => JSON.parse(await page.chooseFiles(JSON.stringify(request))),
    choosePlace: async (request) => JSON.parse(await page.choosePlace(JSON.stringify(request))),
    pathsOf: (files) => page.pathsOf(files),
    showFile: (path) => page.showFile(path),
    setDrafts: (drafts) => page.setDrafts(drafts),
  }
}

function tell<Value>(listeners: ReadonlySet<(value: Value) => void>, value: Value): void {
  for (const listener of listeners) listener(value)
}
