import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, writeDate } from '../../renderer/ui/date-text.ts'

const day = { year: 2026, month: 11, day: 30 }

describe('A date as it is being typed', () => {
  it('is ISO 8601 once it is whole, with its time if it has one', () => {
    expect(writeDate(day, false)).toBe('2026-11-30')
    expect(writeDate({ ...day, hour: 7, minute: 5 }, true)).toBe('2026-11-30T07:05')
  })

  it('marks the digits that are not there yet, and is empty when nothing is there', () => {
    expect(writeDate({ year: 33, day: 3 }, false)).toBe('0033-XX-03')
    expect(writeDate({ month: 2, hour: 17 }, true)).toBe('XXXX-02-XXT17:XX')
    expect(writeDate({}, true)).toBe('')
    expect(writeDate({ hour: 17 }, false)).toBe('')
  })

  it.each(['', 'next spring', '2026-11', '2026-11-3', '30.11.2026', '2026-11-30T17:00Z', '2026-1X-30', '…'])(
    'has nothing of “%s”',
    (text) => {
      expect(readDate(text)).toEqual({})
    },
  )

  it('is read back as it was written, whatever of it is there', () => {
    const digits = (most: number) => fc.integer({ min: 0, max: most })
    const typed = fc.record(
      { year: digits(9999), month: digits(12), day: digits(31), hour: digits(23), minute: digits(59) },
      { requiredKeys: [], noNullPrototype: true },
    )
    fc.assert(
      fc.property(typed, (date) => {
        expect(readDate(writeDate(date, true))).toEqual(date)
      }),
    )
  })
})
