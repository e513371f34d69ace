import { changeWords } from '../../tenders/amendment.ts'
import type { Amendment } from '../../tenders/amendment-model.ts'
import type { Block, Printed, Row, Text } from '../document.ts'
import type { Context } from './context.ts'
import { lines, moment, spoken, worded } from './words.ts'

/** That what decides was changed after the first envelope had been opened, for the first page; nothing where it was not. */
export function deviationCount({ facts, translate }: Context): Printed[] {
  const count = facts.amendments.filter(({ deviation }) => deviation).length
  if (count === 0) return []
  return [{ kind: 'paragraph', text: [{ text: translate('reports.amendments.deviations', { count }), tone: 'warn' }] }]
}

/** What was changed after workbooks had gone out, why, and who was told when; nothing where nothing was. */
export function amendmentBlocks(context: Context): Block[] {
  const { facts, translate } = context
  if (facts.amendments.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: translate('reports.amendments.title') },
    ...deviationCount(context),
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.amendments.column.amendment'), width: 110 },
        { header: translate('reports.amendments.column.changes') },
        { header: translate('reports.column.reason') },
        { header: translate('reports.amendments.column.told'), width: 120 },
      ],
      rows: facts.amendments.map((amendment) => rowOf(amendment, context)),
    },
  ]
}

function rowOf({ number, at, by, reason, deviation, changes, told }: Amendment, { translate }: Context): Row {
  const on = (instant: string) => moment(instant, translate)
  const made = worded(translate, 'reports.conflicts.by', { by: spoken(by), at: on(at) })
  const mark: Text[] = deviation ? [[{ text: translate('reports.amendments.deviation'), tone: 'warn' }]] : []
  return {
    cells: [
      lines([translate('amendment.numbered', { number }), made, ...mark]),
      lines(changes.map((change) => spoken(translate('amendment.change', changeWords(change, on))))),
      spoken(reason),
      told.length === 0
        ? translate('reports.amendments.nobodyTold')
        : lines(
            told.map((notice) =>
              worded(translate, 'reports.amendments.told', {
                bidder: spoken(notice.bidder),
                at: on(notice.at),
                how: spoken(notice.how),
              }),
            ),
          ),
    ],
  }
}
