import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createApplication } from '../../electron/application.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Progress } from '../../shared/procedure.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-sample-task-'))
const application = createApplication({ translate: translator('en'), settings: join(folder, 'settings') })
afterAll(async () => {
  await application.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('sample.build', () => {
  it('builds the sample beside the open workspace, and says how far it is', async () => {
    const path = join(folder, 'own.assay')
    expect(await application.client('workspace.create', { path, title: 'Own' })).toMatchObject({ ok: true })
    const steps: Progress[] = []
    const sample = join(folder, 'sample.assay')
    const built = await application.client('sample.build', { path: sample }, { onProgress: (step) => steps.push(step) })
    expect(built).toEqual({
      ok: true,
      value: { path: sample, folder: join(folder, 'sample-files'), lot: expect.any(String) },
    })
    expect(steps.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    // The sample has people and settings of its own.
    expect(await application.client('workspace.info', {})).toMatchObject({ ok: true, value: { path } })
    const recent = await application.client('workspace.recent', {})
    expect(recent).toMatchObject({ ok: true, value: [{ path }] })
    const opened = await application.client('workspace.open', { path: sample })
    expect(opened).toMatchObject({ ok: true })
    expect(await application.client('tender.list', {})).toMatchObject({ ok: true, value: [{ lots: [{}] }] })
  })

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const before = readdirSync(folder)
    const path = join(folder, 'cancelled.assay')
    const controller = new AbortController()
    const onProgress = ({ done }: Progress) => {
      if (done === 2) controller.abort()
    }
    expect(await application.client('sample.build', { path }, { signal: controller.signal, onProgress })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('leaves the backups of a file that had its name before, when it is cancelled', async () => {
    const path = join(folder, 'before.assay')
    const backup = join(folder, 'before.assay-backups', '2026-01-01T12-00-00.000Z.assay-backup')
    mkdirSync(dirname(backup))
    writeFileSync(backup, 'mine')
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    expect(await application.client('sample.build', { path }, { signal: controller.signal, onProgress })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
    expect(existsSync(path)).toBe(false)
    expect(readFileSync(backup, 'utf8')).toBe('mine')
  })

  it('takes no place that is taken', async () => {
    const path = join(folder, 'taken.assay')
    writeFileSync(path, 'mine')
    expect(await application.client('sample.build', { path })).toMatchObject({ ok: false, error: { code: 'workspace.exists' } })
    expect(existsSync(path)).toBe(true)
    const beside = join(folder, 'sample-again.assay')
    writeFileSync(join(folder, 'sample-again-files'), 'mine')
    expect(await application.client('sample.build', { path: beside })).toMatchObject({
      ok: false,
      error: { code: 'sample.folderExists' },
    })
    expect(existsSync(beside)).toBe(false)
  })
})
