import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../shared/result.ts'
import { readFileWithin } from './file-within.ts'
import type { ReadLimits } from './limits.ts'
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
    const bytes = 'bytes' in source ? source.bytes : readFile(file, source.path, limits)
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

function readFile(file: string, path: string, { fileMegabytes: limit }: ReadLimits): Uint8Array {
  return readFileWithin(path, limit, {
    special: new Refusal('exchange.notWorkbook', { file, found: 'other' }),
    tooLarge: new Refusal('exchange.tooLarge', { file, what: 'file', limit }),
  })
}
