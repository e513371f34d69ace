import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'
import { canonical } from '../workspace/read-as.ts'

/** What can be found of providers. */
export const providerSources: readonly SearchSource[] = [
  searchSource(
    { name: 'provider', kind: 'provider' },
    `SELECT provider_id AS owner, '' AS subject, '' AS subjectId, '' AS part, name AS title,
       concat_ws(char(10), country, summary, address, contacts, identifiers, sites, services, languages) AS body, NULL AS at
     FROM current_provider_details`,
    {
      provider_details: `
        SELECT ${canonical('provider_id')} AS owner, '' AS subject, '' AS subjectId, '' AS part FROM provider_details WHERE id ${amongIds}`,
    },
  ),
]
