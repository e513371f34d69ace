import type { Template } from './model.ts'
import type { TemplateProblem } from './problem.ts'
import { publishedPoints } from './published-points.ts'
import { boundsOf, scaleOf } from './scale.ts'
import { criteriaOf, questionsOf } from './walk.ts'

/** Meanings that do not go with the levels one by one, and points of answers below the lowest level or above the highest. */
export function scaleProblems(template: Omit<Template, 'priceLines'>): TemplateProblem[] {
  const scale = scaleOf(template)
  const { lowest, highest } = boundsOf(scale)
  const questions = questionsOf(template)
  const meanings = (anchors: readonly string[] | undefined, name: string): TemplateProblem[] =>
    anchors && anchors.length !== scale.length
      ? [{ message: 'template.problem.anchorsPerLevel', details: { name, meanings: anchors.length, levels: scale.length } }]
      : []
  return [
    ...meanings(template.defaultAnchors, template.key),
    ...criteriaOf(template).flatMap(({ id, anchors }) => meanings(anchors, id)),
    ...questions.flatMap((question) => meanings('anchors' in question ? question.anchors : undefined, question.id)),
    ...questions.flatMap((question) =>
      publishedPoints(question)
        .filter((points) => points < lowest || points > highest)
        .map(
          (points): TemplateProblem => ({
            message: 'template.problem.pointsBeyondScale',
            details: { question: question.id, points, lowest, highest },
          }),
        ),
    ),
  ]
}
