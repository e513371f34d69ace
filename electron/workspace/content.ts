import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../shared/result.ts'
import { bytes, integer, text } from './columns.ts'
import { type Reader, sql, type Writer } from './database.ts'
import { explainFile, writeAll, writeAtomically } from './files.ts'
import { type FilePath, openable } from './raw-paths.ts'

/** Evidence is kept in pieces of this many bytes, because SQLite holds a whole value in memory. */
export const chunkSize = 1024 * 1024

/** A file that is about to be taken in: where it is, and what it holds. SHA-256 in hexadecimal, size in bytes. */
export type IncomingFile = { path: FilePath; sha256: string; size: number }

const selectContent = sql('SELECT size FROM content WHERE sha256 = :sha256', { sha256: text }, { size: integer })
const insertContent = sql('INSERT INTO content (sha256, size) VALUES (:sha256, :size)', { sha256: text, size: integer })
/** Takes a content away with its chunks. */
export const removeContent = sql('DELETE FROM content WHERE sha256 = :sha256', { sha256: text })
export const insertChunk = sql('INSERT INTO content_chunk (sha256, position, data) VALUES (:sha256, :position, :data)', {
  sha256: text,
  position: integer,
  data: bytes,
})
export const selectChunks = sql(
  'SELECT position, data FROM content_chunk WHERE sha256 = :sha256 ORDER BY position',
  { sha256: text },
  { position: integer, data: bytes },
)
const selectChunk = sql(
  'SELECT data FROM content_chunk WHERE sha256 = :sha256 AND position = :position',
  { sha256: text, position: integer },
  { data: bytes },
)

/** Reads a file once, to learn its size and SHA-256. Refuses a missing file and one that is no regular file. */
export function inspectFile(path: FilePath): IncomingFile {
  const file = typeof path === 'string' ? openable(resolve(path)) : path
  const hash = createHash('sha256')
  let size = 0
  for (const chunk of chunksOf(file)) {
    hash.update(chunk)
    size += chunk.length
  }
  return { path: file, sha256: hash.digest('hex'), size }
}

/** Takes the content of an inspected file into the workspace, once for each SHA-256. Refuses when the file has changed since it was inspected. */
export function storeContent(write: Writer, file: IncomingFile): void {
  const { sha256, size } = file
  if (hasContent(write, sha256)) return
  write.run(insertContent, { sha256, size })
  const hash = createHash('sha256')
  let position = 0
  for (const data of chunksOf(file.path)) {
    hash.update(data)
    write.run(insertChunk, { sha256, position, data })
    position++
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('content.changed', { path: file.path.toString() })
}

/** Takes bytes that are at hand into the workspace. Returns their SHA-256. */
export function storeBytes(write: Writer, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (hasContent(write, sha256)) return sha256
  write.run(insertContent, { sha256, size: bytes.length })
  for (let start = 0; start < bytes.length; start += chunkSize) {
    write.run(insertChunk, { sha256, position: start / chunkSize, data: bytes.subarray(start, start + chunkSize) })
  }
  return sha256
}

function hasContent(read: Reader, sha256: string): boolean {
  return read.get(selectContent, { sha256 }) !== undefined
}

/** Reads content back, chunk by chunk, and refuses at the end when it is not what its SHA-256 says. Other statements may run in between. */
export function* readContent(read: Reader, sha256: string): Generator<Uint8Array, void> {
  const expected = read.get(selectContent, { sha256 })
  if (!expected) throw new Refusal('content.missing', { sha256 })
  const hash = createHash('sha256')
  let size = 0
  for (let position = 0; ; position++) {
    const chunk = read.get(selectChunk, { sha256, position })
    if (!chunk) break
    hash.update(chunk.data)
    size += chunk.data.length
    // Who asked has counted on the size that is said.
    if (size > expected.size) break
    yield chunk.data
  }
  if (size !== expected.size || hash.digest('hex') !== sha256) throw new Refusal('content.damaged', { sha256 })
}

/** Writes content to a file; its bytes are checked on the way, and a file appears only when they are right. Replaces an existing file. */
export function exportContent(read: Reader, sha256: string, path: string): void {
  writeAtomically(path, (temporary) => {
    const handle = openSync(temporary, 'wx')
    try {
      for (const chunk of readContent(read, sha256)) writeAll(handle, chunk)
    } finally {
      closeSync(handle)
    }
  })
}

/** The bytes of a regular file in pieces of `chunkSize`, the last one shorter. Each piece is valid until the next. */
export function* chunksOf(from: FilePath): Generator<Uint8Array, void> {
  const path = from.toString()
  const handle = explainFile(path, () => openSync(from, 'r'))
  try {
    if (!fstatSync(handle).isFile()) throw new Refusal('file.notRegular', { path })
    const buffer = Buffer.alloc(chunkSize)
    for (;;) {
      let length = 0
      while (length < chunkSize) {
        const read = explainFile(path, () => readSync(handle, buffer, length, chunkSize - length, null))
        if (read === 0) break
        length += read
      }
      if (length > 0) yield buffer.subarray(0, length)
      if (length < chunkSize) return
    }
  } finally {
    closeSync(handle)
  }
}
