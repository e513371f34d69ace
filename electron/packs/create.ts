import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '../../shared/contract.ts'
import { lettersOf } from '../../shared/packs/letters.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { factsOf } from '../giving-out.ts'
import { loadTenders } from '../tenders/tenders.ts'
import { actorNamed } from '../workspace/actors.ts'
import { writeAtomically } from '../workspace/files.ts'
import type { PackRule } from '../workspace/format/pack.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'
import { registerPack } from '../workspace/packing/register.ts'

/**
 * Makes a pack: a file of its own, with only what its reader may see, and registers it with its grant before it has its name. Refuses in a
 * pack, in a file that is open to read only, for somebody nobody knows, and for lots and bids that are not there.
 */
export function createPack(
  { session, profile, translate }: TaskContext,
  { path, replace, for: name, brings, asked, prices, scores, names, ...about }: Parsed<'pack.create'>,
): Output<'pack.create'> {
  const workspace = session.workspace()
  const { read, format } = workspace
  if (workspace.access === 'read') throw new Refusal('workspace.openToRead', { path: workspace.path })
  if (workspace.cover) throw new Refusal('pack.inPack')
  checkOutput(path, { replace })
  const actor = actorNamed(read, name)
  if (!actor) throw new Refusal('pack.nobody', { name })
  const scope = scopeOf(read, about)
  const grant = [...format.packs].flatMap(([table, rule]) => (isBrought(rule, brings) ? [table] : []))
  const id = randomUUID()
  const contents = { actor: actor.id, prices, scores, names, asked, ...scope, grant }
  const blind = names
    ? undefined
    : {
        call: (number: number) => translate('pack.bidder', { letters: lettersOf(number) }),
        text: (_place: unknown, text: string) => text,
        keeps: () => false,
      }
  let made = { sha256: '', size: 0, rows: 0 }
  explainedOutput(path, () =>
    writeAtomically(path, (temporary) => {
      const { root, rows, aliases } = workspace.writePack(temporary, { pack: id, ...contents }, profile, blind)
      made = { ...factsOf(temporary), rows }
      workspace.execute({ command: 'pack.create', profile, undoable: false }, (write, stamp) =>
        registerPack(write, stamp, { id, root, aliases, ...contents }, { path, ...made }),
      )
    }),
  )
  return { pack: id, path, ...made }
}

const isBrought = (rule: PackRule, brings: readonly string[]): boolean =>
  rule !== 'never' && rule.back !== undefined && brings.includes(rule.back)

/** The lots and bids that a pack is about: those that are named, or every lot. Refuses what is not there. */
export function scopeOf(read: Parameters<typeof loadTenders>[0], { lots, bids }: { lots: string[]; bids: string[] }) {
  const all = loadTenders(read).flatMap((tender) => tender.lots)
  const known = new Set(all.map(({ id }) => id))
  const missing = lots.find((lot) => !known.has(lot))
  if (missing !== undefined) throw new Refusal('lot.notFound', { lot: missing })
  const named = lots.length > 0 || bids.length > 0 ? lots : [...known]
  return { lots: new Set(named), bids: new Set(bids) }
}
