import type { Place, Progress } from './model.ts'
import { unanswered } from './reading.ts'

/** Something that a bid still waits for; `count` where there are several. */
export type Missing = {
  readonly kind:
    | 'nothingReceived'
    | 'unread'
    | 'laterUnread'
    | 'answersMissing'
    | 'toScore'
    | 'priceMissing'
    | 'priceUnread'
    | 'priceIncomplete'
    | 'priceUnscorable'
    | 'rateMissing'
    | 'gateOpen'
    | 'disputed'
  readonly count: number
}

/** What a bid still waits for. Answers that have come and are not read in are not missing, only unread. */
export function missingOf(place: Place, come: Progress['bids'][number]): readonly Missing[] {
  const { questionnaire, price } = come
  const missing = unanswered(place.counts)
  const one = (kind: Missing['kind']): Missing => ({ kind, count: 1 })
  const answers = !questionnaire.arrived
    ? [one('nothingReceived')]
    : questionnaire.unread !== null && !questionnaire.taken
      ? [one('unread')]
      : [
          ...(questionnaire.unread !== null ? [one('laterUnread')] : []),
          ...(missing > 0 ? [{ kind: 'answersMissing' as const, count: missing }] : []),
        ]
  return [
    ...answers,
    ...(come.toScore > 0 ? [{ kind: 'toScore' as const, count: come.toScore }] : []),
    ...(price && place.price === null ? [one(place.ratesMissing.length > 0 ? 'rateMissing' : priceKind(price))] : []),
    ...(place.priceUnscorable ? [one('priceUnscorable')] : []),
    ...(place.standing === 'pending' ? [one('gateOpen')] : []),
    ...(come.disputed > 0 ? [{ kind: 'disputed' as const, count: come.disputed }] : []),
  ]
}

function priceKind({ arrived, unread }: NonNullable<Progress['bids'][number]['price']>): Missing['kind'] {
  if (unread !== null) return 'priceUnread'
  return arrived ? 'priceIncomplete' : 'priceMissing'
}
