import type { Output } from '../../shared/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Thing } from '../../shared/workspace/reading.ts'
import { optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { idsIn } from '../workspace/facts.ts'
import type { Histories } from '../workspace/histories.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { Names } from './names.ts'
import type { Row } from './rows.ts'

const tombstone = sql('SELECT follows FROM tombstone WHERE id = :id', { id: text }, { follows: optional(text) })

const calledAlso = sql('SELECT id FROM read_as WHERE canonical = :id', { id: text }, { id: text })

/** What a history is read from. */
export type Source = Pick<Workspace, 'read' | 'format'>

/** The ids of the rows about an object: of those that are there, and of those gone whose place one of these took. */
export function keysOf(source: Source, object: JournalObject): string[] {
  const called = everyCall(source.read, object)
  const found = source.format.histories.flatMap((histories) => called.flatMap((each) => present(source.read, histories, each)))
  const keys = new Set(found.map(({ id }) => id))
  const waiting = found.flatMap(({ follows }) => idsIn(follows))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (keys.has(id)) continue
    keys.add(id)
    waiting.push(...idsIn(source.read.get(tombstone, { id })?.follows ?? null))
  }
  return [...keys]
}

/** An object by each id that it has or had: what somebody else, or a blind pack, calls otherwise is the same. */
function everyCall(read: Reader, object: JournalObject): JournalObject[] {
  if (object.kind === 'receipt') return [object]
  const id = object.kind === 'evidence' ? object.evidence : object.bid
  const others = read.all(calledAlso, { id })
  return [object, ...others.map(({ id }) => (object.kind === 'evidence' ? { ...object, evidence: id } : { ...object, bid: id }))]
}

function present(read: Reader, histories: Histories, object: JournalObject) {
  switch (object.kind) {
    case 'bidder':
      return histories.bidder ? read.all(histories.bidder, { bid: object.bid }) : []
    case 'answer':
      return histories.answer ? read.all(histories.answer, { bid: object.bid, question: object.question }) : []
    case 'criterion':
      return histories.criterion ? read.all(histories.criterion, { bid: object.bid, criterion: object.criterion }) : []
    case 'price':
      return histories.price ? read.all(histories.price, { bid: object.bid, line: object.line }) : []
    case 'evidence':
      return histories.evidence ? read.all(histories.evidence, { evidence: object.evidence }) : []
    case 'receipt':
      return histories.receipt ? read.all(histories.receipt, { receipt: object.receipt }) : []
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
