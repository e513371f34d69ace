/** What is timed; a promise is awaited. Work that watches its own time, as in a page, or makes what has a size returns that instead. */
type Work = () => unknown

/** What work says of itself: milliseconds by its own watch, or the unit that its case names. */
export class Measured {
  readonly count: number
  constructor(count: number) {
    this.count = count
  }
}

/** The subject may take `ratio` times as long as the floor, plus a constant for what does not grow with the work. */
export type Limit = { ratio: number; plusMilliseconds?: number }

export type Case = {
  /** The least that the work could take: raw statements, a bare parser, hand-written calls. */
  floor: Work
  subject: Work
  limit: Limit
  /** What the subject does and the floor does not, timed beside them: the subject may take as long in addition. */
  allowance?: { name: string; work: Work }
  /** Which of the times counts, from 0 (the fastest) to 1; the median if left out. */
  quantile?: number
  /** What is counted where it is not time: it is the same each time, so that one round will do. */
  unit?: string
  /** Runs untimed before every floor and every subject, for example to copy the file that they change. */
  prepare?: Work
  /** Runs once at the end. */
  cleanUp?: Work
}

/** Medians in milliseconds or the case's unit, or the quantiles that the case asks for. */
export type Measurement = { floor: number; subject: number; allowance?: number }

/** A case by its name. `setUp` builds what the case needs, and nothing else, when its turn comes. */
type RegisteredCase = { name: string; setUp: () => Case | Promise<Case> }

const cases: RegisteredCase[] = []

/** Adds a case. Files `tests/bench/*.bench.ts` call it when they are loaded. */
export function bench(name: string, setUp: RegisteredCase['setUp']): void {
  cases.push({ name, setUp })
}

export const registeredCases = (): readonly RegisteredCase[] => cases

/** What several cases of a file share: made when the first of them asks for it. */
export function shared<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What this process has cost the processors so far, all its threads, in milliseconds: other work on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const warmUpRounds = 3
const fewestRounds = 11
const mostRounds = 301
const enoughMilliseconds = 2_000
/** Of slow work fewer rounds must do, so that a run stays short. */
const fewestSlowRounds = 5
const mostMilliseconds = 10_000

/** `time` says what work has cost the processors, `clock` what passes on the wall, both in milliseconds. */
type Watches = { time: () => number; clock: () => number }

const watches: Watches = { time: processorTime, clock: () => performance.now() }

/** Times floor and subject in turn, first one first and then the other, so that what slows the machine slows both. */
export async function measure(benchCase: Case, { time: now, clock }: Watches = watches): Promise<Measurement> {
  let spent = 0
  const time = async (work: Work): Promise<number> => {
    await benchCase.prepare?.()
    const began = clock()
    const start = now()
    const result = await work()
    const taken = now() - start
    // A busy machine makes work wait: it must not take rounds from a case, which then would be judged before it is warm.
    spent += result instanceof Measured ? clock() - began : taken
    return result instanceof Measured ? result.count : taken
  }
  const floor: number[] = []
  const subject: number[] = []
  const allowance: number[] = []
  const isEnough = (rounds: number): boolean =>
    rounds >= (benchCase.unit === undefined ? mostRounds : 1) ||
    (rounds >= fewestRounds && spent >= enoughMilliseconds) ||
    (rounds >= fewestSlowRounds && spent >= mostMilliseconds)
  for (let round = -warmUpRounds; !isEnough(round); round++) {
    // Slow work is warm sooner.
    if (round < 0 && (spent >= enoughMilliseconds || benchCase.unit !== undefined)) round = 0
    if (round === 0) spent = 0
    const floorFirst = round % 2 === 0
    const first = await time(floorFirst ? benchCase.floor : benchCase.subject)
    const second = await time(floorFirst ? benchCase.subject : benchCase.floor)
    const allowed = benchCase.allowance && (await time(benchCase.allowance.work))
    if (round < 0) continue
    floor.push(floorFirst ? first : second)
    subject.push(floorFirst ? second : first)
    if (allowed !== undefined) allowance.push(allowed)
  }
  await benchCase.cleanUp?.()
  const { quantile: part = 0.5 } = benchCase
  return {
    floor: quantile(floor, part),
    subject: quantile(subject, part),
    ...(allowance.length > 0 && { allowance: quantile(allowance, part) }),
  }
}

/** The value with a part of the values below it, between two of them where it falls there. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * part
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  if (upper === undefined || lower === undefined) throw new Error('No values to take a quantile of')
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** Whether a measurement keeps its limit. */
export const isWithin = ({ floor, subject, allowance = 0 }: Measurement, { ratio, plusMilliseconds = 0 }: Limit): boolean =>
  subject <= ratio * floor + plusMilliseconds + allowance

/** A limit as people write it: `2 ×`, `1.5 × + 150 ms`, `16 ms`, `1.5 × + opening`. */
export function limitText({ ratio, plusMilliseconds = 0 }: Limit, allowance?: string): string {
  const parts = [ratio > 0 && `${ratio} ×`, plusMilliseconds > 0 && `${plusMilliseconds} ms`, allowance]
  return parts.filter(Boolean).join(' + ')
}

type Result = { name: string; allowed?: string } & Pick<Case, 'limit' | 'unit'> & Measurement

/** The results as a table of plain text. */
export function table(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    `${(result.subject / result.floor).toFixed(2)} ×`,
    limitText(result.limit, result.allowed),
    isWithin(result, result.limit) ? 'kept' : 'BROKEN',
    [
      `${result.subject.toFixed(2)} against ${result.floor.toFixed(2)} ${result.unit ?? 'ms'}`,
      result.allowed !== undefined && `${result.allowed} ${result.allowance?.toFixed(2)} ms`,
    ]
      .filter(Boolean)
      .join(', '),
  ])
  const all = [['case', 'ratio', 'limit', 'verdict', 'medians'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
