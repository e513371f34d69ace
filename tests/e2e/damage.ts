import { readFileSync, writeFileSync } from 'node:fs'
import { connect, integerPragma } from '../../electron/workspace/database.ts'

/** What the window itself needs: without these no screen is reached. */
const needed = ['schema_migration', 'workspace', 'tender', 'lot', 'instrument', 'price_line'].concat([
  'journal_entry',
  'journal_open',
  'journal_change',
  'journal_image',
])

/**
 * Damages a workspace so that it opens, and that every screen meets a table that cannot be read: as a disk does whose sectors
 * fail. Of the journal only a part is lost, since its end is read with the file.
 */
export function damage(path: string): void {
  const connection = connect(path, { readonly: true })
  const tables = connection
    .prepare<[], { name: string; rootpage: number }>(
      `SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`,
    )
    .all()
  const size = integerPragma(connection, 'page_size')
  connection.close()
  const bytes = readFileSync(path)
  const spoil = (page: number) => bytes.fill(0x55, (page - 1) * size, page * size)
  for (const { name, rootpage } of tables) if (!needed.includes(name)) spoil(rootpage)
  const journal = tables.find(({ name }) => name === 'journal_entry')
  if (journal) spoil(leafBeforeLast(bytes.subarray((journal.rootpage - 1) * size, journal.rootpage * size)))
  writeFileSync(path, bytes)
}

/** The last but two of the pages that an interior page of a table points to; see “B-tree Pages” in SQLite's description of its files. */
function leafBeforeLast(page: Buffer): number {
  const interior = 5
  if (page[0] !== interior) throw new Error('The journal is too short to lose a part of it')
  const cells = page.readUInt16BE(3)
  return page.readUInt32BE(page.readUInt16BE(12 + 2 * (cells - 2)))
}
