import { optional, text } from './columns.ts'
import { type Statement, sql } from './database.ts'

const row = { id: text, follows: optional(text) }
/** Rows by their ids, and what a fact followed. */
type Rows<Binds extends object> = Statement<{ id: string; follows: string | null }, Binds>

/** Which rows of a topic belong to the history of an object. Whatever belongs to it is told and erased with it. */
export type Histories = {
  bidder?: Rows<{ bid: string }>
  answer?: Rows<{ bid: string; question: string }>
  criterion?: Rows<{ bid: string; criterion: string }>
  price?: Rows<{ bid: string; line: string }>
  evidence?: Rows<{ evidence: string }>
  receipt?: Rows<{ receipt: string }>
}

/** Declares such rows, each by a SELECT of id and follows that an index answers. */
export const historyOf = {
  /** `:bid` */
  bidder: (select: string): Histories['bidder'] & object => sql(select, { bid: text }, row),
  /** `:bid`, `:question` */
  answer: (select: string): Histories['answer'] & object => sql(select, { bid: text, question: text }, row),
  /** `:bid`, `:criterion` */
  criterion: (select: string): Histories['criterion'] & object => sql(select, { bid: text, criterion: text }, row),
  /** `:bid`, `:line` */
  price: (select: string): Histories['price'] & object => sql(select, { bid: text, line: text }, row),
  /** `:evidence` */
  evidence: (select: string): Histories['evidence'] & object => sql(select, { evidence: text }, row),
  /** `:receipt` */
  receipt: (select: string): Histories['receipt'] & object => sql(select, { receipt: text }, row),
}
