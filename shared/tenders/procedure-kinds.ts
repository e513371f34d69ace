/** By which procedure a contract is awarded: those of Directive 2014/24/EU, its light regime, below its thresholds, or by nobody's rules. */
export const procedureKinds = [
  'open',
  'restricted',
  'competitiveWithNegotiation',
  'competitiveDialogue',
  'innovationPartnership',
  'negotiatedWithoutPublication',
  'lightRegime',
  'belowThreshold',
  'private',
] as const
export type ProcedureKind = (typeof procedureKinds)[number]
