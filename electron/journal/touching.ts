import type { Output } from '../../shared/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Thing } from '../../shared/workspace/reading.ts'
import { optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { idsIn } from '../workspace/facts.ts'
import { Names } from './names.ts'
import type { Row } from './rows.ts'

const facts = { id: text, follows: optional(text) }

/** What there is about an object: anchors and facts, found by their indexes. */
export const rowsAbout = {
  bidder: sql(
    `SELECT id, NULL AS follows FROM bid WHERE id = :bid
     UNION ALL SELECT id, follows FROM bid_standing WHERE bid_id = :bid
     UNION ALL SELECT provider_id, NULL FROM bid WHERE id = :bid
     UNION ALL SELECT details.id, follows FROM bid JOIN provider_details AS details USING (provider_id) WHERE bid.id = :bid
     UNION ALL SELECT id, NULL FROM receipt WHERE bid_id = :bid
     UNION ALL SELECT id, NULL FROM submission WHERE bid_id = :bid
     UNION ALL SELECT response.id, follows FROM submission JOIN response ON submission_id = submission.id WHERE bid_id = :bid
     UNION ALL SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id WHERE bid_id = :bid
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id WHERE bid_id = :bid
     UNION ALL SELECT id, follows FROM price WHERE bid_id = :bid
     UNION ALL SELECT agreement.id, follows FROM bid JOIN agreement USING (lot_id) WHERE bid.id = :bid AND bid_id = :bid`,
    { bid: text },
    facts,
  ),
  answer: sql(
    `SELECT response.id, follows FROM submission JOIN response ON submission_id = submission.id
     WHERE bid_id = :bid AND question_id = :question
     UNION ALL SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id
     WHERE bid_id = :bid AND subject = 'question' AND subject_id = :question
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id
     WHERE bid_id = :bid AND subject = 'question' AND subject_id = :question
     UNION ALL SELECT agreement.id, follows FROM bid JOIN agreement USING (lot_id)
     WHERE bid.id = :bid AND question_id = :question AND bid_id IN ('', :bid)`,
    { bid: text, question: text },
    facts,
  ),
  criterion: sql(
    `SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id
     WHERE bid_id = :bid AND subject = 'criterion' AND subject_id = :criterion
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id
     WHERE bid_id = :bid AND subject = 'criterion' AND subject_id = :criterion`,
    { bid: text, criterion: text },
    facts,
  ),
  price: sql('SELECT id, follows FROM price WHERE bid_id = :bid AND line_id = :line', { bid: text, line: text }, facts),
  evidence: sql(
    `SELECT id, NULL AS follows FROM evidence WHERE id = :evidence
     UNION ALL SELECT id, follows FROM evidence_note WHERE evidence_id = :evidence
     UNION ALL SELECT id, follows FROM response_file JOIN response ON response.id = response_id WHERE evidence_id = :evidence`,
    { evidence: text },
    facts,
  ),
  receipt: sql('SELECT id, NULL AS follows FROM receipt WHERE id = :receipt', { receipt: text }, facts),
} as const

const tombstone = sql('SELECT follows FROM tombstone WHERE id = :id', { id: text }, { follows: optional(text) })

/** The ids of the rows about an object: of those that are there, and of those gone whose place one of these took. */
export function keysOf(read: Reader, object: JournalObject): string[] {
  const found = present(read, object)
  const keys = new Set(found.map(({ id }) => id))
  const waiting = found.flatMap(({ follows }) => idsIn(follows))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (keys.has(id)) continue
    keys.add(id)
    waiting.push(...idsIn(read.get(tombstone, { id })?.follows ?? null))
  }
  return [...keys]
}

function present(read: Reader, object: JournalObject) {
  switch (object.kind) {
    case 'bidder':
      return read.all(rowsAbout.bidder, { bid: object.bid })
    case 'answer':
      return read.all(rowsAbout.answer, { bid: object.bid, question: object.question })
    case 'criterion':
      return read.all(rowsAbout.criterion, { bid: object.bid, criterion: object.criterion })
    case 'price':
      return read.all(rowsAbout.price, { bid: object.bid, line: object.line })
    case 'evidence':
      return read.all(rowsAbout.evidence, { evidence: object.evidence })
    case 'receipt':
      return read.all(rowsAbout.receipt, { receipt: object.receipt })
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
