import type { SearchResult } from '../../shared/search/contract.ts'
import type { SearchKind } from '../../shared/search/kinds.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { useDestination } from './destination.ts'
import { keyOf, useFinds } from './finds.ts'

const kinds: readonly SearchKind[] = ['question', 'answer', 'reason', 'evidence', 'provider']
/** Of a kind; all of them are one step further. */
const fewest = 5
const prefix = 'find '

/** The entry that leads to the screen with everything that was found. */
export const allTextsKey = `${prefix}all`
/** Whether the key of an entry is that of a text, which was found by the index and not by its name. */
export const isFind = (key: string): boolean => key.startsWith(prefix)

export type FoundTexts = {
  groups: readonly { kind: SearchKind; finds: readonly { key: string; find: SearchResult }[] }[]
  searching: boolean
  open: (key: string) => void
}

/** The first texts of each kind for what is typed in the palette; bidders of the lot are found there by their names. */
export function useFoundTexts(typed: string, lot: string | null): FoundTexts {
  const { results, searching } = useFinds(typed, kinds)
  const { data: bids } = useRead('bid.list', lot === null ? null : { lot })
  const destination = useDestination(results, lot)
  const named = ({ kind, provider, title }: SearchResult) =>
    kind === 'provider' && title.matches.length > 0 && bids?.some((bid) => bid.provider.id === provider) === true
  const finds = results.filter((find) => !named(find)).map((find) => ({ key: prefix + keyOf(find), find }))
  const groups = kinds.flatMap((kind) => {
    const own = finds.filter(({ find }) => find.kind === kind).slice(0, fewest)
    return own.length > 0 ? [{ kind, finds: own }] : []
  })
  return {
    groups,
    searching,
    open: (key) => {
      const found = finds.find((one) => one.key === key)
      if (found) go(destination(found.find))
    },
  }
}
