import type { Procedures } from './procedure.ts'
import type { RowReadings } from './workspace/reading.ts'

/** What a topic says of itself on this floor. */
export type Topic = {
  /** Its folder on every floor. */
  name: string
  contract: Procedures
  /** How the rows of its tables read in the journal. */
  readings?: RowReadings
  /** Its rows are told after those of all other topics: these rest on it. */
  toldLast?: true
}

type Every<One> = (One extends unknown ? (one: One) => void : never) extends (every: infer All) => void ? All : never

/** What each of a list has, as one object, in the order of the list. */
export function joined<Parts extends readonly object[]>(parts: Parts): Every<Parts[number]>
export function joined(parts: readonly object[]): unknown {
  return Object.assign({}, ...parts)
}
