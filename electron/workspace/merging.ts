import { Refusal } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { type Acting, sayingReadAs } from './acting.ts'
import { integer, text } from './columns.ts'
import type { IncomingFile } from './content.ts'
import { quoted, type Reader, sql } from './database.ts'
import { forgetWords } from './erasure.ts'
import { headTable, isFact } from './format/tables.ts'
import type { Thing } from './heads.ts'
import { forgetBrought, head } from './journal.ts'
import type { Bundle, BundleRow, RefusedWhy } from './merge/bundle.ts'
import { Known } from './merge/known.ts'
import { type MergePlan, planMerge } from './merge/plan.ts'
import { takeMerge } from './merge/take.ts'
import { refreshReadAs } from './read-as.ts'
import { forgetUndone } from './undo.ts'

/** What became of a row of the other file: taken, known before, taken and now in contradiction to another, or refused. */
export type MergedRow = Pick<BundleRow, 'table' | 'key' | 'row' | 'parts'> &
  ({ verdict: 'new' | 'known' | 'conflict' } | { verdict: 'refused'; why: RefusedWhy })

/** What a merge did, or would do. `entry` is its number; 0 where there was nothing to take. */
export type Merged = {
  entry: number
  rows: MergedRow[]
  /** How many rows of this file, or of those that came, were undone or erased in the other. */
  removed: number
  /** Rows that went because what they rest on was undone or erased. */
  orphans: { table: string; key: string }[]
  erased: boolean
}

const erasedHere = sql('SELECT 1 AS found FROM tombstone WHERE id = :id AND erased = 1', { id: text }, { found: integer })

/** Whether merging a file would erase what was not erased here before. */
export function bringsErasure(read: Reader, { tombstones }: Pick<Bundle, 'tombstones'>): boolean {
  return tombstones.some(({ id, erased }) => erased === 1 && !read.get(erasedHere, { id }))
}

/** Thrown to take back what was only tried. */
class OnlyTried extends Error {}

/**
 * Merges what another file holds into this one, in one entry that is written upon both. With `dryRun` the same is done, and taken back
 * before anything of it could last.
 */
export function merge(
  acting: Acting,
  { profile, command, workspace, dryRun }: { profile: Profile; command: string; workspace: string; dryRun: boolean },
  bundle: Bundle,
  files: ReadonlyMap<string, IncomingFile>,
): Merged {
  const { connection, format, write, cover } = acting
  if (cover) throw new Refusal('merge.intoPack', { file: bundle.file, title: cover.title })
  let tried: Merged | undefined
  const fields = { kind: 'merge', command, why: '', undoable: false } as const
  try {
    return acting.enterUpon(profile, fields, () => {
      const plan = planMerge(bundle, new Known(connection, write, format.tables, bundle), format, workspace)
      const tables = tablesOf(plan)
      if (plan.entries.length === 0 && tables.length === 0) return { result: mergedOf(plan, 0, new Set(), false) }
      const before = head(write)?.number ?? 0
      acting.search.note(write, goneIn(plan))
      const taken = takeMerge({ connection, write, removal: acting.tools.removal, format }, plan, files)
      const isReadAnew = tables.some((table) => sayingReadAs.has(table)) && refreshReadAs(write, connection, format.tables)
      const entry = 1 + (head(write)?.number ?? 0)
      const result = mergedOf(plan, entry, contradicting(acting, plan, taken.touched), taken.erased)
      if (dryRun) {
        tried = result
        throw new OnlyTried()
      }
      acting.search.noteBrought(write)
      write.run(forgetBrought)
      // What was taken away here stays no longer to be done again: it may have been erased there.
      forgetUndone(write, acting.tools.removal)
      if (taken.erased) {
        acting.search.refresh(write)
        forgetWords(write)
      }
      return { result, links: { upon: [...new Set([before, taken.head])] }, changed: tables, isReadAnew }
    })
  } catch (error) {
    if (error instanceof OnlyTried && tried) return tried
    // Rows that a stranger wrote may contradict each other in ways of which only the database knows.
    const contradicts = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
    throw contradicts ? new Refusal('merge.contradicts', { file: bundle.file, reason: error.message }) : error
  }
}

/** The rows that a plan takes away. */
function goneIn({ tombstones, orphans }: MergePlan): { table: string; key: string }[] {
  const gone = tombstones.flatMap(({ tombstone: { id, table }, verdict }) => (verdict === 'new' ? [{ table, key: id }] : []))
  return [...gone, ...orphans]
}

/** The tables into which a plan brings rows, or from which it takes some away. */
function tablesOf({ rows, tombstones, orphans }: MergePlan): string[] {
  const taken = rows.flatMap(({ row, verdict }) => (verdict === 'new' ? [row.table] : []))
  const gone = tombstones.flatMap(({ tombstone, verdict }) => (verdict === 'new' ? [tombstone.table] : []))
  return [...new Set([...taken, ...gone, ...orphans.map(({ table }) => table)])]
}

/** The ids of the facts that came and contradict others now. */
function contradicting(
  { connection, format }: Acting,
  { rows, known }: MergePlan,
  touched: ReadonlyMap<string, readonly Thing[]>,
): Set<string> {
  const found = new Set<string>()
  for (const { name, thing } of format.tables.filter(isFact)) {
    if (!touched.has(name)) continue
    const disputed = connection
      .prepare<[], (string | number)[]>(`SELECT ${thing.map(quoted).join(', ')} FROM ${headTable(name)} WHERE in_conflict = 1`)
      .raw()
      .all()
    if (disputed.length === 0) continue
    const inConflict = new Set(disputed.map((about) => known.canonical(name, about)))
    for (const { row, verdict } of rows)
      if (verdict === 'new' && row.table === name && inConflict.has(known.thingOf(name, row.key) ?? '')) found.add(row.key)
  }
  return found
}

function mergedOf(plan: MergePlan, entry: number, conflicts: ReadonlySet<string>, erased: boolean): Merged {
  return {
    entry,
    rows: plan.rows.map(({ row: { table, key, row, parts }, ...judged }) => ({
      table,
      key,
      row,
      parts,
      ...(conflicts.has(key) ? { verdict: 'conflict' as const } : judged),
    })),
    removed: plan.tombstones.filter(({ verdict }) => verdict === 'new').length,
    orphans: [...plan.orphans],
    erased,
  }
}
