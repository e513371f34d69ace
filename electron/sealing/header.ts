/** No header is longer: the library would keep all of it in memory, whoever wrote it. */
const longestHeader = 1_000_000

/** What follows a header at the least: a nonce, and the mark of one piece. */
const [nonce, mark, piece] = [16, 16, 64 * 1024]

/** Watches sealed bytes go by: a header that never ends is refused, and what can only be the beginning of something is known. */
export class HeaderWatch {
  #header: string | undefined = ''
  #payload = 0
  #hasEnded = false

  readonly stream = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      this.#pass(chunk)
      controller.enqueue(chunk)
    },
    flush: () => {
      this.#hasEnded = true
    },
  })

  #pass(chunk: Uint8Array): void {
    if (this.#header === undefined) {
      this.#payload += chunk.length
      return
    }
    this.#header += Buffer.from(chunk).toString('latin1')
    const end = /\n---[^\n]*\n/.exec(this.#header)
    if (end) {
      this.#payload = this.#header.length - end.index - end[0].length
      this.#header = undefined
    } else if (this.#header.length > longestHeader) throw new Error('The header does not end')
  }

  /** Whether all that was there went by, and is not as long as anything whole. */
  isCut(): boolean {
    if (!this.#hasEnded) return false
    const pieces = this.#payload - nonce
    const last = pieces % (piece + mark)
    return this.#header !== undefined || pieces < mark || (pieces > mark && last > 0 && last <= mark)
  }
}
