import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { type Column, type Columns, decimal, integer, optional, text, wrongIn } from '../../electron/workspace/columns.ts'
import { type Connection, definedStatements } from '../../electron/workspace/database.ts'
import { takeSteps } from '../../electron/workspace/format/migrate.ts'

const ground = join(import.meta.dirname, '../../electron')

/** Every module of the ground floor that defines a statement. */
function modules(): string[] {
  return readdirSync(ground, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && /\bsql\(/.test(readFileSync(join(ground, name), 'utf8')))
    .map((name) => join(ground, name))
}

/** What SQLite says a column of a result holds: `TEXT`, and whether it may be empty, where it is one of a table. */
type Declared = { name: string; type: string | null; table: string | null; column: string | null }

let connection: Connection

/** Whether a column of a table may be empty. */
function mayBeEmpty(table: string, column: string): boolean {
  const found = connection
    .prepare<[string, string], { notnull: number; pk: number }>('SELECT "notnull", pk FROM pragma_table_info(?) WHERE name = ?')
    .get(table, column)
  return found !== undefined && found.notnull === 0 && found.pk === 0
}

/** Whether a statement passes over rows in which a column is empty: it compares it, or asks. */
function isRuledOut(statement: string, column: string): boolean {
  return new RegExp(`\\b${column}\\s+(?:=|IN\\b|IS NOT NULL\\b)|=\\s*(?:\\w+\\.)?${column}\\b`).test(statement)
}

/** What is wrong with what a statement says of its columns and parameters. */
function wrongWith(statement: string, binds: Columns, columns: Columns | undefined): string[] {
  const prepared = connection.prepare(statement)
  const named = new Set([...statement.replace(/'[^']*'/g, '').matchAll(/:([A-Za-z]\w*)/g)].map(([, name]) => name ?? ''))
  const wrong: string[] = []
  if ([...named].sort().join() !== Object.keys(binds).sort().join())
    wrong.push(`takes ${[...named].sort().join()}, says ${Object.keys(binds).sort().join()}`)
  if (!prepared.reader) return columns ? [...wrong, 'returns no rows'] : wrong
  if (!columns) return [...wrong, 'returns rows']
  const returned: Declared[] = prepared.columns()
  if (
    returned
      .map(({ name }) => name)
      .sort()
      .join() !== Object.keys(columns).sort().join()
  )
    wrong.push(`returns ${returned.map(({ name }) => name).join()}, says ${Object.keys(columns).join()}`)
  for (const { name, type, table, column } of returned) {
    const said = columns[name]
    if (!said || type === null || table === null || column === null) continue
    if (!kinds[type]?.includes(said.holds)) wrong.push(`${name} is ${type}, says ${said.holds}`)
    if (!said.nullable && mayBeEmpty(table, column) && !isRuledOut(statement, column)) wrong.push(`${name} may be empty`)
  }
  return wrong
}

const kinds: Record<string, Column['holds'][]> = { TEXT: ['text'], INTEGER: ['integer', 'decimal'], BLOB: ['bytes'] }

describe('every statement of the program', () => {
  beforeAll(async () => {
    connection = new Database(':memory:')
    takeSteps(connection, format)
    for (const module of modules()) await import(module)
  })

  it('can be prepared, takes the parameters that it says, and returns the columns that it says', () => {
    const statements = definedStatements()
    expect(statements.length).toBeGreaterThan(150)
    const found = statements.flatMap(({ text: statement, binds, columns }) =>
      wrongWith(statement, binds, columns).map((wrong) => `${wrong}: ${statement.trim().replace(/\s+/g, ' ').slice(0, 160)}`),
    )
    expect(found).toEqual([])
  })

  it('would be caught if it said something else', () => {
    expect(wrongWith('SELECT id, at FROM score WHERE id = :id', { id: text }, { id: text, at: text })).toEqual([])
    expect(wrongWith('SELECT id FROM score', {}, { id: text, at: text })).toEqual(['returns id, says id,at'])
    expect(wrongWith('SELECT id FROM score WHERE id = :id', {}, { id: text })).toEqual(['takes id, says '])
    expect(wrongWith('SELECT points FROM score', {}, { points: integer })).toEqual(['points may be empty'])
    expect(wrongWith('SELECT points FROM score', {}, { points: optional(text) })).toEqual(['points is INTEGER, says text'])
    expect(wrongWith('SELECT 1 AS one', {}, undefined)).toEqual(['returns rows'])
    expect(wrongWith('DELETE FROM redone', {}, { id: text })).toEqual(['returns no rows'])
  })
})

describe('a row', () => {
  it.each([
    [{ a: text }, { a: 'x' }, undefined],
    [{ a: text }, { a: null }, 'a is null, not text'],
    [{ a: optional(text) }, { a: null }, undefined],
    [{ a: integer }, { a: 1.5 }, 'a is 1.5, not integer'],
    [{ a: decimal }, { a: 1.5 }, undefined],
    [{ a: text }, {}, 'lacks a, has none besides'],
    [{ a: text }, { a: 'x', b: 1 }, 'lacks none, has b besides'],
  ])('is held against its columns while tests run: %j', (columns, row, wrong) => {
    expect(wrongIn(columns, row)).toBe(wrong)
  })
})
