import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../shared/result.ts'
import { megabyte } from './limits.ts'

/**
 * Reads a regular file of at most so many megabytes, and no byte more. Refuses with `special` what would never end, such as a pipe,
 * with `tooLarge` what is larger, and with `exchange.unreadable`.
 */
export function readFileWithin(path: string, limit: number, refusals: { special: Refusal; tooLarge: Refusal }): Uint8Array {
  try {
    // A pipe would keep even its opening waiting.
    if (!statSync(path).isFile()) throw refusals.special
    const handle = openSync(path, 'r')
    try {
      const { size } = fstatSync(handle)
      if (size > limit * megabyte) throw refusals.tooLarge
      const bytes = Buffer.alloc(size)
      let length = 0
      for (let count = -1; count !== 0 && length < size; length += count)
        count = readSync(handle, bytes, length, size - length, length)
      return bytes.subarray(0, length)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('exchange.unreadable', { file: basename(path), reason })
  }
}
