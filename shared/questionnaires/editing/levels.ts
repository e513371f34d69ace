import { compare, decimal } from '../../arithmetic/rational.ts'
import type { Question } from '../model.ts'
import { type Level, type Scale, scaleOf } from '../scale.ts'
import type { TemplateEdit } from './edit.ts'
import type { TemplateParts } from './parts.ts'

/** A change of the scale: a level says something else, a new one comes behind another (-1: before the first), or one goes. */
export type LevelChange =
  | { change: 'set'; at: number; level: Level }
  | { change: 'insert'; behind: number; meaning: string }
  | { change: 'remove'; at: number }

/** The least and the most levels of a scale. */
const fewestLevels = 2
const mostLevels = 21

/**
 * The steps that change the scale, and with it every list of meanings, so that there is still one for each level. Nothing where no scale would
 * come of it: points that do not ascend, are none or lie beyond 0 to 100, too few or too many levels.
 */
export function levelEdits({ scale: said, question, criterion }: TemplateParts, change: LevelChange): TemplateEdit[] | undefined {
  const levels = changedLevels(scaleOf(said), change)
  if (!levels || !isScale(levels)) return undefined
  const meanings = (texts: readonly string[]): string[] => {
    if (change.change === 'set') return [...texts]
    return change.change === 'insert' ? texts.toSpliced(change.behind + 1, 0, change.meaning) : texts.toSpliced(change.at, 1)
  }
  const scale = levels.map(({ points, label }) => (label === undefined ? { points } : { points, label }))
  const whole: TemplateEdit = { do: 'setScale', scale: { scale, defaultAnchors: meanings(said.defaultAnchors) } }
  if (change.change === 'set') return [whole]
  return [
    whole,
    ...criterion.flatMap(({ content }): TemplateEdit[] =>
      content.anchors ? [{ do: 'setCriterion', criterion: { ...content, anchors: meanings(content.anchors) } }] : [],
    ),
    ...question.flatMap(({ content }): TemplateEdit[] =>
      'anchors' in content && content.anchors
        ? [{ do: 'setQuestion', question: { ...content, anchors: meanings(content.anchors) } }]
        : [],
    ),
  ]
}

function changedLevels(levels: Scale, change: LevelChange): Level[] | undefined {
  switch (change.change) {
    case 'set':
      return levels.with(change.at, change.level)
    case 'remove':
      return levels.toSpliced(change.at, 1)
    case 'insert': {
      const points = pointsBetween(levels[change.behind]?.points, levels[change.behind + 1]?.points)
      return points === undefined ? undefined : levels.toSpliced(change.behind + 1, 0, { points })
    }
  }
}

/** Points for a level between two others, or beyond the last or the first; nothing where there is no room. */
function pointsBetween(below: number | undefined, above: number | undefined): number | undefined {
  if (below === undefined) return above === undefined || above === 0 ? undefined : Math.floor(above / 2)
  if (above === undefined) return below >= 100 ? undefined : Math.min(100, below + 1)
  const middle = Math.round(((below + above) / 2) * 1000) / 1000
  return middle > below && middle < above ? middle : undefined
}

function isScale(levels: readonly Level[]): boolean {
  if (levels.length < fewestLevels || levels.length > mostLevels) return false
  return levels.every(({ points }, index) => {
    const isPoints = Number.isFinite(points) && points >= 0 && points <= 100 && Math.round(points * 1000) / 1000 === points
    return isPoints && points > (levels[index - 1]?.points ?? -1)
  })
}

type Banded = Extract<Question, { bands?: unknown }>
type Band = NonNullable<Banded['bands']>[number]

/** Bands in ascending order, as the model wants them. */
export function inAscent(bands: readonly Band[]): Band[] {
  return bands.toSorted((one, other) => compare(decimal(one.from), decimal(other.from)))
}

/** A band above the last one. */
export function nextBand(bands: readonly Band[], points: number): Band {
  const last = bands.at(-1)
  return { from: last ? String(Math.floor(Number(last.from)) + 1) : '0', points }
}

/** The question with points by its answers, or without, so that people score it. */
export function withPublished(
  question: Question,
  published: boolean,
  { lowest, highest }: { lowest: number; highest: number },
): Question {
  switch (question.type) {
    case 'yesNo': {
      const { points: _, ...rest } = question
      return published ? { ...rest, points: { yes: highest, no: lowest } } : rest
    }
    case 'yesPartlyNo': {
      const { points: _, ...rest } = question
      return published ? { ...rest, points: { yes: highest, partly: lowest, no: lowest } } : rest
    }
    case 'singleChoice':
    case 'multipleChoice':
      return {
        ...question,
        choices: question.choices.map(({ points: _, ...choice }, index) =>
          published ? { ...choice, points: index === 0 ? highest : lowest } : choice,
        ),
      }
    case 'number':
    case 'percentage': {
      const { bands: _, ...rest } = question
      return published ? { ...rest, bands: [{ from: '0', points: highest }] } : rest
    }
    default:
      return question
  }
}
