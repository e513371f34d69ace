import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

async function scored() {
  const story = await tenderWithEvaluators()
  for (const evaluator of [story.ada, story.ben])
    await story.call('score.set', { bid: story.north, subject: story.subject(), evaluator, points: 3, reason: 'Shown' })
  return story
}

describe('The preview of a pack', () => {
  it('counts what goes and what stays, by kind, and writes nothing', async () => {
    const story = await scored()
    const before = await story.call('workspace.state', {})
    const counted = async (options: object) => {
      const kinds = await story.call('pack.preview', { for: 'Ada', ...options })
      return Object.fromEntries(kinds.map(({ kind, goes, stays }) => [kind, [goes, stays]]))
    }
    expect(await counted({})).toMatchObject({ Bid: [2, 0], Answer: [6, 0], Score: [1, 1] })
    expect(await counted({ scores: true })).toMatchObject({ Score: [2, 0] })
    expect(await counted({ bids: [story.east] })).toMatchObject({ Bid: [1, 1], Answer: [3, 3], Score: [0, 2] })
    expect(await story.call('workspace.state', {})).toEqual(before)
  })

  it('counts as many rows of a kind as the pack then holds', async () => {
    const story = await scored()
    const kinds = await story.call('pack.preview', { for: 'Ada', bids: [story.north] })
    const { call } = await elsewhere(await packFor(story, 'Ada', { bids: [story.north] }), 'Ada')
    expect(kinds.find(({ kind }) => kind === 'Score')?.goes).toBe((await call('score.list', { lot: story.lot })).length)
    expect(kinds.find(({ kind }) => kind === 'Bid')?.goes).toBe((await call('bid.list', { lot: story.lot })).length)
  })

  it('is refused as the pack would be', async () => {
    const { call, refused, path, lot } = await scored()
    expect((await refused('pack.preview', { for: 'Nobody' })).code).toBe('pack.nobody')
    const elsewhere = await tenderWithEvaluators()
    for (const procedure of ['pack.preview', 'pack.findings'] as const) {
      expect((await refused(procedure, { for: 'Ada', lots: [`${lot}x`] })).code).toBe('lot.notFound')
      expect((await refused(procedure, { for: 'Ada', bids: [elsewhere.north] })).code).toBe('bid.notFound')
    }
    await elsewhere.close()
    await call('workspace.open', { path, access: 'read' })
    expect((await refused('pack.preview', { for: 'Ada' })).code).toBe('workspace.openToRead')
  })
})

describe('A file that is given to the window', () => {
  it('is a pack or a copy of the open workspace, or something else', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, folder } = story
    const pack = await packFor(story, 'Ada')
    const copy = `${folder}/copy.assay`
    await call('workspace.copy', { path: copy })
    const other = await tenderWithEvaluators()
    const foreignPack = await packFor(other, 'Ben')
    await other.close()
    const asked = async (path: string) => call('workspace.identify', { path })
    expect(await asked(pack)).toEqual({ kind: 'pack', title: 'Tender', for: 'Ada' })
    expect(await asked(copy)).toEqual({ kind: 'copy', title: 'Tender', for: null })
    expect(await asked(story.path)).toEqual({ kind: 'other', title: 'Tender', for: null })
    expect(await asked(other.path)).toEqual({ kind: 'other', title: 'Tender', for: null })
    expect(await asked(foreignPack)).toEqual({ kind: 'other', title: 'Tender', for: 'Ben' })
    expect((await refused('workspace.identify', { path: `${folder}/gone.assay` })).code).toBe('workspace.missing')
    await call('workspace.close', {})
    expect(await asked(pack)).toEqual({ kind: 'other', title: 'Tender', for: 'Ada' })
  })
})

describe('A sibling', () => {
  it('is a copy that went its own way, until it is merged', async () => {
    const { call, folder, path, lot, north, subject, ada } = await tenderWithEvaluators()
    const copy = `${folder}/conflicted copy.assay`
    await call('workspace.copy', { path: copy })
    const score = (points: number) =>
      call('score.set', { bid: north, subject: subject(points - 1), evaluator: ada, points, reason: 'Shown' })
    const siblings = async () => (await call('workspace.siblings', {})).map((sibling) => sibling.path)

    await call('workspace.open', { path: copy })
    expect(await siblings()).toEqual([])
    await score(1)
    // It only went further than what it is a copy of.
    expect(await siblings()).toEqual([])
    await call('workspace.open', { path })
    expect(await siblings()).toEqual([])

    await score(2)
    const { head } = await call('workspace.info', {})
    expect(await siblings()).toEqual([copy])
    await call('workspace.open', { path: copy })
    expect(await call('workspace.siblings', {})).toEqual([{ path, title: 'Tender', head: { entry: head.entry, at: head.at } }])

    await call('pack.merge', { path })
    expect(await siblings()).toEqual([])
    expect((await call('score.list', { lot })).map(({ points }) => points).toSorted()).toEqual([1, 2])
  })

  it('that is gone, damaged or a pack is none', async () => {
    const story = await tenderWithEvaluators()
    const { call } = story
    const pack = await packFor(story, 'Ada')
    await call('workspace.open', { path: pack })
    expect(await call('workspace.siblings', {})).toEqual([])
    await call('workspace.open', { path: story.path })
    expect(await call('workspace.siblings', {})).toEqual([])
    expect(existsSync(pack)).toBe(true)
  })
})
