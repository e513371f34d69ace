import type { Topic } from './topic.ts'

/**
 * The readings that may differ when tables of some topics have got or lost rows: those of these topics and of all that come after them,
 * unless a reading says what it rests on. With no topic at all: what rests on everything.
 */
export function staleAfter(topics: readonly Pick<Topic, 'name' | 'contract'>[], changed: readonly string[]): string[] {
  const first = topics.findIndex(({ name }) => changed.includes(name))
  return topics.flatMap(({ name: own, contract }) =>
    Object.entries(contract).flatMap(([name, { kind, restsOn = own }]) => {
      const isStale = restsOn === 'everything' || (first >= 0 && first <= topics.findIndex((topic) => topic.name === restsOn))
      return kind !== 'command' && isStale ? [name] : []
    }),
  )
}
