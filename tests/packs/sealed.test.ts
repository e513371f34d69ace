import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createKey, readIdentity } from '../../electron/sealing/keys.ts'
import { unsealBytes } from '../../electron/sealing/unseal.ts'
import { testApplication } from '../application/support.ts'
import { elsewhere, tenderWithEvaluators } from './support.ts'

const { TMPDIR: temporary } = process.env
afterEach(() => {
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
})

describe('A sealed pack', () => {
  it('holds nothing in plain, leaves nothing behind, and comes back by its key', async () => {
    const story = await tenderWithEvaluators()
    const { call, refused, folder, ada, north, lot } = story
    const ownTemporary = join(folder, 'temporary')
    mkdirSync(ownTemporary)
    process.env.TMPDIR = ownTemporary
    const left = () => readdirSync(ownTemporary).filter((name) => !name.startsWith('assay-test-'))
    const key = join(folder, 'ada.key')
    const sealedFor = { groups: [[await createKey(key, null)]] }
    const path = join(folder, 'ada.assay.age')
    const { size, sha256 } = await call('pack.create', { path, for: 'Ada', sealedFor })
    expect([statSync(path).size, left()]).toEqual([size, []])
    const bytes = readFileSync(path)
    expect(['SQLite format 3', 'Nordlicht'].map((words) => bytes.includes(words))).toEqual([false, false])
    expect(await call('pack.list', {})).toMatchObject([{ fileName: 'ada.assay.age', sha256 }])

    const plain = join(folder, 'ada.assay')
    writeFileSync(plain, await unsealBytes(bytes, { identities: [await readIdentity(key, null)] }, path))
    const device = await elsewhere(plain, 'Ada')
    await device.call('score.set', { bid: north, subject: story.subject(), evaluator: ada, points: 4, reason: 'Well shown' })
    await device.close()
    const back = join(folder, 'back.assay.age')
    await device.call('seal.file', { file: plain, path: back, sealedFor })
    expect((await refused('pack.merge', { path: back })).code).toBe('sealing.needsKey')
    expect(left()).toEqual([])
    const { counts } = await call('pack.merge', { path: back, keys: [{ path: key, passphrase: null }] })
    expect(counts).toMatchObject({ new: 1, refused: 0 })
    expect(await call('score.list', { lot })).toMatchObject([{ points: 4 }])
    expect(left()).toEqual([])
  })

  it('opens by a passphrase, and says what is missing or wrong', async () => {
    const { call, refused, folder } = await tenderWithEvaluators()
    const path = join(folder, 'ada.assay.age')
    await call('pack.create', { path, for: 'Ada', sealedFor: { passphrase: 'four long secret words' } })
    expect((await refused('pack.merge', { path })).code).toBe('sealing.needsPassphrase')
    expect((await refused('pack.merge', { path, passphrases: ['other words'] })).code).toBe('sealing.wrongPassphrase')
    expect(await call('pack.merge', { path, passphrases: ['four long secret words'], dryRun: true })).toMatchObject({
      kind: 'pack',
      for: 'Ada',
    })
  })

  it('is no workspace where it is named as one, and is called by what it is', async () => {
    const story = await tenderWithEvaluators()
    const path = join(story.folder, 'ada.age')
    await story.call('pack.create', { path, for: 'Ada', sealedFor: { passphrase: 'seven quiet harbours at dusk' } })
    const other = testApplication()
    for (const call of [
      () => other.refused('workspace.open', { path }),
      () => story.refused('workspace.restore', { backup: path, path: join(story.folder, 'new.assay') }),
    ]) {
      const problem = await call()
      expect(problem.code).toBe('workspace.sealed')
      expect(problem.message).toBe(
        `${path} is sealed. Open it with its key or its passphrase first: drop it on the window, or write what is in it to a new file with assay unseal; then open that file.`,
      )
    }
  })

  it('is not made for a recipient that is none, and nothing is registered', async () => {
    const { call, refused, folder } = await tenderWithEvaluators()
    const path = join(folder, 'ada.assay.age')
    expect((await refused('pack.create', { path, for: 'Ada', sealedFor: { groups: [['age1nobody']] } })).code).toBe(
      'sealing.recipient',
    )
    expect(await call('pack.list', {})).toEqual([])
  })
})
