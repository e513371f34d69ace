/** What a report is, by what could be checked. In the order of how much each says, the best first; the last three are no good news. */
export const verdicts = ['agrees', 'consistent', 'altered', 'unknown', 'notRenderable'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Why a report is of a state that a workspace does not hold: another workspace, a copy that has not come so far, or a past that is not this
 * one's. Why its pages cannot be made again here: another version of the program, a language that is not here, or something gone since.
 */
export const obstacles = ['otherWorkspace', 'olderCopy', 'otherPast', 'otherVersion', 'language', 'gone'] as const
export type Obstacle = (typeof obstacles)[number]

/** Whether a file has the bytes that were written, has them with more behind them, or was saved again by another program. */
export const savings = ['asWritten', 'addedTo', 'again'] as const
export type Saved = (typeof savings)[number]

/** On a page another text stands, a screen reader is told something else, or it looks otherwise; it is missing, or was added. */
export const pageChanges = ['text', 'heard', 'looks', 'missing', 'added'] as const

/** What is not as it was written on a page; the words are empty where they are not what differs. */
export type PageDifference = { page: number; kind: (typeof pageChanges)[number]; found: string; expected: string }

/** Pages that were compared with those that ought to be there; `differences` are the first ones. */
export type ComparedPages = { pages: number; differing: number; differences: PageDifference[] }

/** What is known of a report. `differing` counts values of its figures, facts and pages; null stands for what nobody compared. */
export type Findings = {
  figures: { differing: number }
  obstacle: Obstacle | null
  compared: { facts: { differing: number }; pages: { differing: number } } | null
}

/**
 * What follows from what was found. What differs is altered only where nothing explains it: pages that another version of the program
 * wrote may differ, and so may what rests on something that is gone; figures that do not follow from the leaves of the report may not.
 */
export function verdictOf({ figures, obstacle, compared }: Findings): Verdict {
  if (figures.differing > 0) return 'altered'
  if (obstacle === 'otherWorkspace' || obstacle === 'olderCopy' || obstacle === 'otherPast') return 'unknown'
  if (compared === null) return obstacle === null ? 'consistent' : 'notRenderable'
  if (compared.facts.differing + compared.pages.differing === 0) return 'agrees'
  return obstacle === null ? 'altered' : 'notRenderable'
}
