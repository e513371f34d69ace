import { Refusal } from '../../shared/result.ts'
import type { TextParts } from './workbook-structure.ts'
import { XmlError } from './xml-events.ts'

/** The parts of a package as text, by their name, whatever its case. What is no UTF-8 is damaged: half of its letters would be guessed. */
export function textOf(file: string, parts: ReadonlyMap<string, Uint8Array>): TextParts {
  const byName = new Map([...parts].map(([name, content]) => [name.toLowerCase(), { name, content }]))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (part) => {
    const found = byName.get(part.toLowerCase())
    try {
      return found && decoder.decode(found.content)
    } catch {
      throw new Refusal('exchange.damaged', { file, part: found?.name ?? part })
    }
  }
}

/** Runs `work` on a part. What is no XML that can be trusted ends in a refusal that names the part. */
export function explained<Result>(file: string, part: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof XmlError) throw new Refusal('exchange.damaged', { file, part })
    throw error
  }
}
