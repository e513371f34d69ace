import type { Output } from '../../shared/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import type { Thing } from '../../shared/journal/rows.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Reader, sql } from '../workspace/database.ts'
import type { KeyRange } from '../workspace/history.ts'
import { Names } from './names.ts'
import type { Row } from './rows.ts'

const bidOf = sql<{ provider: string; lot: string }, { bid: string }>(
  'SELECT provider_id AS provider, lot_id AS lot FROM bid WHERE id = :bid',
)
const receiptsOf = sql<{ id: string }, { bid: string }>('SELECT id FROM receipt WHERE bid_id = :bid ORDER BY position')
const answersWith = sql<{ bid: string; question: string; revision: number; position: number }, { evidence: string }>(
  'SELECT bid_id AS bid, question_id AS question, revision, position FROM response_file WHERE evidence_id = :evidence',
)

/** The tables that a bidder's own rows are in; their keys begin with the bid. */
const ofBid = ['response', 'response_item', 'response_file', 'score', 'consensus', 'price']
/** The tables of an answer; their keys begin with the bid and the question. */
const ofAnswer = ['response', 'response_item', 'response_file']

/** Where in the journal the rows of an object are: every row that it has or had, by the keys of its tables. */
export function rangesOf(read: Reader, object: JournalObject): KeyRange[] {
  switch (object.kind) {
    case 'bidder': {
      const { bid } = object
      const found = read.get(bidOf, { bid })
      return [
        row('bid', bid),
        ...(found ? [row('provider', found.provider), { ...beginning('agreement', found.lot), third: bid }] : []),
        ...read.all(receiptsOf, { bid }).flatMap(({ id }) => [row('receipt', id), beginning('receipt_file', id)]),
        ...ofBid.map((table) => beginning(table, bid)),
      ]
    }
    case 'answer': {
      const { bid, question } = object
      const lot = read.get(bidOf, { bid })?.lot
      return [
        ...ofAnswer.map((table) => beginning(table, bid, question)),
        beginning('score', bid, 'question', question),
        beginning('consensus', bid, 'question', question),
        ...(lot === undefined ? [] : ['', bid].map((of) => beginning('agreement', lot, question, of))),
      ]
    }
    case 'criterion':
      return ['score', 'consensus'].map((table) => beginning(table, object.bid, 'criterion', object.criterion))
    case 'price':
      return [beginning('price', object.bid, object.line)]
    case 'evidence':
      return [
        row('evidence', object.evidence),
        ...read
          .all(answersWith, object)
          .map(({ bid, question, revision, position }) => row('response_file', bid, question, revision, position)),
      ]
    case 'receipt':
      return [row('receipt', object.receipt), beginning('receipt_file', object.receipt)]
  }
}

/** What an object is, in the reader's words: whom and what its history is about. */
export function nameObject(read: Reader, object: JournalObject, translate: Translate): Output<'journal.object'> {
  const names = new Names(read, translate)
  const about = (of: readonly [Thing, string][], row: Row) => of.flatMap(([thing, column]) => names.of(thing, row, column) ?? [])
  switch (object.kind) {
    case 'bidder':
      return about([['bid', 'bid_id']], { bid_id: object.bid })
    case 'answer':
      return about(
        [
          ['bid', 'bid_id'],
          ['question', 'question_id'],
        ],
        { bid_id: object.bid, question_id: object.question },
      )
    case 'criterion':
      return about(
        [
          ['bid', 'bid_id'],
          ['criterion', 'id'],
        ],
        { bid_id: object.bid, id: object.criterion },
      )
    case 'price':
      return about(
        [
          ['bid', 'bid_id'],
          ['priceLine', 'line_id'],
        ],
        { bid_id: object.bid, line_id: object.line },
      )
    case 'evidence':
      return about([['evidence', 'id']], { id: object.evidence })
    case 'receipt':
      return about([['receipt', 'id']], { id: object.receipt })
  }
}

/** The key of a row as the journal writes it, a JSON array, and what is below the next one that begins alike. */
function row(table: string, ...key: (string | number)[]): KeyRange {
  const text = JSON.stringify(key)
  return { table, from: text, below: `${text.slice(0, -1)}^` }
}

/** Every key that begins with these values and goes on. */
function beginning(table: string, ...key: string[]): KeyRange {
  const text = JSON.stringify(key).slice(0, -1)
  return { table, from: `${text},`, below: `${text}-` }
}
