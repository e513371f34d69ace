import { plainFigures } from './characters.ts'

export type DateReading =
  | { ok: true; value: string }
  | { ok: false; reason: 'date' }
  /** The two days that it can mean. */
  | { ok: false; reason: 'ambiguousDate'; one: string; other: string }

/**
 * Reads a calendar date from text where it can mean one day only: year, month, day in figures (`2026-11-30`, also with a time of
 * midnight); day and month in either order where only one of them exists (`31/12/2024`); a month by its name in English or in the
 * language of `locale` (`4 March 2025`). Years have four figures.
 */
export function readDate(text: string, locale: string): DateReading {
  const plain = plainFigures(text)
    .trim()
    .replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '')
  const [, year = '', month = '', day = ''] =
    /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(plain)?.toSpliced(2, 1) ??
    /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/.exec(plain) ??
    []
  if (year) return one([dayOf(year, month, day)])
  const [, first = '', , second = '', last = ''] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(plain) ?? []
  if (last) return one([dayOf(last, second, first), dayOf(last, first, second)])
  return named(plain, locale)
}

function one(days: readonly (string | undefined)[]): DateReading {
  const [value, other] = [...new Set(days.filter((day) => day !== undefined))].sort()
  if (value === undefined) return { ok: false, reason: 'date' }
  return other === undefined ? { ok: true, value } : { ok: false, reason: 'ambiguousDate', one: value, other }
}

/** A day that the calendar has. */
function dayOf(year: string, month: string, day: string): string | undefined {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) ? value : undefined
}

function named(plain: string, locale: string): DateReading {
  const words = plain
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th|\.)(?=[\s,])/g, '$1')
    .replace(/\bof\s|,/g, ' ')
    .split(/[\s-]+/)
    .filter((word) => word !== '')
  const figures = words.filter((word) => /^\d+$/.test(word))
  const [name, ...others] = words.filter((word) => !/^\d+$/.test(word))
  const [year, day] = figures.toSorted((a, b) => b.length - a.length)
  const month = name === undefined ? undefined : monthNames(locale).get(withoutDot(name))
  if (!month || !year || !day || others.length > 0 || figures.length !== 2 || year.length !== 4 || day.length > 2)
    return { ok: false, reason: 'date' }
  return one([dayOf(year, String(month), day)])
}

const known = new Map<string, ReadonlyMap<string, number>>()

/** Months by their names, long and short, in English and in the language of a locale. */
function monthNames(locale: string): ReadonlyMap<string, number> {
  const names = known.get(locale) ?? new Map(['en', locale].flatMap(namesIn))
  known.set(locale, names)
  return names
}

function namesIn(locale: string): [string, number][] {
  return (['long', 'short'] as const).flatMap((month) => {
    // A day beside it, so that languages that inflect the name do.
    const format = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const parts = format.formatToParts(Date.UTC(2024, index, 1))
      return [withoutDot(parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? ''), index + 1]
    })
  })
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '')
}
