import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'
import { canonical } from '../workspace/read-as.ts'

/** What was said of a lot as a whole, or by each person. */
const ofLot = (name: string, person?: string): SearchSource =>
  searchSource(
    { name, kind: 'decision' },
    `SELECT lot_id AS owner, '' AS subject, '' AS subjectId, ${person ?? `''`} AS part, '' AS title, coalesce(reason, '') AS body, at
     FROM current_${name}`,
    {
      [name]: `
        SELECT lot_id AS owner, '' AS subject, '' AS subjectId, ${person ? canonical(person) : `''`} AS part
        FROM ${name} WHERE id ${amongIds}`,
    },
  )

/** What can be found of a decision: what is recommended and why, conditions, dissent, approvals, and how the lot ended. */
export const decisionSources: readonly SearchSource[] = [
  ofLot('recommendation'),
  searchSource(
    { name: 'condition', kind: 'decision' },
    `SELECT lot_id AS owner, '' AS subject, '' AS subjectId, award_condition.id AS part, said.text AS title, coalesce(said.reason, '') AS body,
       said.at
     FROM award_condition JOIN current_condition_standing AS said ON said.condition_id = award_condition.id`,
    {
      condition_standing: `
        SELECT lot_id AS owner, '' AS subject, '' AS subjectId, award_condition.id AS part
        FROM condition_standing JOIN award_condition ON award_condition.id = condition_id WHERE condition_standing.id ${amongIds}`,
    },
  ),
  ofLot('dissent', 'actor_id'),
  ofLot('approval', 'actor_id'),
  ofLot('award'),
]
