import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'

/** What can be found of evidence. */
export const evidenceSources: readonly SearchSource[] = [
  searchSource(
    { name: 'evidence', kind: 'evidence' },
    `SELECT id AS owner, '' AS subject, '' AS subjectId, '' AS part, file_name AS title,
       coalesce((SELECT note FROM current_evidence_note WHERE evidence_id = evidence.id), '') AS body, at
     FROM evidence`,
    {
      evidence: `SELECT id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM evidence WHERE id ${amongIds}`,
      evidence_note: `SELECT evidence_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM evidence_note WHERE id ${amongIds}`,
    },
  ),
]
