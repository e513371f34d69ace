import type { Translate } from '../../shared/messages/translate.ts'
import type { Instrument, Question } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { slotOf } from '../../shared/responses/workbook/form.ts'
import type { Entered, SampleBidder } from './data.ts'
import type { Entries, Typed } from './fill-workbook.ts'

/** What a bidder types into its questionnaire. Throws where it answers a question that is not asked. */
export function questionnaireEntries(
  instrument: Instrument,
  { answers, comments, files }: Pick<SampleBidder, 'answers' | 'comments' | 'files'>,
  translate: Translate,
): Entries {
  const questions = new Map(questionsOf(instrument).map((question) => [question.id, question]))
  const entries = new Map<string, Record<string, Typed>>()
  const type = (row: string, key: string, typed: Typed) => entries.set(row, { ...entries.get(row), [key]: typed })
  const asked = (id: string): Question => {
    const question = questions.get(id)
    if (!question) throw new Error(`${id} is not asked`)
    return question
  }
  for (const [id, entered] of Object.entries(answers)) typeAnswer(asked(id), entered, type, translate)
  for (const [id, comment] of Object.entries(comments)) type(asked(id).id, 'comment', comment)
  for (const [id, names] of Object.entries(files)) type(asked(id).id, 'files', names.join('\n'))
  return entries
}

/** What a bidder types into its price workbook. */
export function priceEntries({ prices, priceComments }: Pick<SampleBidder, 'prices' | 'priceComments'>): Entries {
  return new Map(
    Object.entries(prices).map(([line, price]) => {
      const comment = priceComments[line]
      return [line, { price: Number(price), ...(comment === undefined ? {} : { comment }) }]
    }),
  )
}

type Type = (row: string, key: string, typed: Typed) => void

function typeAnswer(question: Question, entered: Entered, type: Type, translate: Translate): void {
  if (entered === null) return
  if (typeof entered === 'string') {
    type(question.id, 'answer', typedWord(question, entered, translate))
    return
  }
  for (const [index, item] of entered.entries()) {
    if (typeof item === 'string') {
      if (question.type === 'files') type(question.id, 'answer', entered.join('\n'))
      else type(`${question.id}#${item}`, 'answer', translate('responses.yes'))
      continue
    }
    for (const [column, cell] of item.entries()) {
      if (cell === '') continue
      const kind = question.type === 'table' ? question.columns[column]?.type : undefined
      type(`${question.id}#${index + 1}`, slotOf(column), typedCell(kind, cell))
    }
  }
}

/** A word as the workbook's dropdown offers it; a number or a date as such, where it is one. */
function typedWord(question: Question, entered: string, translate: Translate): Typed {
  if (entered === 'N/A') return translate('responses.notApplicable')
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
    case 'singleChoice':
      return formatAnswer(question, { state: 'answered', value: entered }, translate)
    case 'percentage':
      // Without its sign, 0.3 could be thirty percent.
      return Number(entered) > 0 && Number(entered) <= 1 ? `${entered} %` : typedCell('number', entered)
    case 'number':
    case 'money':
      return typedCell('number', entered)
    case 'date':
      return typedCell('date', entered)
    default:
      return entered
  }
}

function typedCell(kind: 'text' | 'number' | 'date' | undefined, entered: string): Typed {
  if (kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(entered)) return Number(entered)
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(entered) ? { date: entered } : entered
}
