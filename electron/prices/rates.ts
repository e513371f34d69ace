import type { Parsed } from '../../shared/contract.ts'
import type { TenderCurrency } from '../../shared/prices/rate-model.ts'
import { mostRateDecimals, type Rate, ratesOf, readRate } from '../../shared/prices/rates.ts'
import { Refusal } from '../../shared/result.ts'
import { isDeviation } from '../../shared/tenders/amendment.ts'
import type { AmendmentChange } from '../../shared/tenders/amendment-model.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import type { CommandContext } from '../endpoint.ts'
import { recordAmendment } from '../tenders/amendments.ts'
import { loadStanding } from '../tenders/editing.ts'
import { loadTender } from '../tenders/tenders.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { tenderCurrencyFact } from './tables.ts'

const byTender = sql(
  `SELECT said.currency, said.permitted, said.rate, said.rate_date AS date, said.rate_source AS source, said.at, said.reason,
     said.counter = terms.currency AS counts, said.in_conflict AS conflict,
     coalesce(${nameOfActor('said.author')}, '') AS "by"
   FROM current_tender_currency AS said JOIN current_tender_terms AS terms ON terms.tender_id = said.tender_id
   WHERE said.tender_id = :tender AND said.currency <> terms.currency ORDER BY said.currency`,
  { tender: text },
  {
    currency: text,
    permitted: integer,
    rate: optional(text),
    date: optional(text),
    source: optional(text),
    at: text,
    reason: optional(text),
    counts: optional(integer),
    conflict: integer,
    by: text,
  },
)

/** The currencies of a tender beside its own, in alphabetical order. A rate into another currency than that which the tender has now is none. */
export function loadCurrencies(read: Reader, tender: string): TenderCurrency[] {
  return read.all(byTender, { tender }).map(({ currency, permitted, rate, date, source, at, reason, counts, conflict, by }) => ({
    currency,
    permitted: permitted === 1,
    rate: counts === 1 && rate !== null && date !== null && source !== null ? { rate, date, source } : null,
    by,
    at,
    reason,
    conflict: conflict === 1,
  }))
}

/** The rates that count: those on which people contradict each other do not, until somebody decides. */
export function loadRates(read: Reader, tender: string): Rate[] {
  return ratesOf(loadCurrencies(read, tender))
}

/** Currencies that bids may price in beside that of the tender. */
export function loadPermitted(read: Reader, tender: string): string[] {
  return loadCurrencies(read, tender).flatMap(({ currency, permitted }) => (permitted ? [currency] : []))
}

/** Records what is said of a currency, in the place of what was said before, and the amendment that it is once bidders rest on the tender. */
export function setRate(context: CommandContext, input: Parsed<'rate.set'>): TenderCurrency {
  const { write } = context
  const tender = loadTender(write, input.tender)
  const { currency, reason } = input
  if (currency === tender.currency) throw new Refusal('rate.own', { currency })
  if (!Intl.supportedValuesOf('currency').includes(currency)) throw new Refusal('rate.unknown', { currency })
  const all = loadCurrencies(write, tender.id)
  const before = all.find((one) => one.currency === currency)
  const rate = input.rate ? rateIn(context, currency, input.rate) : (before?.rate ?? null)
  const permitted = input.permitted ?? before?.permitted ?? true
  const changes = changesOf(tender.currency, all, { currency, permitted, rate })
  if (before && !before.conflict && changes.length === 0) return before
  const standing = loadStanding(write, tender.id)
  if (firmSince(standing) !== null && changes.length > 0) {
    if (reason === undefined) throw new Refusal('rate.reason', { currency })
    const deviation = isDeviation(changes, standing, input.deviation)
    recordAmendment(context, tender.id, { reason, deviation, changes })
  }
  record(
    write,
    tenderCurrencyFact,
    context,
    { tender_id: tender.id, currency },
    {
      permitted: permitted ? 1 : 0,
      counter: rate && tender.currency,
      rate: rate?.rate ?? null,
      rate_date: rate?.date ?? null,
      rate_source: rate?.source ?? null,
      reason: reason ?? null,
    },
  )
  const after = loadCurrencies(write, tender.id).find((one) => one.currency === currency)
  if (!after) throw new Error('a currency was written and is not there')
  return after
}

/** A day has begun somewhere this much before it does in Greenwich, in milliseconds. */
const earliestZone = 14 * 3_600_000

function rateIn(
  { at, translate }: CommandContext,
  currency: string,
  given: NonNullable<Parsed<'rate.set'>['rate']>,
): NonNullable<TenderCurrency['rate']> {
  const read = readRate(given.rate)
  if (!read.ok) {
    const why = translate(`rate.problem.${read.reason}`, { ...read.values, limit: mostRateDecimals })
    throw new Refusal('rate.notTaken', { currency, reason: why })
  }
  if (Date.parse(given.date) > Date.parse(at) + earliestZone) throw new Refusal('rate.ahead', { currency, date: given.date })
  return { ...given, rate: read.rate }
}

/** What changes for bidders: in which currencies they may price, and what a currency is worth. */
function changesOf(
  own: string,
  all: readonly TenderCurrency[],
  after: Pick<TenderCurrency, 'currency' | 'permitted' | 'rate'>,
): AmendmentChange[] {
  const before = all.find(({ currency }) => currency === after.currency)
  const listed = (currencies: readonly Pick<TenderCurrency, 'currency' | 'permitted'>[]) =>
    [own, ...currencies.flatMap(({ currency, permitted }) => (permitted ? [currency] : [])).sort()].join(', ')
  const [was, is] = [listed(all), listed([...all.filter(({ currency }) => currency !== after.currency), after])]
  const worth = (rate: TenderCurrency['rate']) => rate && `${rate.rate} ${own} (${rate.date}, ${rate.source})`
  const [worthBefore, worthAfter] = [worth(before?.rate ?? null), worth(after.rate)]
  return [
    ...(was === is ? [] : [{ field: 'currencies' as const, about: null, before: was, after: is }]),
    ...(worthBefore === worthAfter
      ? []
      : [{ field: 'rate' as const, about: after.currency, before: worthBefore, after: worthAfter }]),
  ]
}
