import type { Voice } from '../../shared/decisions/robustness-reading.ts'
import { useRead } from '../app/reading.ts'
import { useWords } from '../ui/words.tsx'

/** How the tests of the first place speak in the window. */
export function useVoice(): Voice<string> {
  const { translate, number, list } = useWords()
  const { data: evaluators } = useRead('evaluator.list', {})
  return {
    say: (key, values) => translate(key, values),
    plain: (text) => text,
    subject: ({ subject, title }) => translate(`robustness.${subject.kind}Scored`, { title }),
    bidder: ({ bidder }) => bidder,
    evaluator: (id) => evaluators?.find((evaluator) => evaluator.id === id)?.name ?? '',
    list,
    decimal: (text) => number(text),
  }
}
