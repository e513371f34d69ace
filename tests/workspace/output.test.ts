import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeOutput } from '../../electron/workspace/output.ts'
import { Refusal } from '../../shared/result.ts'
import { reasons, untested } from '../untested.ts'
import { plainWorkspace, temporaryFolder } from './support.ts'

function codeOf(write: () => void): string {
  try {
    write()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'written'
}

describe('writing an export', () => {
  it('replaces an older export only where that was asked for', () => {
    const path = join(temporaryFolder(), 'report.pdf')
    writeFileSync(path, 'older')
    expect(codeOf(() => writeOutput(path, 'newer'))).toBe('file.exists')
    expect(codeOf(() => writeOutput(path, 'newer', { replace: true }))).toBe('written')
    expect(readFileSync(path, 'utf8')).toBe('newer')
  })

  it('never replaces a workspace, not even under another name or through a link, nor what lies beside an open one', () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'tender.assay'))
    symlinkSync(workspace.path, join(folder, 'report.pdf'))
    const beside = ['-wal', '-shm', '.lock'].map((ending) => `${workspace.path}${ending}`)
    for (const path of [workspace.path, join(folder, 'report.pdf'), ...beside])
      expect([path, codeOf(() => writeOutput(path, 'x', { replace: true }))]).toEqual([path, 'file.isWorkspace'])
    workspace.close()
    expect(codeOf(() => writeOutput(workspace.path, 'x', { replace: true }))).toBe('file.isWorkspace')
    expect(readFileSync(workspace.path).subarray(0, 15).toString()).toBe('SQLite format 3')
  })

  it('refuses folders, and names in folders that are not there', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'reports'))
    expect(codeOf(() => writeOutput(join(folder, 'reports'), 'x', { replace: true }))).toBe('file.isFolder')
    expect(codeOf(() => writeOutput(join(folder, 'none', 'report.pdf'), 'x'))).toBe('file.folderMissing')
  })

  it.skipIf(untested('A device in the place of a file is', reasons.windows))('never puts a file in the place of a device', () => {
    expect(codeOf(() => writeOutput('/dev/null', 'x', { replace: true }))).toBe('file.notRegular')
  })
})
