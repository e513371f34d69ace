import { randomUUID } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandContext } from '../../electron/endpoint.ts'
import { format } from '../../electron/format.ts'
import { addEvaluator } from '../../electron/scorecards/evaluators.ts'
import { setScore } from '../../electron/scorecards/scores.ts'
import { connect } from '../../electron/workspace/database.ts'
import { openDoor } from '../../electron/workspace/door/door.ts'
import type { Bundle } from '../../electron/workspace/merge/bundle.ts'
import { gather } from '../../electron/workspace/merge/gather.ts'
import { registerPack } from '../../electron/workspace/packing/register.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { mara } from '../workspace/plain.ts'
import { bench, shared } from './harness.ts'
import { act, answered, benchFolder, judgedByPeople } from './tender.ts'

const packs = 10

/** A workspace with twelve bidders, and ten packs in which an evaluator each has scored every question of everybody that people score. */
const scored = shared(async () => {
  const folder = benchFolder()
  const path = join(folder, 'whole.assay')
  const { workspace, lot, bids } = answered(path)
  const people = Array.from({ length: packs }, (_, index) => ({ name: `Reader ${index + 1}`, role: '', organisation: '' }))
  const readers = people.map((person) => act(workspace, 'evaluator.add', (context) => addEvaluator(context, person)))
  const paths = readers.map(({ id: actor, name }) => {
    const file = join(folder, `${name}.assay`)
    const pack = randomUUID()
    const contents = {
      actor,
      lots: new Set([lot]),
      bids: new Set<string>(),
      prices: false,
      scores: false,
      names: true,
      asked: '',
      grant: ['score', 'agreement'],
    }
    const { root, aliases } = workspace.writePack(file, { pack, ...contents }, mara)
    workspace.execute({ command: 'pack.create', profile: mara, undoable: false }, (write, stamp) =>
      registerPack(write, stamp, { id: pack, root, aliases, ...contents }, { path: file, sha256: '0'.repeat(64), size: 1 }),
    )
    const opened = Workspace.open(file, { format })
    act(opened, 'score.set', (context) => score(context, actor))
    opened.close()
    return file
  })
  const bundles: Bundle[] = []
  for (const file of paths) {
    const door = await openDoor(file, { format })
    bundles.push(await gather(door, workspace.read, file))
    await door.close()
  }
  workspace.close()
  function score(context: CommandContext, evaluator: string): void {
    for (const bid of bids)
      for (const [position, subject] of judgedByPeople.entries())
        setScore(context, {
          bid: bid.id,
          subject,
          evaluator,
          points: position % 6,
          reason: 'As the answer shows',
          releasable: null,
        })
  }
  return { folder, path, readers, bundles, score }
})

bench('merging ten packs of scores, as against journaling the same scores in one action', async () => {
  const { folder, path, readers, bundles, score } = await scored()
  let into: Workspace | undefined
  let alone: Workspace | undefined
  const close = () => {
    into?.close()
    alone?.close()
  }
  return {
    prepare: () => {
      close()
      copyFileSync(path, join(folder, 'into.assay'))
      copyFileSync(path, join(folder, 'alone.assay'))
      into = Workspace.open(join(folder, 'into.assay'), { format })
      alone = Workspace.open(join(folder, 'alone.assay'), { format })
    },
    floor: () => {
      if (alone)
        act(alone, 'score.set', (context) => {
          for (const { id } of readers) score(context, id)
        })
    },
    subject: async () => {
      for (const bundle of bundles) await into?.merge({ profile: mara, command: 'pack.merge' }, bundle, new Map())
    },
    cleanUp: close,
    limit: { ratio: 3 },
  }
})

const facts = 50_000

bench(`a dry run of ${facts} scores that a copy brings, as against reading them`, async () => {
  const folder = benchFolder()
  const [path, other] = [join(folder, 'here.assay'), join(folder, 'there.assay')]
  const { workspace, bids } = answered(path)
  workspace.close()
  copyFileSync(path, other)
  const there = Workspace.open(other, { format })
  const readers = Math.ceil(facts / (bids.length * judgedByPeople.length))
  for (let number = 1; number <= readers; number++)
    act(there, 'score.set', (context) => {
      const { id: evaluator } = addEvaluator(context, { name: `Reader ${number}`, role: '', organisation: '' })
      for (const { id: bid } of bids)
        for (const subject of judgedByPeople)
          setScore(context, { bid, subject, evaluator, points: number % 6, reason: 'As the answer shows', releasable: null })
    })
  there.close()
  const here = Workspace.open(path, { format })
  return {
    floor: () => {
      const raw = connect(other, { readonly: true })
      raw.prepare('SELECT score.*, proof.salt, proof.digest FROM score JOIN proof ON row_key = id').all()
      raw.close()
    },
    subject: async () => {
      const door = await openDoor(other, { format })
      const bundle = await gather(door, here.read, other)
      await here.merge({ profile: mara, command: 'pack.merge', dryRun: true }, bundle, new Map())
      await door.close()
    },
    cleanUp: () => here.close(),
    limit: { ratio: 0, plusMilliseconds: 3_000 },
  }
})
