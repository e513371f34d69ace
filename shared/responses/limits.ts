/** Limits of one answer; a spreadsheet cell holds 32,767 characters at most. */
export const answerLimits = { shortText: 1_000, longText: 32_767, digits: 30, rows: 500, files: 100, fileName: 255 } as const
