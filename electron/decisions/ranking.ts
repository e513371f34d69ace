import { places, type Range } from '../../shared/arithmetic/figure.ts'
import { shown } from '../../shared/arithmetic/places.ts'
import type { Ranking } from '../../shared/decisions/model.ts'
import { placesOfTotals } from '../../shared/decisions/reading.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { table } from '../command-line/table.ts'

/** A figure as people read it: what is certain, and up to what it may still go where that is more. */
export function rangeText({ lower, upper }: Range, translate: Translate, decimals: number = places): string {
  const least = shown(lower, decimals)
  return lower.exact === upper.exact ? least : translate('reports.range', { lower: least, upper: shown(upper, decimals) })
}

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
  const decimals = placesOfTotals(data.places, places)
  const rows = data.places.map((place) => [
    place.rank === null ? '–' : String(place.rank),
    place.bidder,
    place.total ? shown(place.total.lower, decimals) : '',
    place.total ? shown(place.total.upper, decimals) : '',
    place.price ? rangeText(place.price, translate) : '',
    [
      translate('commandLine.standing', { standing: place.standing, settled: String(place.settled) }),
      ...(place.priceUnscorable ? [translate('commandLine.priceUnscorable')] : []),
      ...place.ratesMissing.map((missing) => translate('rate.none', { currency: missing })),
      ...place.knockOuts.filter(({ status }) => status === 'fail').map(({ label, reason: why }) => `${label} ${why}`),
      translate.list(place.knockOuts.flatMap(({ status, label }) => (status === 'pending' ? [label] : []))),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ])
  return table(columns, rows)
}
