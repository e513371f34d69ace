import type { Receipt } from './contract.ts'

/** How a package counts as arrived. `doubtful`: it was in time by a clock that had been set back, which proves nothing. */
export type Arrival = Receipt['punctuality'] | 'doubtful'

/** Whether a package came in time, as far as the clock can be believed under which it was recorded. */
export function arrivalOf({ punctuality, clockWentBack }: Pick<Receipt, 'punctuality' | 'clockWentBack'>): Arrival {
  return punctuality === 'inTime' && clockWentBack ? 'doubtful' : punctuality
}
