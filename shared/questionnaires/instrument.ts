import { template } from './model.ts'
import { scaleProblems } from './scale-problems.ts'

/** The frozen copy of a template in a tender. Its price sheet belongs to the lots. It keeps to its scale. */
export const instrument = template.omit({ priceLines: true }).refine((frozen) => scaleProblems(frozen).length === 0)
