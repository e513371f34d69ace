import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isAsMade, recordFolder, setAside } from '../../electron/sample/earlier.ts'
import { sampleFolder } from './support.ts'

const head = 'a1b2'
let folder: string
beforeEach(() => {
  folder = join(sampleFolder(), 'made')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'files/bidders'), { recursive: true })
  writeFileSync(join(folder, 'tender.assay'), 'workspace')
  writeFileSync(join(folder, 'files/bidders/answers.txt'), 'answers')
  recordFolder(folder, 'tender.assay', head)
})

describe('a folder that was made', () => {
  it('is as made while nobody touches it', () => {
    expect(isAsMade(folder, head)).toBe(true)
  })

  it('stays as made when its workspace was opened or backed up without a change', () => {
    writeFileSync(join(folder, 'tender.assay'), 'other bytes, same head')
    mkdirSync(join(folder, 'tender.assay-backups'))
    writeFileSync(join(folder, 'tender.assay-backups/one'), 'backup')
    expect(isAsMade(folder, head)).toBe(true)
  })

  it.each<[string, () => void]>([
    ['a file was changed', () => writeFileSync(join(folder, 'files/bidders/answers.txt'), 'Answers')],
    ['a file was added', () => writeFileSync(join(folder, 'notes.txt'), 'mine')],
    ['a file was removed', () => rmSync(join(folder, 'files/bidders/answers.txt'))],
    ['a link was added', () => symlinkSync('/', join(folder, 'files/link'))],
    ['the record is gone', () => rmSync(join(folder, 'made.json'))],
    ['the record is no record', () => writeFileSync(join(folder, 'made.json'), '{}')],
  ])('is not as made once %s', (_what, change) => {
    change()
    expect(isAsMade(folder, head)).toBe(false)
  })

  it('is not as made once its workspace went on, or is no workspace any more', () => {
    expect(isAsMade(folder, 'c3d4')).toBe(false)
    expect(isAsMade(folder, undefined)).toBe(false)
  })

  it('is set aside under a name that nobody uses', () => {
    mkdirSync(`${folder}-earlier-1`, { recursive: true })
    expect(setAside(folder)).toBe(`${folder}-earlier-2`)
    expect([existsSync(folder), existsSync(join(`${folder}-earlier-2`, 'tender.assay'))]).toEqual([false, true])
  })
})
