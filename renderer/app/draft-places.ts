import type { Draft } from '../../shared/drafts.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useWords } from '../ui/words.tsx'
import { useDrafts } from './drafts.ts'
import { useRead, useReadAll } from './reading.ts'
import { go } from './routing.ts'

/** A draft by a name and the beginning of its text, and the way to it. */
type DraftPlace = { id: string; text: string; detail?: string; run: () => void }
/** A draft about a bid. */
type BidDraft = Extract<Draft, { bid: string }>
const none: readonly DraftPlace[] = []

/** How much of a draft is shown to tell it from others, in characters. */
const glimpse = 60

/** Every draft of the workspace, and the way to where it goes on; one whose bid was removed can only be discarded. */
export function useDraftPlaces(): readonly DraftPlace[] {
  const { translate } = useWords()
  const drafts = useDrafts((store) => store.drafts)
  const { data: tenders } = useRead('tender.list', drafts.size > 0 ? {} : null)
  const lots = (tenders ?? []).flatMap((tender) => tender.lots)
  const lists = useReadAll('bid.list', drafts.size > 0 ? lots.map(({ id }) => ({ lot: id })) : [])
  if (drafts.size === 0 || !tenders || lists.some(({ data }) => !data)) return none
  const bids = lists.flatMap(({ data }) => data ?? [])
  const placeOf = (draft: Draft): Omit<DraftPlace, 'id'> | undefined => {
    if (draft.kind === 'tender')
      return { text: translate('drafts.tender'), detail: draft.title.slice(0, glimpse), run: () => go({ screen: 'newTender' }) }
    if (draft.kind === 'priceSheet') {
      const lot = lots.find(({ id }) => id === draft.lot)
      return (
        lot && {
          text: translate('drafts.priceSheet'),
          detail: lot.title.slice(0, glimpse),
          run: () => go({ screen: 'priceSheet', lot: lot.id }),
        }
      )
    }
    const bid = bids.find(({ id }) => id === draft.bid)
    return bid && { ...textOf(draft, bid), run: () => goOn(draft, bid) }
  }
  const textOf = (draft: BidDraft, { provider: { name: bidder } }: Bid) => ({
    text: translate(`drafts.${draft.kind}`, { bidder }),
    detail: (draft.reason || (draft.kind === 'answer' ? draft.text : '')).slice(0, glimpse),
  })
  return [...drafts].map(([key, draft]) => ({
    id: `draft ${key}`,
    ...(placeOf(draft) ?? { text: translate('drafts.gone'), run: () => useDrafts.getState().drop(key) }),
  }))
}

function goOn(draft: BidDraft, { id, lot }: Bid): void {
  if (draft.kind === 'score') go({ screen: 'scores', lot })
  else if (draft.kind === 'price') go({ screen: 'prices', lot })
  else go({ screen: 'responses', lot, bid: id, question: draft.question })
}
