import type { Procedures } from './procedure.ts'
import type { Topic } from './topic.ts'

/**
 * The readings that may differ when tables of some topics have got or lost rows: those of these topics and of all that come after them,
 * unless a reading says what it rests on. With no topic at all: what rests on everything.
 */
export function staleAfter(topics: readonly Pick<Topic, 'name' | 'contract'>[], changed: readonly string[]): string[] {
  const first = topics.findIndex(({ name }) => changed.includes(name))
  return topics.flatMap(({ contract }, place) =>
    readingsOf(contract).filter((name) => {
      const restsOn = contract[name]?.restsOn
      if (restsOn === undefined) return first >= 0 && first <= place
      return restsOn === 'everything' || restsOn.some((topic) => changed.includes(topic))
    }),
  )
}

const readingsOf = (contract: Procedures): string[] =>
  Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' ? [] : [name]))
