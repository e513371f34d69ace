export const scorecards = {} as const
