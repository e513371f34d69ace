/** How a condition of an award stands. */
export const conditionStandings = ['open', 'met', 'dropped'] as const
export type ConditionStanding = (typeof conditionStandings)[number]

/** What an approver says of what is recommended. */
export const approvalVerdicts = ['approved', 'refused'] as const

/** How a lot ends. */
export const awardOutcomes = ['awarded', 'abandoned'] as const
