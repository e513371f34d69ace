import { bytes, integer, oneOf, optional, text } from '../columns.ts'
import { type IncomingFile, storeContent } from '../content.ts'
import { type Connection, sql, type Writer } from '../database.ts'
import type { Named } from '../door/answers.ts'
import type { Format } from '../format/format.ts'
import { isFact } from '../format/tables.ts'
import { Heads, type Thing } from '../heads.ts'
import { entryColumns, latestOf, splitDigests } from '../journal.ts'
import { layTombstone, type Removal } from '../removal.ts'
import type { Verdict } from './bundle.ts'
import type { JudgedRow, JudgedTombstone, MergePlan } from './plan.ts'

const insertEntry = sql(
  `INSERT INTO journal_entry (number, digest, format, kind, at, command, author, why, salt, words, undoable, undoes, redoes, latest)
   VALUES (:number, :digest, :format, :kind, :at, :command, :author, :why, :salt, :words, :undoable, :undoes, :redoes, :latest)`,
  entryColumns,
)
const insertParent = sql('INSERT INTO journal_parent (entry, parent) VALUES (:entry, :parent)', {
  entry: integer,
  parent: integer,
})
const insertNamed = sql('INSERT INTO journal_named (entry, standing, digests) VALUES (:entry, :standing, :digests)', {
  entry: integer,
  standing: text,
  digests: bytes,
})
const forgetNamed = sql('DELETE FROM journal_named WHERE entry = :entry', { entry: integer })
const namedOf = sql(
  'SELECT standing, digests FROM journal_named WHERE entry = :entry',
  { entry: integer },
  { standing: oneOf(['known', 'hidden', 'refused']), digests: bytes },
)
const allDigests = sql('SELECT digest FROM proof UNION ALL SELECT digest FROM tombstone', {}, { digest: bytes })
const insertProof = sql(
  'INSERT INTO proof (row_key, table_name, entry, salt, digest) VALUES (:key, :table, :entry, :salt, :digest)',
  { key: text, table: text, entry: integer, salt: optional(bytes), digest: bytes },
)
const forgetSalt = sql('UPDATE proof SET salt = NULL WHERE row_key = :key', { key: text })
const removeContent = sql('DELETE FROM content WHERE sha256 = :sha256', { sha256: text })
const newest = sql('SELECT coalesce(max(number), 0) AS number FROM journal_entry', {}, { number: integer })
const tombstonesAmong = sql(
  'SELECT tombstone.id FROM json_each(:ids) CROSS JOIN tombstone ON tombstone.id = json_each.value',
  { ids: text },
  { id: text },
)
const numberOf = sql(
  'SELECT number, latest FROM journal_entry WHERE digest = :digest',
  { digest: text },
  { number: integer, latest: text },
)

/** What taking needs of the open file. */
type Taking = { connection: Connection; write: Writer; removal: Removal; format: Format }

/** What was taken: the number under which the other file's newest entry stands here, whether anything was erased, what facts are about. */
type Taken = { head: number; erased: boolean; touched: ReadonlyMap<string, readonly Thing[]> }

/**
 * Takes what a plan says, while an entry of merging is open: the entries of the other file, each with the digests that it names, then rows,
 * then what was taken away. Of the files with contents those that belong to what is taken.
 */
export function takeMerge(taking: Taking, plan: MergePlan, files: ReadonlyMap<string, IncomingFile>): Taken {
  const { connection, write, removal, format } = taking
  connection.pragma('defer_foreign_keys = ON')
  for (const sha256 of plan.contents) {
    const file = files.get(sha256)
    if (file) storeContent(write, file)
  }
  const { numbers, named } = takeEntries(write, plan)
  const order = new Map(format.tables.map(({ name }, index) => [name, index]))
  const place = ({ row }: JudgedRow) => order.get(row.table) ?? 0
  const rows = plan.rows.filter(({ verdict }) => verdict === 'new').toSorted((one, other) => place(one) - place(other))
  const ids = JSON.stringify(rows.map(({ row }) => row.key))
  const gone = new Set(write.all(tombstonesAmong, { ids }).map(({ id }) => id))
  for (const { row } of rows) {
    const { key, table, entry, salt, digest } = row
    write.run(insertProof, { key, table, entry: numbers.get(entry) ?? 0, salt, digest })
    if (row.row && !plan.known.goneThere.has(key) && !gone.has(key)) removal.write(table, row.row, row.parts)
  }
  const touched = thingsOf(format, rows)
  const erased = takeAway(taking, plan, numbers)
  // What came may follow something of which only the tombstone came.
  const heads = new Heads(connection, format.tables)
  for (const table of format.tables.filter(isFact)) heads.refresh(table, heads.disputable(table, touched.get(table.name) ?? []))
  nameRest(write, named)
  return { head: numbers.get(plan.bundle.entries.at(-1)?.digest ?? '') ?? 0, erased, touched }
}

/** Takes the entries over. Returns the number that each of the other file has here, and what each new one names besides what it brought. */
function takeEntries(write: Writer, { bundle, entries, rows, tombstones }: MergePlan) {
  const numbers = new Map<string, number>()
  const named = new Map<number, Named[]>()
  const untaken = namedIn(rows, tombstones)
  const taken = Map.groupBy(
    [
      ...rows.map(({ row, verdict }) => ({ of: row, verdict })),
      ...tombstones.map(({ tombstone, verdict }) => ({ of: tombstone, verdict })),
    ]
      .filter(({ verdict }) => verdict === 'new')
      .map(({ of }) => of),
    ({ entry }) => entry,
  )
  for (const { digest } of bundle.entries) {
    const known = write.get(numberOf, { digest })
    if (!known) continue
    numbers.set(digest, known.number)
    nowTaken(write, known.number, taken.get(digest) ?? [])
  }
  for (const entry of entries) {
    const before = entry.parents.flatMap((parent) => write.get(numberOf, { digest: parent }) ?? [])
    const number = 1 + (write.get(newest)?.number ?? 0)
    const { digest, format, kind, at, command, author, why, salt, words, undoable } = entry
    const of = (other: string | null) => (other === null ? null : (write.get(numberOf, { digest: other })?.number ?? null))
    const links = { undoes: of(entry.undoes), redoes: of(entry.redoes) }
    const latest = latestOf([at, ...before.map((parent) => parent.latest)])
    write.run(insertEntry, { number, digest, format, kind, at, command, author, why, salt, words, undoable, ...links, latest })
    for (const parent of before) write.run(insertParent, { entry: number, parent: parent.number })
    named.set(number, [...entry.named, ...(untaken.get(digest) ?? [])])
    numbers.set(digest, number)
  }
  return { numbers, named }
}

/** Writes what new entries name besides. What was known in the other file, and was refused here, is refused. */
function nameRest(write: Writer, named: ReadonlyMap<number, readonly Named[]>): void {
  const anyKnown = [...named.values()].flat().some(({ standing }) => standing === 'known')
  const here = new Set(anyKnown ? write.all(allDigests).map(({ digest }) => hex(digest)) : [])
  const standing = (said: Named['standing'], digest: Uint8Array) =>
    said === 'known' && !here.has(hex(digest)) ? 'refused' : said
  for (const [entry, all] of named) {
    const each = all.flatMap((one) =>
      splitDigests(one.digests).map((digests) => ({ standing: standing(one.standing, digests), digests })),
    )
    writeNamed(write, entry, each)
  }
}

/** By entry, the digests of what is not taken with it: of what is known already, of what a pack only showed, and of what is refused. */
function namedIn(rows: readonly JudgedRow[], tombstones: readonly JudgedTombstone[]): Map<string, Named[]> {
  const named = new Map<string, Named[]>()
  const name = (entry: string, judged: Verdict, digest: Uint8Array) => {
    if (judged.verdict === 'new') return
    const isShown = judged.verdict === 'refused' && judged.why === 'shown'
    const standing = judged.verdict === 'known' ? 'known' : isShown ? 'hidden' : 'refused'
    const all = named.get(entry) ?? []
    named.set(entry, all)
    all.push({ standing, digests: digest })
  }
  for (const { row, ...judged } of rows) name(row.entry, judged, row.digest)
  for (const { tombstone, ...judged } of tombstones) name(tombstone.entry, judged, tombstone.digest)
  return named
}

function writeNamed(write: Writer, entry: number, named: readonly Named[]): void {
  for (const [standing, all] of Map.groupBy(named, (each) => each.standing))
    write.run(insertNamed, { entry, standing, digests: Buffer.concat(all.map(({ digests }) => digests)) })
}

/** What was refused when it came first, and is taken now, is no longer merely named. */
function nowTaken(write: Writer, entry: number, came: readonly { digest: Uint8Array }[]): void {
  if (came.length === 0) return
  const taken = new Set(came.map(({ digest }) => hex(digest)))
  const left = write.all(namedOf, { entry }).flatMap(({ standing, digests }): Named[] => {
    const kept = splitDigests(digests).filter((digest) => !taken.has(hex(digest)))
    return kept.length === 0 ? [] : [{ standing, digests: Buffer.concat(kept) }]
  })
  write.run(forgetNamed, { entry })
  writeNamed(write, entry, left)
}

const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex')

/** What the facts among these rows are about, by table. */
function thingsOf({ tables }: Format, rows: readonly JudgedRow[]): Map<string, Thing[]> {
  const facts = new Map(tables.filter(isFact).map((table) => [table.name, table]))
  const things = new Map<string, Thing[]>()
  for (const { row } of rows) {
    const table = facts.get(row.table)
    const cells = row.row
    if (!table || !cells) continue
    const known = things.get(table.name) ?? []
    things.set(table.name, known)
    known.push(table.thing.map((column) => cells[column] ?? ''))
  }
  return things
}

/** Takes away what the other file took away, and what cannot stay without it. Returns whether something was erased. */
function takeAway({ write, removal }: Taking, { tombstones, orphans }: MergePlan, numbers: ReadonlyMap<string, number>): boolean {
  const taken = tombstones.flatMap(({ tombstone, verdict }) => (verdict === 'new' ? [tombstone] : []))
  for (const { id, table, follows, erased, digest, entry } of taken) {
    write.run(layTombstone, { id, table, follows, erased, digest, entry: numbers.get(entry) ?? 0 })
    if (erased === 1) write.run(forgetSalt, { key: id })
    if (table === 'content') write.run(removeContent, { sha256: id })
  }
  removal.takeAway(taken.filter(({ table }) => table !== 'content').map(({ id, table }) => ({ table, key: id })))
  const merging = 1 + (write.get(newest)?.number ?? 0)
  removal.remove(write, orphans, { entry: merging, erased: false })
  return taken.some(({ erased }) => erased === 1)
}
