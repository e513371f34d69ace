import type { packsContract } from '../../shared/packs/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, query, task } from '../endpoint.ts'
import { actorName } from '../workspace/actors.ts'
import { record } from '../workspace/facts.ts'
import { registeredPack } from '../workspace/merge/grant.ts'
import { packStanding } from '../workspace/packing/tables.ts'
import { listConflicts, resolveConflict } from './conflicts.ts'
import { createPack, listFindings } from './create.ts'
import { listPacks, tasksOf } from './list.ts'
import { mergeFile } from './merge.ts'
import { previewPack } from './preview.ts'
import { listSame, setSame } from './same.ts'

export const packsEndpoints: Endpoints<typeof packsContract> = {
  'pack.create': task(createPack),
  'pack.preview': query(previewPack),
  'pack.findings': query(listFindings),
  'pack.list': query(listPacks),
  'pack.cover': query(({ workspace, read }) => {
    const { cover } = workspace
    if (!cover) return null
    const { pack, title, actor, madeAt, prices, scores, names, asked, grant } = cover
    const person = { id: actor, name: actorName(read, actor) }
    return {
      pack,
      title,
      for: person,
      madeAt,
      prices,
      scores,
      names,
      asked,
      brings: tasksOf(workspace.format.packs, grant.tables),
    }
  }),
  'pack.merge': task(mergeFile),
  'pack.withdraw': command(({ write, author, at }, { pack, reason }) => {
    if (!registeredPack(write, pack)) throw new Refusal('pack.notFound', { pack })
    record(write, packStanding, { author, at }, { pack_id: pack }, { standing: 'withdrawn', reason })
    return { pack }
  }),
  'conflict.list': query(listConflicts),
  'conflict.resolve': task(resolveConflict),
  'same.set': task(setSame),
  'same.list': query(listSame),
}
