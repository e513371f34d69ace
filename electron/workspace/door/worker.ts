import { Refusal } from '../../../shared/result.ts'
import { explain } from '../errors.ts'
import { type Admitted, admit, identify } from './admit.ts'
import type { Answer, Order } from './protocol.ts'
import { read, type Weighed } from './read.ts'
import { watchOver } from './watch/watch.ts'

/** What a portion holds at most: things, and about so many bytes. */
const portion = { items: 2_000, weight: 1_000_000 }

let admitted: Admitted | undefined
const readers = new Map<number, Iterator<Weighed>>()

function perform(order: Order): Answer {
  if (order.order === 'portion') return nextPortion(order)
  const { folder, limits } = order.opening
  watchOver({ folder, memoryMegabytes: limits.memoryMegabytes, hasParentAtInput: process.send !== undefined })
  if (order.order === 'identify') return { answer: 'value', value: identify(order.opening) }
  admitted = admit(order.opening)
  return { answer: 'value', value: admitted.about }
}

function nextPortion({ reader, stream, names, folder }: Extract<Order, { order: 'portion' }>): Answer {
  if (!admitted) throw new Error('Nothing was opened')
  const items = readers.get(reader) ?? read(admitted, stream, names, folder)
  readers.set(reader, items)
  const value: unknown[] = []
  for (let weight = 0; weight < portion.weight && value.length < portion.items; ) {
    const next = items.next()
    if (next.done) return value.length > 0 ? { answer: 'value', value } : { answer: 'end' }
    value.push(next.value.item)
    weight += next.value.weight
  }
  return { answer: 'value', value }
}

function answered(order: Order): Answer {
  try {
    return perform(order)
  } catch (thrown) {
    const error = explain(thrown, admitted?.path ?? (order.order === 'portion' ? '' : order.opening.path))
    if (error instanceof Refusal) return { answer: 'refused', code: error.code, details: error.details }
    return { answer: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

if (process.send) process.on('message', (order: Order) => process.send?.(answered(order)))
else if (process.versions.electron)
  process.parentPort?.on('message', ({ data }) => process.parentPort.postMessage(answered(data)))
