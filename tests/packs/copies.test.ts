import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { testApplication } from '../application/support.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { elsewhere, tenderWithEvaluators } from './support.ts'

/** A copy of the story's workspace as it stands, open on another machine. */
async function copied(path: string, name: string) {
  const copy = join(temporaryFolder(), 'copy.assay')
  const application = testApplication({ actingAs: 'Mara' })
  await application.call('workspace.open', { path })
  await application.call('workspace.copy', { path: copy })
  await application.close()
  return { copy, ...(await elsewhere(copy, name)) }
}

/** The same file under another name, closed. */
function twin(path: string): string {
  const other = join(temporaryFolder(), 'twin.assay')
  copyFileSync(path, other)
  return other
}

describe('Two copies that went apart', () => {
  it('come to the same state, whichever takes the other first', async () => {
    const story = await tenderWithEvaluators()
    await story.close()
    const here = await elsewhere(story.path, 'Mara')
    await here.close()
    const there = await copied(story.path, 'Mara')
    const { north, east, ada, ben } = story
    const main = await elsewhere(story.path, 'Mara')
    await main.call('score.set', { bid: north, subject: story.subject(), evaluator: ada, points: 4, reason: 'Here' })
    await main.call('bid.add', { lot: story.lot, provider: { name: 'Third' } })
    await there.call('score.set', { bid: east, subject: story.subject(1), evaluator: ben, points: 3, reason: 'There' })
    await there.call('provider.update', { provider: (await there.call('provider.list', {}))[0]?.id ?? '', name: 'Nordlicht AG' })
    await main.close()
    await there.close()
    const [one, two] = [twin(story.path), twin(there.copy)]

    const a = await elsewhere(one, 'Mara')
    const b = await elsewhere(two, 'Mara')
    const intoOne = await a.call('pack.merge', { path: there.copy })
    const intoTwo = await b.call('pack.merge', { path: story.path })
    expect(intoOne).toMatchObject({ kind: 'copy', for: null, counts: { new: 2, conflict: 0, refused: 0 } })
    expect(intoTwo.root).toBe(intoOne.root)
    for (const { call } of [a, b]) {
      const { checks } = await call('workspace.verify', {})
      expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    }
    expect(await b.call('decision.ranking', { lot: story.lot })).toEqual(await a.call('decision.ranking', { lot: story.lot }))
    expect((await a.call('provider.list', {})).map(({ name }) => name).sort()).toEqual([
      'Nordlicht AG',
      'Sakura Support',
      'Third',
    ])
  })

  it('bring nothing back that was undone or erased, and lose nothing that was done', async () => {
    const story = await tenderWithEvaluators()
    const { north, ada, ben, lot, subject } = story
    await story.call('score.set', { bid: north, subject: subject(), evaluator: ada, points: 1, reason: 'To be undone' })
    await story.close()
    const there = await copied(story.path, 'Mara')
    const main = await elsewhere(story.path, 'Mara')
    await main.call('workspace.undo', {})
    await there.call('score.set', { bid: north, subject: subject(), evaluator: ben, points: 5, reason: 'Kept' })
    await there.close()
    await main.call('pack.merge', { path: there.copy })
    expect((await main.call('score.list', { lot })).map(({ reason }) => reason)).toEqual(['Kept'])
    await main.close()
    const back = await elsewhere(there.copy, 'Mara')
    expect((await back.call('pack.merge', { path: story.path })).removed).toBe(1)
    expect((await back.call('score.list', { lot })).map(({ reason }) => reason)).toEqual(['Kept'])
    const { checks } = await back.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('erase nothing while somebody reads the file: what they read could not be overwritten', async () => {
    const story = await tenderWithEvaluators()
    const file = join(story.folder, 'person.txt')
    writeFileSync(file, 'Zaphod')
    const [{ id }] = await story.call('evidence.add', { paths: [file] })
    await story.close()
    const there = await copied(story.path, 'Mara')
    await there.call('journal.erase', { about: { kind: 'evidence', evidence: id }, reason: 'They asked' })
    await there.close()
    const here = await elsewhere(story.path, 'Mara')
    const reading = connect(story.path, { readonly: true })
    reading.exec('BEGIN; SELECT count(*) FROM evidence;')
    const before = await here.call('workspace.state', {})
    expect((await here.refused('pack.merge', { path: there.copy })).code).toBe('workspace.busy')
    expect(await here.call('workspace.state', {})).toEqual(before)
    expect((await here.call('pack.merge', { path: there.copy, dryRun: true })).removed).toBeGreaterThan(0)
    reading.close()
    await here.call('pack.merge', { path: there.copy })
    const bytes = ['', '-wal'].map((ending) => readFileSync(`${story.path}${ending}`))
    expect(bytes.map((one) => one.includes('Zaphod'))).toEqual([false, false])
    await here.close()
  })

  it('are told apart from those of another workspace, and from themselves', async () => {
    const story = await tenderWithEvaluators()
    const other = await tenderWithEvaluators()
    await other.close()
    expect(await story.refused('pack.merge', { path: other.path })).toMatchObject({ code: 'merge.otherWorkspace' })
    expect(await story.call('pack.merge', { path: story.path })).toMatchObject({ entry: 0, counts: { new: 0, refused: 0 } })
  })
})
