import { Worker } from 'node:worker_threads'
import type { DrawnPage, WantedPage } from '../../../shared/exchange/page.ts'
import { type Details, type ErrorCode, Refusal } from '../../../shared/result.ts'
import { megabyte } from '../limits.ts'
import { type DrawLimits, drawLimits } from './limits.ts'
import type { Answer, Opened, Order } from './protocol.ts'

/** A PDF to draw pages of. The same `id` says that the bytes are the same; `file` is what messages call it. Size in bytes. */
export type PdfSource = {
  id: string
  file: string
  size: number
  /** Asked for its content when it is opened, which may be more than once. */
  read: () => Uint8Array
  /** Narrower limits than usual. */
  limits?: Partial<DrawLimits>
}

/** Documents that may be open at once: one that is read, and one that was read just before. */
const mostOpen = 2
/** Of the worker beside the drawing program: a picture, and its text. */
const heapMegabytes = 256
const open = new Map<string, OpenDocument>()

/**
 * Draws one page in a worker, with limits on size, pages, pixels, time and memory, while the calling thread stays free. The
 * document stays open for a while, for its next page. Pages of one document are drawn in the order in which they are asked for;
 * those that nobody waits for any more are passed over. Refuses with `pdf.*` and `cancelled`; where the document itself can be read,
 * a refusal says in `pages` how many there are.
 */
export async function drawPage(source: PdfSource, wanted: WantedPage, signal: AbortSignal): Promise<DrawnPage> {
  const limits = { ...drawLimits, ...source.limits }
  const { id, file, size } = source
  if (size > limits.fileMegabytes * megabyte) throw new Refusal('pdf.tooLarge', { file, limit: limits.fileMegabytes })
  const document = open.get(id) ?? new OpenDocument(() => open.get(id) === document && open.delete(id))
  // The one that was asked for last stands last.
  open.delete(id)
  open.set(id, document)
  for (const [other, { close }] of [...open].slice(0, -mostOpen)) {
    open.delete(other)
    close()
  }
  return document.draw(source, limits, wanted, signal)
}

/** A document and the worker that draws its pages, which is there while somebody reads it. */
class OpenDocument {
  readonly #onIdle: () => void
  #worker: Worker | undefined
  /** How many pages it has, once that is known. */
  #pages: number | undefined
  /** Settles when the pages that were asked for so far are drawn, or refused. */
  #drawn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle
  }

  draw(source: PdfSource, limits: DrawLimits, wanted: WantedPage, signal: AbortSignal): Promise<DrawnPage> {
    clearTimeout(this.#idle)
    const drawing = this.#drawn.then(async () => {
      if (signal.aborted) throw new Refusal('cancelled')
      return this.#ask(source, limits, wanted, signal)
    })
    const rest = () => {
      if (this.#drawn === settled) this.#idle = setTimeout(this.#leave, limits.idleSeconds * 1000).unref()
    }
    const settled: Promise<void> = drawing.then(rest, rest)
    this.#drawn = settled
    return unlessCancelled(drawing, signal)
  }

  /** Ends the worker once it has drawn what was asked for. */
  readonly close = (): void => {
    clearTimeout(this.#idle)
    void this.#drawn.then(() => this.#stop())
  }

  readonly #leave = (): void => {
    this.#onIdle()
    void this.#stop()
  }

  async #stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #ask({ file, read }: PdfSource, limits: DrawLimits, wanted: WantedPage, signal: AbortSignal): Promise<DrawnPage> {
    this.#worker ??= startWorker({ file, content: read(), limits })
    const worker = this.#worker
    const { page } = wanted
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    /** Says how many pages there are beside the one that is refused, as far as that is known. */
    const refusal = (code: ErrorCode, details: Details) =>
      new Refusal(code, { ...details, ...(this.#pages !== undefined && { pages: this.#pages }) })
    const tooLong = () => reject(refusal('pdf.timeout', { file, page, seconds: limits.seconds }))
    const timers = [setTimeout(tooLong, limits.seconds * 1000)]
    const cancel = () => {
      timers.push(setTimeout(() => reject(new Refusal('cancelled')), limits.patienceMilliseconds))
    }
    const listeners = {
      message: (said: Opened | Answer) => {
        if (said.kind === 'opened') this.#pages = said.pages
        else resolve(said)
      },
      error: () => reject(refusal('pdf.memory', { file, page, limit: limits.memoryMegabytes })),
      exit: () => reject(refusal('pdf.damagedPage', { file, page })),
    }
    signal.addEventListener('abort', cancel)
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener)
    worker.ref()
    worker.postMessage(wanted)
    let answer: Answer
    try {
      answer = await promise
    } catch (error) {
      await this.#stop()
      throw error
    } finally {
      for (const timer of timers) clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener)
      signal.removeEventListener('abort', cancel)
      worker.unref()
    }
    if (answer.kind === 'drawn') return answer.page
    if (answer.kind === 'broken') await this.#stop()
    throw refusal(answer.code, answer.details)
  }
}

function startWorker(order: Order): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
}

/** Settles as the work does, but at once where nobody waits for it any more. */
async function unlessCancelled<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const cancel = () => reject(new Refusal('cancelled'))
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel)
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
