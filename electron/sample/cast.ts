import type { Client, Input, Output, ProcedureName } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import type { Problem } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import type { SampleBidder, SampleData } from './data.ts'
import type { Stage } from './stage.ts'

/** Everything that the scenes of the sample share. */
export type Cast = {
  data: SampleData
  stage: Stage
  call: Call
  translate: Translate
  folder: string
  tender: string
  lot: string
  instrument: Instrument
  bids: Map<string, string>
  evaluators: Map<string, string>
}

/** Calls a procedure that must succeed. */
export type Call = <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>

/** A step of the sample was refused. */
export class SampleRefused extends Error {
  readonly problem: Problem
  constructor(procedure: ProcedureName, problem: Problem) {
    super(`${procedure}: ${problem.message}`)
    this.problem = problem
  }
}

export function callOf(client: Client): Call {
  return async (name, input) => {
    const result = await client(name, input)
    if (!result.ok) throw new SampleRefused(name, result.error)
    return result.value
  }
}

export function bidOf({ bids }: Cast, { key }: Pick<SampleBidder, 'key'>): string {
  return known(bids.get(key), key)
}

export function evaluatorOf({ data, evaluators }: Cast, key: string): { id: string; profile: Profile } {
  return { id: known(evaluators.get(key), key), profile: known(data.evaluators[key], key) }
}

/** What the data of the sample must have. */
function known<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new Error(`the sample has no ${key}`)
  return value
}
