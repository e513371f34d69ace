import { readAlike } from '../names.ts'

/** What of a tender may be a slip: it can be so, and a person should look. */
export type TenderDoubt =
  | { kind: 'past'; deadline: string }
  | { kind: 'currency'; currency: string }
  | { kind: 'lots'; one: string; other: string }

type Terms = {
  currency: string
  deadline?: string | null | undefined
  lots?: readonly { title: string }[] | undefined
}

/** Doubts about a tender: bids that were due before `now`, a code that is no money, lots whose titles read the same. */
export function doubtsAbout({ currency, deadline, lots = [] }: Terms, now: string): TenderDoubt[] {
  return [
    ...(deadline && deadline < now ? [{ kind: 'past' as const, deadline }] : []),
    ...(Intl.supportedValuesOf('currency').includes(currency) ? [] : [{ kind: 'currency' as const, currency }]),
    ...lots.flatMap(({ title }, index) => {
      const same = lots.slice(0, index).find((lot) => readAlike(lot.title) === readAlike(title))
      return same ? [{ kind: 'lots' as const, one: same.title, other: title }] : []
    }),
  ]
}
