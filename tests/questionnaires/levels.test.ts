import { describe, expect, it } from 'vitest'
import { withChanges } from '../../shared/questionnaires/editing/apply.ts'
import { assemble } from '../../shared/questionnaires/editing/assemble.ts'
import { inAscent, type LevelChange, levelEdits, nextBand, withPublished } from '../../shared/questionnaires/editing/levels.ts'
import { partsOf } from '../../shared/questionnaires/editing/parts.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { scaleProblems } from '../../shared/questionnaires/scale-problems.ts'
import { ask, choices, templateWith } from '../unit/small-templates.ts'

const own = ['a', 'b', 'c', 'd', 'e', 'f']
const parts = partsOf(
  templateWith({ questions: [ask('first'), ask('how', { type: 'longText', anchors: own, criterion: 'delivery.quality' })] }),
)

/** The template after a change of its levels; nothing where that is none. */
function changed(change: LevelChange) {
  const edits = levelEdits(parts, change)
  return edits && assemble(withChanges(parts, planEdits(parts, edits)))
}

describe('The levels of a template', () => {
  it('take their meanings along, the template’s, a criterion’s and a question’s', () => {
    const template = changed({ change: 'insert', behind: 1, meaning: 'between' })
    expect(template?.scale?.map(({ points }) => points)).toEqual([0, 1, 1.5, 2, 3, 4, 5])
    expect(template?.defaultAnchors).toEqual(['0', '1', 'between', '2', '3', '4', '5'])
    expect(template?.criteria[0]?.children?.[1]?.anchors).toEqual(['0', '1', 'between', '2', '3', '4', '5'])
    expect(template?.sections[0]?.questions[1]).toMatchObject({ anchors: ['a', 'b', 'between', 'c', 'd', 'e', 'f'] })
    expect(template && scaleProblems(template)).toEqual([])
  })

  it('go with their meanings', () => {
    const template = changed({ change: 'remove', at: 0 })
    expect(template?.scale?.map(({ points }) => points)).toEqual([1, 2, 3, 4, 5])
    expect(template?.sections[0]?.questions[1]).toMatchObject({ anchors: ['b', 'c', 'd', 'e', 'f'] })
  })

  it('get a name, and points between their neighbours', () => {
    const template = changed({ change: 'set', at: 5, level: { points: 10, label: 'Best' } })
    expect(template?.scale?.at(-1)).toEqual({ points: 10, label: 'Best' })
    expect(template?.defaultAnchors).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  it.each<LevelChange>([
    { change: 'set', at: 2, level: { points: 1 } },
    { change: 'set', at: 2, level: { points: 3 } },
    { change: 'set', at: 5, level: { points: 101 } },
    { change: 'set', at: 5, level: { points: 4.0005 } },
    { change: 'insert', behind: -1, meaning: 'below nothing' },
  ])('are refused where they would be no scale: %j', (change) => {
    expect(levelEdits(parts, change)).toBe(undefined)
  })

  it('are at least two', () => {
    const two = { ...parts, scale: { scale: [{ points: 0 }, { points: 1 }], defaultAnchors: ['no', 'yes'] } }
    expect(levelEdits(two, { change: 'remove', at: 0 })).toBe(undefined)
  })
})

describe('The points of a question', () => {
  it('come by bands in ascending order, a new one above the last', () => {
    const bands = [
      { from: '8.5', points: 2 },
      { from: '-1', points: 5 },
    ]
    expect(inAscent(bands).map(({ from }) => from)).toEqual(['-1', '8.5'])
    expect(nextBand(inAscent(bands), 0)).toEqual({ from: '9', points: 0 })
    expect(nextBand([], 0)).toEqual({ from: '0', points: 0 })
  })

  it('come by the answer, or from people', () => {
    const bounds = { lowest: 0, highest: 5 }
    const yesNo = ask('one')
    expect(withPublished(yesNo, false, bounds)).not.toHaveProperty('points')
    expect(withPublished(withPublished(yesNo, false, bounds), true, bounds)).toEqual(yesNo)
    expect(withPublished(ask('two', choices('a', 'b')), false, bounds)).toMatchObject({
      choices: [
        { id: 'a', label: 'a' },
        { id: 'b', label: 'b' },
      ],
    })
    expect(withPublished(ask('three', { type: 'percentage' }), true, bounds)).toMatchObject({ bands: [{ from: '0', points: 5 }] })
  })
})
