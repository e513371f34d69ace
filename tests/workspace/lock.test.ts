import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isHeld, lockPath, takeLock } from '../../electron/workspace/lock.ts'
import { temporaryFolder } from './support.ts'

it('gives back its own lock, and never that of somebody who has taken it over', () => {
  const path = join(temporaryFolder(), 'a.assay')
  const giveBack = takeLock(path, new Date('2026-01-01T12:00:00Z'))
  const mine = readFileSync(lockPath(path), 'utf8')
  const theirs = JSON.stringify({ ...JSON.parse(mine), token: 'theirs' })
  writeFileSync(lockPath(path), theirs)
  giveBack()
  expect(readFileSync(lockPath(path), 'utf8')).toBe(theirs)
  writeFileSync(lockPath(path), mine)
  expect(isHeld(path)).toBe(true)
  giveBack()
  expect(isHeld(path)).toBe(false)
})
