import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../shared/result.ts'
import { openContainer } from './container.ts'
import { readFileWithin } from './file-within.ts'
import type { ReadLimits } from './limits.ts'
import { readWorkbook } from './workbook-reader.ts'
import { type Answer, type Order, portion } from './worker-protocol.ts'
import { readXliff } from './xliff.ts'

type Port = NonNullable<typeof parentPort>

if (parentPort) serve(parentPort, workerData)

function serve(port: Port, order: Order): void {
  if (order.work === 'read') read(port, order)
  else if (order.work === 'xliff') readUnits(port, order)
  else void open(port, order)
}

/** Opens one container, hands its files over and closes. */
async function open(port: Port, { container, file, bytes, limits }: Extract<Order, { work: 'open' }>): Promise<void> {
  const answer = await openContainer(container, file, bytes, limits).then(
    (entries): Answer => ({ kind: 'entries', entries }),
    refused,
  )
  port.postMessage(answer)
  port.close()
}

/** Reads one file for translators, hands it over and closes. */
function readUnits(port: Port, { file, path, limits }: Extract<Order, { work: 'xliff' }>): void {
  try {
    port.postMessage({ kind: 'xliff', xliff: readXliff(file, readFile(file, path, limits)) } satisfies Answer)
  } catch (error) {
    port.postMessage(refused(error))
  }
  port.close()
}

/** Reads one workbook, then hands it over portion by portion and closes. */
function read(port: Port, order: Reading): void {
  const answers = answer(order)
  const next = () => {
    const { value, done } = answers.next()
    if (done) port.close()
    else port.postMessage(value)
  }
  port.on('message', next)
  next()
}

type Reading = Extract<Order, { work: 'read' }>

function* answer({ file, source, limits }: Reading): Generator<Answer> {
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
    yield refused(error)
  }
}

function refused(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error
  return { kind: 'refused', code: error.code, details: error.details }
}

function readFile(file: string, path: string, { fileMegabytes: limit }: ReadLimits): Uint8Array {
  return readFileWithin(path, limit, {
    special: new Refusal('exchange.notWorkbook', { file, found: 'other' }),
    tooLarge: new Refusal('exchange.tooLarge', { file, what: 'file', limit }),
  })
}
