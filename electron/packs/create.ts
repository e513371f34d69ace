import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Output, Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext, TaskContext } from '../endpoint.ts'
import { factsOf } from '../giving-out.ts'
import { sealFile } from '../sealing/files.ts'
import { loadBid } from '../tenders/bids.ts'
import { loadTenders } from '../tenders/tenders.ts'
import { actorNamed } from '../workspace/actors.ts'
import type { Reader } from '../workspace/database.ts'
import { writeAtomically } from '../workspace/files.ts'
import type { PackRule } from '../workspace/format/pack.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'
import type { PackToMake } from '../workspace/packing/build.ts'
import { registerPack } from '../workspace/packing/register.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { blindBy, surveyPack } from './findings.ts'
import { inPrivateFolder } from './private-folder.ts'

/**
 * Makes a pack: a file of its own, with only what its reader may see, and registers it with its grant before it has its name. Refuses in a
 * pack, in a file that is open to read only, for somebody nobody knows, for lots and bids that are not there, and for decisions about what
 * was not found.
 */
export async function createPack(context: TaskContext, input: Parsed<'pack.create'>): Promise<Output<'pack.create'>> {
  const { session, profile, signal, translate } = context
  const { path, replace, decisions } = input
  const workspace = session.workspace()
  if (workspace.access === 'read') throw new Refusal('workspace.openToRead', { path: workspace.path })
  checkOutput(path, { replace, ending: input.sealedFor ? '.age' : '.assay' })
  const pack = packOf(workspace, input)
  const blind = input.names
    ? undefined
    : blindBy(workspace.read, await surveyPack({ workspace, profile, signal, translate }, pack), decisions, translate)
  const { pack: id, ...contents } = pack
  let made = { sha256: '', size: 0, rows: 0 }
  type Written = ReturnType<Workspace['writePack']>
  const give = (write: (temporary: string) => Written) =>
    explainedOutput(path, () =>
      writeAtomically(path, (temporary) => {
        const { root, rows, aliases } = write(temporary)
        made = { ...factsOf(temporary), rows }
        workspace.execute({ command: 'pack.create', profile, undoable: false }, (write, stamp) =>
          registerPack(write, stamp, { id, root, aliases, ...contents }, { path, ...made }),
        )
      }),
    )
  const { sealedFor } = input
  if (sealedFor === undefined) give((temporary) => workspace.writePack(temporary, pack, profile, blind))
  else
    await inPrivateFolder('sealing', async (folder) => {
      const [plain, sealed] = [join(folder, 'pack.assay'), join(folder, 'pack.assay.age')]
      const written = explainedOutput(plain, () => workspace.writePack(plain, pack, profile, blind))
      await sealFile(plain, sealed, 'groups' in sealedFor ? sealedFor.groups : sealedFor, { signal })
      give((temporary) => {
        copyFileSync(sealed, temporary)
        return written
      })
    })
  return { pack: id, path, ...made }
}

/** Where hidden names occur in what would go into a blind pack; nothing for a pack with names. Refuses as `createPack` does. */
export async function listFindings(context: QueryContext, input: Parsed<'pack.findings'>): Promise<Output<'pack.findings'>> {
  const pack = packOf(context.workspace, input)
  return input.names ? [] : (await surveyPack(context, pack)).findings
}

/** The pack that somebody wants, under a new id. Refuses in a pack, for somebody nobody knows, for lots and bids that are not there. */
export function packOf(
  workspace: Workspace,
  { for: name, brings, asked, prices, scores, names, ...about }: Parsed<'pack.findings'>,
): PackToMake {
  const { read, format, cover } = workspace
  if (cover) throw new Refusal('pack.inPack')
  const actor = actorNamed(read, name)
  if (!actor) throw new Refusal('pack.nobody', { name })
  const grant = [...format.packs].flatMap(([table, rule]) => (isBrought(rule, brings) ? [table] : []))
  return { pack: randomUUID(), actor: actor.id, prices, scores, names, asked, ...scopeOf(read, about), grant }
}

const isBrought = (rule: PackRule, brings: readonly string[]): boolean =>
  rule !== 'never' && rule.back !== undefined && brings.includes(rule.back)

/** The lots and bids that a pack is about: those that are named, or every lot. Refuses what is not there. */
function scopeOf(read: Reader, { lots, bids }: { lots: string[]; bids: string[] }) {
  const all = loadTenders(read).flatMap((tender) => tender.lots)
  const known = new Set(all.map(({ id }) => id))
  const missing = lots.find((lot) => !known.has(lot))
  if (missing !== undefined) throw new Refusal('lot.notFound', { lot: missing })
  const named = lots.length > 0 || bids.length > 0 ? lots : [...known]
  return { lots: new Set(named), bids: new Set(bids.map((bid) => loadBid(read, bid).id)) }
}
