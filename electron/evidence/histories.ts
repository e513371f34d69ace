import { type Histories, historyOf } from '../workspace/histories.ts'

/** What belongs to the history of an object. */
export const evidenceHistories: Histories = {
  evidence: historyOf.evidence(
    `SELECT id, NULL AS follows FROM evidence WHERE id = :evidence
     UNION ALL SELECT id, follows FROM evidence_note WHERE evidence_id = :evidence`,
  ),
}
