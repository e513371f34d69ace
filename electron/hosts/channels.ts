import type { ProcedureName } from '../../shared/contract.ts'

/** On which a page is told what it did not ask for. */
export const messageChannel = 'window:message'

/** On which the preload of Electron says which files were dropped: a page cannot, and in a browser the ground floor sees it. */
export const droppedChannel = 'window:dropped'

/** The channel of one procedure. Each has its own, so that a window offers these and no others. */
export function procedureChannel(name: ProcedureName): string {
  return `call:${name}`
}
