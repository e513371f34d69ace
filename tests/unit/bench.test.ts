import { describe, expect, it } from 'vitest'
import { type Case, isWithin, limitText, Measured, measure, quantile, shared, table } from '../bench/harness.ts'

/** A case on a clock of its own: each work moves the clock by the next of its durations, then by the last of them. */
function simulated(durations: { floor: number[]; subject: number[] }) {
  let clock = 0
  const runs: string[] = []
  const work = (name: 'floor' | 'subject') => () => {
    const nth = runs.filter((run) => run === name).length
    runs.push(name)
    clock += durations[name][Math.min(nth, durations[name].length - 1)] ?? 0
  }
  const benchCase: Case = { floor: work('floor'), subject: work('subject'), limit: { ratio: 2 } }
  return {
    benchCase,
    runs,
    watches: { time: () => clock, clock: () => clock },
    advance: (by: number) => {
      clock += by
    },
  }
}

describe('a benchmark', () => {
  it('takes the median of runs after the warm-up', async () => {
    const { benchCase, watches } = simulated({ floor: [900, 900, 900, 10], subject: [900, 900, 900, 5000, 30, 30, 30] })
    expect(await measure(benchCase, watches)).toEqual({ floor: 10, subject: 30 })
  })

  it('alternates floor and subject, and which of them goes first', async () => {
    const { benchCase, runs, watches } = simulated({ floor: [300], subject: [300] })
    await measure(benchCase, watches)
    expect(runs.slice(0, 8)).toEqual(['subject', 'floor', 'floor', 'subject', 'subject', 'floor', 'floor', 'subject'])
    expect(runs.filter((run) => run === 'floor')).toHaveLength(14)
    expect(runs.filter((run) => run === 'subject')).toHaveLength(14)
  })

  it('makes do with fewer runs of slow work, of which one warms it up', async () => {
    const { benchCase, runs, watches } = simulated({ floor: [1_000], subject: [1_000] })
    await measure(benchCase, watches)
    expect(runs.filter((run) => run === 'subject')).toHaveLength(6)
    const slower = simulated({ floor: [5_000], subject: [9_000] })
    await measure(slower.benchCase, slower.watches)
    expect(slower.runs.filter((run) => run === 'subject')).toHaveLength(6)
  })

  it('does not time the preparation, and cleans up once', async () => {
    const { benchCase, watches, advance } = simulated({ floor: [10], subject: [20] })
    let cleaned = 0
    const measured = await measure({ ...benchCase, prepare: () => advance(70), cleanUp: () => cleaned++ }, watches)
    expect(measured).toEqual({ floor: 10, subject: 20 })
    expect(cleaned).toBe(1)
  })

  it('believes work that watches its own time, and still counts how long the run goes on', async () => {
    const { benchCase, runs, watches } = simulated({ floor: [1_000], subject: [1_000] })
    const { floor, subject } = benchCase
    const watched = (work: () => unknown, count: number) => () => {
      work()
      return new Measured(count)
    }
    expect(await measure({ ...benchCase, floor: watched(floor, 4), subject: watched(subject, 7) }, watches)).toEqual({
      floor: 4,
      subject: 7,
    })
    expect(runs.filter((run) => run === 'subject')).toHaveLength(6)
  })

  it('runs as often where work has to wait for the processors', async () => {
    const { benchCase, runs, watches } = simulated({ floor: [100], subject: [100] })
    const waiting = { time: watches.time, clock: () => watches.time() * 20 }
    await measure(benchCase, waiting)
    expect(runs.filter((run) => run === 'subject')).toHaveLength(14)
  })

  it('times beside the two what the subject may take in addition', async () => {
    const { benchCase, watches, advance } = simulated({ floor: [10], subject: [24] })
    const measured = await measure({ ...benchCase, allowance: { name: 'opening', work: () => advance(5) } }, watches)
    expect(measured).toEqual({ floor: 10, subject: 24, allowance: 5 })
    expect(isWithin(measured, { ratio: 1.9 })).toBe(true)
    expect(isWithin(measured, { ratio: 1.8 })).toBe(false)
  })

  it('keeps a limit up to and including its bound', () => {
    expect(isWithin({ floor: 10, subject: 20 }, { ratio: 2 })).toBe(true)
    expect(isWithin({ floor: 10, subject: 20.1 }, { ratio: 2 })).toBe(false)
    expect(isWithin({ floor: 10, subject: 165 }, { ratio: 1.5, plusMilliseconds: 150 })).toBe(true)
    expect(isWithin({ floor: 10, subject: 166 }, { ratio: 1.5, plusMilliseconds: 150 })).toBe(false)
  })

  it('counts what has a size once, in its unit', async () => {
    const { benchCase, runs, watches } = simulated({ floor: [1], subject: [1] })
    const sized = { ...benchCase, unit: 'kB', floor: () => new Measured(40), subject: () => new Measured(90) }
    expect(await measure({ ...sized, prepare: () => runs.push('floor') }, watches)).toEqual({ floor: 40, subject: 90 })
    expect(runs).toHaveLength(2)
    expect(table([{ name: 'file', limit: { ratio: 2.5 }, unit: 'kB', floor: 40, subject: 90 }])).toContain(
      '90.00 against 40.00 kB',
    )
  })

  it('builds what cases share once, when it is first asked for', () => {
    let made = 0
    const ready = shared(() => ++made)
    expect([made, ready(), ready(), made]).toEqual([0, 1, 1, 1])
  })

  it('takes medians of even and odd counts, and of nothing none', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2)
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(() => quantile([], 0.5)).toThrow()
  })

  it('takes other quantiles between the values that they fall between', () => {
    const values = Array.from({ length: 21 }, (_, index) => 20 - index)
    expect([quantile(values, 0), quantile(values, 0.95), quantile(values, 1)]).toEqual([0, 19, 20])
    expect(quantile([1, 2], 0.75)).toBe(1.75)
  })

  it('prints its limits and verdicts', () => {
    expect(
      [{ ratio: 2 }, { ratio: 1.5, plusMilliseconds: 150 }, { ratio: 0, plusMilliseconds: 16 }].map((limit) => limitText(limit)),
    ).toEqual(['2 ×', '1.5 × + 150 ms', '16 ms'])
    expect(limitText({ ratio: 1.5 }, 'opening')).toBe('1.5 × + opening')
    expect(table([{ name: 'paint', limit: { ratio: 1.5 }, allowed: 'opening', floor: 10, subject: 18, allowance: 3 }])).toBe(
      [
        'case   ratio   limit            verdict  medians',
        'paint  1.80 ×  1.5 × + opening  kept     18.00 against 10.00 ms, opening 3.00 ms',
      ].join('\n'),
    )
    expect(
      table([
        { name: 'open', limit: { ratio: 2 }, floor: 10, subject: 15 },
        { name: 'import', limit: { ratio: 1.5 }, floor: 10, subject: 20 },
      ]),
    ).toBe(
      [
        'case    ratio   limit  verdict  medians',
        'open    1.50 ×  2 ×    kept     15.00 against 10.00 ms',
        'import  2.00 ×  1.5 ×  BROKEN   20.00 against 10.00 ms',
      ].join('\n'),
    )
  })
})
