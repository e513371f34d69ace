import { useMemo } from 'react'
import type { Place } from '../../shared/decisions/model.ts'
import type { Question, Section } from '../../shared/questionnaires/model.ts'
import { useRead, useReadAll } from '../app/reading.ts'

type AnsweredQuestion = { id: string; text: string; answers: ReadonlyMap<string, string> }

/** The questions of each criterion, with the answer of each bid in the reader's words. */
export type Answers = ReadonlyMap<string, readonly AnsweredQuestion[]>

export function useAnswers(tender: string, places: readonly Place[], wanted: boolean): Answers | undefined {
  const { data: frozen } = useRead('tender.instrument', wanted ? { tender } : null)
  const lists = useReadAll('response.list', wanted ? places.map(({ bid }) => ({ bid })) : [])
  const read = lists.map(({ data }) => data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are new with each render, what they hold is not
  return useMemo(() => {
    if (!frozen) return undefined
    const displayed = new Map<string, Map<string, string>>()
    for (const response of read.flatMap((list) => list ?? [])) {
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
  }, [frozen, ...read])
}

function questionsOf(section: Section): Question[] {
  return [...section.questions, ...(section.sections ?? []).flatMap(questionsOf)]
}
