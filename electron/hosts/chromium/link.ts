import type { CDPSession } from 'playwright-core'
import { z } from '../../../shared/schema.ts'
import type { Answer } from '../bridge.ts'
import { bindingName, type Envelope, pathChannel, readyChannel } from './page/link.ts'

export type LinkOptions = {
  session: CDPSession
  /** The one origin whose pages are answered. */
  origin: string
  /** What the preload is, run before any script of a page. */
  preload: string
  channels: () => ReadonlyMap<string, Answer>
  /** Told of a file that a person dropped on the page. */
  onDropped: (path: string) => void
  /** Told that the page before is gone, with what it had asked for. */
  onLeft: () => void
}

type Context = { id: number; origin: string; auxData?: { isDefault?: boolean; frameId?: string } }

/** A page of ours, and its end of the link once it is there. */
type Page = { context: number; end: PromiseWithResolvers<string>; isReady: boolean }

/** The link to the pages of one window. */
export type Link = { tell: (channel: string, text: string) => void }

/**
 * Carries messages between a page and the ground floor over the debugging pipe: one JSON string each way. Only the main frame
 * is heard, and only while it shows a page of `origin`.
 */
export async function openLink({ session, origin, preload, channels, onDropped, onLeft }: LinkOptions): Promise<Link> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id
  let page: Page | undefined
  const early: [channel: string, text: string][] = []

  /** Calls the end of the link in a page, unless the page has gone: then nobody waits for it. */
  const use = async ({ end }: Page, method: 'answer' | 'fail' | 'tell', key: number | string, text: string) => {
    const functionDeclaration = 'function (method, key, text) { this[method](key, text) }'
    const values = [method, key, text].map((value) => ({ value }))
    const objectId = await end.promise
    await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration, arguments: values }).catch(() => {})
  }
  const tell = (channel: string, text: string) => {
    if (page?.isReady) use(page, 'tell', channel, text)
    else early.push([channel, text])
  }

  session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
    if (context.auxData?.frameId !== mainFrame || !context.auxData.isDefault) return
    if (page) onLeft()
    page = context.origin === origin ? { context: context.id, end: Promise.withResolvers(), isReady: false } : undefined
  })

  session.on('Runtime.bindingCalled', async ({ name, payload, executionContextId }) => {
    const asking = page
    const message = name === bindingName && asking?.context === executionContextId ? readEnvelope(payload) : undefined
    if (!asking || !message) return
    const [number, channel, ...texts] = message
    if (channel === readyChannel) {
      // Takes the page's end out of the page's reach.
      const expression = `(() => { const end = globalThis.${bindingName}; delete globalThis.${bindingName}; return end })()`
      const { result } = await session.send('Runtime.evaluate', { expression, contextId: executionContextId })
      if (result.objectId === undefined) return
      asking.end.resolve(result.objectId)
      asking.isReady = true
      for (const [told, text] of early.splice(0)) use(asking, 'tell', told, text)
      return
    }
    try {
      const answer = channel === pathChannel ? () => pathOf(asking, number) : channels().get(channel)
      if (!answer) throw new Error(channel)
      await use(asking, 'answer', number, await answer(...texts))
    } catch (error) {
      await use(asking, 'fail', number, error instanceof Error ? error.message : String(error))
    }
  })

  /** The path of a file that the page holds; empty for one that it made itself. */
  const pathOf = async ({ end }: Page, number: number): Promise<string> => {
    const functionDeclaration = 'function (number) { return this.file(number) }'
    const values = [{ value: number }]
    const objectId = await end.promise
    const { result } = await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration, arguments: values })
    if (!result.objectId) return ''
    const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId })
    if (path !== '') onDropped(path)
    return path
  }

  await session.send('Runtime.enable')
  await session.send('Page.enable')
  await session.send('Runtime.addBinding', { name: bindingName })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload })
  return { tell }
}

const envelope: z.ZodType<Envelope> = z.tuple([z.int(), z.string()]).rest(z.string())

function readEnvelope(payload: string): Envelope | undefined {
  try {
    return envelope.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}
