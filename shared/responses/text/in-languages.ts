import type { PageKey, Translate } from '../../messages/translation.ts'
import type { Question } from '../../questionnaires/model.ts'
import { sameAnswer } from '../answer.ts'
import { type ParsedAnswer, parseAnswer, type RawAnswer } from './parse.ts'

/**
 * Reads an answer as `parseAnswer` does, by the labels that the question has where it was answered, and where none of these is meant, by
 * those of the same question in other languages. Labels of two languages that name different choices are not taken for either.
 */
export function parseInLanguages(
  question: Question,
  others: readonly Question[],
  raw: RawAnswer,
  translate: Translate<PageKey>,
): ParsedAnswer {
  const parsed = parseAnswer(question, raw, translate)
  if (parsed.ok || !isAboutWords(parsed)) return parsed
  const [first, ...rest] = others
    .map((other) => parseAnswer(other, raw, translate))
    .flatMap((read) => (read.ok ? [read.answer] : []))
  return first && rest.every((answer) => sameAnswer(answer, first)) ? { ok: true, answer: first } : parsed
}

/** Whether an answer was refused for its words, which another language may have: a label, or the unit beside an amount. */
function isAboutWords({ rejection }: Extract<ParsedAnswer, { ok: false }>): boolean {
  return ['choice', 'choiceNearest', 'notANumber'].includes(rejection.reason)
}
