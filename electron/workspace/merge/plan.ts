import { Refusal } from '../../../shared/result.ts'
import type { Format } from '../format/format.ts'
import { isFact } from '../format/tables.ts'
import type { RowRef } from '../removal.ts'
import type { Bundle, BundleEntry, BundleRow, BundleTombstone, Cells, RefusedWhy, Verdict } from './bundle.ts'
import { beyondGrant, type Grant, grantOf, registeredPack } from './grant.ts'
import { followedBy, type Known } from './known.ts'

export type JudgedRow = { row: BundleRow } & Verdict
export type JudgedTombstone = { tombstone: BundleTombstone } & Verdict

/** What a merge would do, found without changing anything. */
export type MergePlan = {
  bundle: Bundle
  known: Known
  /** Entries that the journal does not hold yet, each after those that it rests on. */
  entries: readonly BundleEntry[]
  rows: readonly JudgedRow[]
  tombstones: readonly JudgedTombstone[]
  /** Rows of this file, or of those that come, that cannot stay because what they rest on was undone or erased. */
  orphans: readonly RowRef[]
  /** SHA-256 of the contents that must be brought along. */
  contents: readonly string[]
}

type Judging = { bundle: Bundle; known: Known; format: Format; grant: Grant | undefined; root: string | undefined }

/**
 * Judges everything that another file holds and this one does not. Refuses the file as a whole where nothing of it can be trusted: it is of
 * another workspace, is a pack that was not made here or was withdrawn, or its journal does not hold.
 */
export function planMerge(bundle: Bundle, known: Known, format: Format, workspace: string): MergePlan {
  const judging: Judging = { bundle, known, format, ...checkOrigin(bundle, known, workspace) }
  const entries = newEntries(bundle, known)
  const rows = bundle.rows.map((row): JudgedRow => ({ row, ...judge(row, judging) }))
  refuseCircles(rows, known)
  refuseLoose(rows, known)
  const tombstones = bundle.tombstones.map((tombstone): JudgedTombstone => ({ tombstone, ...judgeTombstone(tombstone, judging) }))
  return {
    bundle,
    known,
    entries,
    rows,
    tombstones,
    orphans: orphansOf(rows, tombstones, known),
    contents: contentsOf(rows, known, bundle),
  }
}

/** Refuses a file that has nothing to do with this one. Returns what a pack may bring. */
function checkOrigin(bundle: Bundle, known: Known, workspace: string): Pick<Judging, 'grant' | 'root'> {
  const { cover, file, title } = bundle
  if ((cover?.workspace ?? bundle.workspace) !== workspace) throw new Refusal('merge.otherWorkspace', { file, title })
  if (!cover) {
    if (!bundle.entries.some(({ digest }) => known.hasEntry(digest))) throw new Refusal('merge.nothingShared', { file })
    return { grant: undefined, root: undefined }
  }
  const registered = registeredPack(known.read, cover.pack)
  if (!registered) throw new Refusal('merge.unknownPack', { file })
  if (registered.standing === 'withdrawn') throw new Refusal('merge.packWithdrawn', { file })
  if (bundle.entries[0]?.digest !== registered.root) throw new Refusal('merge.packAltered', { file })
  return { grant: grantOf(known.read, cover.pack, registered.actor), root: registered.root }
}

/** The entries that are new here. Refuses a journal that does not hold. */
function newEntries(bundle: Bundle, known: Known): BundleEntry[] {
  const met = new Set<string>()
  const entries: BundleEntry[] = []
  for (const entry of bundle.entries) {
    if (!known.hasEntry(entry.digest)) {
      const rests = [...entry.parents, entry.undoes, entry.redoes].filter((digest) => digest !== null)
      const holds = entry.sound && rests.every((digest) => met.has(digest) || known.hasEntry(digest))
      if (!holds) throw new Refusal('merge.journalBroken', { file: bundle.file, entry: entry.digest.slice(0, 12) })
      entries.push(entry)
    }
    met.add(entry.digest)
  }
  return entries
}

const refused = (why: RefusedWhy): Verdict => ({ verdict: 'refused', why })

function judge(row: BundleRow, { bundle, known, format, grant, root }: Judging): Verdict {
  const table = known.table(row.table)
  if (!table) return refused('table')
  const proof = known.proof(row.key)
  if (proof && proof.table === row.table && same(proof.digest, row.digest)) return { verdict: 'known' }
  if (!row.sound) return refused('altered')
  // With a pack comes nothing that its maker wrote into it but the other names of what they hid, as far as rows name that.
  if (row.entry === root && !proof)
    return known.isNamed(row.table) && known.canonicalId(row.key) !== row.key ? taken(row, known) : refused('shown')
  if (proof) return refused(row.entry === root ? 'shown' : 'altered')
  if (row.row === null) return known.isGone(row.key) ? taken(row, known) : refused('altered')
  const around = { read: known.read, packs: format.packs, row: (name: string, id: string) => known.row(name, id) }
  const beyond = grant && beyondGrant(row, grant, around)
  if (beyond) return refused(beyond)
  const about = isFact(table) ? known.thingOf(row.table, row.key) : undefined
  if (about !== undefined && !followedBy(row.row).every((id) => mayFollow(known, row.table, id, about))) return refused('follows')
  return lacksContent(row, known, bundle) ? refused('content') : taken(row, known)
}

function taken(row: BundleRow, known: Known): Verdict {
  known.arriving.set(row.key, row)
  return { verdict: 'new' }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Whether a fact may follow another: one of its kind about the same thing, or one that was taken away. */
function mayFollow(known: Known, table: string, id: string, about: string): boolean {
  const followed = known.canonicalId(id)
  const thing = known.thingOf(table, followed)
  return thing === undefined ? known.isGone(followed) : thing === about
}

function sha256sIn({ table, row, parts }: BundleRow): string[] {
  // Of what was given out no workspace keeps the content.
  if (table === 'giving_out') return []
  const cells: readonly Cells[] = [...(row ? [row] : []), ...Object.values(parts).flat()]
  return cells.flatMap(({ sha256 }) => (typeof sha256 === 'string' ? [sha256] : []))
}

/** Whether a row names the content of a file that neither side has. */
function lacksContent(row: BundleRow, known: Known, { contents }: Bundle): boolean {
  return sha256sIn(row).some((sha256) => !contents.has(sha256) && !known.hasContent(sha256) && !known.isGone(sha256))
}

function contentsOf(rows: readonly JudgedRow[], known: Known, { contents }: Bundle): string[] {
  const wanted = new Set(rows.flatMap(({ row, verdict }) => (verdict === 'new' ? sha256sIn(row) : [])))
  return [...wanted].filter((sha256) => contents.has(sha256) && !known.hasContent(sha256) && !known.isGone(sha256))
}

/** Facts that follow one another in a circle would all be gone at once. */
function refuseCircles(rows: JudgedRow[], known: Known): void {
  const waiting = new Map(
    rows.flatMap(({ row, verdict }) => (verdict === 'new' && row.row ? [[row.key, followedBy(row.row)] as const] : [])),
  )
  for (let size = -1; size !== waiting.size; ) {
    size = waiting.size
    for (const [key, follows] of waiting) if (!follows.some((id) => waiting.has(id))) waiting.delete(key)
  }
  refuse(rows, known, ({ key }) => (waiting.has(key) ? 'circle' : undefined))
}

/** Rows that name what neither side has, and what rests on these in turn. */
function refuseLoose(rows: JudgedRow[], known: Known): void {
  const isLoose = ({ table, row }: BundleRow) =>
    row !== null &&
    known.references(table).some(({ column, table: of }) => {
      const id = row[column]
      return typeof id === 'string' && known.row(of, id) === undefined && !known.isGone(id)
    })
  while (refuse(rows, known, (row) => (isLoose(row) ? 'missing' : undefined)));
}

/** Refuses rows that were going to be taken. Returns whether there was one. */
function refuse(rows: JudgedRow[], known: Known, why: (row: BundleRow) => RefusedWhy | undefined): boolean {
  let any = false
  for (const [index, { row, verdict }] of rows.entries()) {
    const reason = verdict === 'new' ? why(row) : undefined
    if (!reason) continue
    rows[index] = { row, verdict: 'refused', why: reason }
    known.arriving.delete(row.key)
    any = true
  }
  return any
}

/** From a pack only what its reader brought themselves can be taken away again. */
function judgeTombstone({ id, table, erased, sound }: BundleTombstone, { bundle, known, grant, root }: Judging): Verdict {
  if (!sound) return refused('altered')
  if (known.hasTombstone(id, erased)) return { verdict: 'known' }
  if (!grant) return { verdict: 'new' }
  const entry = bundle.rows.find(({ key }) => key === id)?.entry ?? known.proof(id)?.entry
  const isOwn = entry !== undefined && entry !== root && bundle.entries.some(({ digest }) => digest === entry)
  return isOwn && known.table(table) && erased === 0 ? { verdict: 'new' } : refused('notYours')
}

/** Rows that rest on what is taken away, and on what rests on that. */
function orphansOf(rows: readonly JudgedRow[], tombstones: readonly JudgedTombstone[], known: Known): RowRef[] {
  const going = new Set(tombstones.flatMap(({ tombstone, verdict }) => (verdict === 'new' ? [tombstone.id] : [])))
  const orphans = new Map<string, RowRef>()
  const add = (ref: RowRef) => {
    if (going.has(ref.key) || orphans.has(ref.key)) return false
    orphans.set(ref.key, ref)
    return true
  }
  const arriving = rows.filter(({ verdict, row }) => verdict === 'new' && row.row !== null).map(({ row }) => row)
  const restsOnGone = ({ table, row }: BundleRow) =>
    known.references(table).some(({ column, table: of }) => {
      const id = row?.[column]
      return typeof id === 'string' && (orphans.has(id) || going.has(id) || known.row(of, id) === undefined)
    })
  for (let last: ReadonlySet<string> = going; ; ) {
    const next = known.dependents(last).filter(add)
    for (const row of arriving)
      if (restsOnGone(row) && add({ table: row.table, key: row.key })) next.push({ table: row.table, key: row.key })
    if (next.length === 0) return [...orphans.values()]
    last = new Set(next.map(({ key }) => key))
  }
}
