/** What the reader of a pack may be asked to bring back. */
export const packTasks = ['scores', 'evidence'] as const
export type PackTask = (typeof packTasks)[number]
