import { type Changed, type Client, contract, type Input, isProcedureName, type ProcedureName } from '../../shared/contract.ts'
import { safeFileName } from '../../shared/file-name.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Details, ErrorCode, Result } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import {
  filesRequest,
  type Left,
  type Place,
  placeRequest,
  type WindowDescription,
  type WindowMessage,
} from '../../shared/window.ts'
import { procedureChannel } from './channels.ts'
import { Grants } from './grants.ts'

/** What a window does itself, beside carrying calls. */
export type WindowHost = {
  describe: () => WindowDescription
  chooseFiles: (request: z.output<typeof filesRequest>) => Promise<readonly string[]>
  /** `folder` is where the person works, if that is known; the request's name leads to no other. */
  choosePlace: (request: z.output<typeof placeRequest>, folder: string | undefined) => Promise<Place>
  showFile: (path: string) => void
}

export type BridgeOptions = {
  client: Client
  /** The words of the moment. */
  translation: () => Translate
  host: WindowHost
  /** Carries a `WindowMessage` as JSON to the page. */
  send: (message: string) => void
}

/** Answers one message of a page; what it takes and gives is text. */
export type Answer = (...texts: readonly unknown[]) => Promise<string>

export type Bridge = {
  /** Every channel that a page may use. A host offers these and no others. */
  channels: ReadonlyMap<string, Answer>
  tell: (message: WindowMessage) => void
  changed: (changed: Changed) => void
  /** Lets the page name files that a person dropped on it. */
  dropped: (paths: readonly string[]) => void
  /** What would be lost if the window closed now. */
  pending: () => { work: number; drafts: number }
  /** Asks all running work to stop, and forgets the drafts: the page is gone. */
  abandon: () => void
}

/** A call that has not ended; `isLeft` once the page that asked is gone. */
type Running = { controller: AbortController; changes: boolean; isLeft: boolean }

const identifier = z.string().min(1).max(100)
const callTexts = z.tuple([identifier, z.string()])
const text = z.string().transform((json): unknown => JSON.parse(json))

/**
 * Joins a page to the application: each channel of the page to a procedure of the contract, or to what the window itself does. A call
 * that names a file which nobody gave to the page goes no further.
 */
export function createBridge({ client, translation, host, send }: BridgeOptions): Bridge {
  const running = new Map<string, Running>()
  const left: Left[] = []
  const grants = new Grants()
  let drafts = 0
  /** A page asks what the window is before anything else. */
  let isThere = false
  const tell = (message: WindowMessage) => {
    // Only an operating system or a command line opens a file from outside.
    if (message.kind === 'open') grants.allowReading(message.path)
    send(JSON.stringify(message))
  }

  const call = async <Name extends ProcedureName>(name: Name, id: string, text: string): Promise<string> => {
    let input: Input<Name>
    try {
      // Whatever it holds: the router checks every input against the contract.
      input = JSON.parse(text)
    } catch {
      return refused('input', translation()('window.callUnreadable'))
    }
    const path = grants.refused(name, input)
    if (path !== undefined) return refusal('file.notGiven', { path })
    const controller = new AbortController()
    const work: Running = { controller, changes: contract[name].kind !== 'query', isLeft: false }
    running.set(id, work)
    try {
      const result = await client(name, input, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (!work.isLeft) tell({ kind: 'progress', call: id, progress })
        },
      })
      if (result.ok) grants.used(name, input, result.value)
      // A backup that is offered for a file that was lost.
      else if (typeof result.error.details.backup === 'string') grants.allowReading(result.error.details.backup)
      if (work.isLeft && work.changes) leave({ procedure: name, refused: result.ok ? null : result.error.message })
      return JSON.stringify(result)
    } finally {
      running.delete(id)
    }
  }

  /** Tells what became of it to the page that comes after, once that is there. */
  const leave = (work: Left) => {
    left.push(work)
    if (isThere) tellLeft()
  }
  const tellLeft = () => {
    for (const work of left.splice(0)) tell({ kind: 'left', left: work })
  }

  const refusal = (code: ErrorCode, details: Details): string => {
    const result: Result<never> = { ok: false, error: { code, message: translation()(`error.${code}`, details), details } }
    return JSON.stringify(result)
  }
  const refused = (field: string, reason: string): string => refusal('input.invalid', { field, reason })

  const channels = new Map<string, Answer>()
  for (const name of procedureNames)
    channels.set(procedureChannel(name), async (...texts) => {
      const [id, input] = callTexts.safeParse(texts).data ?? []
      if (id === undefined || input === undefined || running.has(id)) return refused('id', translation()('window.callUnnamed'))
      return call(name, id, input)
    })

  channels.set('window:cancel', async (id) => {
    running.get(identifier.parse(id))?.controller.abort()
    return ''
  })
  channels.set('window:describe', async () => {
    isThere = true
    tellLeft()
    return JSON.stringify(host.describe())
  })
  channels.set('window:chooseFiles', async (request) => {
    const paths = await host.chooseFiles(filesRequest.parse(text.parse(request)))
    grants.allowReading(...paths)
    return JSON.stringify(paths)
  })
  channels.set('window:choosePlace', async (request) => {
    const asked = placeRequest.parse(text.parse(request))
    const place = await host.choosePlace({ ...asked, name: safeFileName(asked.name) }, grants.folder())
    if (place.kind === 'chosen' && asked.kind === 'folder') grants.allowFilling(place.path)
    else if (place.kind === 'chosen') grants.allowWriting(place)
    return JSON.stringify(place)
  })
  channels.set('window:showFile', async (path) => {
    const shown = z.string().min(1).parse(path)
    if (grants.mayRead(shown)) host.showFile(shown)
    return ''
  })
  channels.set('window:setDrafts', async (count) => {
    drafts = z.coerce.number().int().min(0).parse(count)
    return ''
  })

  return {
    channels,
    tell,
    changed: (changed) => tell({ kind: 'changed', changed }),
    dropped: (paths) => grants.allowReading(...paths),
    pending: () => ({ work: Array.from(running.values()).filter(({ changes }) => changes).length, drafts }),
    abandon: () => {
      for (const work of running.values()) {
        work.isLeft = true
        work.controller.abort()
      }
      isThere = false
      drafts = 0
    },
  }
}

/** The names of all procedures, in the order of the contract. */
export const procedureNames: readonly ProcedureName[] = Object.keys(contract).filter(isProcedureName)
