import type { Receipt } from './contract.ts'

/** How a package counts as arrived. `doubtful`: it was in time by a clock that had been set back, which proves nothing. */
export type Arrival = Receipt['punctuality'] | 'doubtful'

/** Whether a package came in time, as far as the clock can be believed under which it was recorded. */
export function arrivalOf({ punctuality, clockWentBack }: Pick<Receipt, 'punctuality' | 'clockWentBack'>): Arrival {
  return punctuality === 'inTime' && clockWentBack ? 'doubtful' : punctuality
}

/**
 * What the time at which a package is said to have come changes, so that it needs a reason: it is recorded after the deadline and would
 * be in time, or it would have come before its tender was set up. `deadline` held when it is said to have come, `deadlineNow` holds as it is
 * recorded. Instants as the journal writes them.
 */
export function claimIn({
  receivedAt,
  at,
  deadline,
  deadlineNow,
  createdAt,
}: {
  receivedAt: string
  at: string
  deadline: string | null
  deadlineNow: string | null
  createdAt: string
}): 'inTime' | 'beforeTender' | undefined {
  const wouldBeLate = deadlineNow !== null && at > deadlineNow
  if (wouldBeLate && (deadline === null || receivedAt <= deadline)) return 'inTime'
  return receivedAt < createdAt ? 'beforeTender' : undefined
}

/** Why a package may not be read: a person has refused it, or it came late and nobody has said yet. Undefined where it may. */
export function barrierOf({
  punctuality,
  admission,
}: Pick<Receipt, 'punctuality' | 'admission'>): 'late' | 'refused' | undefined {
  if (admission?.admission === 'refused') return 'refused'
  return punctuality === 'late' && admission === null ? 'late' : undefined
}

/** What people said of a package beside that it came: the message under `bids.said.`, its values, and when where that is not as it came. */
export function saidOf({ claim, recordedAs, correction, admission, strays, copyOf }: Receipt) {
  const said: {
    code: 'copy' | 'claim' | 'moved' | 'admitted' | 'refused' | 'strays'
    values: Record<string, string | number>
    at?: string
  }[] = []
  if (copyOf) said.push({ code: 'copy', values: copyOf })
  if (claim !== null) said.push({ code: 'claim', values: { reason: claim } })
  if (correction && recordedAs) {
    const { reason, by, at } = correction
    const { bidder, position, envelope } = recordedAs
    said.push({ code: 'moved', values: { bidder, position, envelope, reason, by }, at })
  }
  if (admission)
    said.push({ code: admission.admission, values: { reason: admission.reason, by: admission.by }, at: admission.at })
  if (strays > 0) said.push({ code: 'strays', values: { count: strays } })
  return said
}
