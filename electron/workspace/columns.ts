/** What a column or a named parameter can hold. Booleans are 0 and 1, dates are ISO text. */
export type Value = string | number | bigint | null | Uint8Array

/** What a column of a result, or a parameter, holds. `type` only carries the type of its values; nothing is stored there. */
export type Column<V extends Value = Value> = {
  readonly holds: 'text' | 'integer' | 'decimal' | 'bytes'
  readonly nullable: boolean
  readonly words?: readonly string[]
  readonly type?: V
}
export type Columns = Readonly<Record<string, Column>>

/** The type of a row with these columns. */
export type RowOf<C extends Columns> = { -readonly [Name in keyof C]: C[Name] extends Column<infer V> ? V : never }

export const text: Column<string> = { holds: 'text', nullable: false }
export const integer: Column<number> = { holds: 'integer', nullable: false }
/** A number that SQL has computed, such as points out of thousandths. */
export const decimal: Column<number> = { holds: 'decimal', nullable: false }
export const bytes: Column<Uint8Array> = { holds: 'bytes', nullable: false }

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Column<Word> {
  return { holds: 'text', nullable: false, words }
}

/** The same, or nothing. */
export function optional<V extends Value>({ type: _, ...column }: Column<V>): Column<V | null> {
  return { ...column, nullable: true }
}

/** What of a row is not as its columns say: a sentence for whoever wrote the statement; nothing where all is well. */
export function wrongIn(columns: Columns, row: object): string | undefined {
  const values = new Map<string, unknown>(Object.entries(row))
  const missing = Object.keys(columns).filter((name) => !values.has(name))
  const more = [...values.keys()].filter((name) => !Object.hasOwn(columns, name))
  if (missing.length > 0 || more.length > 0)
    return `lacks ${missing.join(', ') || 'none'}, has ${more.join(', ') || 'none'} besides`
  for (const [name, column] of Object.entries(columns))
    if (!holds(column, values.get(name))) return `${name} is ${JSON.stringify(values.get(name))}, not ${described(column)}`
  return undefined
}

function holds({ holds: kind, nullable, words }: Column, value: unknown): boolean {
  if (value === null) return nullable
  if (kind === 'bytes') return value instanceof Uint8Array
  if (kind === 'text') return typeof value === 'string' && (words?.includes(value) ?? true)
  return typeof value === 'number' && (kind === 'decimal' || Number.isInteger(value))
}

function described({ holds: kind, nullable, words }: Column): string {
  return `${words ? `one of ${words.join(', ')}` : kind}${nullable ? ' or nothing' : ''}`
}
