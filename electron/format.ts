import type { GroundTopic } from './topic.ts'
import { grounds } from './topics.ts'
import { formatOf, gatheredSteps } from './workspace/format/format.ts'

const topics: readonly GroundTopic[] = grounds

/** The file format of this version of Assay: what the topics keep in a workspace. */
export const format = formatOf(gatheredSteps(topics.flatMap(({ steps = [] }) => steps)), {
  sources: topics.flatMap(({ sources = [] }) => sources),
  histories: topics.flatMap(({ histories }) => histories ?? []),
  packs: new Map(topics.flatMap(({ packs = {} }) => Object.entries(packs))),
  checks: topics.flatMap(({ checks = [] }) => checks),
})

const topicOf: ReadonlyMap<string, string> = new Map(
  topics.flatMap(({ name, steps = [] }) => steps.flatMap(({ tables }) => tables.map((table) => [table.name, name] as const))),
)

/** The topics to which tables belong. */
export function topicsOf(tables: readonly string[]): ReadonlySet<string> {
  return new Set(tables.flatMap((table) => topicOf.get(table) ?? []))
}
