import type { Details, ErrorCode } from '../../../shared/result.ts'
import type { Step } from '../format/tables.ts'
import type { DoorLimits } from './limits.ts'

/** What the private copy of a file is called in its folder. */
export const copyName = 'copy.assay'

/** What a file is: a workspace (or a pack, which is one), or a backup of one. */
export const fileKinds = ['workspace', 'backup'] as const
export type FileKind = (typeof fileKinds)[number]

/** What is read of a file, in portions. */
export const streamNames = ['entries', 'rows', 'tombstones', 'contents', 'local', 'files'] as const
export type StreamName = (typeof streamNames)[number]

/** Which file is opened, what it is to be, and where its private copy lies. `inPlace`: without a copy, where no log belongs to it. */
export type Opening = {
  path: string
  folder: string
  kind: FileKind
  inPlace: boolean
  steps: readonly Step[]
  limits: DoorLimits
}

/** Which file is asked what it is, and whether an entry, by its digest, is in its journal. */
export type Looking = Omit<Opening, 'kind' | 'inPlace'> & { entry?: string | undefined }

/** What the parent asks for. Every order has one answer, in the same order. `reader` is a number of its own for each way through a stream. */
export type Order =
  | { order: 'identify'; opening: Looking }
  | { order: 'open'; opening: Opening }
  | { order: 'portion'; reader: number; stream: StreamName; names: readonly string[]; folder: string }

/** What the child says: a value, nothing more of a stream, a refusal, or what went wrong in the program itself. */
export type Answer =
  | { answer: 'value'; value: unknown }
  | { answer: 'end' }
  | { answer: 'refused'; code: ErrorCode; details: Details }
  | { answer: 'failed'; reason: string }
