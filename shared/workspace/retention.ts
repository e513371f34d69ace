/** The name of the folder with the backups of a workspace, which lies beside its file. */
export function backupFolderName(fileName: string): string {
  return `${fileName.replace(/\.assay$/, '')}.assay-backups`
}

/** How many backups stay: the newest, then the newest of each of so many days, then of so many weeks. Days and weeks are in UTC. */
export const retention = { newest: 5, days: 7, weeks: 4 } as const

const millisecondsPerDay = 24 * 60 * 60 * 1000

/**
 * Which backups stay, of those taken at the given instants (milliseconds since 1970): the 5 newest; then of each of the last 7 days
 * that have a backup the newest one; then of each of the last 4 weeks (from Monday) that have one the newest one. Days and weeks
 * without a backup do not count, so a workspace that rests keeps its past.
 */
export function backupsToKeep(instants: readonly number[]): Set<number> {
  const newestFirst = [...new Set(instants)].sort((a, b) => b - a)
  const day = (instant: number) => Math.floor(instant / millisecondsPerDay)
  // 1 January 1970 was a Thursday.
  const week = (instant: number) => Math.floor((day(instant) + 3) / 7)
  return new Set([
    ...newestFirst.slice(0, retention.newest),
    ...newestOfEach(newestFirst, day, retention.days),
    ...newestOfEach(newestFirst, week, retention.weeks),
  ])
}

/** The newest instant of each of the latest `count` periods that have one. */
function newestOfEach(newestFirst: readonly number[], period: (instant: number) => number, count: number): number[] {
  const newest = new Map<number, number>()
  for (const instant of newestFirst) {
    if (newest.size === count && !newest.has(period(instant))) break
    if (!newest.has(period(instant))) newest.set(period(instant), instant)
  }
  return [...newest.values()]
}
