import { create } from 'zustand'
import type { ScoringMode } from '../../shared/scorecards/cell.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'

const useChoice = create<{ evaluator: string | null }>()(() => ({ evaluator: null }))

/** The evaluator whose scores are written; the first one until somebody chooses. */
export function useChosenEvaluator(evaluators: readonly Evaluator[] | undefined) {
  const choice = useChoice(({ evaluator }) => evaluator)
  return {
    chosen: evaluators?.find(({ id }) => id === choice) ?? evaluators?.[0],
    choose: (evaluator: string) => useChoice.setState({ evaluator }),
  }
}

/** Whether own scores are written or those that all agree on; who comes back finds it as it was. */
export const useScoringMode = create<{ mode: ScoringMode }>()(() => ({ mode: 'own' }))
