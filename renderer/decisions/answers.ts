import { useMemo } from 'react'
import type { Place } from '../../shared/decisions/model.ts'
import type { Question, Section } from '../../shared/questionnaires/model.ts'
import { useRead, useReadAll, useSame } from '../app/reading.ts'

type AnsweredQuestion = { id: string; text: string; answers: ReadonlyMap<string, string> }

/** The questions of each criterion, with the answer of each bid in the reader's words. */
export type Answers = ReadonlyMap<string, readonly AnsweredQuestion[]>

export function useAnswers(tender: string, places: readonly Place[], wanted: boolean): Answers | undefined {
  const { data: frozen } = useRead('tender.instrument', wanted ? { tender } : null)
  const readings = useReadAll('response.list', wanted ? places.map(({ bid }) => ({ bid })) : [])
  const lists = useSame(readings.map(({ data }) => data))
  return useMemo(() => {
    if (!frozen) return undefined
    const displayed = new Map<string, Map<string, string>>()
    for (const response of lists.flatMap((list) => list ?? [])) {
      if (response.display === null) continue
      const of = displayed.get(response.question) ?? new Map<string, string>()
      displayed.set(response.question, of.set(response.bid, response.display))
    }
    const byCriterion = new Map<string, AnsweredQuestion[]>()
    for (const { id, text, criterion } of frozen.instrument.sections.flatMap(questionsOf)) {
      const questions = byCriterion.get(criterion) ?? []
      questions.push({ id, text, answers: displayed.get(id) ?? new Map() })
      byCriterion.set(criterion, questions)
    }
    return byCriterion
  }, [frozen, lists])
}

function questionsOf(section: Section): Question[] {
  return [...section.questions, ...(section.sections ?? []).flatMap(questionsOf)]
}
