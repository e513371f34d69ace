import { join } from 'node:path'
import type { Output, Parsed } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { TaskContext } from '../endpoint.ts'
import { ChangeReader } from '../journal/changes.ts'
import { Names } from '../journal/names.ts'
import { unsealFile } from '../sealing/files.ts'
import { readIdentity } from '../sealing/keys.ts'
import { actorName } from '../workspace/actors.ts'
import type { IncomingFile } from '../workspace/content.ts'
import type { ContentName } from '../workspace/door/answers.ts'
import { type Door, openDoor } from '../workspace/door/door.ts'
import { gather } from '../workspace/merge/gather.ts'
import type { MergedRow } from '../workspace/merging.ts'
import { canonicalId } from '../workspace/read-as.ts'
import { isSealedFile } from '../workspace/sealed-beginning.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { inPrivateFolder } from './private-folder.ts'

/** Merges a pack or a copy of the open workspace, or says what would become of each of its rows. One that is sealed is opened first. */
export async function mergeFile(context: TaskContext, input: Parsed<'pack.merge'>): Promise<Output<'pack.merge'>> {
  const { path, keys, passphrases } = input
  if (!isSealedFile(path)) return mergePlain(context, input)
  const identities: string[] = []
  for (const key of keys) identities.push(await readIdentity(key.path, key.passphrase))
  return inPrivateFolder('sealing', async (folder) => {
    const plain = join(folder, 'pack.assay')
    await unsealFile(path, plain, { identities, passphrases }, { signal: context.signal })
    return mergePlain(context, { ...input, path: plain })
  })
}

async function mergePlain(
  { session, profile, signal, progress, translate }: TaskContext,
  { path, dryRun, limit }: Pick<Parsed<'pack.merge'>, 'path' | 'dryRun' | 'limit'>,
): Promise<Output<'pack.merge'>> {
  const workspace = session.workspace()
  const door = await openDoor(path, { format: workspace.format, signal })
  try {
    const bundle = await gather(door, workspace.read, path, ({ rows }) =>
      progress({ step: 'merge.reading', done: rows, total: 0 }),
    )
    const asked = { profile, command: 'pack.merge', dryRun }
    const merged = await inPrivateFolder('merging', async (folder) => {
      const files = await contentsOf(door, dryRun ? [] : bundle.lacking, folder, progress)
      return workspace.merge(asked, bundle, files)
    })
    // By which ids a blind pack calls what it hides is news to nobody.
    const isCalledSo = ({ key }: MergedRow) => bundle.cover !== undefined && canonicalId(workspace.read, key) !== key
    const rows = merged.rows.filter((row) => !isCalledSo(row))
    const unknown = rows.filter(({ verdict }) => verdict !== 'known')
    const count = (wanted: MergedRow['verdict']) => rows.filter(({ verdict }) => verdict === wanted).length
    const told = unknown.filter((row) => !(row.verdict === 'refused' && row.why === 'shown'))
    return {
      kind: bundle.cover ? 'pack' : 'copy',
      for: bundle.cover ? actorName(workspace.read, bundle.cover.actor) : null,
      entry: dryRun ? 0 : merged.entry,
      counts: {
        new: count('new'),
        known: count('known'),
        conflict: count('conflict'),
        refused: told.filter(({ verdict }) => verdict === 'refused').length,
      },
      removed: merged.removed,
      orphans: merged.orphans.length,
      items: itemsOf(workspace, told.slice(0, limit), translate),
      more: Math.max(0, told.length - limit),
      root: workspace.state().root,
    }
  } finally {
    await door.close()
  }
}

/** Writes contents of the other file into a folder of our own. */
async function contentsOf(
  door: Door,
  names: readonly ContentName[],
  folder: string,
  progress: TaskContext['progress'],
): Promise<ReadonlyMap<string, IncomingFile>> {
  const files = new Map<string, IncomingFile>()
  if (names.length === 0) return files
  for await (const file of door.contents(names, folder)) {
    files.set(file.sha256, file)
    progress({ step: 'merge.files', done: files.size, total: names.length })
  }
  return files
}

/** What rows say, in the reader's words. */
function itemsOf(workspace: Workspace, rows: readonly MergedRow[], translate: Translate): Output<'pack.merge'>['items'] {
  const reader = new ChangeReader(workspace, new Names(workspace.read, translate), translate)
  return rows.map((row, position) => {
    const { kind, about, fields } = reader.read({
      position,
      table: row.table,
      key: row.key,
      operation: 'brought',
      state: 'present',
      digest: '',
      row: null,
      follows: [],
      whole: row.row ? { row: row.row, parts: row.parts } : undefined,
    })
    const why = row.verdict === 'refused' ? translate(`pack.refused.${row.why}`) : null
    return { verdict: row.verdict, why, kind, about, fields }
  })
}
