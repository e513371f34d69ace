import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'
import { canonical } from '../workspace/read-as.ts'

/** What can be found of scores, consensus and agreements: their reasons. */
export const scorecardSources: readonly SearchSource[] = [
  searchSource(
    { name: 'score', kind: 'reason' },
    `SELECT bid_id AS owner, subject, subject_id AS subjectId, evaluator_id AS part, '' AS title,
       concat_ws(char(10), reason, releasable) AS body, at
     FROM submission JOIN current_score AS score ON score.submission_id = submission.id WHERE bid_id IS NOT NULL`,
    {
      score: `
        SELECT bid_id AS owner, subject, subject_id AS subjectId, ${canonical('evaluator_id')} AS part
        FROM score JOIN submission ON submission.id = ${canonical('submission_id')} WHERE score.id ${amongIds} AND bid_id IS NOT NULL`,
    },
  ),
  searchSource(
    { name: 'consensus', kind: 'reason' },
    `SELECT bid_id AS owner, subject, subject_id AS subjectId, '' AS part, '' AS title,
       concat_ws(char(10), reason, releasable) AS body, at
     FROM submission JOIN current_consensus AS consensus ON consensus.submission_id = submission.id WHERE bid_id IS NOT NULL`,
    {
      consensus: `
        SELECT bid_id AS owner, subject, subject_id AS subjectId, '' AS part
        FROM consensus JOIN submission ON submission.id = ${canonical('submission_id')} WHERE consensus.id ${amongIds} AND bid_id IS NOT NULL`,
    },
  ),
  searchSource(
    { name: 'agreement', kind: 'reason' },
    `SELECT lot_id AS owner, 'question' AS subject, question_id AS subjectId, bid_id AS part, '' AS title, reason AS body, at
     FROM current_agreement`,
    {
      agreement: `
        SELECT lot_id AS owner, 'question' AS subject, question_id AS subjectId, ${canonical('bid_id')} AS part FROM agreement WHERE id ${amongIds}`,
    },
  ),
  searchSource(
    { name: 'remark', kind: 'remark' },
    `SELECT ${canonical('bid_id')} AS owner, subject, subject_id AS subjectId, remark.id AS part, '' AS title, text AS body, at
     FROM remark JOIN submission ON submission.id = ${canonical('remark.submission_id')} WHERE bid_id IS NOT NULL`,
    {
      remark: `
        SELECT ${canonical('bid_id')} AS owner, subject, subject_id AS subjectId, remark.id AS part
        FROM remark JOIN submission ON submission.id = ${canonical('remark.submission_id')} WHERE remark.id ${amongIds} AND bid_id IS NOT NULL`,
    },
  ),
]
