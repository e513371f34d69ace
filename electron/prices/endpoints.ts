import type { pricesContract } from '../../shared/prices/contract.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { importPrices, preparePriceImport, pricesVerdict } from './import.ts'
import { loadPriceSheet, loadPricesOfLot, replacePriceLines } from './prices.ts'
import { writePriceWorkbook } from './workbook.ts'

export const pricesEndpoints: Endpoints<keyof typeof pricesContract> = {
  'price.lines': command(({ write }, { lot, lines }) => replacePriceLines(write, lot, lines)),
  'price.workbook': task(writePriceWorkbook),
  'price.verdict': task(async (context, { receipt }) => {
    const { read } = context.session.workspace()
    return pricesVerdict(read, await preparePriceImport({ ...context, read }, receipt), context.translate).verdict
  }),
  'price.import': preparedCommand(async (context, { receipt, digest }) => {
    const prepared = await preparePriceImport(context, receipt)
    return (commit) => importPrices(commit, prepared, digest)
  }),
  'price.list': query(({ read }, { lot }) => {
    const sheet = loadPriceSheet(read, lot)
    return { ...sheet, lines: [...sheet.lines], prices: loadPricesOfLot(read, lot) }
  }),
}
