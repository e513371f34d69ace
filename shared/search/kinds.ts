/** What can be found. A reason is one of a score, a consensus, an agreement or a withdrawal. */
export const searchKinds = ['tender', 'question', 'provider', 'answer', 'reason', 'remark', 'evidence'] as const
export type SearchKind = (typeof searchKinds)[number]
