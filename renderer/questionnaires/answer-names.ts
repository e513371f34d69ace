import type { Question } from '../../shared/questionnaires/model.ts'
import { useWords } from '../ui/words.tsx'

/** The words of a choice, or of yes, partly and no. */
export function useAnswerNames() {
  const { translate } = useWords()
  return (question: Question, answer: string): string => {
    if ('choices' in question) return question.choices.find(({ id }) => id === answer)?.label ?? answer
    return answer === 'yes' || answer === 'partly' || answer === 'no' ? translate(`responses.${answer}`) : answer
  }
}
