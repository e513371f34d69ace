import type { Translate } from '../shared/messages/translate.ts'
import type { z } from '../shared/schema.ts'

/** What is wrong with one field of an input, in the words of the catalogue: zod has words of its own, in English alone. */
export function explainIssue(issue: z.core.$ZodIssue, translate: Translate): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return Number(issue.minimum) <= 1
          ? translate('input.empty')
          : translate('input.tooShort', { limit: Number(issue.minimum) })
      return translate('input.tooSmall', { limit: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'string' || issue.origin === 'array')
        return translate('input.tooLong', { limit: Number(issue.maximum) })
      return translate('input.tooLarge', { limit: Number(issue.maximum) })
    case 'invalid_value':
      return translate('input.notOneOf', { words: translate.list(issue.values.map(String)) })
    case 'invalid_type':
      return translate('input.wrongKind', { expected: issue.expected })
    case 'unrecognized_keys':
      return translate('input.unknownField', { count: issue.keys.length, fields: translate.list(issue.keys) })
    case 'custom':
      return translate(issue.params?.problem === 'characters' ? 'input.characters' : 'input.wrongForm')
    default:
      return translate('input.wrongForm')
  }
}
