import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import '../../electron/decisions/endpoints.ts'
import '../../electron/evidence/endpoints.ts'
import { format } from '../../electron/format.ts'
import '../../electron/journal/endpoints.ts'
import '../../electron/packs/endpoints.ts'
import '../../electron/prices/endpoints.ts'
import '../../electron/providers/providers.ts'
import '../../electron/reports/endpoints.ts'
import '../../electron/responses/endpoints.ts'
import '../../electron/scorecards/endpoints.ts'
import '../../electron/search/endpoints.ts'
import '../../electron/tenders/endpoints.ts'
import { definedStatements } from '../../electron/workspace/database.ts'
import { takeSteps } from '../../electron/workspace/format/migrate.ts'

/** The names of parameters that name one thing. */
const things = [
  ...['lot', 'bid', 'tender', 'id', 'provider', 'evidence', 'submission', 'question', 'instrument', 'evaluator_id'],
  ...['receipt', 'person', 'actor', 'author', 'thing', 'pack', 'line', 'template'],
]

it('finds what is asked of one thing by its key: no question reads a whole table', () => {
  const database = new Database(':memory:')
  takeSteps(database, format)
  const questions = definedStatements().filter(
    ({ binds, columns }) => columns && Object.keys(binds).some((name) => things.includes(name)),
  )
  expect(questions.length).toBeGreaterThan(40)
  const slow = questions.flatMap(({ text, binds }) => {
    const plan = database
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(Object.fromEntries(Object.keys(binds).map((name) => [name, null])))
    const scans = plan.filter(({ detail }) => /^(?:SCAN (?!json_each|\(|CONSTANT ROW)|MATERIALIZE|BLOOM)|AUTOMATIC/.test(detail))
    return scans.map(({ detail }) => `${detail}: ${text.replaceAll(/\s+/g, ' ')}`)
  })
  expect(slow).toEqual([])
  database.close()
})
