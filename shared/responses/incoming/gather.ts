import type { Question } from '../../questionnaires/model.ts'
import { answerLimits } from '../answer.ts'
import type { QuestionRows } from './read-answer.ts'
import type { Returned, ReturnedRow } from './returned.ts'
import type { Repeat } from './stray.ts'

/** The rows of one question, the heads of its table, and the further rows that carry an id of its once more. */
export type Gathered = QuestionRows & { heads: ReturnedRow | undefined; repeats: readonly Repeat[] }

/** The rows of a workbook by question, those that stand above questions, and those whose id the questionnaire does not have. */
export function gatherRows(
  returned: Returned,
  questions: readonly Question[],
  isOther: (id: string) => boolean,
): { byQuestion: Map<string, Gathered>; headings: ReturnedRow[]; unknown: ReturnedRow[] } {
  const known = new Map(questions.map((question) => [question.id, question]))
  const byQuestion = new Map<string, ReturnType<typeof emptyRows>>()
  const unknown: ReturnedRow[] = []
  const headings: ReturnedRow[] = []
  for (const row of returned.sheets.flatMap(({ rows }) => rows)) {
    const [questionId = '', part] = row.id.split('#')
    const question = known.get(questionId)
    if (!question || (part !== undefined && !isPart(question, part))) {
      if (isOther(row.id)) headings.push(row)
      else unknown.push(row)
      continue
    }
    const gathered = byQuestion.get(questionId) ?? emptyRows()
    byQuestion.set(questionId, gathered)
    if (part === 'columns') {
      gathered.heads ??= row
      continue
    }
    const first = part === undefined ? gathered.own : gathered.parts.get(part)
    if (first) {
      const [kept, other] = isEmpty(first) && !isEmpty(row) ? [row, first] : [first, row]
      gathered.repeats.push({ first: kept, other, same: isEmpty(other) || says(kept) === says(other) })
      if (kept === first) continue
    }
    if (part === undefined) gathered.own = row
    else gathered.parts.set(part, row)
  }
  return { byQuestion, headings, unknown }
}

function emptyRows(): Omit<Gathered, 'parts' | 'repeats'> & { parts: Map<string, ReturnedRow>; repeats: Repeat[] } {
  return { own: undefined, heads: undefined, parts: new Map(), repeats: [] }
}

function isPart(question: Question, part: string): boolean {
  if (question.type === 'multipleChoice') return question.choices.some(({ id }) => id === part)
  if (question.type !== 'table') return false
  return part === 'columns' || (/^[1-9]\d{0,2}$/.test(part) && Number(part) <= answerLimits.rows)
}

const entryKeys = ['answer', 'comment', 'files']

function isEmpty(row: ReturnedRow): boolean {
  return entryKeys.every((key) => (row.cell(key)?.text.trim() ?? '') === '')
}

/** Everything in a row, for comparing two that carry the same id. */
function says(row: ReturnedRow): string {
  return JSON.stringify(
    [...row.sheet.columns.keys()]
      .filter((key) => key !== 'id')
      .sort()
      .map((key) => row.cell(key)?.text ?? ''),
  )
}
