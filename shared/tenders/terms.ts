/** What the parties to a tender rest on, beside its questions and what is priced. */
export type Terms = {
  readonly title: string
  readonly need: string
  readonly currency: string
  readonly termMonths: number
  readonly deadline: string | null
}

export const termNames = ['title', 'need', 'deadline', 'termMonths', 'currency'] as const
export type TermName = (typeof termNames)[number]

/** Terms with those that somebody gives in their place; what is left out stays. */
export function withGiven(before: Terms, given: { [Name in TermName]?: Terms[Name] | undefined }): Terms {
  return {
    title: given.title ?? before.title,
    need: given.need ?? before.need,
    currency: given.currency ?? before.currency,
    termMonths: given.termMonths ?? before.termMonths,
    deadline: given.deadline === undefined ? before.deadline : given.deadline,
  }
}

/** The terms that differ, in the order in which people read them. */
export function changedTerms(before: Terms, after: Terms): TermName[] {
  return termNames.filter((name) => before[name] !== after[name])
}
