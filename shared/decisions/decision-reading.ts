import type { PageKey } from '../messages/translation.ts'
import type { Decision } from './decision.ts'

type Say = (key: PageKey, values?: Readonly<Record<string, string | number>>) => string

/** One thing that was said: the sentence, by whom and when, and whether something about it calls for attention. */
export type Said = { key: string; text: string; by: string; at: string; notes: string[] }

/** What is recommended, with what its place in the ranking calls for; `rankOf` gives that place, 0 for none. */
export function recommendationSaid({ recommendation }: Decision, say: Say, rankOf: (bid: string) => number): Said | undefined {
  if (!recommendation) return undefined
  const { bid, bidder, reason, by, at, disputed } = recommendation
  const rank = rankOf(bid)
  return {
    key: 'recommendation',
    text: say('decision.recommended', { bidder, reason, disputed: String(disputed) }),
    by,
    at,
    notes: rank === 1 ? [] : [say('decision.notFirst', { bidder, rank })],
  }
}

/** The conditions, in the order in which they were made. */
export function conditionsSaid({ conditions }: Decision, say: Say): Said[] {
  return conditions.map(({ id, text, standing, reason, by, at }) => ({
    key: id,
    text:
      reason === null
        ? say('decision.condition', { standing, text })
        : say('decision.conditionWithReason', { standing, text, reason }),
    by,
    at,
    notes: [],
  }))
}

/** Who disagrees, and why. */
export function dissentsSaid({ dissents }: Decision, say: Say): Said[] {
  return dissents.map(({ actor, by, at, reason }) => ({
    key: actor,
    text: say('decision.dissent', { by, reason }),
    by,
    at,
    notes: [],
  }))
}

/** Who approved or refused, of which state, and whether that is still the one that holds. `moment` says an instant. */
export function approvalsSaid({ approvals }: Decision, say: Say, moment: (instant: string) => string): Said[] {
  return approvals.map(({ actor, by, at, verdict, reason, entry, holds }) => ({
    key: actor,
    text: say('decision.approval', { verdict, by, at: moment(at), entry, reason: reason ?? 'none' }),
    by,
    at,
    notes: holds ? [] : [say('decision.anotherState')],
  }))
}

/** How the lot ended. */
export function outcomeSaid({ award }: Decision, say: Say): Said | undefined {
  if (!award) return undefined
  const { outcome, bidder, reason, by, at } = award
  return { key: 'award', text: say('decision.awarded', { outcome, bidder, reason }), by, at, notes: [] }
}

/** From when to when the award stands still. `day` says a day. */
export function standstillSaid({ standstill }: Decision, say: Say, day: (day: string) => string): Said | undefined {
  if (!standstill) return undefined
  const { first, last, by, at } = standstill
  return { key: 'standstill', text: say('decision.standstillDays', { first: day(first), last: day(last) }), by, at, notes: [] }
}
