import { parentPort, workerData } from 'node:worker_threads'
import { aroundOf } from '../../../shared/packs/around.ts'
import { nameFinder } from '../../../shared/packs/hidden-names.ts'
import { documentTexts } from '../../exchange/look/document.ts'
import type { Looked, NameInDocument, Order } from './protocol.ts'

if (parentPort) void serve(parentPort, workerData)

/** Looks into one document and closes. */
async function serve(port: NonNullable<typeof parentPort>, order: Order): Promise<void> {
  const looked = await look(order)
  port.postMessage(looked)
  port.close()
}

/** More that reads alike in one document is counted, and not told. */
const mostTold = 200

async function look({ file, bytes, names, limits }: Order): Promise<Looked> {
  const find = nameFinder(names)
  const { texts, unread } = await documentTexts(file, bytes, limits)
  const found = new Map<string, NameInDocument>()
  for (const { place, part, text } of texts)
    for (const occurrence of find(text)) {
      const key = JSON.stringify([place, part, occurrence.found, occurrence.of])
      const known = found.get(key)
      if (known) known.times++
      else if (found.size < mostTold)
        found.set(key, { place, part, found: occurrence.found, of: occurrence.of, around: aroundOf(text, occurrence), times: 1 })
    }
  return { names: [...found.values()], unread: unread.slice(0, mostTold) }
}
