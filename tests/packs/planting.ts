import { containerLimits } from '../../electron/exchange/limits.ts'
import { documentTexts } from '../../electron/exchange/look/document.ts'
import { format } from '../../electron/format.ts'
import { type Connection, connect, quoted } from '../../electron/workspace/database.ts'

/** A marker in a cell: of which table and column, in a row of which id (that of its owner, for parts). */
export type Planted = { marker: string; table: string; column: string; key: string }

/** What programs wrote into a column for themselves: ids, times, digests, and words that decide what a row is. */
const forPrograms =
  /^(?:id|author|at|follows|latest|digest|hash|sha256|words|salt|digests|others|kind|role|command|source|subject|owner|part|parent|old|new|canonical|alias|value_type|currency|type)$|_(?:id|at|key|name_of|version|type)$|^(?:table_name|row_key|assay_version|template_key)$/

/** Plants a marker of its own in every cell of a file that holds words, behind the back of what keeps rows from being changed. */
export function plant(path: string): Planted[] {
  const connection = connect(path)
  try {
    connection.pragma('foreign_keys = OFF')
    const triggers = connection
      .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
      .all()
    for (const { name } of triggers) connection.exec(`DROP TRIGGER ${quoted(name)}`)
    const planted = format.tables.flatMap(({ name, ...table }) =>
      plantIn(connection, name, 'owner' in table ? table.owner : 'id'),
    )
    for (const { sql } of triggers) connection.exec(sql)
    return planted
  } finally {
    connection.close()
  }
}

let count = 0

function plantIn(connection: Connection, table: string, keyColumn: string): Planted[] {
  const columns = connection
    .prepare<[string], { name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)')
    .all(table)
  const links = new Set(
    connection.prepare<[], string>(`SELECT "from" FROM sqlite_schema, pragma_foreign_key_list(sqlite_schema.name)`).pluck().all(),
  )
  const named = columns.some(({ name }) => name === keyColumn) ? quoted(keyColumn) : `''`
  return columns
    .filter(({ name, type, pk }) => type === 'TEXT' && pk === 0 && !forPrograms.test(name) && !links.has(name))
    .flatMap(({ name: column }) => {
      const rows = connection
        .prepare<[], { text: string | null; key: string }>(
          `SELECT DISTINCT ${quoted(column)} AS text, ${named} AS key FROM ${table} WHERE ${quoted(column)} IS NOT NULL OR 1`,
        )
        .all()
      return rows.flatMap(({ text, key }) => {
        const marker = `zqx${(count++).toString(36).padStart(4, '0')}xqz`
        const condition = keyColumn && named !== `''` ? ` AND ${named} IS :key` : ''
        try {
          const { changes } = connection
            .prepare(`UPDATE ${table} SET ${quoted(column)} = :marked WHERE ${quoted(column)} IS :text${condition}`)
            .run({ marked: text === null ? marker : `${text} ${marker}`, text, ...(condition && { key }) })
          return changes > 0 ? [{ marker, table, column, key: String(key) }] : []
        } catch {
          // The column holds one of a few words, or a text of a length.
          return []
        }
      })
    })
}

/** How a text may stand in bytes, in whichever case: in UTF-8, or in two bytes a sign. */
export function standsIn(bytes: Buffer, text: string): boolean {
  const haystack = lowered(bytes)
  const small = text.toLowerCase()
  const wide = Buffer.from(small, 'utf16le')
  return haystack.includes(small) || haystack.includes(wide) || haystack.includes(Buffer.from(wide).swap16())
}

const loweredOf = new WeakMap<Buffer, Buffer>()
function lowered(bytes: Buffer): Buffer {
  const known = loweredOf.get(bytes)
  if (known) return known
  const made = Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)))
  loweredOf.set(bytes, made)
  return made
}

/** Everything that the documents in a file say, unpacked. */
export async function unpacked(path: string): Promise<Buffer> {
  const connection = connect(path, { readonly: true })
  try {
    const contents = connection.prepare<[], string>('SELECT sha256 FROM content').pluck().all()
    const texts: string[] = []
    for (const sha256 of contents) {
      const chunks = connection
        .prepare<[string], Buffer>('SELECT data FROM content_chunk WHERE sha256 = ? ORDER BY position')
        .pluck()
        .all(sha256)
      const found = await documentTexts(sha256, Buffer.concat(chunks), containerLimits)
      texts.push(...found.texts.map(({ text }) => text))
    }
    return Buffer.from(texts.join('\n'))
  } finally {
    connection.close()
  }
}
