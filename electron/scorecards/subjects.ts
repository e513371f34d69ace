import type { Criterion, Instrument, Question } from '../../shared/questionnaires/model.ts'
import { criteriaOf, questionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { scoringOf } from '../../shared/scorecards/plan.ts'

/** Refuses a subject that evaluators do not score: unknown, scored by rule, by price, or as part of a whole. */
export function checkSubject(instrument: Instrument, { kind, id }: Subject): void {
  if (kind === 'criterion') {
    const criterion = criteriaOf(instrument).find((candidate) => candidate.id === id)
    if (!criterion) throw new Refusal('score.unknownSubject', { subject: id })
    if (criterion.scoring !== 'whole') throw new Refusal('score.criterionNotWhole', { criterion: criterion.title })
    return
  }
  const question = findQuestion(instrument, id)
  const criterion = criterionOf(instrument, question)
  if (criterion?.scoring === 'whole') throw new Refusal('score.partOfWhole', { question: id, criterion: criterion.title })
  const scoring = scoringOf(question)
  if (scoring === 'rule') throw new Refusal('score.byRule', { question: id })
  if (scoring === 'none') throw new Refusal('score.informationOnly', { question: id })
}

export function findQuestion(instrument: Instrument, id: string): Question {
  const question = questionsOf(instrument).find((candidate) => candidate.id === id)
  if (!question) throw new Refusal('score.unknownSubject', { subject: id })
  return question
}

function criterionOf(instrument: Instrument, question: Question): Criterion | undefined {
  return criteriaOf(instrument).find((candidate) => candidate.id === question.criterion)
}
