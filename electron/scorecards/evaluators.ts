import { randomUUID } from 'node:crypto'
import { Refusal } from '../../shared/result.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

const select = 'SELECT id, name, role, organisation FROM evaluator'
const all = sql<Evaluator>(`${select} ORDER BY position`)
const byId = sql<Evaluator, { id: string }>(`${select} WHERE id = :id`)
const byName = sql<Evaluator, { name: string }>(`${select} WHERE name = :name`)
const insert = sql<never, Evaluator>(
  `INSERT INTO evaluator (id, position, name, role, organisation)
   VALUES (:id, 1 + (SELECT coalesce(max(position), 0) FROM evaluator), :name, :role, :organisation)`,
)

export function loadEvaluators(read: Reader): Evaluator[] {
  return read.all(all)
}

export function loadEvaluator(read: Reader, id: string): Evaluator {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('evaluator.notFound', { evaluator: id })
  return found
}

/** Adds an evaluator. Names are unique, so that a reason in a report names one person. */
export function addEvaluator(write: Writer, details: Omit<Evaluator, 'id'>): Evaluator {
  const name = details.name.normalize('NFC')
  if (write.get(byName, { name })) throw new Refusal('evaluator.exists', { name })
  const added = { id: randomUUID(), name, role: details.role, organisation: details.organisation }
  write.run(insert, added)
  return added
}
