/** The parts of a date in the order in which ISO 8601 writes them, with the digits of each and the sign that stands before it. */
const parts = [
  { type: 'year', digits: 4, before: '' },
  { type: 'month', digits: 2, before: '-' },
  { type: 'day', digits: 2, before: '-' },
  { type: 'hour', digits: 2, before: 'T' },
  { type: 'minute', digits: 2, before: ':' },
] as const

export type DatePart = (typeof parts)[number]['type']

/** A date as it is being typed: a part that is not there yet is missing. */
export type TypedDate = Readonly<Partial<Record<DatePart, number>>>

/** Whether a part of something larger, such as the sign between two others, is one of a date. */
export const isDatePart = (type: string): type is DatePart => parts.some((part) => part.type === type)

/**
 * Writes a date, with its time if it has one, as ISO 8601 without a zone: `2026-11-30`, `2026-11-30T17:00`. Digits that are not there
 * yet are `X`, as in ISO 8601-2 (`2026-11-XX`), which is no date to anybody who reads one. Empty when nothing is there.
 */
export function writeDate(date: TypedDate, time: boolean): string {
  const asked = parts.slice(0, time ? 5 : 3)
  if (asked.every(({ type }) => date[type] === undefined)) return ''
  return asked
    .map(({ type, digits, before }) => before + (date[type]?.toString().padStart(digits, '0') ?? 'X'.repeat(digits)))
    .join('')
}

/** Reads what `writeDate` writes. Of a text that it does not write nothing is there. */
export function readDate(text: string): TypedDate {
  const found = /^(\d{4}|X{4})-(\d\d|XX)-(\d\d|XX)(?:T(\d\d|XX):(\d\d|XX))?$/.exec(text)
  if (!found) return {}
  const digits = found.slice(1)
  return Object.fromEntries(
    parts.flatMap(({ type }, index) => (/^\d/.test(digits[index] ?? '') ? [[type, Number(digits[index])]] : [])),
  )
}
