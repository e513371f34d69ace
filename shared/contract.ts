import type { z } from 'zod'
import { draftsContract } from './drafts.ts'
import { languagesContract } from './languages.ts'
import type { Cancellation, Kind, Progress } from './procedure.ts'
import type { Result } from './result.ts'
import { sampleContract } from './sample.ts'
import { joined } from './topic.ts'
import { type TopicName, topics } from './topics.ts'

/** The one staircase between the floors: every procedure, its kind, and the shapes of what goes in and comes out. */
export const contract = {
  ...joined(topics.map((topic) => topic.contract)),
  ...sampleContract,
  ...draftsContract,
  ...languagesContract,
}

export type Contract = typeof contract
export type ProcedureName = keyof Contract
export const isProcedureName = (name: string): name is ProcedureName => Object.hasOwn(contract, name)
/** The names of one kind. */
export type NameOf<K extends Kind> = { [Name in ProcedureName]: Contract[Name]['kind'] extends K ? Name : never }[ProcedureName]

/** What a caller sends: defaults may be left out. */
export type Input<Name extends ProcedureName> = z.input<Contract[Name]['input']>
/** What a handler gets: checked, with defaults filled in. */
export type Parsed<Name extends ProcedureName> = z.output<Contract[Name]['input']>
export type Output<Name extends ProcedureName> = z.output<Contract[Name]['output']>

export type CallOptions = { signal?: Cancellation; onProgress?: (progress: Progress) => void }

/** The typed client: one method for every procedure, whatever carries the call. */
export type Client = <Name extends ProcedureName>(
  name: Name,
  input: Input<Name>,
  options?: CallOptions,
) => Promise<Result<Output<Name>>>

/**
 * Told after a call: the topics whose tables got or lost rows, and every reading that may differ since; everything where another file is
 * open now, or none, or its words are others.
 */
export type Changed = { topics: readonly TopicName[]; stale: 'everything' | readonly ProcedureName[]; by: ProcedureName }
