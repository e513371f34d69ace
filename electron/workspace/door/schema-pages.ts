import { readSync } from 'node:fs'

/** A schema is far smaller. */
const mostBytes = 16 * 1_048_576

/** Pages of a tree of rows: an inner one, which leads to others, and a leaf. */
const inner = 0x05
const leaf = 0x0d

/**
 * Whether the pages that hold the schema of an open database file are a tree, each met once, with texts of a size that a schema has. SQLite
 * reads the schema before anything else and takes pages as they lead: where they lead to each other, that never ends. What is damaged
 * otherwise it notices itself.
 */
export function hasSchemaTree(handle: number, pageSize: number): boolean {
  const page = Buffer.alloc(pageSize)
  const met = new Set<number>()
  const ahead = [1]
  let bytes = 0
  for (let number = ahead.pop(); number !== undefined; number = ahead.pop()) {
    if (met.has(number)) return false
    met.add(number)
    // There is no page 0, and none beyond the end.
    if (number === 0 || readSync(handle, page, 0, pageSize, (number - 1) * pageSize) < pageSize) continue
    const begin = number === 1 ? 100 : 0
    const kind = page[begin]
    if (kind !== inner && kind !== leaf) continue
    for (const cell of cellsOf(page, begin, kind)) {
      if (kind === inner) ahead.push(page.readUInt32BE(cell))
      else bytes += lengthAt(page, cell)
    }
    if (kind === inner) ahead.push(page.readUInt32BE(begin + 8))
    if (bytes > mostBytes) return false
  }
  return true
}

/** Where the cells of a page are, those that it can hold. */
function cellsOf(page: Buffer, begin: number, kind: number): number[] {
  const first = begin + (kind === inner ? 12 : 8)
  const count = Math.min(page.readUInt16BE(begin + 3), (page.length - first) >> 1)
  const places = Array.from({ length: count }, (_, index) => page.readUInt16BE(first + 2 * index))
  return places.filter((place) => place + 4 <= page.length)
}

/** The number of up to nine bytes, seven bits in each, with which a row begins: its length. */
function lengthAt(page: Buffer, place: number): number {
  let length = 0
  for (let index = place; index < Math.min(place + 9, page.length); index++) {
    const byte = page[index] ?? 0
    length = length * 128 + (byte & 0x7f)
    if (byte < 0x80) break
  }
  return length
}
