import { Worker } from 'node:worker_threads'

/** What a thread watches over while the rest of its process is inside SQLite and can do nothing. */
export type Watched = {
  /** Removed when the parent goes. */
  folder: string
  memoryMegabytes: number
  /** Whether the standard input, which the parent holds open, tells that it goes; Electron ends its own children. */
  hasParentAtInput: boolean
}

/** Has a thread end this process when its parent goes, or when it takes more memory than it may. */
export function watchOver(watched: Watched): void {
  new Worker(new URL('./worker.ts', import.meta.url), { workerData: watched })
}
