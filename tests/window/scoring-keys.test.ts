import { expect, it } from 'vitest'
import { meaningOf } from '../../renderer/scorecards/typing.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }
const kind = (key: string, digitTyped: boolean, more: Partial<typeof plain> = {}) =>
  meaningOf({ key, ...plain, ...more }, digitTyped)?.kind ?? null

it('A digit of the scale is a score, another one is beyond it', () => {
  expect(meaningOf({ key: '5', ...plain }, false)).toEqual({ kind: 'points', points: 5 })
  expect(meaningOf({ key: '0', ...plain }, true)).toEqual({ kind: 'points', points: 0 })
  expect([kind('6', false), kind('9', true)]).toEqual(['beyond', 'beyond'])
})

it('Letters are commands until a digit was typed in the cell, and its reason from then on', () => {
  for (const key of ['c', 'e', 'n', 'C', '/', '?', 'é', 'や', 'Dead', 'Process']) {
    expect([key, kind(key, false)]).toEqual([key, null])
    expect([key, kind(key, true)]).toEqual([key, 'reason'])
  }
})

it('Keys that move, and keys with a modifier, keep their meaning', () => {
  for (const key of ['ArrowDown', 'F2', 'Delete', 'Tab', 'Escape', ' ']) expect([key, kind(key, true)]).toEqual([key, null])
  expect([kind('z', true, { ctrlKey: true }), kind('1', true, { altKey: true }), kind('k', true, { metaKey: true })]).toEqual([
    null,
    null,
    null,
  ])
  expect(kind('Enter', true)).toBe('next')
})
