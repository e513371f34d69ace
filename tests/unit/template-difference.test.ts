import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { decides, templateDifference } from '../../shared/questionnaires/template-difference.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { ask, choices, soundQuestions, templateWith } from './small-templates.ts'

const before = templateWith({})
const [first, culture, detail, hours, limit] = soundQuestions
if (!first || !culture || !detail || !hours || !limit) throw new Error('The small template has fewer questions')

const changed = (id: string, title: string, fields: [string, string | null, string | null, boolean][], moved = false) => ({
  subject: 'question',
  id,
  title,
  kind: 'changed',
  fields: fields.map(([field, old, now, bears]) => ({ field, before: old, after: now, decides: bears })),
  moved,
})
const asking = (...questions: typeof soundQuestions) => templateDifference(before, templateWith({ questions }))

describe('Between two versions of a template', () => {
  it('nothing differs where they are the same', () => expect(templateDifference(before, templateWith({}))).toEqual([]))

  it('a reworded question is told by its words, which decide nothing', () => {
    const changes = asking({ ...first, text: 'Is it really so?' }, culture, detail, hours, limit)
    expect(changes).toEqual([changed('first', 'Is it really so?', [['text', 'Is it so?', 'Is it really so?', false]])])
    expect(changes.some(decides)).toBe(false)
  })

  it('points, weights, knock-outs and conditions are told by their paths, and decide', () => {
    const gated = ask('first', {
      weight: 3,
      points: { yes: 4, no: 0 },
      knockOut: { label: 'K9', reason: 'no', passes: { test: 'oneOf', answers: ['yes'] } },
    })
    const shown = ask('detail', {
      visibleWhen: {
        any: [
          { question: 'first', answers: ['no'] },
          { question: 'first', equals: 'yes' },
        ],
        hiddenCountsAs: 'lowest',
      },
    })
    const changes = asking(gated, culture, shown, hours, limit)
    expect(changes).toEqual([
      changed('first', 'Is it so?', [
        ['weight', '1', '3', true],
        ['points.yes', '5', '4', true],
        ['knockOut.label', null, 'K9', false],
        ['knockOut.reason', null, 'no', false],
        ['knockOut.passes.test', null, 'oneOf', true],
        ['knockOut.passes.answers', null, 'yes', true],
      ]),
      changed('detail', 'Is it so?', [
        ['visibleWhen', 'first in (no)', 'first in (no) or first = yes', true],
        ['hiddenCountsAs', 'dropped', 'lowest', true],
      ]),
    ])
    expect(changes.every(decides)).toBe(true)
  })

  it('choices are matched by their ids', () => {
    const old = templateWith({ questions: [ask('pick', choices('a', 'b'))] })
    const now = templateWith({ questions: [ask('pick', choices('b', 'c'))] })
    expect(templateDifference(old, now)).toEqual([
      changed('pick', 'Is it so?', [
        ['choices.order', 'a, b', 'b, c', false],
        ['choices.a.label', 'a', null, false],
        ['choices.a.points', '1', null, true],
        ['choices.c.label', null, 'c', false],
        ['choices.c.points', null, '1', true],
      ]),
    ])
  })

  it('what was added, removed and moved is told, and what stays in order is not', () => {
    expect(asking(culture, detail, hours, limit, first, ask('more', { weight: 0 }))).toEqual([
      changed('first', 'Is it so?', [], true),
      { subject: 'question', id: 'more', title: 'Is it so?', kind: 'added', decides: false },
    ])
    expect(asking(first, culture, hours, limit)).toEqual([
      { subject: 'question', id: 'detail', title: 'Is it so?', kind: 'removed', decides: true },
    ])
  })

  it('the scale, criteria and price lines are told too', () => {
    const scale = [{ points: 0 }, { points: 5, label: 'Full' }]
    const line = { id: 'line', title: 'Line', unit: 'hour', quantity: '1', kind: 'oneOff' }
    const now: Template = { ...templateWith({ priceLines: [line] }), scale, version: '1.1.0' }
    now.criteria = now.criteria.map((node) => (node.id === 'price' ? { ...node, weight: 40 } : node))
    expect(templateDifference(before, now)).toEqual([
      {
        ...changed('test', 'Test', [
          ['version', '1.0.0', '1.1.0', false],
          ['scale', null, '0; 5: Full', true],
        ]),
        subject: 'template',
      },
      { ...changed('price', 'Price', [['weight', '30', '40', true]]), subject: 'criterion' },
      { subject: 'priceLine', id: 'line', title: 'Line', kind: 'added', decides: true },
    ])
  })

  it('few are moved: of any order of the questions, those that keep their order among themselves stay', () => {
    const [real] = builtInTemplates()
    if (!real) throw new Error('There is no built-in template')
    const questions = questionsOf(real).slice(0, 8)
    const ids = questions.map(({ id }) => id)
    const of = (all: typeof questions) => ({ ...real, sections: [{ id: 'all', title: 'All', questions: all }] })
    fc.assert(
      fc.property(fc.shuffledSubarray(questions, { minLength: 8 }), (shuffled) => {
        const moved = new Set(
          templateDifference(of(questions), of(shuffled)).flatMap((change) =>
            change.kind === 'changed' && change.moved ? [change.id] : [],
          ),
        )
        const stay = shuffled.filter(({ id }) => !moved.has(id)).map(({ id }) => ids.indexOf(id))
        expect(stay).toEqual([...stay].sort((a, b) => a - b))
        const longest = Math.max(
          ...shuffled.map((_, start) =>
            ascendingFrom(
              shuffled.map(({ id }) => ids.indexOf(id)),
              start,
            ),
          ),
        )
        expect(stay.length).toBe(longest)
      }),
    )
  })
})

/** The length of the longest run that ascends and begins at a place. */
function ascendingFrom(places: readonly number[], start: number): number {
  const own = places[start] ?? 0
  const later = places.map((place, index) => (index > start && place > own ? ascendingFrom(places, index) : 0))
  return 1 + Math.max(0, ...later)
}
