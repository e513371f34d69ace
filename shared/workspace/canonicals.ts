/**
 * Follows what is said to be something else (`same`: of an id, which it is) to its end; in a circle, to the lowest id of it. Returns the
 * end of each id that is not its own.
 */
export function canonicals(same: ReadonlyMap<string, string>): Map<string, string> {
  const ends = new Map<string, string>()
  for (const id of same.keys()) {
    const path = new Set<string>()
    let now = id
    for (let next = same.get(now); next !== undefined && !path.has(now) && !ends.has(now); next = same.get(now)) {
      path.add(now)
      now = next
    }
    const end = ends.get(now) ?? (path.has(now) ? lowestFrom(now, [...path]) : now)
    for (const passed of path) ends.set(passed, end)
  }
  return new Map([...ends].filter(([id, end]) => id !== end))
}

/** The lowest id of a path from one of its ids on. */
function lowestFrom(id: string, path: readonly string[]): string {
  const [lowest = id] = path.slice(path.indexOf(id)).toSorted()
  return lowest
}
