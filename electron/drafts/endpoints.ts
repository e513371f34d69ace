import type { draftsContract } from '../../shared/drafts.ts'
import { type Endpoints, task } from '../endpoint.ts'
import { keepDrafts, readDrafts } from './drafts.ts'

export const draftsEndpoints: Endpoints<typeof draftsContract> = {
  'draft.list': task(({ session }, { workspace }) => readDrafts(session.preferences.folder, workspace)),
  'draft.keep': task(({ session }, { workspace, drafts }) => {
    keepDrafts(session.preferences.folder, workspace, drafts)
    return { kept: drafts.length }
  }),
}
