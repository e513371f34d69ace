import type { PageKey, Translate } from '../messages/translation.ts'
import type { PriceLine, Question } from '../questionnaires/model.ts'
import { explainRejection, parseAnswer } from '../responses/text/parse.ts'

/** Decimals that a unit price may have. */
export const mostDecimals = 6

/** A price of one unit as a question for money, by which it is read and shown like any other. */
export function asQuestion({ id, title }: Pick<PriceLine, 'id' | 'title'>, currency: string): Question {
  return {
    type: 'money',
    id,
    text: title,
    currency,
    criterion: id,
    weight: 0,
    notApplicable: false,
    references: [],
    covers: [],
  }
}

/** Reads the price of one unit as a person types it: a canonical decimal, null for a blank, or why it is none, in the reader's words. */
export function readUnitPrice(
  typed: string,
  line: Pick<PriceLine, 'id' | 'title'>,
  currency: string,
  translate: Translate<PageKey>,
): { ok: true; unitPrice: string | null } | { ok: false; reason: string } {
  const parsed = parseAnswer(asQuestion(line, currency), typed, translate)
  if (!parsed.ok) return { ok: false, reason: explainRejection(parsed.rejection, translate) }
  const { answer } = parsed
  const unitPrice = answer.state === 'answered' && typeof answer.value === 'string' ? answer.value : null
  if ((unitPrice?.split('.')[1] ?? '').length > mostDecimals)
    return { ok: false, reason: translate('prices.tooManyDecimals', { limit: mostDecimals }) }
  return { ok: true, unitPrice }
}
