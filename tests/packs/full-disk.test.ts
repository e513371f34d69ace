import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { beforeRemoval, temporaryFolder } from '../workspace/support.ts'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

/** A folder on a small disk of its own; nothing where none can be mounted. */
function smallDisk(size: string): string | undefined {
  const folder = join(temporaryFolder(), 'small')
  mkdirSync(folder)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) return undefined
  beforeRemoval(() => {
    spawnSync('umount', ['-l', folder])
  })
  return folder
}

/** Fills a disk but for some bytes. Returns what makes room again. */
function fill(folder: string, but: number): () => void {
  const { bavail, bsize } = statfsSync(folder)
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - but)))
  return () => rmSync(ballast)
}

const unmountable = smallDisk('64k') === undefined && 'mounting is not allowed here'

it.skipIf(untested('A disk that fills while a pack is made is', unmountable))(
  'a pack that does not fit on the disk is neither there nor registered',
  async () => {
    const story = await tenderWithEvaluators()
    const small = smallDisk('256k') ?? ''
    const path = join(small, 'ada.assay')
    const before = await story.call('workspace.state', {})
    const problem = await story.refused('pack.create', { path, for: 'Ada' })
    expect(problem.code).toBe('file.full')
    expect(problem.message).toContain(path)
    expect(readdirSync(small)).toEqual([])
    expect(await story.call('workspace.state', {})).toEqual(before)
    expect(await story.call('pack.list', {})).toEqual([])
  },
)

it.skipIf(untested('A disk that fills while a pack is merged is', unmountable))(
  'a merge for which there is no room takes nothing, and takes it all once there is',
  async () => {
    const story = await tenderWithEvaluators()
    const pack = await packFor(story, 'Ada')
    const device = await elsewhere(pack, 'Ada')
    const { north: bid, ada: evaluator, lot } = story
    const reason = 'x'.repeat(4000)
    for (const index of [0, 1, 2])
      await device.call('score.set', { bid, subject: story.subject(index), evaluator, points: 4, reason })
    await device.close()
    await story.close()
    const small = smallDisk('8m') ?? ''
    const path = join(small, 'tender.assay')
    copyFileSync(story.path, path)
    const here = await elsewhere(path, 'Mara')
    const before = await here.call('workspace.state', {})
    const makeRoom = fill(small, 16_384)
    const problem = await here.refused('pack.merge', { path: pack })
    expect(problem.code).toBe('workspace.full')
    expect(problem.message).toContain(path)
    expect(await here.call('workspace.state', {})).toEqual(before)
    makeRoom()
    expect((await here.call('pack.merge', { path: pack })).counts).toMatchObject({ new: 3, refused: 0 })
    expect(await here.call('score.list', { lot })).toHaveLength(3)
    const { checks } = await here.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    await here.close()
  },
)
