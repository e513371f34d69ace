import { instant } from '../../../shared/fields.ts'
import { Refusal } from '../../../shared/result.ts'
import { idsIn } from '../facts.ts'
import type { Format } from '../format/format.ts'
import { isFact } from '../format/tables.ts'
import type { RowRef } from '../removal.ts'
import type { Bundle, BundleEntry, BundleRow, BundleTombstone, Cells, RefusedWhy, Verdict } from './bundle.ts'
import { sha256sIn } from './contents.ts'
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

type Judging = {
  bundle: Bundle
  known: Known
  format: Format
  grant: Grant | undefined
  root: string | undefined
  /** Ids of what would follow itself. */
  circular: ReadonlySet<string>
}

/**
 * Judges everything that another file holds and this one does not. Refuses the file as a whole where nothing of it can be trusted: it is of
 * another workspace, is a pack that was not made here or was withdrawn, or its journal does not hold.
 */
export function planMerge(file: Bundle, known: Known, format: Format, workspace: string): MergePlan {
  const bundle = { ...file, rows: [...new Map(file.rows.map((row) => [row.key, row])).values()] }
  const origin = checkOrigin(bundle, known, workspace)
  const entries = newEntries(bundle, known, origin.root)
  const judging: Judging = { bundle, known, format, circular: inCircles(bundle, known), ...origin }
  const coming = new Map(bundle.rows.map((row) => [row.key, row]))
  const tombstones = bundle.tombstones.map(
    (tombstone): JudgedTombstone => ({ tombstone, ...judgeTombstone(tombstone, coming.get(tombstone.id), judging) }),
  )
  for (const { tombstone, verdict } of tombstones) if (verdict === 'new') known.goneThere.add(tombstone.id)
  const rows = bundle.rows.map((row): JudgedRow => ({ row, ...judge(row, judging) }))
  refuseLoose(rows, known)
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
  const first = bundle.entries[0]?.digest
  if (!cover) {
    // Whoever was given a pack knows some entries, but never the first one: they could call their pack a copy.
    if (first === undefined || first !== known.firstEntry()) throw new Refusal('merge.nothingShared', { file })
    return { grant: undefined, root: undefined }
  }
  const registered = registeredPack(known.read, cover.pack)
  if (!registered) throw new Refusal('merge.unknownPack', { file })
  if (registered.standing === 'withdrawn') throw new Refusal('merge.packWithdrawn', { file })
  if (first !== registered.root) throw new Refusal('merge.packAltered', { file })
  return { grant: grantOf(known.read, cover.pack, registered.actor), root: registered.root }
}

/**
 * The entries that are new here. Refuses a journal that does not hold: every entry must be what its digest says, rest on what is known or
 * came before it, and in a pack (which begins with `root`) on nothing but entries of the pack.
 */
function newEntries(bundle: Bundle, known: Known, root: string | undefined): BundleEntry[] {
  const met = new Set<string>()
  const entries: BundleEntry[] = []
  for (const entry of bundle.entries) {
    const { digest, parents, undoes, redoes } = entry
    const isKnown = known.hasEntry(digest)
    const rests = [...parents, undoes, redoes].filter((other) => other !== null)
    const isOwn = root !== undefined && digest !== root
    const holds = rests.every((other) => met.has(other) || (!isOwn && (isKnown || known.hasEntry(other))))
    if (!entry.sound || met.has(digest) || !holds || (isOwn && parents.length === 0))
      throw new Refusal('merge.journalBroken', { file: bundle.file, entry: digest.slice(0, 12) })
    if (!isKnown) entries.push(entry)
    met.add(digest)
  }
  return entries
}

const refused = (why: RefusedWhy): Verdict => ({ verdict: 'refused', why })

function judge(row: BundleRow, { bundle, known, format, grant, root, circular }: Judging): Verdict {
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
  if (circular.has(row.key)) return refused('circle')
  const around = {
    read: known.read,
    packs: format.packs,
    row: (name: string, id: string) => known.row(name, id),
    naming: known.naming,
  }
  const beyond = grant && beyondGrant(row, grant, around)
  if (beyond) return refused(beyond)
  if (grant && !isPossible(row.table, row.row, { known, format })) return refused('impossible')
  // In a copy somebody may have said in between that two things are one.
  const about = grant && isFact(table) ? known.thingOf(row.table, row.key) : undefined
  if (about !== undefined && !followedBy(row.row).every((id) => mayFollow(known, row.table, id, about))) return refused('follows')
  return lacksContent(row, known, bundle) ? refused('content') : taken(row, known)
}

/** Whether a row is such as its topic lets be recorded, at a time that is one. */
function isPossible(table: string, row: Cells, { known, format }: Pick<Judging, 'known' | 'format'>): boolean {
  const rule = format.packs.get(table)
  if (row.at !== undefined && !instant.safeParse(row.at).success) return false
  return rule === undefined || rule === 'never' || rule.allows === undefined || rule.allows(known.read, row)
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

/** Whether a row names the content of a file that neither side has. */
function lacksContent(row: BundleRow, known: Known, { contents }: Bundle): boolean {
  return sha256sIn(row).some((sha256) => !contents.has(sha256) && !known.hasContent(sha256) && !known.isGone(sha256))
}

function contentsOf(rows: readonly JudgedRow[], known: Known, { contents }: Bundle): string[] {
  const wanted = new Set(rows.flatMap(({ row, verdict }) => (verdict === 'new' ? sha256sIn(row) : [])))
  return [...wanted].filter((sha256) => contents.has(sha256) && !known.hasContent(sha256) && !known.isGone(sha256))
}

/** The list that a map keeps for a key. */
function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key) ?? []
  lists.set(key, known)
  return known
}

/** What follows itself, if only by way of what was taken away: facts in a circle would all be gone at once. */
function inCircles({ rows, tombstones }: Bundle, known: Known): ReadonlySet<string> {
  const follows = new Map<string, string[]>()
  for (const { key, row, sound } of rows) if (sound && row && !known.proof(key)) listed(follows, key).push(...followedBy(row))
  for (const { id, follows: list, sound } of tombstones) if (sound && !known.isGone(id)) listed(follows, id).push(...idsIn(list))
  const followers = new Map<string, string[]>()
  const left = new Map<string, number>()
  for (const [id, all] of follows) {
    const coming = all.filter((followed) => follows.has(followed))
    left.set(id, coming.length)
    for (const followed of coming) listed(followers, followed).push(id)
  }
  const free = [...left].flatMap(([id, count]) => (count === 0 ? [id] : []))
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id)
    for (const follower of followers.get(id) ?? []) {
      const count = (left.get(follower) ?? 0) - 1
      left.set(follower, count)
      if (count === 0) free.push(follower)
    }
  }
  return new Set(left.keys())
}

/** Refuses rows that name, or follow, what neither side has, and what rests on these in turn. */
function refuseLoose(rows: JudgedRow[], known: Known): void {
  const resting = new Map<string, number[]>()
  const isThere = (table: string, id: string) => known.row(table, id) !== undefined || known.isGone(id)
  const waiting: { index: number; why: RefusedWhy }[] = []
  const look = (index: number, { table, row }: BundleRow, only?: string) => {
    const rests = [
      ...namedIn(known, table, row).map((named) => ({ ...named, why: 'missing' as const })),
      ...(row ? followedBy(row) : []).map((id) => ({ table, id: known.canonicalId(id), why: 'follows' as const })),
    ]
    for (const { id } of only === undefined ? rests : []) listed(resting, id).push(index)
    const missing = rests.find(({ table: of, id }) => (only === undefined || id === only) && !isThere(of, id))
    if (missing) waiting.push({ index, why: missing.why })
  }
  for (const [index, { row, verdict }] of rows.entries()) if (verdict === 'new') look(index, row)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { row, verdict } = rows[next.index] ?? {}
    if (!row || verdict !== 'new') continue
    rows[next.index] = { row, verdict: 'refused', why: next.why }
    known.arriving.delete(row.key)
    for (const index of resting.get(row.key) ?? []) {
      const other = rows[index]
      if (other?.verdict === 'new') look(index, other.row, row.key)
    }
  }
}

/** The rows that a row names, by table and id. */
function namedIn(known: Known, table: string, row: Cells | null): { table: string; id: string }[] {
  return known.references(table).flatMap(({ column, table: of }) => {
    const id = row?.[column]
    return typeof id === 'string' ? [{ table: of, id }] : []
  })
}

/**
 * Takes a tombstone that says of its row what is known of that. From a pack only what its reader brought themselves can be taken away again,
 * and what was taken from it before is undone, never erased.
 */
function judgeTombstone(
  { id, table, erased, follows, sound }: BundleTombstone,
  coming: BundleRow | undefined,
  { bundle, known, grant, root, circular }: Judging,
): Verdict {
  if (!sound) return refused('altered')
  if (known.tombstone(id, erased)) return { verdict: 'known' }
  if (table !== 'content' && !known.table(table)) return refused('table')
  if (circular.has(id)) return refused('circle')
  const proof = known.proof(id)
  const row = proof ? known.row(table, id) : coming?.row
  if (table !== 'content' && (proof ?? coming)?.table !== table) return refused('altered')
  const said = row ? (typeof row.follows === 'string' ? row.follows : null) : known.tombstone(id)?.follows
  if (said !== undefined && said !== follows) return refused('altered')
  if (!grant) return { verdict: 'new' }
  const entry = proof ? proof.entry : coming?.entry
  const isOwn = entry !== undefined && entry !== root && bundle.entries.some(({ digest }) => digest === entry)
  return isOwn && known.table(table) && (erased === 0 || !proof) ? { verdict: 'new' } : refused('notYours')
}

/** Rows that rest on what is taken away, and on what rests on that. */
function orphansOf(rows: readonly JudgedRow[], tombstones: readonly JudgedTombstone[], known: Known): RowRef[] {
  const going = new Set(tombstones.flatMap(({ tombstone, verdict }) => (verdict === 'new' ? [tombstone.id] : [])))
  const orphans = new Map<string, RowRef>()
  const arriving = new Map<string, RowRef[]>()
  const gone = new Set(going)
  for (const { row, verdict } of rows) {
    if (verdict !== 'new' || row.row === null) continue
    for (const { table, id } of namedIn(known, row.table, row.row)) {
      if (!arriving.has(id) && known.row(table, id) === undefined) gone.add(id)
      listed(arriving, id).push({ table: row.table, key: row.key })
    }
  }
  for (let last: ReadonlySet<string> = gone; last.size > 0; ) {
    const found = [...known.dependents(last), ...[...last].flatMap((id) => arriving.get(id) ?? [])]
    const next = new Set<string>()
    for (const ref of found) {
      if (orphans.has(ref.key) || known.isGone(ref.key)) continue
      orphans.set(ref.key, ref)
      next.add(ref.key)
    }
    last = next
  }
  return [...orphans.values()]
}
