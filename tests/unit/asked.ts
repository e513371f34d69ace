import { translator } from '../../shared/messages/translate.ts'
import { type Question, question } from '../../shared/questionnaires/model.ts'
import { parseAnswer, type RawAnswer } from '../../shared/responses/text/parse.ts'

export const translate = translator('en')

/** A question that only says what a case is about. */
export function ask(more: Record<string, unknown>): Question {
  return question.parse({ id: 'q', text: 'Question', criterion: 'c', weight: 1, notApplicable: true, ...more })
}

export const places = ask({
  type: 'multipleChoice',
  choices: [
    { id: 'onshore', label: 'Onshore' },
    { id: 'nearshore', label: 'Nearshore; same time zone' },
    { id: 'offshore', label: 'Offshore' },
  ],
})

export const model = ask({
  type: 'singleChoice',
  choices: [
    { id: 'shared', label: 'Shared team' },
    { id: 'dedicated', label: 'Dedicated  Team' },
  ],
})

export const yesNo = ask({ type: 'yesNo' })
export const yesPartlyNo = ask({ type: 'yesPartlyNo' })
export const number = ask({ type: 'number', unit: 'agents', minimum: '0', maximum: '1000000' })
export const percentage = ask({ type: 'percentage' })
export const money = ask({ type: 'money', currency: 'EUR' })
export const date = ask({ type: 'date' })
export const shortText = ask({ type: 'shortText' })
export const longText = ask({ type: 'longText' })

export const table = ask({
  type: 'table',
  columns: [
    { id: 'site', title: 'Site', type: 'text' },
    { id: 'seats', title: 'Seats', type: 'number' },
    { id: 'since', title: 'Since', type: 'date' },
  ],
})

export const files = ask({ type: 'files' })

/** The canonical value, the state where there is none, or the reason of the rejection after a `!`. */
export function read(asked: Question, raw: RawAnswer): unknown {
  const parsed = parseAnswer(asked, raw, translate)
  if (!parsed.ok) return `!${parsed.rejection.reason}`
  return parsed.answer.state === 'answered' ? parsed.answer.value : parsed.answer.state
}
