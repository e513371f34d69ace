import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { RoundLock } from '../../shared/scorecards/contract.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadLot } from '../tenders/lots.ts'
import { decimal, integer, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { idsIn, record } from '../workspace/facts.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { loadEvaluator } from './evaluators.ts'
import { roundLock } from './tables.ts'

/** Scores are given in one round so far. */
const round = 1

const columns = {
  lot: text,
  locked: integer,
  reason: optional(text),
  by: text,
  at: text,
  evaluatorId: text,
  name: text,
  role: text,
  organisation: text,
}
const select = `
  SELECT held.lot_id AS lot, held.locked, held.reason, held.at,
         coalesce(${nameOfActor('held.author')}, '') AS "by",
         held.evaluator_id AS evaluatorId, evaluator.name, evaluator.role, evaluator.organisation
  FROM current_round_lock AS held
    JOIN current_actor_details AS evaluator ON evaluator.actor_id = held.evaluator_id
  WHERE held.round = ${round}`
const ofLot = sql(`${select} AND held.lot_id = :lot ORDER BY evaluator.name, held.evaluator_id`, { lot: text }, columns)
const ofEvaluator = sql(
  `${select} AND held.lot_id = :lot AND held.evaluator_id = :evaluator`,
  { lot: text, evaluator: text },
  columns,
)

/** The entries in which evaluators have locked their rounds. */
const lockEntries = sql(
  `SELECT held.evaluator_id AS evaluator, proof.entry
   FROM current_round_lock AS held JOIN proof ON proof.row_key = held.id
   WHERE held.lot_id = :lot AND held.round = ${round} AND held.locked = 1`,
  { lot: text },
  { evaluator: text, entry: integer },
)
/** The entries in which evaluators were retired. */
const retiringEntries = sql(
  `SELECT held.actor_id AS evaluator, proof.entry
   FROM current_actor_role AS held JOIN proof ON proof.row_key = held.id
   WHERE held.role = 'evaluator' AND held.held = 0 AND held.in_conflict = 0`,
  {},
  { evaluator: text, entry: integer },
)

/** Whether a score counts wherever it lies: a reason was given with it, or a person has given one since. */
const counts = `(score.after_lock IS NOT NULL
     OR EXISTS (SELECT 1 FROM score_admission_head AS admission WHERE admission.score_id = score.id)
     OR (SELECT command FROM journal_entry WHERE number = proof.entry) = 'conflict.resolve')`
const unadmitted = sql(
  `SELECT score.id, score.others, proof.entry
   FROM bid
     CROSS JOIN submission ON submission.bid_id = bid.id AND submission.round = ${round}
     CROSS JOIN current_score AS score ON score.submission_id = submission.id
     JOIN proof ON proof.row_key = score.id
   WHERE bid.lot_id = :lot AND score.evaluator_id = :evaluator AND NOT ${counts}`,
  { lot: text, evaluator: text },
  { id: text, others: optional(text), entry: integer },
)

/** Some scores and all that they took the place of, the latest first. */
const earlierScores = sql(
  `WITH RECURSIVE earlier (id) AS (
     SELECT value FROM json_each(:scores)
     UNION SELECT value FROM earlier CROSS JOIN score ON score.id = earlier.id CROSS JOIN json_each(score.follows))
   SELECT score.id, score.points / 1000.0 AS points, ${counts} AS counts, proof.entry
   FROM earlier CROSS JOIN score ON score.id = earlier.id CROSS JOIN proof ON proof.row_key = score.id
   ORDER BY score.at DESC, score.id DESC`,
  { scores: text },
  { id: text, points: optional(decimal), counts: integer, entry: integer },
)

/** Those of some entries upon which an entry was not written. The way back ends where nothing can be found any more. */
const notAmongAncestors = sql(
  `WITH RECURSIVE before (entry) AS (
     SELECT :of
     UNION SELECT parent FROM before CROSS JOIN journal_parent ON journal_parent.entry = before.entry WHERE parent >= :first)
   SELECT value AS entry FROM json_each(:entries) WHERE value NOT IN (SELECT entry FROM before)`,
  { of: integer, first: integer, entries: text },
  { entry: integer },
)

/** The evaluators who have locked their round in a lot, and those who have unlocked it again. */
export function loadLocks(read: Reader, lot: string): RoundLock[] {
  return read.all(ofLot, { lot }).map(toLock)
}

/** Refuses where an evaluator has locked the round and nobody says why something is added, or says so where nothing is locked. */
export function checkRound(read: Reader, lot: string, evaluator: string, afterLock: string | undefined): void {
  const found = read.get(ofEvaluator, { lot, evaluator })
  const held = found?.locked === 1 ? found : undefined
  if (held && afterLock === undefined) throw new Refusal('score.locked', { evaluator: held.name, by: held.by, at: held.at })
  if (!held && afterLock !== undefined) throw new Refusal('score.notLocked', { evaluator: loadEvaluator(read, evaluator).name })
}

/** Locks the round of an evaluator, or unlocks it. Refuses what is so already. */
export function setLock(
  context: CommandContext,
  { lot: lotId, evaluator: id, ...given }: Parsed<'score.lock'> & Partial<Parsed<'score.unlock'>>,
): RoundLock {
  const { write } = context
  const lot = loadLot(write, lotId)
  const evaluator = loadEvaluator(write, id)
  const locked = given.reason === undefined
  const before = write.get(ofEvaluator, { lot: lot.id, evaluator: evaluator.id })
  if (locked && before?.locked === 1)
    throw new Refusal('score.lockedAlready', { evaluator: evaluator.name, by: before.by, at: before.at })
  if (!locked && before?.locked !== 1) throw new Refusal('score.notLocked', { evaluator: evaluator.name })
  const thing = { lot_id: lot.id, evaluator_id: evaluator.id, round }
  record(write, roundLock, context, thing, { locked: locked ? 1 : 0, reason: given.reason ?? null })
  const now = write.get(ofEvaluator, { lot: lot.id, evaluator: evaluator.id })
  if (!now) throw new Error('a lock was recorded and is not there')
  return toLock(now)
}

/**
 * The scores of a lot that stand, were recorded elsewhere, and are not among the ancestors of their evaluator's lock, or of the entry in
 * which they were retired, while no person's reason lets them count: by id, the points of the last score before that does; null where there
 * is none.
 */
export function loadLateScores(read: Reader, lot: string): ReadonlyMap<string, number | null> {
  return new Map(
    [...read.all(lockEntries, { lot }), ...read.all(retiringEntries)].flatMap(({ evaluator, entry: lock }) => {
      const given = read.all(unadmitted, { lot, evaluator })
      const late = strangersTo(read, lock, given)
      return given.flatMap(({ id, others, entry }): [string, number | null][] =>
        late.has(entry) ? [[id, pointsBefore(read, lock, id, idsIn(others))]] : [],
      )
    }),
  )
}

/** Which entries an entry was not written upon. */
function strangersTo(read: Reader, of: number, rows: readonly { entry: number }[]): ReadonlySet<number> {
  const entries = [...new Set(rows.map(({ entry }) => entry))]
  if (entries.length === 0) return new Set()
  const asked = { of, first: Math.min(...entries), entries: JSON.stringify(entries) }
  return new Set(read.all(notAmongAncestors, asked).map(({ entry }) => entry))
}

/** The points of the last score before a late one, or beside it, that counts. */
function pointsBefore(read: Reader, lock: number, score: string, beside: readonly string[]): number | null {
  const scores = JSON.stringify([score, ...beside])
  const others = read.all(earlierScores, { scores }).filter(({ id }) => id !== score)
  const late = strangersTo(read, lock, others)
  return others.find(({ counts, entry }) => counts === 1 || !late.has(entry))?.points ?? null
}

function toLock({ evaluatorId, name, role, organisation, locked, ...lock }: RowOf<typeof columns>): RoundLock {
  return { ...lock, locked: locked === 1, evaluator: { id: evaluatorId, name, role, organisation } }
}
