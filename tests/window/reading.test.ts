import { createElement, useMemo, useState } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { useSame } from '../../renderer/app/reading.ts'

type Held = { list: readonly object[]; made: object }

/** Is drawn once with each list. */
function Holder({ lists, hold }: { lists: readonly (readonly object[])[]; hold: (turn: number, held: Held) => void }) {
  const [turn, setTurn] = useState(0)
  const list = useSame(lists[turn] ?? [])
  const made = useMemo(() => ({ list }), [list])
  hold(turn, { list, made })
  if (turn + 1 < lists.length) setTurn(turn + 1)
  return null
}

/** What a component holds when it was drawn with each of these lists: the list, and what was made from it. */
function held(lists: readonly (readonly object[])[]): readonly Held[] {
  const all: Held[] = []
  const hold = (turn: number, one: Held) => {
    all[turn] = one
  }
  renderToStaticMarkup(createElement(Holder, { lists, hold }))
  return all
}

it('Lists that hold the same things are one list, and what rests on it is made once', () => {
  const [one, other] = [{}, {}]
  const [first, second, third] = held([
    [one, other],
    [one, other],
    [one, other],
  ])
  expect(second?.list).toBe(first?.list)
  expect(third?.made).toBe(first?.made)
})

it.each([
  ['has changed', ['one', 'other'], ['one', 'new']],
  ['was added last', ['one', 'other'], ['one', 'other', 'new']],
  ['was added where there was none', [], ['new']],
  ['went from the end', ['one', 'other'], ['one']],
  ['is in another place', ['one', 'other'], ['other', 'one']],
])('A list in which something %s is another one, and what rests on it is made anew', (_, before, after) => {
  const things: Record<string, object> = { one: {}, other: {}, new: {} }
  const list = (names: readonly string[]) => names.map((name) => things[name] ?? {})
  const [first, second, third] = held([list(before), list(after), list(after)])
  expect(first?.list).toEqual(list(before))
  expect(second?.list).toEqual(list(after))
  expect(second?.made).toEqual({ list: list(after) })
  expect(second?.made).not.toBe(first?.made)
  expect(third?.made).toBe(second?.made)
})
