import type { Instrument, Question, Section } from '../questionnaires/model.ts'
import { questionNumbers } from '../questionnaires/numbers.ts'
import { questionsOf } from '../questionnaires/walk.ts'
import type { Answer } from './answer.ts'
import type { Response } from './contract.ts'
import { visibilityOf } from './visibility.ts'

export type OutlineQuestion = {
  kind: 'question'
  id: string
  /** As the bidder reads it: `4.12`. */
  number: string
  question: Question
  /** The current answer; undefined where nothing was ever said. */
  response: Response | undefined
  /** `notAsked`: an earlier answer makes the question idle, and nothing was said to it. */
  state: Response['state'] | 'notAsked'
}

export type OutlineSection = {
  kind: 'section'
  id: string
  depth: number
  title: string
  answered: number
  /** Questions that this bidder is asked, in this section and those inside it. */
  asked: number
}

/** Which questions are listed. */
export type OutlineFilter = 'all' | 'answered' | 'open'

/** How many questions a bidder is asked, and how many of them it has answered: the one count of both, wherever it is told. */
export function answeredOf(
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
): { answered: number; asked: number } {
  const visibility = visibilityOf(questions, answers, new Set())
  const said = (id: string) => (answers.get(id)?.state ?? 'blank') !== 'blank'
  const asked = questions.filter(({ id }) => said(id) || visibility.get(id)?.state !== 'hidden')
  return { asked: asked.length, answered: asked.filter(({ id }) => said(id)).length }
}

/** The questionnaire as one bidder has answered it, in reading order: each section before its questions and inner sections. */
export function outlineOf(
  instrument: Instrument,
  responses: readonly Response[],
  read: (question: Question, response: Response) => Answer,
): (OutlineSection | OutlineQuestion)[] {
  const numbers = questionNumbers(instrument)
  const said = new Map(responses.map((response) => [response.question, response]))
  const questions = questionsOf(instrument)
  const answers = new Map(
    questions.flatMap((question): [string, Answer][] => {
      const response = said.get(question.id)
      return response ? [[question.id, read(question, response)]] : []
    }),
  )
  const visibility = visibilityOf(questions, answers, new Set())
  const questionRow = (question: Question): OutlineQuestion => {
    const response = said.get(question.id)
    const state = response?.state ?? 'blank'
    const idle = state === 'blank' && visibility.get(question.id)?.state === 'hidden'
    const number = numbers.get(question.id) ?? ''
    return { kind: 'question', id: question.id, number, question, response, state: idle ? 'notAsked' : state }
  }
  const walk = (section: Section, depth: number): (OutlineSection | OutlineQuestion)[] => {
    const rows = [...section.questions.map(questionRow), ...(section.sections ?? []).flatMap((inner) => walk(inner, depth + 1))]
    const asked = rows.filter((row) => row.kind === 'question' && row.state !== 'notAsked')
    const answered = asked.filter((row) => row.kind === 'question' && row.state !== 'blank').length
    return [{ kind: 'section', id: section.id, depth, title: section.title, answered, asked: asked.length }, ...rows]
  }
  return instrument.sections.flatMap((section) => walk(section, 0))
}

/** The rows of a filter, with the sections that still hold one. `words` must all be in the question or in its answer. */
export function filteredOutline(
  rows: readonly (OutlineSection | OutlineQuestion)[],
  filter: OutlineFilter,
  words = '',
): (OutlineSection | OutlineQuestion)[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  const wanted = (row: OutlineQuestion) => {
    const { question, response, state, number } = row
    if (filter === 'answered' && (state === 'blank' || state === 'notAsked')) return false
    if (filter === 'open' && state !== 'blank') return false
    const text = [number, question.text, response?.display, response?.comment].join('\n').toLowerCase()
    return sought.every((word) => text.includes(word))
  }
  const kept: (OutlineSection | OutlineQuestion)[] = []
  let heads: OutlineSection[] = []
  for (const row of rows) {
    if (row.kind === 'section') heads = [...heads.filter(({ depth }) => depth < row.depth), row]
    else if (wanted(row)) {
      kept.push(...heads.filter((head) => !kept.includes(head)), row)
    }
  }
  return kept
}
