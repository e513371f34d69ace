import type { TenderStanding } from './standing.ts'

/** Since when bidders rest on the terms, so that no correction changes them any more: a workbook went out, or a package came. */
export function firmSince({ issued, received }: Pick<TenderStanding, 'issued' | 'received'>): string | null {
  return issued !== null && received !== null ? (issued < received ? issued : received) : (issued ?? received)
}
