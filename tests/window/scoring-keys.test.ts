import { expect, it } from 'vitest'
import { meaningOf } from '../../renderer/scorecards/typing.ts'
import { defaultScale, keysOf } from '../../shared/questionnaires/scale.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }
const kind = (key: string, digitTyped: boolean, more: Partial<typeof plain> = {}) =>
  meaningOf({ key, ...plain, ...more }, digitTyped, { keys: keysOf(defaultScale), typed: '' })?.kind ?? null

/** What comes of digits that are typed one after another in one cell: places of levels, or why there is none. */
function typedIn(scale: readonly number[], digits: string): (number | string)[] {
  const keys = keysOf(scale.map((points) => ({ points })))
  let typed = ''
  return [...digits].map((key) => {
    const meaning = meaningOf({ key, ...plain }, typed !== '', { keys, typed })
    typed = meaning && 'typed' in meaning ? meaning.typed : ''
    return meaning?.kind === 'level' ? meaning.level : (meaning?.kind ?? 'nothing')
  })
}

it('A digit of the scale is a score, another one is beyond it', () => {
  expect(typedIn([0, 1, 2, 3, 4, 5], '5032')).toEqual([5, 0, 3, 2])
  expect([kind('6', false), kind('9', true)]).toEqual(['beyond', 'beyond'])
})

it('With more than ten levels a second digit goes on with the first where that is a level, and else begins anew', () => {
  const toTen = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(typedIn(toTen, '10')).toEqual([1, 10])
  expect(typedIn(toTen, '70')).toEqual([7, 0])
  expect(typedIn(toTen, '12')).toEqual([1, 2])
  expect(typedIn(toTen, '1010')).toEqual([1, 10, 1, 10])
})

it('Levels that do not follow one another are typed by their place, from 0', () => {
  expect(typedIn([0, 25, 50, 100], '0123')).toEqual([0, 1, 2, 3])
  expect(typedIn([0, 25, 50, 100], '4')).toEqual(['beyond'])
  expect(typedIn([1, 2, 3, 4, 5], '150')).toEqual([0, 4, 'beyond'])
  expect(typedIn([10, 11, 12], '112')).toEqual(['begun', 1, 'beyond'])
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
