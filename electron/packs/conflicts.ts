import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext, TaskContext } from '../endpoint.ts'
import { ChangeReader } from '../journal/changes.ts'
import { Names } from '../journal/names.ts'
import { findRow } from '../journal/rows.ts'
import { actorName } from '../workspace/actors.ts'
import { optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { idsIn } from '../workspace/facts.ts'
import { type FactTable, headTable, isFact } from '../workspace/format/tables.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Facts about one thing of which none follows another. */
export type Dispute = { table: FactTable; facts: string[] }

/** Every conflict of a file, table by table. */
function disputes({ read, format }: Pick<Workspace, 'read' | 'format'>): Dispute[] {
  return format.tables.filter(isFact).flatMap((table) => disputesOf(read, table))
}

const statements = new Map<string, ReturnType<typeof headsInConflict>>()

function headsInConflict(table: string) {
  return sql(
    `SELECT fact.id, others FROM ${headTable(table)} AS head JOIN ${table} AS fact ON fact.place = head.place
     WHERE in_conflict = 1 ORDER BY fact.at, fact.id`,
    {},
    { id: text, others: optional(text) },
  )
}

function disputesOf(read: Reader, table: FactTable): Dispute[] {
  const statement = statements.get(table.name) ?? headsInConflict(table.name)
  statements.set(table.name, statement)
  return read.all(statement).map(({ id, others }) => ({ table, facts: [id, ...idsIn(others)] }))
}

/** Every conflict in the reader's words, with who said what and when. */
export function listConflicts({ workspace, read, translate }: QueryContext): Output<'conflict.list'> {
  const reader = new ChangeReader(workspace, new Names(read, translate), translate)
  return disputes(workspace).map(({ table, facts }) => {
    const told = facts.map((id) => {
      const whole = findRow(workspace, table.name, id)
      const change = reader.read({
        position: 0,
        table: table.name,
        key: id,
        operation: 'brought',
        state: 'present',
        digest: '',
        row: null,
        follows: [],
        whole,
      })
      const said = workspace.fact(table.name, id)
      return { id, change, at: said.at, by: actorName(read, said.author) }
    })
    const [first] = told
    return {
      fact: facts[0] ?? '',
      kind: first?.change.kind ?? table.name,
      about: first?.change.about ?? [],
      place: first?.change.place ?? null,
      facts: told
        .toSorted((one, other) => (one.at < other.at ? -1 : 1))
        .map(({ id, change: { fields }, at, by }) => ({ fact: id, by, at, fields })),
    }
  })
}

/** Has what one of the facts in a conflict says count from now on: a new fact, which follows all of them. */
export function resolveConflict(
  { session, profile }: TaskContext,
  { fact, reason }: Parsed<'conflict.resolve'>,
): Output<'conflict.resolve'> {
  const workspace = session.workspace()
  const dispute = disputes(workspace).find(({ facts }) => facts.includes(fact))
  if (!dispute) throw new Refusal('conflict.notFound', { fact })
  const id = randomUUID()
  workspace.execute({ command: 'conflict.resolve', why: reason, profile }, (_write, stamp) =>
    workspace.repeatFact(dispute.table.name, fact, { id, follows: dispute.facts, ...stamp }),
  )
  return { entry: workspace.head().entry, fact: id }
}
