import { format } from '../../electron/format.ts'
import { expectedSchema } from '../../electron/workspace/foreign.ts'
import { isFact, type Table } from '../../electron/workspace/format/tables.ts'

const kinds = [
  ['anchor', 'Anchors'],
  ['fact', 'Facts'],
  ['frozen', 'Parts'],
  ['local', 'Local tables'],
] as const

/** Every table of the format by its kind, as its definition stands in the file: what it holds is a comment in it. */
export function formatReference(): string {
  const schema = expectedSchema(format, format.version)
  const text = (table: Table): string => {
    const view = isFact(table) ? `\n\nRead it through \`current_${table.name}\`.` : ''
    return `#### ${table.name}\n\n\`\`\`sql\n${schema.get(`table ${table.name}`)};\n\`\`\`${view}`
  }
  return kinds
    .map(([kind, title]) => [`### ${title}`, ...format.tables.filter((table) => table.kind === kind).map(text)].join('\n\n'))
    .join('\n\n')
}
