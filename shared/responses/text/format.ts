import type { PageKey, Translate } from '../../messages/translation.ts'
import type { Question } from '../../questionnaires/model.ts'
import type { Answer, AnswerValue } from '../answer.ts'
import { groupDigits, unambiguous } from './decimals.ts'

/** An answer in the reader's words. `parseAnswer` reads the text of an answered question back into the same value. */
export function formatAnswer(question: Question, answer: Answer, translate: Translate<PageKey>): string {
  if (answer.state === 'blank') return translate('responses.blank')
  if (answer.state === 'notApplicable') return translate('responses.notApplicable')
  return formatValue(question, answer.value, translate)
}

function formatValue(question: Question, value: AnswerValue, translate: Translate<PageKey>): string {
  if (typeof value !== 'string') return formatList(question, value)
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return value === 'yes' || value === 'partly' || value === 'no' ? translate(`responses.${value}`) : value
    case 'singleChoice':
      return question.choices.find((choice) => choice.id === value)?.label ?? value
    case 'number':
      return translate('responses.quantity', { amount: groupDigits(value), unit: question.unit })
    case 'money':
      return translate('responses.quantity', { amount: groupDigits(value), unit: question.currency })
    case 'percentage':
      return translate('responses.quantity', { amount: value, unit: '%' })
    default:
      return value
  }
}

function formatList(question: Question, items: Exclude<AnswerValue, string>): string {
  if (question.type === 'table') {
    const escaped = (cell: string) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n')
    const rows = items.map((row) =>
      question.columns.map(({ id, type }) => {
        const cell = typeof row === 'string' ? '' : (row[id] ?? '')
        return type === 'number' ? unambiguous(cell) : escaped(cell)
      }),
    )
    return rows.map((row) => row.join(' | ')).join('\n')
  }
  const texts = items.filter((item) => typeof item === 'string')
  if (question.type !== 'multipleChoice') return texts.join('; ')
  return texts.map((id) => question.choices.find((choice) => choice.id === id)?.label ?? id).join('; ')
}
