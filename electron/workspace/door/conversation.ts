import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../../shared/result.ts'
import { z } from '../../../shared/schema.ts'
import { explained } from '../errors.ts'
import { noteLeftover } from '../leftovers.ts'
import { answer } from './answers.ts'
import { type Child, type Ending, startChild } from './child.ts'
import type { DoorLimits } from './limits.ts'
import type { Order } from './protocol.ts'

type Waiting = { resolve: (message: unknown) => void; reject: (error: unknown) => void }

/** How a process ends that something in the file has broken: by the names and numbers of signals, and as Windows counts. */
const broken: ReadonlySet<Ending> = new Set(['SIGSEGV', 'SIGBUS', 'SIGFPE', 7, 8, 11, 135, 136, 139, 0xc0000005])

/**
 * Asks a process of its own about one file, and ends it when it is closed, cancelled or beyond a limit, whatever it is doing. Once it has
 * ended, and no earlier, what was asked is refused and its private folder is gone.
 */
export class Conversation {
  /** Where the process keeps its copy. */
  readonly folder: string
  readonly #path: string
  readonly #limits: DoorLimits
  readonly #waiting: Waiting[] = []
  readonly #ended = Promise.withResolvers<void>()
  #child: Child | undefined
  #refusal: Refusal | undefined
  #hasEnded = false
  /** What is left of the time, in milliseconds, and since when it runs. */
  #left: number
  #since = 0
  #timer: NodeJS.Timeout | undefined

  private constructor(path: string, limits: DoorLimits) {
    this.#path = path
    this.#limits = limits
    this.#left = limits.seconds * 1000
    this.folder = explained(tmpdir(), () => mkdtempSync(join(tmpdir(), 'assay-reading-')))
    noteLeftover(this.folder)
  }

  /** Starts the process. */
  static async begin(path: string, limits: DoorLimits, signal?: AbortSignal): Promise<Conversation> {
    if (signal?.aborted) throw new Refusal('cancelled')
    const begun = new Conversation(path, limits)
    const cancel = () => begun.#end(new Refusal('cancelled'))
    signal?.addEventListener('abort', cancel)
    begun.#ended.promise.then(() => signal?.removeEventListener('abort', cancel))
    begun.#child = await startChild(new URL('./worker.ts', import.meta.url), limits.memoryMegabytes, {
      message: (message) => begun.#answered(message),
      end: (ending) => begun.#afterEnd(ending),
    })
    if (begun.#refusal) begun.#child.kill()
    return begun
  }

  /** The answer to an order; nothing at the end of what was asked for. Refuses with what the process refuses, and with a limit. */
  async ask<T>(order: Order, expected: z.ZodType<T>): Promise<T | undefined> {
    const found = answer.parse(await this.#send(order))
    if (found.answer === 'end') return undefined
    if (found.answer === 'refused') throw new Refusal(found.code, found.details)
    if (found.answer === 'failed') throw new Error(found.reason)
    const value = expected.safeParse(found.value)
    if (value.success) return value.data
    const reason = z.prettifyError(value.error)
    throw new Refusal('workspace.damaged', { path: this.#path, reason, backup: 'none' })
  }

  /** Ends the process; nothing of it is left when this returns. */
  async close(): Promise<void> {
    this.#end(new Refusal('cancelled'))
    await this.#ended.promise
  }

  #send(order: Order): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    if (this.#hasEnded) reject(this.#refusal)
    else {
      this.#waiting.push({ resolve, reject })
      if (this.#waiting.length === 1) this.#startTimer()
      this.#child?.send(order)
    }
    return promise
  }

  #answered(message: unknown): void {
    this.#stopTimer()
    this.#waiting.shift()?.resolve(message)
    if (this.#waiting.length > 0) this.#startTimer()
  }

  #startTimer(): void {
    this.#since = performance.now()
    const { seconds } = this.#limits
    this.#timer = setTimeout(
      () => this.#end(new Refusal('workspace.timeout', { path: this.#path, seconds })),
      Math.max(this.#left, 0),
    )
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#left -= performance.now() - this.#since
  }

  #end(refusal: Refusal): void {
    this.#refusal ??= refusal
    if (!this.#hasEnded) this.#child?.kill()
  }

  #afterEnd(ending: Ending): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    clearTimeout(this.#timer)
    this.#refusal ??= this.#refusalOf(ending)
    rmSync(this.folder, { recursive: true, force: true })
    for (const { reject } of this.#waiting.splice(0)) reject(this.#refusal)
    this.#ended.resolve()
  }

  /** What it means that the process ended by itself. */
  #refusalOf(ending: Ending): Refusal {
    if (broken.has(ending)) return new Refusal('workspace.damaged', { path: this.#path, reason: 'reader', backup: 'none' })
    return new Refusal('workspace.memory', { path: this.#path, limit: this.#limits.memoryMegabytes })
  }
}
