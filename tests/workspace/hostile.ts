import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from '../../electron/workspace/database.ts'

/** Gives a file anything that SQL can put there; what another program says of a schema is taken word for word. */
export function alter(path: string, ...statements: string[]): void {
  const connection = connect(path)
  connection.pragma('foreign_keys = OFF')
  connection.unsafeMode(true)
  connection.pragma('writable_schema = ON')
  for (const statement of statements) connection.exec(statement)
  connection.close()
}

/** Never comes to an end. */
export const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'

/** Has a view stand in the place of a table. */
export const asView = (table: string, select: string): string[] => [
  `DELETE FROM sqlite_schema WHERE tbl_name = '${table}' AND type <> 'table'`,
  `UPDATE sqlite_schema SET type = 'view', rootpage = 0, sql = 'CREATE VIEW ${table} AS ${select}' WHERE name = '${table}'`,
]

const [pageSize, levels, ways] = [4096, 12, 40]

/** A page that leads to these others, and last to one more. `key` is what it says of each: of a table its number, of an index its row. */
function inner(children: readonly number[], last: number, begin = 0, key: Buffer = Buffer.of(1)): Buffer {
  const page = Buffer.alloc(pageSize)
  const size = 4 + key.length
  page[begin] = key.length === 1 ? 0x05 : 0x02
  page.writeUInt16BE(children.length, begin + 3)
  page.writeUInt16BE(pageSize - size * children.length, begin + 5)
  page.writeUInt32BE(last, begin + 8)
  for (const [index, child] of children.entries()) {
    const at = pageSize - size * (index + 1)
    page.writeUInt32BE(child, at)
    key.copy(page, at + 4)
    page.writeUInt16BE(at, begin + 12 + 2 * index)
  }
  return page
}

/** Pages of which each leads to the next again and again, and the last to a leaf: 40 to the power of 12 steps. `first` is the number of the first. */
function mazeTo(leaf: Buffer, first: number, key?: Buffer): Buffer[] {
  const pages = Array.from({ length: levels }, (_, level) => {
    const next = first + level + 1
    return inner(Array(ways).fill(next), next, 0, key)
  })
  return [...pages, leaf]
}

function rootOf(path: string, object: string): number {
  const connection = connect(path, { readonly: true })
  const find = connection.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
  const root = find.get(object)?.rootpage ?? 0
  connection.close()
  return root
}

function write(path: string, pages: readonly Buffer[]): void {
  const bytes = Buffer.concat(pages)
  bytes.writeUInt32BE(bytes.length / pageSize, 28)
  writeFileSync(path, bytes)
}

/**
 * Has the pages of a table lead to the same few again and again: to read it never ends, though the file has a dozen pages more and its
 * schema is Assay's own. The table is one page with rows.
 */
export function makeMaze(path: string, table: string): void {
  const root = rootOf(path, table)
  const bytes = readFileSync(path)
  const page = (number: number) => bytes.subarray((number - 1) * pageSize, number * pageSize)
  const leaf = Buffer.from(page(root))
  if (![0x0d, 0x0a].includes(leaf[0] ?? 0) || leaf.readUInt16BE(3) === 0) throw new Error(`${table} is not one page with rows`)
  const more = bytes.length / pageSize + 1
  const row = leaf.readUInt16BE(8)
  const key = leaf[0] === 0x0a ? leaf.subarray(row, row + 1 + (leaf[row] ?? 0)) : undefined
  inner([more], more, 0, key).copy(bytes, (root - 1) * pageSize)
  write(path, [bytes, ...mazeTo(leaf, more, key)])
}

/** The same with the schema itself, after all that it holds: to open the file never ends. `index` is one that SQLite makes by itself. */
export function makeMazeOfSchema(path: string, index: string, table: string): void {
  const root = rootOf(path, index)
  const bytes = readFileSync(path)
  const begun = Buffer.alloc(pageSize)
  // Where the cells of a page lie does not depend on the header of the file before them.
  bytes.copy(begun, 0, 100, pageSize)
  bytes.copy(begun, 300, 300, pageSize)
  bytes.copy(begun, 0, 100, 300)
  const more = bytes.length / pageSize + 1
  inner([more], more + 1, 100).copy(bytes, 100, 100)
  write(path, [bytes, begun, ...mazeTo(leafWith('index', index, table, root), more + 1)])
}

/** A leaf with one row of a schema, for an index without a text. */
function leafWith(type: string, name: string, table: string, root: number): Buffer {
  const texts = [type, name, table].map((text) => Buffer.from(text))
  const number = Buffer.alloc(4)
  number.writeUInt32BE(root)
  const kinds = [6, ...texts.map(({ length }) => 13 + 2 * length), 4, 0]
  const row = Buffer.concat([Buffer.from(kinds), ...texts, number])
  const page = Buffer.alloc(pageSize)
  const at = pageSize - row.length - 2
  page[0] = 0x0d
  page.writeUInt16BE(1, 3)
  page.writeUInt16BE(at, 5)
  page.writeUInt16BE(at, 8)
  page[at] = row.length
  page[at + 1] = 0x7f
  row.copy(page, at + 2)
  return page
}
