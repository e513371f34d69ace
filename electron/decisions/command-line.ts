import { places, type Range } from '../../shared/arithmetic/figure.ts'
import { shown } from '../../shared/arithmetic/places.ts'
import { placesOfTotals } from '../../shared/decisions/reading.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Command } from '../command-line/command.ts'
import { bidOption, findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'
import { explain } from './explanation.ts'
import { rangeText, rankingLines } from './ranking.ts'
import { robustnessLines } from './robustness.ts'

export const decisionCommands: readonly Command[] = [
  {
    name: 'rank',
    summary: 'commandLine.rank',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { tender, lot } = await findLot(context)
      const data = await call('decision.ranking', { lot: lot.id })
      return { data, lines: rankingLines(data, tender.currency, translate) }
    },
  },
  {
    name: 'robustness',
    summary: 'commandLine.robustness',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const data = await call('decision.robustness', { lot: lot.id })
      const evaluators = await call('evaluator.list', {})
      return { data, lines: robustnessLines(data, new Map(evaluators.map(({ id, name }) => [id, name])), translate) }
    },
  },
  {
    name: 'compare',
    summary: 'commandLine.compare',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { translate } = context
      const { lot } = await findLot(context)
      const data = await context.call('decision.comparison', { lot: lot.id })
      const columns = [
        { title: translate('commandLine.column.criterion') },
        { title: translate('commandLine.column.id') },
        { title: translate('commandLine.column.weight'), align: 'right' as const },
        ...data.columns.map(({ bidder, rank, standing }) => ({
          title: translate('commandLine.bidderWithPlace', { bidder, standing, rank: rank ?? 0 }),
          align: 'right' as const,
        })),
      ]
      const rows = data.rows.map((row, index) => [
        `${'  '.repeat(row.depth)}${row.title}`,
        row.criterion,
        shown(row.globalWeight, places),
        ...(data.cells[index] ?? []).map(({ score }) => scoreText(score, translate)),
      ])
      const decimals = placesOfTotals(data.columns, places)
      const totals = data.columns.map(({ total }) => (total ? rangeText(total, translate, decimals) : '–'))
      return { data, lines: table(columns, [...rows, [translate('commandLine.total'), '', '100.00', ...totals]]) }
    },
  },
  {
    name: 'explain',
    summary: 'commandLine.explain',
    workspace: 'read',
    options: { ...bidOption, criterion: { summary: 'commandLine.option.criterion', placeholder: 'ID', required: true } },
    run: explain,
  },
]

/** What a score is at least, and up to what it may still go. */
function scoreText(score: Range | null, translate: Translate): string {
  return score ? rangeText(score, translate) : '–'
}
