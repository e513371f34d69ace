import { useMemo } from 'react'
import type { Place } from '../../shared/decisions/model.ts'
import { answerBehind } from '../../shared/responses/drafts.ts'
import { type OutlineQuestion, outlineOf } from '../../shared/responses/outline.ts'
import { useRead, useReadAll, useSame } from '../app/reading.ts'
import { useWords } from '../ui/words.tsx'

/** What a bid says to a question, in its reader's words, or why it says nothing. `nothing`: no answer of it has come at all. */
export type Said = { state: OutlineQuestion['state'] | 'nothing'; text: string }

type AnsweredQuestion = { id: string; text: string; answers: ReadonlyMap<string, Said> }

/** The questions of each criterion, with the answer of each bid. */
export type Answers = ReadonlyMap<string, readonly AnsweredQuestion[]>

export function useAnswers(tender: string, places: readonly Place[], wanted: boolean): Answers | undefined {
  const { translate } = useWords()
  const { data: frozen } = useRead('tender.instrument', wanted ? { tender } : null)
  const bids = useSame(places.map(({ bid }) => bid))
  const readings = useReadAll('response.list', wanted ? bids.map((bid) => ({ bid })) : [])
  const lists = useSame(readings.map(({ data }) => data))
  return useMemo(() => {
    if (!frozen) return undefined
    const byCriterion = new Map<string, { id: string; text: string; answers: Map<string, Said> }[]>()
    for (const [index, bid] of bids.entries()) {
      const responses = lists[index] ?? []
      const outline = outlineOf(frozen.instrument, responses, (asked, response) => answerBehind(asked, response, translate))
      for (const row of outline) {
        if (row.kind === 'section') continue
        const { id, criterion, text } = row.question
        const questions = byCriterion.get(criterion) ?? []
        byCriterion.set(criterion, questions)
        const known = questions.find((question) => question.id === id) ?? { id, text, answers: new Map() }
        if (!questions.includes(known)) questions.push(known)
        known.answers.set(bid, {
          state: responses.length === 0 ? 'nothing' : row.state,
          text: row.response?.display ?? '',
        })
      }
    }
    return byCriterion
  }, [frozen, bids, lists, translate])
}
