/** Points are published on one scale, 0 (nothing in place) to 5 (best), in steps of a quarter. */
export const highestPoints = 5
