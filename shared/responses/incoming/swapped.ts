import { plain } from '../workbook/sent.ts'

/** By what people know a row: its words, then what tells rows of the same words apart. By row id. */
export type Prints = ReadonlyMap<string, readonly string[]>

/**
 * Finds rows that came back under the words of another: rows or ids that changed places. What stands beside such words was meant
 * for the other row.
 */
export class Swapped {
  readonly #sent: Prints
  readonly #byWords: ReadonlyMap<string, readonly string[]>

  /** `sent`: the rows as they were sent out. */
  constructor(sent: Prints) {
    this.#sent = new Map([...sent].map(([id, texts]) => [id, texts.map(folded)]))
    const words = [...this.#sent].flatMap(([id, [first]]) => (first ? [{ id, first }] : []))
    this.#byWords = new Map(
      [...Map.groupBy(words, ({ first }) => first)].map(([first, rows]) => [first, rows.map(({ id }) => id)]),
    )
  }

  /** The id of the row whose words stand in the row of `id`; undefined where they are its own, or nobody's. */
  with(id: string, returned: readonly string[]): string | undefined {
    const own = this.#sent.get(id)
    const came = returned.map(folded)
    const known = this.#byWords.get(came[0] ?? '') ?? []
    if (!known.includes(id)) return known[0]
    if (came.join('\n') === own?.join('\n')) return undefined
    return known.find((other) => other !== id && this.#sent.get(other)?.join('\n') === came.join('\n'))
  }
}

function folded(text: string): string {
  return plain(text).toLowerCase()
}
