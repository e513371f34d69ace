import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import { z } from '../../shared/schema.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Piece, sound, wrong } from '../workspace/verify/piece.ts'
import { readInstrumentById } from './instrument.ts'

const instruments = sql('SELECT id, title, hash FROM instrument ORDER BY id', {}, { id: text, title: text, hash: text })

/** Computes the hash of every frozen instrument again, from its rows. */
export function* instrumentHashes(read: Reader): Generator<Piece, void> {
  for (const { id, title, hash } of read.all(instruments)) {
    yield hashOf(read, id) === hash ? sound : wrong('workspace.problem.instrument', { title }, 1)
  }
}

/** The hash of an instrument whose texts a blind pack has replaced. */
export function derivedHash(read: Reader, id: string): { hash?: string } {
  const hash = hashOf(read, id)
  return hash === null ? {} : { hash }
}

/** The hash of an instrument as its rows are now; null where they make none. */
function hashOf(read: Reader, id: string): string | null {
  try {
    return createHash('sha256')
      .update(canonicalJson(readInstrumentById(read, id)))
      .digest('hex')
  } catch (error) {
    if (error instanceof z.ZodError) return null
    throw error
  }
}
