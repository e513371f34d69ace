import type { Question } from '../../questionnaires/model.ts'
import { answerLimits } from '../answer.ts'
import type { QuestionRows } from './read-answer.ts'
import { apart, type Repeat } from './repeats.ts'
import type { Returned, ReturnedRow } from './returned.ts'

/** The rows of one question, the heads of its table, and the further rows that carry an id of its once more. */
export type Gathered = QuestionRows & { heads: ReturnedRow | undefined; repeats: readonly Repeat[] }

const entryKeys = ['answer', 'comment', 'files']

/** The rows of a workbook by question, those that stand above questions, and those whose id the questionnaire does not have. */
export function gatherRows(
  returned: Returned,
  questions: readonly Question[],
  isOther: (id: string) => boolean,
): { byQuestion: Map<string, Gathered>; headings: ReturnedRow[]; unknown: ReturnedRow[] } {
  const known = new Map(questions.map((question) => [question.id, question]))
  const ofQuestions: ReturnedRow[] = []
  const heads = new Map<string, ReturnedRow>()
  const headings: ReturnedRow[] = []
  const unknown: ReturnedRow[] = []
  for (const row of returned.sheets.flatMap(({ rows }) => rows)) {
    const { question: id, part } = partsOf(row)
    const question = known.get(id)
    if (!question || (part !== undefined && !isPart(question, part))) (isOther(row.id) ? headings : unknown).push(row)
    else if (part !== 'columns') ofQuestions.push(row)
    else if (!heads.has(id)) heads.set(id, row)
  }
  const { byId, repeats } = apart(ofQuestions, entryKeys)
  const rowsOf = Map.groupBy([...byId.values()], (row) => partsOf(row).question)
  const repeatsOf = Map.groupBy(repeats, ({ first }) => partsOf(first).question)
  const byQuestion = new Map(
    [...known.keys()].flatMap((id): [string, Gathered][] => {
      const rows = rowsOf.get(id) ?? []
      if (rows.length === 0 && !heads.has(id)) return []
      const parts = new Map(
        rows.flatMap((row): [string, ReturnedRow][] => {
          const { part } = partsOf(row)
          return part === undefined ? [] : [[part, row]]
        }),
      )
      return [[id, { own: byId.get(id), heads: heads.get(id), parts, repeats: repeatsOf.get(id) ?? [] }]]
    }),
  )
  return { byQuestion, headings, unknown }
}

function partsOf({ id }: ReturnedRow): { question: string; part: string | undefined } {
  const [question = '', part] = id.split('#')
  return { question, part }
}

function isPart(question: Question, part: string): boolean {
  if (question.type === 'multipleChoice') return question.choices.some(({ id }) => id === part)
  if (question.type !== 'table') return false
  return part === 'columns' || (/^[1-9]\d{0,2}$/.test(part) && Number(part) <= answerLimits.rows)
}
