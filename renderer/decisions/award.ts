import type { Ranking } from '../../shared/decisions/model.ts'
import { leadOf, placesOfTotals } from '../../shared/decisions/reading.ts'
import { useWords } from '../ui/words.tsx'

/** Who is first, and by how much: a title, and the sentences that go with it. */
export function useAward({ places, pricesOpen }: Ranking): { title: string; text: string } {
  const { translate, figure } = useWords()
  const [first] = places
  const lead = leadOf(places)
  const out = places.filter(({ standing }) => standing === 'out').length
  const decimals = placesOfTotals(places, 1)
  const sentences = [
    ...(lead
      ? [
          translate('overview.lead', {
            bidder: lead.first.bidder,
            total: figure(lead.total, decimals),
            second: lead.second.bidder,
            points: figure(lead.points, decimals),
          }),
        ]
      : []),
    ...(out > 0 ? [translate('overview.out', { count: out, bidders: places.length })] : []),
    ...(pricesOpen ? [translate('compare.pricesOpen')] : []),
  ]
  const title =
    first?.rank === 1
      ? translate(first.settled ? 'overview.first' : 'overview.firstSoFar', { bidder: first.bidder })
      : translate('overview.nobody')
  return { title, text: sentences.join(' ') }
}
