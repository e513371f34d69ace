import type { pricesContract } from '../../shared/prices/contract.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { prepareTaking, verdictOn } from '../responses/envelope.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { amendPriceLines, loadAddedLines } from './added-lines.ts'
import { readLinesIn } from './lines-in.ts'
import { loadKeepingOfLot, openPrices } from './opening.ts'
import { priceJudge } from './price-envelope.ts'
import { loadPriceSheet, loadPricesOfLot, replacePriceLines } from './prices.ts'
import { loadCurrencies, setRate } from './rates.ts'
import { typePrice } from './typed-price.ts'
import { writePriceWorkbook } from './workbook.ts'

export const pricesEndpoints: Endpoints<typeof pricesContract> = {
  'price.lines': command((context, { lot, lines }) => replacePriceLines(context, lot, lines)),
  'price.amend': command((context, input) => amendPriceLines(context, input)),
  'price.linesIn': task(readLinesIn),
  'price.workbook': task(writePriceWorkbook),
  'price.keeping': query(({ read }, { lot }) => loadKeepingOfLot(read, lot)),
  'price.open': task(openPrices),
  'price.verdict': task((context, input) => verdictOn(priceJudge, context, input)),
  'price.import': preparedCommand((context, input) => prepareTaking(priceJudge, context, input)),
  'price.set': command((context, input) => typePrice(context, input)),
  'price.list': query(({ read }, { lot }) => {
    const sheet = loadPriceSheet(read, lot)
    const currencies = loadCurrencies(read, loadLot(read, lot).tender)
    return {
      currency: sheet.currency,
      termMonths: sheet.termMonths,
      lines: [...sheet.lines],
      currencies,
      added: loadAddedLines(read, lot),
      prices: loadPricesOfLot(read, lot),
    }
  }),
  'rate.set': command((context, input) => setRate(context, input)),
  'rate.list': query(({ read }, { tender: id }) => {
    const tender = loadTender(read, id)
    return { currency: tender.currency, currencies: loadCurrencies(read, tender.id) }
  }),
}
