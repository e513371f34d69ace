import type { Receipt } from './contract.ts'

/** How a package counts as arrived. `doubtful`: it was in time by a clock that had been set back, which proves nothing. */
export type Arrival = Receipt['punctuality'] | 'doubtful'

/** Whether a package came in time, as far as the clock can be believed under which it was recorded. */
export function arrivalOf({ punctuality, clockWentBack }: Pick<Receipt, 'punctuality' | 'clockWentBack'>): Arrival {
  return punctuality === 'inTime' && clockWentBack ? 'doubtful' : punctuality
}

/**
 * What the time at which a package is said to have come changes, so that it needs a reason: it is recorded after the deadline and would
 * be in time, or it would have come before its tender was set up. Instants as the journal writes them.
 */
export function claimIn({
  receivedAt,
  at,
  deadline,
  createdAt,
}: {
  receivedAt: string
  at: string
  deadline: string | null
  createdAt: string
}): 'inTime' | 'beforeTender' | undefined {
  if (deadline !== null && receivedAt <= deadline && at > deadline) return 'inTime'
  return receivedAt < createdAt ? 'beforeTender' : undefined
}

/** Why a package may not be read: a person has refused it, or it came late and nobody has said yet. Undefined where it may. */
export function barrierOf({ punctuality, standing }: Pick<Receipt, 'punctuality' | 'standing'>): 'late' | 'refused' | undefined {
  if (standing?.admission === 'refused') return 'refused'
  return punctuality === 'late' && standing?.admission !== 'admitted' ? 'late' : undefined
}
