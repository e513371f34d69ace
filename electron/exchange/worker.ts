import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../shared/result.ts'
import { megabyte } from './limits.ts'
import { readWorkbook } from './workbook-reader.ts'
import { type Answer, type Order, portion } from './worker-protocol.ts'

if (parentPort) serve(parentPort, workerData)

/** Reads one workbook, then hands it over portion by portion and closes. */
function serve(port: NonNullable<typeof parentPort>, order: Order): void {
  const answers = answer(order)
  const next = () => {
    const { value, done } = answers.next()
    if (done) port.close()
    else port.postMessage(value)
  }
  port.on('message', next)
  next()
}

function* answer({ file, source, limits }: Order): Generator<Answer> {
  try {
    const bytes = 'bytes' in source ? source.bytes : readFile(file, source.path, limits.fileMegabytes)
    const { sheets, ...workbook } = readWorkbook(file, bytes, limits)
    const portions = sheets.reduce((sum, { cells }) => sum + 1 + Math.ceil(cells.size / portion), 0)
    yield { kind: 'opened', workbook, portions }
    for (const { cells, ...sheet } of sheets) {
      yield { kind: 'sheet', sheet }
      const all = [...cells.values()]
      for (let from = 0; from < all.length; from += portion) yield { kind: 'cells', cells: all.slice(from, from + portion) }
    }
    yield { kind: 'done' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield { kind: 'refused', code: error.code, details: error.details }
  }
}

/** Reads a regular file of at most the permitted size, and no byte more. */
function readFile(file: string, path: string, limit: number): Uint8Array {
  try {
    const handle = openSync(path, 'r')
    try {
      const { size } = fstatSync(handle)
      if (size > limit * megabyte) throw new Refusal('exchange.tooLarge', { file, what: 'file', limit })
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
    throw new Refusal('exchange.unreadable', { file, reason: error instanceof Error ? error.message : String(error) })
  }
}
