import { decides } from '../../shared/questionnaires/template-difference.ts'
import type { Command } from '../command-line/command.ts'

export const compareCommand: Command = {
  name: 'template compare',
  summary: 'commandLine.template.compare',
  workspace: 'optional',
  operands: { placeholder: 'TEMPLATE', least: 2, most: 2 },
  run: async ({ call, arguments: given, translate }) => {
    const [before = '', after = ''] = given.operands
    const data = await call('template.compare', { before, after })
    const lines = data.flatMap((change) => {
      const { subject, id, title } = change
      const kind = change.kind === 'changed' && change.fields.length === 0 ? 'moved' : change.kind
      const fields = change.kind === 'changed' ? change.fields : []
      return [
        translate('commandLine.template.change', { kind, subject, id, title, decides: String(decides(change)) }),
        ...fields.map(
          ({ field, before, after }) =>
            `  ${translate('commandLine.template.field', { field, before: before ?? '–', after: after ?? '–' })}`,
        ),
      ]
    })
    return { data, lines: lines.length === 0 ? [translate('commandLine.template.same')] : lines }
  },
}
