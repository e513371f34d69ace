import type { Output, Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { integer, text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import type { Format } from '../workspace/format/format.ts'
import { isFact } from '../workspace/format/tables.ts'
import { givenOutSince } from '../workspace/given-out.ts'
import { everyId } from '../workspace/read-as.ts'
import type { RowRef } from '../workspace/removal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { keysOf } from './touching.ts'

/** Rows that hold content of their own and that nothing hangs on: facts, evidence and receipts. What they are about stays. */
const erasableIn = ({ tables }: Format) => new Set([...tables.filter(isFact).map(({ name }) => name), 'evidence', 'receipt'])
/** Of a piece of evidence goes what it holds and what was noted; an answer that names it stays. */
const ofEvidence = new Set(['evidence', 'evidence_note'])

const present = sql(
  `SELECT table_name AS "table", row_key AS key FROM proof
   WHERE row_key IN (SELECT value FROM json_each(:keys)) AND NOT EXISTS (SELECT 1 FROM tombstone WHERE id = row_key)
   ORDER BY entry, row_key`,
  { keys: text },
  { table: text, key: text },
)
const detailsOf = sql(`SELECT id FROM actor_details WHERE actor_id IN ${everyId(':person')}`, { person: text }, { id: text })
/** The content of evidence and packages among these rows, but for what other evidence holds too. */
const contentsOf = sql(
  `WITH erased (id) AS (SELECT value FROM json_each(:keys))
   SELECT sha256 FROM (
     SELECT sha256 FROM evidence WHERE id IN erased UNION SELECT sha256 FROM receipt_file WHERE receipt_id IN erased
     UNION SELECT received_sha256 FROM receipt_file WHERE receipt_id IN erased AND received_sha256 IN (SELECT sha256 FROM content)
   ) WHERE sha256 NOT IN (SELECT sha256 FROM evidence WHERE id NOT IN erased)`,
  { keys: text },
  { sha256: text },
)
const firstEntry = sql(
  'SELECT coalesce(min(entry), 0) AS entry FROM proof WHERE row_key IN (SELECT value FROM json_each(:keys))',
  { keys: text },
  { entry: integer },
)

/**
 * Takes everything that is recorded about an object away for good, here and in the backups; with `preview` it only says what that would be.
 * Which bid, question or person it was about stays, and so does who erased it, when and why. What was undone and could be done again goes
 * with it, whatever it was about: then that is the same as erased.
 */
export async function erase(
  { session, profile }: TaskContext,
  { about, reason, preview }: Parsed<'journal.erase'>,
): Promise<Output<'journal.erase'>> {
  const workspace = session.workspace()
  const { read } = workspace
  const rows = rowsOf(workspace, about)
  const undone = workspace.undone()
  if (rows.length === 0 && undone.rows === 0) throw new Refusal('erase.nothing')
  const keys = JSON.stringify(rows.map(({ key }) => key))
  const contents = read.all(contentsOf, { keys }).map(({ sha256 }) => sha256)
  const told = { rows: rows.length, undone: undone.rows, contents: contents.length + undone.contents }
  if (preview) {
    const givenOut = givenOutSince(read, read.get(firstEntry, { keys })?.entry ?? 0)
    return { ...told, entry: null, givenOut: givenOut.map(({ kind, at, fileName }) => ({ kind, at, fileName })) }
  }
  const { entry, givenOut } = await workspace.erase(profile, 'journal.erase', reason, { rows, contents })
  return { ...told, entry, givenOut }
}

function rowsOf(workspace: Workspace, about: Parsed<'journal.erase'>['about']): RowRef[] {
  const { read, format } = workspace
  const keys =
    about.kind === 'person' ? read.all(detailsOf, { person: about.person }).map(({ id }) => id) : keysOf(workspace, about)
  const kept = about.kind === 'evidence' ? ofEvidence : erasableIn(format)
  // What is known of a provider may belong to other bids too.
  if (about.kind === 'bidder') kept.delete('provider_details')
  return read.all(present, { keys: JSON.stringify(keys) }).filter(({ table }) => kept.has(table))
}
