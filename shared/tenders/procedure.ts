import type { ProcedureKind } from './procedure-kinds.ts'
import type { TenderProcedure } from './procedure-model.ts'

/** What is said of a procedure, in the order in which it is asked for. */
export const procedureFields = [
  'authority',
  'address',
  'procedure',
  'why',
  'publishedIn',
  'publishedOn',
  'publishedReference',
  'selection',
  'notElectronic',
] as const satisfies readonly (keyof TenderProcedure)[]
export type ProcedureField = (typeof procedureFields)[number]

/** Procedures of which the report says the circumstances that justify them: article 84(1)(e) and (f) of Directive 2014/24/EU. */
const toJustify: readonly ProcedureKind[] = ['competitiveWithNegotiation', 'competitiveDialogue', 'negotiatedWithoutPublication']
/** Procedures that begin with a selection of who may bid. */
const selective: readonly ProcedureKind[] = [
  'restricted',
  'competitiveWithNegotiation',
  'competitiveDialogue',
  'innovationPartnership',
]
const unpublished: readonly ProcedureKind[] = ['negotiatedWithoutPublication', 'belowThreshold', 'private']

/**
 * What has not been said of what the report by article 84 of Directive 2014/24/EU asks for: authority and address (84(1)(a)), the procedure,
 * why it was chosen where that must be justified, where it was published, and the selection (84(1)(b)) where there is one. A private buyer
 * owes none of it.
 */
export function procedureGaps(said: Pick<TenderProcedure, ProcedureField>): readonly ProcedureField[] {
  const { procedure } = said
  if (procedure === 'private') return []
  const wanted: ProcedureField[] = ['authority', 'address', 'procedure']
  if (procedure !== null && toJustify.includes(procedure)) wanted.push('why')
  if (procedure !== null && !unpublished.includes(procedure)) wanted.push('publishedIn', 'publishedOn', 'publishedReference')
  if (procedure !== null && selective.includes(procedure)) wanted.push('selection')
  return wanted.filter((field) => said[field] === null)
}
