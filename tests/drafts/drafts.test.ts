import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftsLimit } from '../../electron/drafts/drafts.ts'
import { draftKey } from '../../shared/draft-key.ts'
import type { Draft } from '../../shared/drafts.ts'
import { testApplication } from '../application/support.ts'
import { reasons, untested } from '../untested.ts'

const score: Draft = {
  kind: 'score',
  evaluator: 'keller',
  bid: 'nordlicht',
  subject: { kind: 'question', id: 'q1' },
  points: 3,
  reason: 'Not finished: “東” <b>',
  releasable: 'Not finished either',
}
const answer: Draft = {
  kind: 'answer',
  bid: 'nordlicht',
  question: 'q2',
  text: '',
  chosen: ['a'],
  rows: [{ column: 'cell' }],
  notApplicable: false,
  comment: '',
  reason: '',
}
const tender: Draft = {
  kind: 'tender',
  title: 'Support',
  need: '',
  template: '',
  currency: 'EU',
  termMonths: 36,
  deadline: '2027-',
  lots: 'One\nTwo',
}

describe('drafts', () => {
  const workspace: string = randomUUID()
  const start = () => {
    const { call, refused, folder } = testApplication()
    const drafts = join(folder, 'settings', 'drafts')
    return {
      list: (of = workspace) => call('draft.list', { workspace: of }),
      keep: (kept: Draft[], of = workspace) => call('draft.keep', { workspace: of, drafts: kept }),
      refused: (kept: Draft[], of = workspace) => refused('draft.keep', { workspace: of, drafts: kept }),
      folder: drafts,
      file: join(drafts, `${workspace}.json`),
    }
  }

  it('are kept on this machine, each workspace its own, and replaced as a whole', async () => {
    const { list, keep, folder } = start()
    const other = randomUUID()
    expect(await list()).toEqual([])
    expect(await keep([score, answer, tender])).toEqual({ kept: 3 })
    await keep([answer], other)
    expect(await list()).toEqual([score, answer, tender])
    await keep([tender])
    expect(await list()).toEqual([tender])
    expect(await list(other)).toEqual([answer])
    expect(readdirSync(folder).sort()).toEqual([`${workspace}.json`, `${other}.json`].sort())
  })

  it('leave no file once the last is saved or discarded', async () => {
    const { keep, folder } = start()
    await keep([score])
    await keep([])
    expect(readdirSync(folder)).toEqual([])
    expect(await keep([])).toEqual({ kept: 0 })
  })

  it.skipIf(untested('Who may read drafts is', reasons.windows))('can be read by their own user alone', async () => {
    const { keep, folder, file } = start()
    await keep([score])
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600])
  })

  it.each(['', '{', 'null', '[{"kind":"other"},5]'])('count as none where their file is damaged: %j', async (text) => {
    const { list, keep, folder, file } = start()
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
    expect(await list()).toEqual([])
    await keep([score])
    expect(await list()).toEqual([score])
  })

  it('stay as they were when they become too many', async () => {
    const { list, keep, refused } = start()
    await keep([score])
    const much = Array.from(
      { length: 41 },
      (_, index): Draft => ({ ...answer, question: `q${index}`, text: 'x'.repeat(100_000) }),
    )
    expect(await refused(much)).toMatchObject({ code: 'draft.tooMany', details: { limit: draftsLimit } })
    expect(await list()).toEqual([score])
  })

  it.skipIf(untested('Drafts that may not be written are', reasons.root))('say when they cannot be written', async () => {
    const { keep, refused, folder } = start()
    await keep([score])
    chmodSync(folder, 0o500)
    expect(await refused([answer])).toMatchObject({ code: 'file.forbidden' })
    chmodSync(folder, 0o700)
  })

  it.each(['../settings', 'x', ''])('are kept under the id of a workspace and nothing else: %j', async (name) => {
    const { refused, folder } = start()
    expect(await refused([score], name)).toMatchObject({ code: 'input.invalid', details: { field: 'workspace' } })
    expect(existsSync(folder)).toBe(false)
  })

  it('are no part of the workspace', async () => {
    const { call, close, folder } = testApplication()
    const path = join(folder, 'one.assay')
    const { id, head } = await call('workspace.create', { path, title: 'One' })
    await call('draft.keep', { workspace: id, drafts: [score] })
    expect(await call('workspace.info', {})).toMatchObject({ head })
    await close()
    expect(readFileSync(path).includes('Not finished')).toBe(false)
  })

  it('have one key for each thing that can be drafted once', () => {
    const own = { ...score, evaluator: 'osei' }
    const keys = [
      score,
      own,
      { ...score, evaluator: null },
      { ...score, bid: 'other' },
      answer,
      { ...answer, question: 'q1' },
      tender,
    ]
    expect(new Set(keys.map(draftKey)).size).toBe(keys.length)
    const again: Draft = { ...score, points: 1, reason: 'Another' }
    expect(draftKey(again)).toBe(draftKey(score))
  })
})
