import type { searchContract } from '../../shared/search/contract.ts'
import { type Endpoints, query, task } from '../endpoint.ts'
import { search } from './search.ts'

export const searchEndpoints: Endpoints<typeof searchContract> = {
  'search.query': query(({ workspace }, input) => search(workspace, input)),
  'search.rebuild': task(({ session }) => ({ documents: session.workspace().rebuildSearch() })),
}
