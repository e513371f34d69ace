import type { Voice } from '../../decisions/robustness-reading.ts'
import type { Text } from '../document.ts'
import type { Context } from './context.ts'
import { listed, spoken, worded } from './words.ts'

type Known = Pick<Context, 'translate' | 'facts' | 'numbers' | 'contenders'>

/** How the tests of the first place speak on paper. */
export function voiceOf({ translate, facts, numbers, contenders }: Known): Voice<Text> {
  return {
    say: (key, values) => worded(translate, key, values),
    plain: (text) => text,
    subject: ({ subject, title }) =>
      subject.kind === 'question'
        ? translate('reports.robustness.question', { number: numbers.get(subject.id) ?? '' })
        : translate('robustness.criterionScored', { title }),
    bidder: ({ bid, bidder }) => contenders.find(({ place }) => place.bid === bid)?.name ?? spoken(bidder),
    evaluator: (id) => spoken(facts.evaluators.find((evaluator) => evaluator.id === id)?.name ?? ''),
    list: (items) => listed(translate, items),
    decimal: (text) => text,
  }
}
