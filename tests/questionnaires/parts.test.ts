import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/canonical.ts'
import { withChanges } from '../../shared/questionnaires/editing/apply.ts'
import { assemble, partProblems } from '../../shared/questionnaires/editing/assemble.ts'
import type { TemplateEdit } from '../../shared/questionnaires/editing/edit.ts'
import { partsOf, type TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import { ask, templateWith } from '../unit/small-templates.ts'
import { anyTemplate } from './any-template.ts'

const two = templateWith({
  sections: [
    {
      id: 'one',
      title: 'One',
      questions: [ask('a'), ask('b'), ask('c')],
      sections: [{ id: 'inner', title: 'Inner', questions: [ask('d')] }],
    },
    { id: 'two', title: 'Two', questions: [ask('e')] },
  ],
})

const edited = (parts: TemplateParts, ...edits: TemplateEdit[]) => withChanges(parts, planEdits(parts, edits))
const order = (parts: TemplateParts) =>
  sectionsOf(assemble(parts)).map(({ id, questions }) => [id, ...questions.map((one) => one.id)].join(' '))
const refusal = (...edits: TemplateEdit[]) => {
  try {
    planEdits(partsOf(two), edits)
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details]
  }
  return undefined
}

describe('A template in parts', () => {
  it('is put together again as it was, whatever it is', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(canonicalJson(assemble(partsOf(template)))).toBe(canonicalJson(template))
      }),
    )
  })

  it('moves a question to another section, and a section with what is in it', () => {
    const parts = edited(partsOf(two), { do: 'move', part: 'question', id: 'c', in: 'two', before: 'e' })
    expect(order(parts)).toEqual(['one a b', 'inner d', 'two c e'])
    expect(order(edited(parts, { do: 'move', part: 'section', id: 'two', in: null, before: 'one' }))).toEqual([
      'two c e',
      'one a b',
      'inner d',
    ])
    expect(order(edited(parts, { do: 'move', part: 'section', id: 'one', in: 'two', before: null }))).toEqual([
      'two c e',
      'one a b',
      'inner d',
    ])
  })

  it('says nothing where a step changes nothing', () => {
    const parts = partsOf(two)
    expect(planEdits(parts, [{ do: 'setQuestion', question: ask('a') }])).toEqual([])
    expect(planEdits(parts, [{ do: 'move', part: 'question', id: 'a', in: 'one', before: 'b' }])).toEqual([])
    expect(planEdits(parts, [{ do: 'move', part: 'section', id: 'two', in: null, before: null }])).toEqual([])
  })

  it('says one fact for what moved, and of siblings with one key all of them', () => {
    const parts = partsOf(two)
    expect(planEdits(parts, [{ do: 'move', part: 'question', id: 'c', in: 'one', before: 'a' }])).toHaveLength(1)
    const tied = { ...parts, question: parts.question.map((part) => ({ ...part, order: '5' })) }
    expect(order(tied)).toEqual(['one a b c', 'inner d', 'two e'])
    const after = edited(tied, { do: 'move', part: 'question', id: 'c', in: 'one', before: 'b' })
    expect(order(after)).toEqual(['one a c b', 'inner d', 'two e'])
  })

  it('removes a section with all that is in it', () => {
    const parts = edited(partsOf(two), { do: 'remove', part: 'section', id: 'one' })
    expect(order(parts)).toEqual(['two e'])
    expect(questionsOf(assemble(parts)).map(({ id }) => id)).toEqual(['e'])
  })

  it('refuses what is not there, an id given before, and a move into itself', () => {
    expect(refusal({ do: 'move', part: 'question', id: 'x', in: 'one', before: null })).toEqual([
      'template.partNotFound',
      { part: 'question', id: 'x' },
    ])
    expect(refusal({ do: 'addQuestion', question: ask('f'), in: 'gone', before: null })).toEqual([
      'template.partNotFound',
      { part: 'section', id: 'gone' },
    ])
    expect(refusal({ do: 'addQuestion', question: ask('f'), in: 'two', before: 'a' })).toEqual([
      'template.partNotFound',
      { part: 'question', id: 'a' },
    ])
    expect(refusal({ do: 'addQuestion', question: ask('a'), in: 'two', before: null })).toEqual([
      'template.idTaken',
      { part: 'question', id: 'a' },
    ])
    expect(refusal({ do: 'move', part: 'section', id: 'one', in: 'inner', before: null })).toEqual([
      'template.intoItself',
      { part: 'section', id: 'one' },
    ])
    expect(refusal({ do: 'move', part: 'question', id: 'a', in: null, before: null })).toEqual([
      'template.questionAtTop',
      { id: 'a' },
    ])
    const taken = () =>
      planEdits(partsOf(two), [{ do: 'addQuestion', question: ask('was'), in: 'two', before: null }], (_, id) => id === 'was')
    expect(taken).toThrow('template.idTaken')
  })

  it('stands, whatever two copies came to: circles at the top, questions of a section that is gone among the lost', () => {
    const parts = partsOf(two)
    const circle = {
      ...parts,
      section: parts.section.map((part) => ({
        ...part,
        parent: part.content.id === 'one' ? 'two' : part.content.id === 'two' ? 'one' : 'gone',
      })),
    }
    expect(order(circle)).toEqual(['one a b c', 'two e', 'inner d'])
    expect(partProblems(circle).map(({ message, details }) => [message, details])).toEqual([
      ['template.parts.lostSection', { section: 'inner' }],
      ['template.parts.lostSection', { section: 'one' }],
    ])
    const without = { ...parts, section: parts.section.filter(({ content }) => content.id !== 'two') }
    expect(order(without)).toEqual(['one a b c', 'inner d', 'lost e'])
    expect(partProblems(without)).toEqual([{ message: 'template.parts.lostQuestion', details: { question: 'e' } }])
    const empty = { ...parts, section: [], question: [], criterion: [] }
    expect(partProblems(empty).map(({ message }) => message)).toEqual(['template.parts.noSection', 'template.parts.noCriterion'])
  })

  it('keeps every question once, whatever is done', () => {
    const spot = fc.record({ in: fc.constantFrom(null, 's0', 's1', 's2', 'q0'), before: fc.constantFrom(null, 's0', 'q1', 'q2') })
    const step = fc.oneof(
      fc.record({ part: fc.constant('question' as const), id: fc.constantFrom('q0', 'q1', 'q2', 'q3') }),
      fc.record({ part: fc.constant('section' as const), id: fc.constantFrom('s0', 's1', 's2') }),
    )
    const move = fc.tuple(spot, step).map(([at, of]): TemplateEdit => ({ do: 'move', ...of, ...at }))
    fc.assert(
      fc.property(anyTemplate, fc.array(move, { maxLength: 12 }), (template, moves) => {
        const ids = (parts: TemplateParts) =>
          questionsOf(assemble(parts))
            .map(({ id }) => id)
            .sort()
        let parts = partsOf(template)
        const all = ids(parts)
        for (const edit of moves) {
          try {
            parts = edited(parts, edit)
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
          expect(partProblems(parts)).toEqual([])
        }
        expect(ids(parts)).toEqual(all)
      }),
    )
  })
})
