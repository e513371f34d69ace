import { createHash } from 'node:crypto'
import { bytes, integer, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import { type Piece, sound, wrong } from './piece.ts'

const contents = sql('SELECT sha256, size FROM content ORDER BY sha256', {}, { sha256: text, size: integer })
const chunks = sql('SELECT data FROM content_chunk WHERE sha256 = :sha256 ORDER BY position', { sha256: text }, { data: bytes })
const strays = sql(
  'SELECT DISTINCT sha256 FROM content_chunk WHERE sha256 NOT IN (SELECT sha256 FROM content)',
  {},
  { sha256: text },
)

/** Hashes the content of evidence. A piece is one chunk, so that large files do not hold up other work. */
export function* content(read: Reader): Generator<Piece, void> {
  for (const { sha256, size } of read.all(contents)) {
    const hash = createHash('sha256')
    let length = 0
    for (const { data } of read.iterate(chunks, { sha256 })) {
      hash.update(data)
      length += data.length
      yield { examined: 0 }
    }
    if (length === size && hash.digest('hex') === sha256) yield sound
    else yield wrong('workspace.problem.content', { sha256, size, length }, 1)
  }
  for (const { sha256 } of read.all(strays)) yield wrong('workspace.problem.content', { sha256, size: 0, length: 0 })
}
