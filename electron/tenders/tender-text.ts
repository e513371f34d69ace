import type { Translate } from '../../shared/messages/translate.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { doubtsAbout } from '../../shared/tenders/doubts.ts'
import type { Arguments } from '../command-line/arguments.ts'
import { WrongUsage } from '../command-line/form.ts'

/** A tender with its terms and lots, as lines. */
export function shownTender(tender: Tender, translate: Translate): string[] {
  const { title, need, currency, termMonths, deadline, instrument, lots } = tender
  const terms = { currency, months: termMonths, deadline: deadline ?? 'none' }
  return [
    title,
    `  ${need}`,
    `  ${translate('commandLine.tenderTerms', terms)}`,
    `  ${translate('commandLine.tenderInstrument', instrument)}`,
    ...lots.map((lot) => `  ${translate('commandLine.tenderLot', { position: lot.position, title: lot.title })}`),
  ]
}

/** What of a tender may be a slip, and what takes it back. `now` is the time at which it was said. */
export function slipsIn(tender: Tender, now: string, translate: Translate): string[] {
  return doubtsAbout(tender, now).map(({ kind, ...words }) =>
    translate('commandLine.mayBeSlip', { doubt: translate(`tender.doubt.${kind}`, words) }),
  )
}

/** The currency that `--currency` names. */
export function currencyIn(given: Arguments, translate: Translate): string | undefined {
  const currency = given.optional('currency')
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw new WrongUsage(translate('commandLine.notCurrency', { value: currency }))
  return currency
}
