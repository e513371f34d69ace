import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testApplication } from '../application/support.ts'
import { tamper } from '../workspace/support.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

/** A pack of Ada's in which she scored once, closed. */
async function scored(story: Story): Promise<string> {
  const path = await packFor(story, 'Ada')
  const device = await elsewhere(path, 'Ada')
  const { north: bid, ada: evaluator } = story
  await device.call('score.set', { bid, subject: story.subject(), evaluator, points: 4, reason: 'Well shown' })
  await device.close()
  return path
}

const endless = `CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`

describe('A file that cannot be merged', () => {
  it.each<[what: string, code: string, damage: (path: string, story: Story) => unknown]>([
    ['that is cut off', 'workspace.damaged', (path) => truncateSync(path, readFileSync(path).length - 5000)],
    ['that is cut off at a page', 'workspace.damaged', (path) => truncateSync(path, 40 * 4096)],
    ['that is empty', 'workspace.foreign', (path) => truncateSync(path, 0)],
    ['that is something else', 'workspace.foreign', (path) => writeFileSync(path, 'no database')],
    ['of a newer format', 'workspace.newer', (path) => tamper(path, 'PRAGMA user_version = 99')],
    [
      'with a trigger of somebody else',
      'workspace.unknownSchema',
      (path) => tamper(path, 'CREATE TRIGGER own AFTER INSERT ON score BEGIN DELETE FROM score; END'),
    ],
    ['with a view that never ends', 'workspace.unknownSchema', (path) => tamper(path, endless)],
    [
      'whose identity was exchanged',
      'merge.otherWorkspace',
      (path) => tamper(path, `UPDATE pack_cover SET workspace_id = 'other'`),
    ],
    ['of a pack that nobody made', 'merge.unknownPack', (path) => tamper(path, `UPDATE pack_cover SET pack_id = 'other'`)],
    [
      'that was withdrawn',
      'merge.packWithdrawn',
      async (_path, { call }) => {
        const [pack] = await call('pack.list', {})
        await call('pack.withdraw', { pack: pack?.id ?? '', reason: 'Lost on the train' })
      },
    ],
    [
      'whose journal says another time',
      'merge.journalBroken',
      (path) => tamper(path, `UPDATE journal_entry SET at = '2026-01-01T00:00:00.000Z' WHERE number = 2`),
    ],
  ])('ends in one sentence that names it, and nothing is taken: %s', async (_, code, damage) => {
    const story = await tenderWithEvaluators()
    const path = await scored(story)
    await damage(path, story)
    const before = await story.call('workspace.state', {})
    const problem = await story.refused('pack.merge', { path })
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(path)
    expect(await story.call('workspace.state', {})).toEqual(before)
  })

  it('is refused by name: a folder, what is not there, a pack of another tender, a pack that is merged into a pack', async () => {
    const story = await tenderWithEvaluators()
    const path = await scored(story)
    const folder = join(story.folder, 'folder.assay')
    mkdirSync(folder)
    expect((await story.refused('pack.merge', { path: folder })).code).toBe('workspace.foreign')
    expect((await story.refused('pack.merge', { path: join(story.folder, 'nowhere.assay') })).code).toBe('workspace.missing')
    const other = await tenderWithEvaluators()
    expect((await other.refused('pack.merge', { path })).code).toBe('merge.otherWorkspace')
    const pack = await elsewhere(await packFor(story, 'Ben'), 'Ben')
    expect((await pack.refused('pack.merge', { path })).code).toBe('merge.intoPack')
  })

  it('is refused by name: a backup that is given as a pack', async () => {
    const story = await tenderWithEvaluators()
    const { path } = await story.call('workspace.backup', {})
    const before = await story.call('workspace.state', {})
    const problem = await story.refused('pack.merge', { path })
    expect(problem.code).toBe('workspace.isBackup')
    expect(problem.message).toContain(path)
    expect(await story.call('workspace.state', {})).toEqual(before)
  })

  it('loses its altered row alone, where its journal holds', async () => {
    const story = await tenderWithEvaluators()
    const path = await scored(story)
    tamper(path, `UPDATE score SET points = 5000`)
    const { counts, items } = await story.call('pack.merge', { path })
    expect(counts).toMatchObject({ new: 0, conflict: 0, refused: 1 })
    expect(items.map(({ why }) => why)).toEqual(['It is not what its author recorded: its digest does not hold.'])
    expect(await story.call('score.list', { lot: story.lot })).toEqual([])
  })
})

describe('A clock that went back between two packs of one evaluator', () => {
  it('takes nothing from the order in which they were given out: what follows counts', async () => {
    const story = await tenderWithEvaluators()
    const first = await scored(story)
    await story.call('pack.merge', { path: first })
    const second = await packFor(story, 'Ada')
    const device = testApplication({ actingAs: 'Ada', clock: () => new Date('2020-02-02T02:02:02Z') })
    await device.call('workspace.open', { path: second })
    const { north: bid, ada: evaluator, lot } = story
    await device.call('score.set', { bid, subject: story.subject(), evaluator, points: 2, reason: 'Looked again' })
    await device.close()
    expect((await story.call('pack.merge', { path: second })).counts).toMatchObject({ new: 1, conflict: 0, refused: 0 })
    expect(await story.call('score.list', { lot })).toMatchObject([{ points: 2, conflict: false }])
    const entries = await story.call('journal.list', {})
    expect(entries.filter(({ at }) => at.startsWith('2020')).map(({ clockWentBack }) => clockWentBack)).toEqual([true])
  })
})

it('a pack that its reader has open is merged as far as it was recorded', async () => {
  const story = await tenderWithEvaluators()
  const path = await packFor(story, 'Ada')
  const device = await elsewhere(path, 'Ada')
  const { north: bid, ada: evaluator, lot } = story
  const score = (index: number) =>
    device.call('score.set', { bid, subject: story.subject(index), evaluator, points: 4, reason: 'Well shown' })
  await score(0)
  expect((await story.call('pack.merge', { path })).counts).toMatchObject({ new: 1 })
  await score(1)
  expect((await story.call('pack.merge', { path })).counts).toMatchObject({ new: 1 })
  expect(await story.call('score.list', { lot })).toHaveLength(2)
})
