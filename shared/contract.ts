import type { z } from 'zod'
import { decisionsContract } from './decisions/contract.ts'
import { draftsContract } from './drafts.ts'
import { evidenceContract } from './evidence/contract.ts'
import { journalContract } from './journal/contract.ts'
import { languagesContract } from './languages.ts'
import { pricesContract } from './prices/contract.ts'
import type { Cancellation, Kind, Progress } from './procedure.ts'
import { providersContract } from './providers/contract.ts'
import { questionnairesContract } from './questionnaires/contract.ts'
import { reportsContract } from './reports/contract.ts'
import { responsesContract } from './responses/contract.ts'
import type { Result } from './result.ts'
import { sampleContract } from './sample.ts'
import { scorecardsContract } from './scorecards/contract.ts'
import { searchContract } from './search/contract.ts'
import { tendersContract } from './tenders/contract.ts'
import type { Topic } from './topics.ts'
import { workspaceContract } from './workspace/contract.ts'

/** The one staircase between the floors: every procedure, its kind, and the shapes of what goes in and comes out. */
export const contract = {
  ...workspaceContract,
  ...evidenceContract,
  ...providersContract,
  ...questionnairesContract,
  ...tendersContract,
  ...responsesContract,
  ...scorecardsContract,
  ...pricesContract,
  ...decisionsContract,
  ...reportsContract,
  ...searchContract,
  ...journalContract,
  ...sampleContract,
  ...draftsContract,
  ...languagesContract,
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract
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

/** Told after each success which topics have changed. */
export type Changed = { topics: readonly Topic[]; by: ProcedureName }
