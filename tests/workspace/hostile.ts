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

const [pageSize, levels, cells] = [4096, 12, 500]

/**
 * Has the pages of a table lead to the same few again and again: to read it takes 500 to the power of 12 steps, though the file has a dozen
 * pages more and its schema is Assay's own.
 */
export function makeMaze(path: string, table: string): void {
  const connection = connect(path, { readonly: true })
  const root =
    connection.prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)
      ?.rootpage ?? 0
  connection.close()
  const bytes = readFileSync(path)
  const count = bytes.length / pageSize
  const leaf = Buffer.from(bytes.subarray((root - 1) * pageSize, root * pageSize))
  if (leaf[0] !== 0x0d || leaf.readUInt16BE(3) === 0) throw new Error(`The table ${table} is not one page with rows`)
  const level = (below: number): Buffer => {
    const page = Buffer.alloc(pageSize)
    page[0] = 0x05
    page.writeUInt16BE(cells, 3)
    page.writeUInt16BE(pageSize - 5 * cells, 5)
    page.writeUInt32BE(below, 8)
    for (let cell = 0; cell < cells; cell++) {
      const at = pageSize - 5 * (cell + 1)
      page.writeUInt32BE(below, at)
      page.writeUInt16BE(at, 12 + 2 * cell)
      page[at + 4] = 1
    }
    return page
  }
  level(count + 1).copy(bytes, (root - 1) * pageSize)
  const below = Array.from({ length: levels - 1 }, (_, index) => level(count + index + 2))
  const all = Buffer.concat([bytes, ...below, leaf])
  all.writeUInt32BE(all.length / pageSize, 28)
  writeFileSync(path, all)
}
