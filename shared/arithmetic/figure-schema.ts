import { z } from '../schema.ts'

/** The shape of a `Figure`. */
export const figure = z.strictObject({
  exact: z.string().regex(/^-?\d+\/[1-9]\d*$/),
  rounded: z.string().regex(/^-?\d+(?:\.\d+)?$/),
})

/** The shape of a `Range`. */
export const range = z.strictObject({ lower: figure, upper: figure })
