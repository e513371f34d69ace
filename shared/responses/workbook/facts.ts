import type { Answer } from '../answer.ts'
import type { WorkbookIdentity } from './mark.ts'

/** What a bid has said to a question so far, or says in a workbook that came back. */
export type Given = { answer: Answer; comment: string | null; files: readonly string[] }

/** What the cover of a workbook says about the tender and the bid. Instants are ISO 8601 in UTC. */
export type WorkbookFacts = {
  identity: WorkbookIdentity
  /** The language that questions are asked in, where that is not the questionnaire's own. */
  language?: string
  tender: { title: string; need: string; deadline: string | null; createdAt: string }
  /** Named only where a tender has several. */
  lot: string | null
  provider: string
  /** Who asks: person and organisation. */
  issuer: { name: string; organisation: string }
}
