import { useMemo } from 'react'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import { useWords } from '../ui/words.tsx'
import { useDraftPlaces } from './draft-places.ts'
import { useRead } from './reading.ts'
import { go } from './routing.ts'

/** Something that a search found, and the way there. */
export type Found = { id: string; text: string; detail?: string | undefined; keys?: string | undefined; run: () => void }
type FoundGroup = { title: string; entries: readonly Found[] }

/** Every object that a person may look for by name: drafts, tenders with their lots, bidders and their histories, receipts and criteria. */
export function useObjects(lot: string | null): readonly FoundGroup[] {
  const { translate } = useWords()
  const { data: tenders } = useRead('tender.list', {})
  const { data: bids } = useRead('bid.list', lot === null ? null : { lot })
  const { data: receipts } = useRead('receipt.list', lot === null ? null : { lot })
  const tender = tenders?.find(({ lots }) => lots.some(({ id }) => id === lot))
  const drafts = useDraftPlaces()
  const { data: frozen } = useRead('tender.instrument', tender ? { tender: tender.id } : null)
  return useMemo(() => {
    const groups: FoundGroup[] = [
      { title: translate('drafts.title'), entries: drafts },
      {
        title: translate('shell.lots'),
        entries: (tenders ?? []).flatMap(({ title, lots }) =>
          lots.map((one) => ({
            id: `lot ${one.id}`,
            text: one.title,
            detail: title,
            run: () => go({ screen: 'overview', lot: one.id }),
          })),
        ),
      },
    ]
    if (lot === null) return groups
    const compare = (criterion: string, bid?: string) => go({ screen: 'compare', lot, criterion, bid })
    groups.push({
      title: translate('shell.bidders'),
      entries: (bids ?? []).map(({ id, provider }) => ({
        id: `bid ${id}`,
        text: provider.name,
        ...(provider.country !== null && { detail: provider.country }),
        run: () => go({ screen: 'compare', lot, bid: id }),
      })),
    })
    groups.push({
      title: translate('shell.receipts'),
      entries: (receipts ?? []).map(({ id, bid, position, sender }) => ({
        id: `receipt ${id}`,
        text: translate('shell.receipt', { position, bidder: bids?.find((one) => one.id === bid)?.provider.name ?? '' }),
        detail: sender,
        run: () => go({ screen: 'receipt', lot, receipt: id }),
      })),
    })
    groups.push({
      title: translate('journal.title'),
      entries: (bids ?? []).map(({ id, provider }) => ({
        id: `history ${id}`,
        text: translate('journal.historyOfNamed', { name: provider.name }),
        run: () => go({ screen: 'journal', about: { kind: 'bidder', bid: id } }),
      })),
    })
    if (frozen) {
      groups.push({
        title: translate('shell.criteria'),
        entries: criteriaOf(frozen.instrument.criteria).map(({ id, title }) => ({
          id: `criterion ${id}`,
          text: title,
          run: () => compare(id),
        })),
      })
    }
    return groups
  }, [tenders, bids, receipts, frozen, drafts, lot, translate])
}

function criteriaOf(criteria: readonly Criterion[]): Criterion[] {
  return criteria.flatMap((criterion) => [criterion, ...criteriaOf(criterion.children ?? [])])
}
