import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToKeep, retention } from '../../shared/workspace/retention.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const start = Date.UTC(2026, 0, 1)
const instants = fc.array(fc.integer({ min: start, max: start + 400 * day }), { maxLength: 60 })

describe('the backups that stay', () => {
  it('are the 5 newest, one for each of 7 days and one for each of 4 weeks', () => {
    const hourly = Array.from({ length: 60 * 24 }, (_, index) => start + index * hour)
    const kept = [...backupsToKeep(hourly)].sort((a, b) => b - a).map((instant) => new Date(instant).toISOString().slice(0, 13))
    expect(kept).toEqual([
      '2026-03-01T23',
      '2026-03-01T22',
      '2026-03-01T21',
      '2026-03-01T20',
      '2026-03-01T19',
      '2026-02-28T23',
      '2026-02-27T23',
      '2026-02-26T23',
      '2026-02-25T23',
      '2026-02-24T23',
      '2026-02-23T23',
      '2026-02-22T23',
      '2026-02-15T23',
      '2026-02-08T23',
    ])
  })

  it('are some of those that there are, at most 16, always with the newest', () => {
    fc.assert(
      fc.property(instants, (taken) => {
        const kept = backupsToKeep(taken)
        for (const instant of kept) expect(taken).toContain(instant)
        expect(kept.size).toBeLessThanOrEqual(retention.newest + retention.days + retention.weeks)
        for (const instant of [...new Set(taken)].sort((a, b) => b - a).slice(0, retention.newest))
          expect(kept).toContain(instant)
      }),
    )
  })

  it('stay when nothing new was taken: dropping twice is dropping once', () => {
    fc.assert(
      fc.property(instants, (taken) => {
        expect(backupsToKeep([...backupsToKeep(taken)])).toEqual(backupsToKeep(taken))
      }),
    )
  })
})
