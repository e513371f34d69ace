import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../shared/result.ts'
import { type Connection, integerPragma, Reader } from './database.ts'
import { type Format, tablesAt } from './format/format.ts'
import { indexDamage, SearchIndex } from './full-text/index-of-texts.ts'
import { chain } from './verify/chain.ts'
import { content } from './verify/content.ts'
import { current } from './verify/current.ts'
import { cover, leftovers, pages, references } from './verify/file.ts'
import { type FoundProblem, type Piece, sound, wrong } from './verify/piece.ts'
import { formatSteps, rows } from './verify/rows.ts'

/** What `verify` looks at, in this order. */
export const checkNames = ['pages', 'references', 'chain', 'rows', 'current', 'content', 'search', 'topics'] as const
export type CheckName = (typeof checkNames)[number]

/** One check: how many things it looked at, and what is wrong with them. */
export type Check = { name: CheckName; examined: number; problems: FoundProblem[] }

export type VerifyOptions = {
  /** Told after each piece: which check, and how far. `total` is 0 where it is not known. */
  progress?: (progress: { check: CheckName; done: number; total: number }) => void
  signal?: { readonly aborted: boolean }
}

/** How many problems a check lists; a file that is broken throughout need not be listed row by row. */
const listed = 1000
const piecesPerTurn = 500
/** Checks whose pieces take long each. */
const slow: readonly CheckName[] = ['pages', 'content', 'search']

/**
 * Checks a workspace from a connection on which nothing is written: the pages, the references, the chain of the journal, every row and
 * tombstone against its digest, which facts are current, the content of evidence against its SHA-256, the search index against the texts,
 * and what the topics check. Lets other work run in between.
 */
export async function verify(connection: Connection, format: Format, options: VerifyOptions = {}): Promise<Check[]> {
  const checks: Check[] = []
  for (const [name, work] of workOf(connection, format)) {
    const check: Check = { name, examined: 0, problems: [] }
    let pieces = 0
    try {
      for (const { examined, problem } of work()) {
        check.examined += examined
        if (problem && check.problems.length < listed) check.problems.push(problem)
        if (++pieces % piecesPerTurn === 0 || slow.includes(name)) {
          options.progress?.({ check: name, done: check.examined, total: 0 })
          await setImmediate()
          if (options.signal?.aborted) throw new Refusal('cancelled')
        }
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      const reason = error instanceof Error ? error.message : String(error)
      check.problems.push({ key: 'workspace.problem.unreadable', values: { reason } })
    }
    options.progress?.({ check: name, done: check.examined, total: check.examined })
    checks.push(check)
  }
  return checks
}

/**
 * Checks at once what a printed head rests on: the chain of the journal, every row against its digest, and which facts are current.
 * Returns the first problem; nothing where all holds.
 */
export function firstProblem(connection: Connection, format: Format): FoundProblem | undefined {
  const work = new Map(workOf(connection, format))
  for (const name of ['chain', 'rows', 'current'] as const)
    for (const { problem } of work.get(name)?.() ?? []) if (problem) return problem
  return undefined
}

function workOf(connection: Connection, format: Format): [CheckName, () => Iterable<Piece>][] {
  const read = new Reader(connection)
  const version = integerPragma(connection, 'user_version')
  const tables = tablesAt(format, version)
  const work: Record<CheckName, () => Iterable<Piece>> = {
    pages: () => pages(connection),
    references: () => references(connection),
    chain: () =>
      all(
        chain(read),
        leftovers(read),
        cover(read),
        formatSteps(
          read,
          format.steps.filter((step) => step.version <= version),
        ),
      ),
    rows: () => rows(connection, tables),
    current: () => current(connection, tables),
    content: () => content(read),
    search: () => search(connection, format),
    topics: () => all(...format.checks.map((check) => check(read))),
  }
  return checkNames.map((name) => [name, work[name]])
}

function* all(...works: readonly Iterable<Piece>[]): Generator<Piece, void> {
  for (const work of works) yield* work
}

/** The full-text index in itself, then whether what is searched is what there is. */
function* search(connection: Connection, { sources }: Format): Generator<Piece, void> {
  for (const reason of indexDamage(connection)) yield wrong('workspace.problem.searchIndex', { reason })
  for (const { source, examined, wrong: count } of new SearchIndex(sources).compare(new Reader(connection))) {
    if (count > 0) yield wrong('workspace.problem.searchTexts', { source, count })
    yield { ...sound, examined }
  }
}
