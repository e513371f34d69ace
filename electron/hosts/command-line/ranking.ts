import type { Ranking } from '../../../shared/decisions/model.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { table } from './table.ts'

/** The ranking of a lot as a printed table; prices in `currency`. */
export function rankingLines(data: Ranking, currency: string, translate: Translate): string[] {
  const columns = [
    { title: '#', align: 'right' as const },
    { title: translate('commandLine.column.provider') },
    { title: translate('commandLine.column.points'), align: 'right' as const },
    { title: translate('commandLine.column.atMost'), align: 'right' as const },
    { title: translate('commandLine.column.price', { currency }), align: 'right' as const },
    { title: translate('commandLine.column.state') },
  ]
  const rows = data.places.map((place) => [
    place.rank === null ? '–' : String(place.rank),
    place.bidder,
    place.total?.lower.rounded ?? '',
    place.total?.upper.rounded ?? '',
    place.price?.rounded ?? '',
    [
      translate('commandLine.standing', { standing: place.standing, settled: String(place.settled) }),
      ...place.knockOuts.filter(({ status }) => status === 'fail').map(({ label, reason: why }) => `${label} ${why}`),
      place.knockOuts.flatMap(({ status, label }) => (status === 'pending' ? [label] : [])).join(', '),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ])
  return table(columns, rows)
}
