/** What can be found. A reason is one of a score, a consensus, an agreement or a withdrawal; a decision is what is said of the award. */
export const searchKinds = ['tender', 'question', 'provider', 'answer', 'reason', 'remark', 'evidence', 'decision'] as const
export type SearchKind = (typeof searchKinds)[number]
