import {
  type CellContent,
  type CellMessages,
  type CellValidation,
  longestCellText,
  type WorkbookCell,
} from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import { answerLimits } from '../answer.ts'

/** The number format of the answer cell of a question. */
export function formatOf(question: Question): string | undefined {
  switch (question.type) {
    case 'number':
    case 'percentage':
      return 'General'
    case 'money':
      return '#,##0.00'
    case 'date':
      return 'yyyy-mm-dd'
    default:
      return undefined
  }
}

/** What the answer cell of a question accepts. Where "not applicable" is offered it must accept words too, and only the hint says what belongs there. */
export function ruleOf(question: Question, translate: Translate): CellValidation & CellMessages {
  const hint = hintOf(question, translate)
  const length = (maximum: number): CellValidation & CellMessages => ({
    type: 'textLength',
    maximum,
    hint,
    error: translate('responses.workbook.error.length', { maximum }),
  })
  if (question.type === 'shortText' || question.type === 'longText') return length(answerLimits[question.type])
  if (question.type === 'files') return length(longestCellText)
  if (question.notApplicable) return length(80)
  switch (question.type) {
    case 'number':
      return {
        type: 'decimal',
        ...(question.minimum === undefined ? {} : { minimum: Number(question.minimum) }),
        ...(question.maximum === undefined ? {} : { maximum: Number(question.maximum) }),
        hint,
        error: translate('responses.workbook.error.number', { hint }),
      }
    case 'percentage':
      return { type: 'decimal', minimum: 0, maximum: 100, hint, error: translate('responses.workbook.error.number', { hint }) }
    case 'money':
      return { type: 'decimal', hint, error: translate('responses.workbook.error.number', { hint }) }
    default:
      return { type: 'date', earliest: '1900-03-01', hint, error: translate('responses.workbook.error.date') }
  }
}

function hintOf(question: Question, translate: Translate): string {
  switch (question.type) {
    case 'number': {
      const { unit, minimum, maximum } = question
      const bounds =
        minimum !== undefined ? (maximum !== undefined ? 'both' : 'minimum') : maximum !== undefined ? 'maximum' : 'none'
      return translate('responses.workbook.hint.number', { unit, bounds, minimum: minimum ?? '', maximum: maximum ?? '' })
    }
    case 'percentage':
      return translate('responses.workbook.hint.percentage')
    case 'money':
      return translate('responses.workbook.hint.money', { currency: question.currency })
    case 'date':
      return translate('responses.workbook.hint.date')
    case 'files':
      return translate('responses.workbook.hint.files')
    case 'shortText':
      return translate('responses.workbook.hint.text', { maximum: answerLimits.shortText })
    default:
      return translate('responses.workbook.hint.text', { maximum: answerLimits.longText })
  }
}

/** A cell that the bidder fills. */
export function entry(content: CellContent | undefined, validation: CellValidation & CellMessages): WorkbookCell {
  return { ...(content === undefined ? {} : { content }), style: 'answer', locked: false, validation }
}

/** What a cell of a table accepts. */
export function columnRule(type: 'text' | 'number' | 'date', translate: Translate): CellValidation & CellMessages {
  if (type === 'number') return { type: 'decimal', error: translate('responses.workbook.error.number', { hint: '' }) }
  if (type === 'date') return { type: 'date', earliest: '1900-03-01', error: translate('responses.workbook.error.date') }
  return {
    type: 'textLength',
    maximum: answerLimits.shortText,
    error: translate('responses.workbook.error.length', { maximum: answerLimits.shortText }),
  }
}
