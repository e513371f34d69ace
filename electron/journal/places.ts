import type { JournalPlace } from '../../shared/journal/contract.ts'
import type { Names } from './names.ts'
import type { Row } from './rows.ts'

/** The thing that a row, which is in the file, is about; nothing where it is about none that is there. */
export function placeOf(names: Names, table: string, row: Row): JournalPlace | null {
  const of = (column: string) => String(row[column] ?? '')
  const lot = names.lotOf(row)
  const bid = names.bidOf(row)
  switch (table) {
    case 'provider_details':
      return { kind: 'provider', provider: names.readAs(of('provider_id')) }
    case 'tender_terms':
    case 'price_keeping':
    case 'tender_procedure':
    case 'tender_currency':
    case 'amendment':
      return { kind: 'tender', tender: of('tender_id') }
    case 'lot_terms':
      return { kind: 'lot', lot }
    case 'instrument':
      return names.tenderOf(row) === '' ? null : { kind: 'questionnaire', tender: names.tenderOf(row) }
    case 'bid':
      return { kind: 'bid', lot, bid: names.readAs(of('id')), provider: names.readAs(of('provider_id')) }
    case 'subcontracting':
    case 'price_inquiry':
    case 'bid_standing': {
      const provider = names.providerOf(bid)
      return provider === undefined ? null : { kind: 'bid', lot, bid, provider }
    }
    case 'receipt':
      return lot === '' ? null : { kind: 'receipt', lot, receipt: of('id') }
    case 'receipt_correction':
    case 'receipt_admission':
      return lot === '' ? null : { kind: 'receipt', lot, receipt: of('receipt_id') }
    case 'response':
    case 'confidentiality':
      return lot === '' ? null : { kind: 'answer', lot, bid, question: of('question_id') }
    case 'score':
    case 'remark':
    case 'consensus': {
      const criterion = row.subject === 'criterion' ? of('subject_id') : names.question(row)?.criterion
      return lot === '' ? null : { kind: 'score', lot, bid, criterion }
    }
    case 'agreement':
      return { kind: 'agreement', lot, criterion: names.question(row)?.criterion }
    case 'round_lock':
    case 'exclusion':
      return { kind: 'agreement', lot }
    case 'price_sheet':
    case 'price_opening':
    case 'price':
      return lot === '' ? null : { kind: 'prices', lot }
    case 'declaration':
      return { kind: 'person', person: names.readAs(of('evaluator_id')) }
    case 'recommendation':
    case 'dissent':
    case 'approval':
    case 'award':
    case 'standstill':
      return lot === '' ? null : { kind: 'decision', lot }
    case 'actor_role':
    case 'actor_details':
      return { kind: 'person', person: names.readAs(of('actor_id')) }
    case 'evidence':
      return { kind: 'evidence', evidence: of('id') }
    case 'evidence_note':
      return { kind: 'evidence', evidence: of('evidence_id') }
    default:
      return null
  }
}
