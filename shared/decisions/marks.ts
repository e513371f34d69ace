import type { Cell, Comparison, CriterionRow, Place } from './model.ts'
import { isContested, unanswered } from './reading.ts'

/** What must be said of a cell beside its score. */
export const markKinds = [
  'failed',
  'pending',
  'unpriced',
  'unscorable',
  'missing',
  'unscored',
  'disputed',
  'contested',
  'avoided',
  'notApplicable',
] as const
export type MarkKind = (typeof markKinds)[number]

/** `count`: how many knock-outs, answers or questions; of `contested`, how many points evaluators are apart. */
export type Mark = { readonly kind: MarkKind; readonly count: number }

/** All marks of a cell, those that weigh most first. A group has none but failed knock-outs: what is below it carries them. */
export function marksOf(
  row: Pick<CriterionRow, 'scoring'>,
  cell: Cell,
  place: Pick<Place, 'price' | 'priceUnscorable' | 'pricesDisputed'>,
  scale: Comparison['scale'],
): readonly Mark[] {
  const { counts, knockOuts, spread } = cell
  const failed = { kind: 'failed', count: knockOuts.filter(({ status }) => status === 'fail').length } as const
  if (row.scoring === 'branch') return [failed].filter(({ count }) => count > 0)
  const marks: Mark[] = [
    failed,
    { kind: 'pending', count: knockOuts.filter(({ status }) => status === 'pending').length },
    { kind: 'unpriced', count: row.scoring === 'price' && place.price === null ? 1 : 0 },
    { kind: 'unscorable', count: row.scoring === 'price' && place.priceUnscorable ? 1 : 0 },
    { kind: 'missing', count: unanswered(counts) },
    { kind: 'unscored', count: counts.unscored },
    { kind: 'disputed', count: counts.disputed + (row.scoring === 'price' ? place.pricesDisputed : 0) },
    { kind: 'contested', count: isContested(cell, scale) ? (spread ?? 0) : 0 },
    { kind: 'avoided', count: counts.avoided },
    { kind: 'notApplicable', count: counts.notApplicable },
  ]
  return marks.filter(({ count }) => count > 0)
}
