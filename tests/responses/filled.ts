import type { Workbook } from '../../shared/exchange/workbook.ts'
import { fill } from './sheets.ts'
import { sentOut } from './verdicts.ts'

/** The questionnaire as a bidder filled it in: an answer of each kind. */
export function filledIn(): Workbook {
  return fill(sentOut(), {
    'sec.mfa': { answer: 'Yes', comment: '🙂 𠮷 & <b>\nsecond line' },
    'keys.certificates#pci': { answer: 'Yes' },
    'fig.staff': { answer: 120 },
    'fig.night': { answer: { formula: '1+1', result: 2 } },
    'fig.turnover': { answer: 12.5 },
    'fig.insured': { answer: 5000000.5 },
    'fig.since': { answer: { date: '2019-03-04' } },
    'fig.plan': { answer: 'First; with "quotes", comma\nSecond line' },
  })
}
