/** A level of a scale: its points, and a name where it has one. */
export type Level = { readonly points: number; readonly label?: string | undefined }

/** The ordered levels of a scale, from the lowest to the highest. */
export type Scale = readonly Level[]

/** The scale of an instrument that says none of its own: 0 (nothing in place) to 5 (best). */
export const defaultScale: Scale = [0, 1, 2, 3, 4, 5].map((points) => ({ points }))

/** The levels of an instrument's scale. */
export function scaleOf({ scale }: { readonly scale?: Scale | undefined }): Scale {
  return scale ?? defaultScale
}

/** Whether a scale is the default one, without names, so that an instrument need not say it. */
export function isDefaultScale(scale: Scale): boolean {
  return (
    scale.length === defaultScale.length &&
    scale.every(({ points, label }, index) => points === defaultScale[index]?.points && label === undefined)
  )
}

/** The points of the lowest and of the highest level. */
export function boundsOf(scale: Scale): { lowest: number; highest: number } {
  return { lowest: scale[0]?.points ?? 0, highest: scale.at(-1)?.points ?? 0 }
}

/** Whether somebody may give so many points: only those of a level. */
export function isLevel(scale: Scale, points: number): boolean {
  return scale.some((level) => level.points === points)
}

/** Whether the levels are all whole points between the lowest and the highest. */
export function areWholePoints(scale: Scale): boolean {
  const { lowest } = boundsOf(scale)
  return Number.isInteger(lowest) && scale.every(({ points }, index) => points === lowest + index)
}

/** What a person types for each level: its points where these are whole and follow one another, else its place, from 0. */
export function keysOf(scale: Scale): string[] {
  const byPoints = areWholePoints(scale)
  return scale.map(({ points }, index) => String(byPoints ? points : index))
}
