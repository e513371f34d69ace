import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { decides } from '../../shared/questionnaires/template-difference.ts'
import type { Command } from '../command-line/command.ts'
import { findTender, tenderOption } from '../command-line/lookup.ts'

/** Has a tender take another version of its questionnaire; the preview says what would come of it. */
export const migrateCommands: readonly Command[] = [
  {
    name: 'tender migration',
    summary: 'commandLine.tender.migration',
    workspace: 'read',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: tenderOption,
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findTender(context)
      const data = await call('tender.migration', { tender: id, template: given.operands[0] ?? '' })
      return { data, lines: linesOf(data, translate) }
    },
  },
  {
    name: 'tender migrate',
    summary: 'commandLine.tender.migrate',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: {
      ...tenderOption,
      reason: { summary: 'commandLine.option.migrationReason', placeholder: 'TEXT' },
      deviation: { summary: 'commandLine.option.deviation' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findTender(context)
      const data = await call('tender.migrate', {
        tender: id,
        template: given.operands[0] ?? '',
        reason: given.optional('reason'),
        deviation: given.flag('deviation'),
      })
      const amended = data.amendment === null ? [] : [translate('amendment.numbered', { number: data.amendment })]
      return { data, lines: [...amended, ...linesOf(data, translate)] }
    },
  },
]

function linesOf({ from, to, changes, bids }: Output<'tender.migration'>, translate: Translate): string[] {
  const versions = { from: `${from.key} ${from.version}`, to: `${to.key} ${to.version}` }
  return [
    translate('migration.summary', { ...versions, changes: changes.length, decides: changes.filter(decides).length }),
    ...bids.flatMap(({ bidder, carried, lost, open, rows }) => [
      translate('migration.bid', { bidder, carried, lost, open }),
      ...rows.map(
        ({ question, verdict, said }) =>
          `  ${translate('commandLine.carryOver.row', { verdict, question, said: said.join(' ') })}`,
      ),
    ]),
  ]
}
