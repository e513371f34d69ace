import type { Command } from './command-line/command.ts'
import type { TopicCheck } from './workspace/format/format.ts'
import type { PackRule } from './workspace/format/pack.ts'
import type { Step } from './workspace/format/tables.ts'
import type { SearchSource } from './workspace/full-text/source.ts'
import type { Histories } from './workspace/histories.ts'

/** What a topic says of itself on this floor. */
export type GroundTopic = {
  /** Its folder on every floor. */
  name: string
  /** What answers the procedures of its contract. */
  endpoints: object
  /** What it adds to the file format, step by step: tables, and columns of its own tables. */
  steps?: readonly Step[]
  /** Its commands on the command line. */
  commands?: readonly Command[]
  /** What can be found of it. */
  sources?: readonly SearchSource[]
  /** Which of its rows belong to the history of what. */
  histories?: Histories
  /** What it checks of its rows. */
  checks?: readonly TopicCheck[]
  /** Which rows of its tables may go into a pack. Tables that are not named here are in none. */
  packs?: Readonly<Record<string, PackRule>>
}
