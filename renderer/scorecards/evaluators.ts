import { create } from 'zustand'
import type { ScoringMode } from '../../shared/scorecards/cell.ts'
import type { ListedEvaluator } from '../../shared/scorecards/contract.ts'

const useChoice = create<{ evaluator: string | null }>()(() => ({ evaluator: null }))

/** The evaluator whose scores are written; until somebody chooses, the first one who was not retired. */
export function useChosenEvaluator(evaluators: readonly ListedEvaluator[] | undefined) {
  const choice = useChoice(({ evaluator }) => evaluator)
  return {
    chosen: evaluators?.find(({ id }) => id === choice) ?? evaluators?.find(({ retired }) => !retired) ?? evaluators?.[0],
    choose: (evaluator: string) => useChoice.setState({ evaluator }),
  }
}

/** Whether own scores are written or those that all agree on; who comes back finds it as it was. */
export const useScoringMode = create<{ mode: ScoringMode }>()(() => ({ mode: 'own' }))
