import type { MessageKey } from '../messages/translate.ts'

/** Things that rows speak about, by the columns that name them. `anything`: a bid, a lot or a piece of evidence. */
export type Thing =
  | 'provider'
  | 'tender'
  | 'lot'
  | 'bid'
  | 'submission'
  | 'question'
  | 'criterion'
  | 'subject'
  | 'person'
  | 'evaluator'
  | 'evidence'
  | 'receipt'
  | 'priceLine'
  | 'score'
  | 'template'
  | 'templatePart'
  | 'templateText'
  | 'anything'

/**
 * What a column says to a reader: nothing of its own, which thing the row is about, or a value with a name. `calledBy` is the column
 * that says how the thing is called: where that is new, it says enough. A `record` is a JSON object of which each member is told by its
 * own name; empty, the thing was removed.
 */
export type ColumnReading =
  | { as: 'hidden' }
  | { as: 'about'; thing: Thing; calledBy?: string }
  | { as: 'text' | 'number' | 'points' | 'moment' | 'money' | 'size' | 'answer' | 'json'; label: MessageKey }
  | { as: 'record'; fields: Readonly<Record<string, MessageKey>>; removed: MessageKey }
  | { as: 'word'; label: MessageKey; words: Readonly<Record<string, MessageKey>> }

/**
 * How the rows that belong to a row read with it: not at all, as many as they are, or each as a line of words that names columns.
 * `columns` are all but the one that names the owner. `answer`: they are read with the answer that the row is.
 */
export type PartReading = SilentPart | ToldPart
type SilentPart = { as: 'hidden' | 'answer'; columns: readonly string[] }
export type ToldPart = { label: MessageKey; columns: readonly string[] } & ({ as: 'count' } | { as: 'list'; line: MessageKey })

/** How the rows of a table read. `quiet`: they say nothing beside what comes with them, and are told only where nothing does. */
export type RowReading = {
  kind: MessageKey
  columns: Readonly<Record<string, ColumnReading>>
  parts?: Readonly<Record<string, PartReading>>
  quiet?: true
}

/** How the rows of a topic's tables read, by the names of the tables. */
export type RowReadings = Readonly<Record<string, RowReading>>

/** Ids, places in an order, and what the entry says already. */
export const hidden = { as: 'hidden' } as const
/** The columns that every fact has. */
export const factColumns = { id: hidden, author: hidden, at: hidden, follows: hidden } as const

export const about = (thing: Thing, calledBy?: string) =>
  ({ as: 'about', thing, ...(calledBy !== undefined && { calledBy }) }) as const
export const text = (label: MessageKey) => ({ as: 'text', label }) as const
export const number = (label: MessageKey) => ({ as: 'number', label }) as const
/** Thousandths of a point. */
export const points = (label: MessageKey) => ({ as: 'points', label }) as const
/** A JSON value as a line of text. */
export const json = (label: MessageKey) => ({ as: 'json', label }) as const
/** A JSON object, by its members that say something. */
export const jsonRecord = (fields: Readonly<Record<string, MessageKey>>, removed: MessageKey) =>
  ({ as: 'record', fields, removed }) as const
export const moment = (label: MessageKey) => ({ as: 'moment', label }) as const
/** In bytes. */
export const size = (label: MessageKey) => ({ as: 'size', label }) as const
export const word = (label: MessageKey, words: Readonly<Record<string, MessageKey>>) => ({ as: 'word', label, words }) as const
