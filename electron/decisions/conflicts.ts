import type { Conflict } from '../../shared/decisions/conflicts.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { loadAnswersAmong } from '../responses/answers.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, type Statement, sql } from '../workspace/database.ts'
import { canonical, everyId, nameOfActor } from '../workspace/read-as.ts'

type Row = {
  ids: string
  bid: string | null
  on: 'question' | 'criterion' | 'line' | null
  subject: string | null
  evaluator: string | null
  name: string | null
}
type Said = { id: string; by: string; at: string; reason: string | null; value: string | null }

const columns = {
  ids: text,
  bid: optional(text),
  on: optional(oneOf(['question', 'criterion', 'line'])),
  subject: optional(text),
  evaluator: optional(text),
  name: optional(text),
}

/** What is in conflict of a kind, `said`, with the ids of its facts: the current one and those that contradict it. */
const disputed = (about: string, from: string, where: string) =>
  `SELECT json_insert(said.others, '$[#]', said.id) AS ids, ${about} FROM ${from} WHERE ${where} AND said.in_conflict = 1`

const nothing = { bid: 'NULL', on: 'NULL', subject: 'NULL', evaluator: 'NULL', name: 'NULL' }
const about = (given: Partial<typeof nothing>) =>
  Object.entries({ ...nothing, ...given })
    .map(([name, value]) => `${value} AS "${name}"`)
    .join(', ')

const ofLot = (given: Partial<typeof nothing>, from: string, order = 'said.id') =>
  sql(`${disputed(about(given), from, 'bid.lot_id = :lot')} ORDER BY bid.position, bid.id, ${order}`, { lot: text }, columns)
const ofSubmission = (table: string) =>
  `bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
     JOIN current_${table} AS said ON said.submission_id = submission.id`

const ofReceipt = (table: string) =>
  `bid CROSS JOIN receipt ON receipt.bid_id IN ${everyId('bid.id')} CROSS JOIN current_${table} AS said ON said.receipt_id = receipt.id`

const scored = { bid: 'bid.id', on: 'said.subject', subject: 'said.subject_id' }
const inOrder = 'said.subject, said.subject_id'

/** What each fact says, by ids; `value` is the column that says it. */
const facts = (table: string, value: string, reason = 'reason') =>
  sql(
    `SELECT said.id, coalesce(${nameOfActor('said.author')}, '') AS "by", said.at,
       ${reason} AS reason, ${value} AS value
     FROM json_each(:ids) CROSS JOIN ${table} AS said ON said.id = json_each.value ORDER BY said.at, said.id`,
    { ids: text },
    { id: text, by: text, at: text, reason: optional(text), value: optional(text) },
  )

type Kind<Binds extends object> = {
  kind: Conflict['kind']
  about: Statement<Row, Binds>
  facts: Statement<Said, { ids: string }>
}

const ofTheLot: readonly Kind<{ lot: string }>[] = [
  {
    kind: 'terms',
    about: sql(
      disputed(
        about({ name: 'said.title' }),
        'lot JOIN current_tender_terms AS said ON said.tender_id = lot.tender_id',
        'lot.id = :lot',
      ),
      { lot: text },
      columns,
    ),
    facts: facts('tender_terms', 'title'),
  },
  {
    kind: 'lotTerms',
    about: sql(
      disputed(about({ name: 'said.title' }), 'current_lot_terms AS said', 'said.lot_id = :lot'),
      { lot: text },
      columns,
    ),
    facts: facts('lot_terms', 'title', 'NULL'),
  },
  {
    kind: 'priceSheet',
    about: sql(disputed(about({}), 'current_price_sheet AS said', 'said.lot_id = :lot'), { lot: text }, columns),
    facts: facts('price_sheet', 'NULL', 'NULL'),
  },
  {
    kind: 'rate',
    about: sql(
      `${disputed(
        about({ name: 'said.currency' }),
        'lot JOIN current_tender_currency AS said ON said.tender_id = lot.tender_id',
        'lot.id = :lot',
      )} ORDER BY said.currency`,
      { lot: text },
      columns,
    ),
    facts: facts('tender_currency', 'rate'),
  },
  {
    kind: 'provider',
    about: ofLot(
      { bid: 'bid.id' },
      `bid JOIN current_provider_details AS said ON said.provider_id = ${canonical('bid.provider_id')}`,
    ),
    facts: facts('provider_details', 'name', 'NULL'),
  },
  {
    kind: 'procedure',
    about: sql(
      disputed(about({}), 'lot JOIN current_tender_procedure AS said ON said.tender_id = lot.tender_id', 'lot.id = :lot'),
      { lot: text },
      columns,
    ),
    facts: facts('tender_procedure', 'authority', 'why'),
  },
  {
    kind: 'subcontracting',
    about: ofLot({ bid: 'bid.id' }, 'bid JOIN current_subcontracting AS said ON said.bid_id = bid.id'),
    facts: facts('subcontracting', 'CAST(parts AS TEXT)', 'NULL'),
  },
  {
    kind: 'inquiry',
    about: ofLot({ bid: 'bid.id' }, 'bid JOIN current_price_inquiry AS said ON said.bid_id = bid.id'),
    facts: facts('price_inquiry', 'question'),
  },
  {
    kind: 'standing',
    about: ofLot({ bid: 'bid.id' }, 'bid JOIN current_bid_standing AS said ON said.bid_id = bid.id'),
    facts: facts('bid_standing', 'standing'),
  },
  {
    kind: 'answer',
    about: ofLot({ bid: 'bid.id', on: "'question'", subject: 'said.question_id' }, ofSubmission('response'), 'said.question_id'),
    facts: facts('response', 'NULL'),
  },
  {
    kind: 'confidential',
    about: ofLot(
      { bid: 'bid.id', on: "'question'", subject: 'said.question_id' },
      ofSubmission('confidentiality'),
      'said.question_id',
    ),
    facts: facts('confidentiality', 'CAST(confidential AS TEXT)'),
  },
  {
    kind: 'agreement',
    about: sql(
      `${disputed(
        about({ bid: "nullif(said.bid_id, '')", on: "'question'", subject: 'said.question_id' }),
        'current_agreement AS said',
        'said.lot_id = :lot',
      )} ORDER BY said.question_id, said.bid_id`,
      { lot: text },
      columns,
    ),
    facts: facts('agreement', 'CAST(agreed AS TEXT)'),
  },
  {
    kind: 'score',
    about: ofLot({ ...scored, evaluator: 'said.evaluator_id' }, ofSubmission('score'), `${inOrder}, said.evaluator_id`),
    facts: facts('score', "printf('%g', points / 1000.0)"),
  },
  {
    kind: 'consensus',
    about: ofLot(scored, ofSubmission('consensus'), inOrder),
    facts: facts('consensus', "printf('%g', points / 1000.0)"),
  },
  {
    kind: 'price',
    about: ofLot(
      { bid: 'bid.id', on: "'line'", subject: 'said.line_id' },
      'bid JOIN current_price AS said ON said.bid_id = bid.id',
      'said.line_id',
    ),
    facts: facts('price', 'unit_price'),
  },
  {
    kind: 'lock',
    about: sql(
      `${disputed(about({ evaluator: 'said.evaluator_id' }), 'current_round_lock AS said', 'said.lot_id = :lot')} ORDER BY said.evaluator_id`,
      { lot: text },
      columns,
    ),
    facts: facts('round_lock', 'CAST(locked AS TEXT)'),
  },
  {
    kind: 'lateScore',
    about: ofLot(
      { bid: 'bid.id', on: 'score.subject', subject: 'score.subject_id', evaluator: 'score.evaluator_id' },
      `bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
         JOIN current_score AS score ON score.submission_id = submission.id
         JOIN current_score_admission AS said ON said.score_id = score.id`,
      'score.subject, score.subject_id, score.evaluator_id',
    ),
    facts: facts('score_admission', 'NULL'),
  },
  {
    kind: 'declaration',
    about: sql(
      `${disputed(
        about({ evaluator: 'said.evaluator_id' }),
        'lot JOIN current_declaration AS said ON said.tender_id = lot.tender_id',
        'lot.id = :lot',
      )} ORDER BY said.evaluator_id`,
      { lot: text },
      columns,
    ),
    facts: facts('declaration', 'CAST(conflicts AS TEXT)', 'note'),
  },
  {
    kind: 'exclusion',
    about: sql(
      `${disputed(
        about({ bid: "nullif(said.bid_id, '')", evaluator: 'said.evaluator_id' }),
        'current_exclusion AS said',
        'said.lot_id = :lot',
      )} ORDER BY said.evaluator_id, said.bid_id`,
      { lot: text },
      columns,
    ),
    facts: facts('exclusion', 'CAST(excluded AS TEXT)'),
  },
  {
    kind: 'correction',
    about: ofLot({ bid: 'bid.id', name: 'receipt.sender' }, ofReceipt('receipt_correction'), 'receipt.at, receipt.id'),
    facts: facts(
      'receipt_correction',
      `(SELECT name FROM bid JOIN current_provider_details AS details ON details.provider_id = ${canonical('bid.provider_id')}
        WHERE bid.id = ${canonical('said.bid_id')})`,
    ),
  },
  {
    kind: 'lateReceipt',
    about: ofLot({ bid: 'bid.id', name: 'receipt.sender' }, ofReceipt('receipt_admission'), 'receipt.at, receipt.id'),
    facts: facts('receipt_admission', 'admission'),
  },
  {
    kind: 'priceKeeping',
    about: sql(
      disputed(about({}), 'lot JOIN current_price_keeping AS said ON said.tender_id = lot.tender_id', 'lot.id = :lot'),
      { lot: text },
      columns,
    ),
    facts: facts('price_keeping', 'kept', 'NULL'),
  },
]

/** What is no lot's own: whoever acts, and evidence. */
const ofTheWorkspace: readonly Kind<object>[] = [
  {
    kind: 'person',
    about: sql(
      `${disputed(about({ name: 'said.name' }), 'current_actor_details AS said', 'TRUE')} ORDER BY said.actor_id`,
      {},
      columns,
    ),
    facts: facts('actor_details', 'name', 'NULL'),
  },
  {
    kind: 'role',
    about: sql(
      `${disputed(about({ evaluator: 'said.actor_id' }), 'current_actor_role AS said', 'TRUE')} ORDER BY said.actor_id, said.role`,
      {},
      columns,
    ),
    facts: facts('actor_role', 'CAST(held AS TEXT)'),
  },
  {
    kind: 'note',
    about: sql(
      `${disputed(
        about({ name: 'evidence.file_name' }),
        'current_evidence_note AS said JOIN evidence ON evidence.id = said.evidence_id',
        'TRUE',
      )} ORDER BY said.evidence_id`,
      {},
      columns,
    ),
    facts: facts('evidence_note', 'note', 'NULL'),
  },
]

/** On what of a lot people contradict each other, while nobody has decided: kind by kind, with what was said by whom. */
export function loadConflicts(read: Reader, lot: string): Conflict[] {
  return [
    ...ofTheLot.flatMap(({ kind, about, facts }) => read.all(about, { lot }).map((row) => told(read, kind, row, facts))),
    ...ofTheWorkspace.flatMap(({ kind, about, facts }) => read.all(about).map((row) => told(read, kind, row, facts))),
  ]
}

function told(read: Reader, kind: Conflict['kind'], { ids, ...about }: Row, facts: Kind<object>['facts']): Conflict {
  const said = read.all(facts, { ids })
  const answers: ReadonlyMap<string, Answer> = kind === 'answer' ? loadAnswersAmong(read, ids) : new Map()
  return { kind, ...about, facts: said.map(({ id, ...fact }) => ({ fact: id, ...fact, answer: answers.get(id) ?? null })) }
}
