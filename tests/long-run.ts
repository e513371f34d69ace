/** How many cases a property is held against: a few in the usual run, with `ASSAY_LONG_RUN=1` at least 2,000. */
export function cases(usual: number): { numRuns: number } {
  return { numRuns: process.env.ASSAY_LONG_RUN ? Math.max(2000, usual) : usual }
}
