import type { PriceKeeping } from './contract.ts'
import { type PriceDraft, priceKeepingOf } from './price-draft.ts'
import type { Terms } from './terms.ts'

/** Terms as they are being filled in: everything is text until it is checked. */
export type TermsDraft = {
  readonly title: string
  readonly need: string
  readonly currency: string
  readonly termMonths: number
  /** `2026-11-30 17:00` in the reader's own time, or empty. */
  readonly deadline: string
}

/** A tender as it is being filled in. */
export type TenderDraft = TermsDraft & {
  readonly template: string
  /** A title in each line; empty for one lot that covers all. */
  readonly lots: string
  /** How prices are kept; open where nobody has said. */
  readonly prices?: PriceDraft | undefined
}

/** What keeps a draft from becoming terms. */
export type TermsProblem = 'title' | 'need' | 'currency' | 'deadline'
/** What keeps a draft from becoming a tender. */
export type TenderProblem = TermsProblem | 'template' | 'prices'

/** What `tender.create` takes. */
export type NewTender = {
  title: string
  need: string
  template: string
  currency: string
  termMonths: number
  deadline?: string
  lots?: { title: string }[]
  prices?: PriceKeeping
}

/** Checks a draft: either the tender, or what is wrong with it. */
export function tenderOf(draft: TenderDraft): { tender: NewTender } | { problems: TenderProblem[] } {
  const lots = draft.lots.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }]))
  const checked = termsOf(draft)
  const prices = draft.prices && priceKeepingOf(draft.prices)
  const others: TenderProblem[] = []
  if (draft.template === '') others.push('template')
  if (draft.prices && !prices) others.push('prices')
  if ('problems' in checked) return { problems: [...checked.problems, ...others] }
  if (others.length > 0) return { problems: others }
  const { deadline, ...terms } = checked.terms
  return {
    tender: {
      ...terms,
      template: draft.template,
      ...(deadline !== null && { deadline }),
      ...(lots.length > 0 && { lots }),
      ...(prices && prices.kept !== 'open' && { prices }),
    },
  }
}

/** Checks terms: either what they are, or what is wrong with them. */
export function termsOf(draft: TermsDraft): { terms: Terms } | { problems: TermsProblem[] } {
  const currency = draft.currency.trim().toUpperCase()
  const deadline = draft.deadline.trim() === '' ? null : (instantOf(draft.deadline) ?? 'none')
  const problems: TermsProblem[] = []
  if (draft.title.trim() === '') problems.push('title')
  if (draft.need.trim() === '') problems.push('need')
  if (!/^[A-Z]{3}$/.test(currency)) problems.push('currency')
  if (deadline === 'none') problems.push('deadline')
  if (problems.length > 0) return { problems }
  const { title, need, termMonths } = draft
  return { terms: { title: title.trim(), need: need.trim(), currency, termMonths, deadline } }
}

/** Terms as they stand, to be changed. */
export function draftOfTerms({ title, need, currency, termMonths, deadline }: Terms): TermsDraft {
  return { title, need, currency, termMonths, deadline: deadline === null ? '' : localText(deadline) }
}

/** An instant as a local date and time to the minute: `2026-11-30T17:00`. */
function localText(instant: string): string {
  const time = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${date}T${two(time.getHours())}:${two(time.getMinutes())}`
}

/** A draft's deadline, or the one that it was made of where the minute was not changed: seconds are not shown. */
export function keptDeadline(terms: Terms, before: Terms): Terms {
  const same = terms.deadline !== null && before.deadline !== null && localText(terms.deadline) === localText(before.deadline)
  return same ? { ...terms, deadline: before.deadline } : terms
}

/**
 * The instant of a local date, with or without a time; without one, the last minute of the day. Null for what is no date, and for a
 * time that the clocks skip.
 */
export function instantOf(text: string): string | null {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2}))?$/.exec(text.trim())
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  if (parts[4] === undefined) {
    const noon = new Date(year, month - 1, day, 12)
    const lastMinute = new Date(new Date(year, month - 1, day + 1).getTime() - 60_000)
    return shows(noon, year, month, day, 12, 0) ? lastMinute.toISOString() : null
  }
  const instant = new Date(year, month - 1, day, hour, minute)
  return shows(instant, year, month, day, hour, minute) ? instant.toISOString() : null
}

/** Whether a clock here shows these parts at an instant; for others, `Date` takes the instant nearby that it finds. */
function shows(instant: Date, year: number, month: number, day: number, hour: number, minute: number): boolean {
  return (
    instant.getFullYear() === year &&
    instant.getMonth() === month - 1 &&
    instant.getDate() === day &&
    instant.getHours() === hour &&
    instant.getMinutes() === minute
  )
}
