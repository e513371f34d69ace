import type { Reader } from '../database.ts'
import type { SearchSource } from '../full-text/source.ts'
import type { Histories } from '../histories.ts'
import type { Piece } from '../verify/piece.ts'
import type { PackRule } from './pack.ts'
import type { Step, Table } from './tables.ts'

/** What a topic checks of its own rows, beyond that they are as they were recorded. */
export type TopicCheck = (read: Reader) => Iterable<Piece>

/** What a file holds: the steps of its format, the tables that these made, what can be searched, checked and told. Gathered from the topics. */
export type Format = {
  readonly steps: readonly Step[]
  readonly tables: readonly Table[]
  readonly sources: readonly SearchSource[]
  readonly checks: readonly TopicCheck[]
  readonly histories: readonly Histories[]
  /** Which rows of a table may go into a pack and come back; of a table that is not named here, none. */
  readonly packs: ReadonlyMap<string, PackRule>
  /** Version of the newest step. */
  readonly version: number
}

/** The format that steps make. */
export function formatOf(
  steps: readonly Step[],
  { sources = [], checks = [], histories = [], packs = new Map() }: Partial<Omit<Format, 'steps' | 'tables' | 'version'>> = {},
): Format {
  for (const [index, { version, name }] of steps.entries())
    if (version !== index + 1) throw new Error(`Step ${name} of the format is number ${version}, where ${index + 1} is next`)
  return { steps, tables: steps.flatMap(({ tables }) => tables), sources, checks, histories, packs, version: steps.length }
}

/** The steps of the format, of what each topic adds to them: parts of one version are one step, and have its name. */
export function gatheredSteps(parts: readonly Step[]): Step[] {
  const byVersion = [...Map.groupBy(parts, ({ version }) => version)].toSorted(([one], [other]) => one - other)
  return byVersion.map(([version, all]) => {
    const [name = '', ...others] = new Set(all.map((part) => part.name))
    if (others.length > 0) throw new Error(`Step ${version} of the format has several names: ${[name, ...others].join(', ')}`)
    const columns = all.flatMap((part) => part.columns ?? [])
    return { version, name, tables: all.flatMap(({ tables }) => tables), ...(columns.length > 0 && { columns }) }
  })
}

/** The tables of a file of a version. */
export function tablesAt({ steps }: Format, version: number): Table[] {
  return steps.filter((step) => step.version <= version).flatMap(({ tables }) => tables)
}
