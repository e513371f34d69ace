import type { DocumentPlace } from '../../../shared/exchange/document.ts'
import type { HiddenName, Occurrence } from '../../../shared/packs/hidden-names.ts'
import type { ReadLimits } from '../../exchange/limits.ts'
import type { Unread } from '../../exchange/look/found.ts'

/** What the worker is started with: a document, and the names that are hidden. */
export type Order = { file: string; bytes: Uint8Array; names: readonly HiddenName[]; limits: ReadLimits }

/** A hidden name in a document: where, what stands there with what is around it, whose it may be, and how often. */
export type NameInDocument = Pick<Occurrence, 'found' | 'of'> & {
  place: DocumentPlace
  part: string
  around: string
  times: number
}

/** What came of looking into a document. */
export type Looked = { names: NameInDocument[]; unread: Unread[] }
