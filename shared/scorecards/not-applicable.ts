/** An evaluator's agreement that a question does not apply. */
export type AgreedNotApplicable = {
  readonly question: string
  /** null: for every bid of the lot. */
  readonly bid: string | null
  /** Whether somebody agreed and somebody did not: then it is not decided whether the question applies. */
  readonly disputed?: true | undefined
}

/** What of these agreements is about a bid: questions that do not apply to it, and questions of which that is not decided. */
export function agreedFor(bid: string, agreements: readonly AgreedNotApplicable[]) {
  const about = agreements.filter((agreement) => agreement.bid === null || agreement.bid === bid)
  const notApplicable = new Set(about.flatMap(({ question, disputed }) => (disputed ? [] : question)))
  const undecided = about.flatMap(({ question, disputed }) => (disputed && !notApplicable.has(question) ? question : []))
  return { notApplicable, undecided: new Set(undecided) }
}
