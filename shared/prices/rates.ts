import { type DecimalReading, readDecimal } from '../responses/text/decimals.ts'

/** At which rate prices in another currency are converted: what one unit of it is worth in the currency of the tender, a decimal above zero, on a day. */
export type Rate = {
  readonly currency: string
  readonly rate: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly source: string
}

/** Digits behind the point that a rate may have. */
export const mostRateDecimals = 12

/** The rates that count of what is said of currencies: those on which people contradict each other do not, until somebody decides. */
export function ratesOf(
  currencies: readonly {
    readonly currency: string
    readonly rate: Omit<Rate, 'currency'> | null
    readonly conflict: boolean
  }[],
): Rate[] {
  return currencies.flatMap(({ currency, rate, conflict }) => (rate && !conflict ? [{ currency, ...rate }] : []))
}

type RateReading =
  | { ok: true; rate: string }
  | {
      ok: false
      reason: 'decimals' | 'positive' | Exclude<DecimalReading, { ok: true }>['reason']
      values: Record<string, string>
    }

/** Reads a rate as people write numbers, where it can be read in one way only. */
export function readRate(typed: string): RateReading {
  const read = readDecimal(typed)
  if (!read.ok)
    return {
      ok: false,
      reason: read.reason,
      values: read.reason === 'ambiguousNumber' ? { grouped: read.grouped, divided: read.divided } : {},
    }
  if (read.value === '0' || read.value.startsWith('-')) return { ok: false, reason: 'positive', values: {} }
  if ((read.value.split('.')[1] ?? '').length > mostRateDecimals) return { ok: false, reason: 'decimals', values: {} }
  return { ok: true, rate: read.value }
}
