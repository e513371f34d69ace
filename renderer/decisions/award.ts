import type { Ranking } from '../../shared/decisions/model.ts'
import { leadOf } from '../../shared/decisions/reading.ts'
import { useWords } from '../ui/words.tsx'

/** Who is first, and by how much: a title, and the sentences that go with it. */
export function useAward({ places, pricesOpen }: Ranking): { title: string; text: string } {
  const { translate, number } = useWords()
  const [first] = places
  const lead = leadOf(places)
  const out = places.filter(({ standing }) => standing === 'out').length
  const points = { minimumFractionDigits: 1 }
  const sentences = [
    ...(lead
      ? [
          translate('overview.lead', {
            bidder: lead.first.bidder,
            total: number(lead.total, points),
            second: lead.second.bidder,
            points: number(lead.points, points),
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
