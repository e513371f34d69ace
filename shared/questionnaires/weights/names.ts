import type { PairwiseVariant, RandomIndexTable } from './model.ts'

/** How weights are read from comparisons of pairs, as the screens offer it. */
export const pairwiseVariantNames = ['eigenvector', 'geometricMean'] as const satisfies readonly PairwiseVariant[]
/** The tables of random indices, as the screens offer them. */
export const randomIndexNames = ['saaty1980', 'saaty2005', 'doneganDodd1991'] as const satisfies readonly RandomIndexTable[]
