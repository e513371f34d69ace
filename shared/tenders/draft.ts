/** A tender as it is being filled in: everything is text until it is checked. */
export type TenderDraft = {
  readonly title: string
  readonly need: string
  readonly template: string
  readonly currency: string
  readonly termMonths: number
  /** `2026-11-30 17:00` in the reader's own time, or empty. */
  readonly deadline: string
  /** A title in each line; empty for one lot that covers all. */
  readonly lots: string
}

/** What keeps a draft from becoming a tender. */
export type TenderProblem = 'title' | 'need' | 'template' | 'currency' | 'deadline'

/** What `tender.create` takes. */
export type NewTender = {
  title: string
  need: string
  template: string
  currency: string
  termMonths: number
  deadline?: string
  lots?: { title: string }[]
}

/** Checks a draft: either the tender, or what is wrong with it. */
export function tenderOf(draft: TenderDraft): { tender: NewTender } | { problems: TenderProblem[] } {
  const currency = draft.currency.trim().toUpperCase()
  const deadline = draft.deadline.trim() === '' ? undefined : instantOf(draft.deadline)
  const lots = draft.lots.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }]))
  const problems: TenderProblem[] = []
  if (draft.title.trim() === '') problems.push('title')
  if (draft.need.trim() === '') problems.push('need')
  if (draft.template === '') problems.push('template')
  if (!/^[A-Z]{3}$/.test(currency)) problems.push('currency')
  if (deadline === null) problems.push('deadline')
  if (problems.length > 0 || deadline === null) return { problems }
  return {
    tender: {
      title: draft.title.trim(),
      need: draft.need.trim(),
      template: draft.template,
      currency,
      termMonths: draft.termMonths,
      ...(deadline !== undefined && { deadline }),
      ...(lots.length > 0 && { lots }),
    },
  }
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
