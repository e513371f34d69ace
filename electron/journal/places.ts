import type { JournalPlace } from '../../shared/journal/contract.ts'
import type { Names } from './names.ts'
import type { Row } from './rows.ts'

/** Where the object of a row is to be seen, as far as it is in the file now. */
export function placeOf(names: Names, table: string, row: Row): JournalPlace | null {
  const exists = (name: string, ...key: unknown[]) =>
    key.every((part) => typeof part === 'string' && part !== '') && names.rows.find(name, ...key.map(String))?.exists === true
  const lot = names.lotOf(table === 'lot' ? { ...row, lot_id: row.id ?? '' } : row) || firstLotOf(names, table, row)
  if (!exists('lot', lot)) return null
  const bid = String(table === 'bid' ? row.id : (row.bid_id ?? ''))
  switch (table) {
    case 'tender':
    case 'lot':
      return { screen: 'tender', lot }
    case 'instrument':
      return { screen: 'questionnaire', lot }
    case 'provider':
      return exists('provider', row.id) ? { screen: 'providers', lot, provider: String(row.id) } : null
    case 'bid':
      return exists('bid', bid) ? { screen: 'providers', lot, provider: String(row.provider_id) } : null
    case 'evidence':
      return exists('evidence', row.id) ? { screen: 'evidence', lot, evidence: String(row.id) } : null
    case 'receipt':
      return exists('receipt', row.id) ? { screen: 'receipt', lot, receipt: String(row.id) } : null
    case 'response':
      return exists('bid', bid) ? { screen: 'responses', lot, bid, question: String(row.question_id) } : null
    case 'score':
    case 'consensus': {
      const criterion = row.subject === 'criterion' ? String(row.subject_id) : names.question(row)?.criterion
      return exists('bid', bid) ? { screen: 'compare', lot, bid, criterion } : null
    }
    case 'agreement':
      return { screen: 'compare', lot, criterion: names.question(row)?.criterion }
    case 'evaluator':
      return exists('evaluator', row.id) ? { screen: 'scores', lot } : null
    case 'price':
    case 'price_line':
      return { screen: 'prices', lot }
    default:
      return null
  }
}

/** Providers, evidence and evaluators belong to no lot: they are shown from the first one of the tender, or of the file. */
function firstLotOf(names: Names, table: string, row: Row): string {
  const tender = table === 'tender' ? row.id : row.tender_id
  return names.firstLot(typeof tender === 'string' ? tender : null) ?? ''
}
