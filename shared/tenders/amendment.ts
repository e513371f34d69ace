import { Refusal } from '../result.ts'
import type { Amendment, AmendmentChange } from './amendment-model.ts'
import type { TenderStanding } from './standing.ts'
import { changedTerms, type Terms } from './terms.ts'

/** The terms that differ, as changes. */
export function termChanges(before: Terms, after: Terms): AmendmentChange[] {
  const said = (value: string | number | null) => (value === null ? null : String(value))
  return changedTerms(before, after).map((field) => ({
    field,
    about: null,
    before: said(before[field]),
    after: said(after[field]),
  }))
}

/** Whether a change bears on who is awarded: all but the title do. */
export function decides({ field }: Pick<AmendmentChange, 'field'>): boolean {
  return field !== 'title'
}

/**
 * Whether changes, made by an amendment, are a deviation: they decide, and the first envelope was opened before. Refuses what is no
 * amendment: nothing changes, nothing has gone out yet, bids would be due before the first workbook went out, or what decides would change
 * after the first envelope was opened and nobody says that this is a deviation.
 */
export function isDeviation(
  changes: readonly AmendmentChange[],
  { issued, received, opened }: TenderStanding,
  asked: boolean,
): boolean {
  if (changes.length === 0) throw new Refusal('amendment.nothing')
  if (issued === null && received === null) throw new Refusal('amendment.notIssued')
  const deadline = changes.find(({ field }) => field === 'deadline')?.after ?? null
  if (deadline !== null && issued !== null && deadline < issued)
    throw new Refusal('amendment.deadlineBeforeIssue', { deadline, issued })
  const deviates = opened !== null && changes.some(decides)
  if (deviates && !asked) throw new Refusal('amendment.opened', { at: opened })
  return deviates
}

/**
 * The deadline that held at an instant: what the first change after it took the place of, or the present one where none came after it.
 * `amendments` in the order in which they were made.
 */
export function deadlineHeld(
  present: string | null,
  amendments: readonly Pick<Amendment, 'at' | 'changes'>[],
  at: string,
): string | null {
  for (const amendment of amendments) {
    const change = amendment.at > at ? amendment.changes.find(({ field }) => field === 'deadline') : undefined
    if (change) return change.before
  }
  return present
}

/** The values of the message `amendment.change`; `moment` words an instant. */
export function changeWords({ field, about, before, after }: AmendmentChange, moment: (instant: string) => string) {
  const worded = (value: string | null) => (value === null ? '' : field === 'deadline' ? moment(value) : value)
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed'
  return { field, about: about ?? '', change, before: worded(before), after: worded(after) }
}
