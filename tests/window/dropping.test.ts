import { expect, it } from 'vitest'
import { landingOf } from '../../renderer/app/dropping.ts'

const onScreen = { isOpen: true, hasTarget: true }

it('A workspace that is dropped alone opens, wherever it lands', () => {
  for (const hasTarget of [true, false])
    expect(landingOf(['/a/support.ASSAY'], { isOpen: true, hasTarget })).toEqual({ kind: 'open', path: '/a/support.ASSAY' })
})

it('Other files go to what takes them, and are no workspace where nothing does', () => {
  expect(landingOf(['/a/answers.xlsx'], onScreen)).toEqual({ kind: 'take', paths: ['/a/answers.xlsx'] })
  expect(landingOf(['/a/old.assay', '/a/new.pdf'], onScreen)).toEqual({ kind: 'take', paths: ['/a/old.assay', '/a/new.pdf'] })
  expect(landingOf(['/a/answers.xlsx'], { isOpen: true, hasTarget: false })).toEqual({ kind: 'nowhere' })
})

it('Before a workspace is open, what is dropped is taken for one', () => {
  expect(landingOf(['/a/minutes.txt'], { isOpen: false, hasTarget: false })).toEqual({ kind: 'open', path: '/a/minutes.txt' })
  expect(landingOf([], { isOpen: false, hasTarget: false })).toBeNull()
})
