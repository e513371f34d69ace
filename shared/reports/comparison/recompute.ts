import { figure } from '../../arithmetic/figure-schema.ts'
import { assess } from '../../decisions/assessment.ts'
import { Refusal } from '../../result.ts'
import { z } from '../../schema.ts'
import { evaluationOf, figuresOf, type Ledger, ledger } from './ledger.ts'

/** A figure that is not what it is computed to be. `place` leads to it, from the outside in; a null is one that is not there. */
export type Difference = { place: string[]; recorded: string | null; recomputed: string | null }

/** What came of computing every figure again, and of which state of what, by which program and in which language the report says to be. */
export type Recomputed = Compared & { lot: string } & Pick<Ledger, 'workspace' | 'program' | 'language'>

/** `figures` counts those that were compared; `differences` are the first of the values that `differing` counts. */
export type Compared = { figures: number; differing: number; differences: Difference[] }

/** More differences are only counted: a ledger from somebody else may have any number of them. */
const mostDifferences = 10_000

/**
 * Computes every figure of a ledger again, from the leaves that it names, by the same rules. Refuses what is not a ledger, and leaves
 * that no figures can be computed from: `reports.ledger.form`, `reports.ledger.leaves`.
 */
export function recompute(content: unknown): Recomputed {
  const read = ledger.safeParse(content)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Refusal('reports.ledger.form', { place: shortened(issue?.path.join(' › ') ?? '') })
  }
  const figures = JSON.parse(JSON.stringify(computed(read.data)))
  const { workspace, program, language, lot } = read.data
  return { ...compared(read.data.figures, figures), workspace, program, language, lot: lot.id }
}

/** Compares what a ledger says beside its figures, which follow from that, with what another one says in its place. */
export function compareFacts(recorded: unknown, expected: unknown): Compared {
  const { figures: _, ...facts } = z.looseObject({}).parse(recorded)
  const { figures: __, ...own } = z.looseObject({}).parse(expected)
  return compared(facts, own)
}

function compared(recorded: unknown, recomputed: unknown): Compared {
  const comparison = new Comparison()
  comparison.compare(recorded, recomputed, [])
  const { figures, differing, differences } = comparison
  return { figures, differing, differences }
}

function computed({ leaves }: Ledger): unknown {
  try {
    return figuresOf(assess(evaluationOf(leaves)))
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError || error instanceof SyntaxError)
      throw new Refusal('reports.ledger.leaves', { reason: shortened(error.message) })
    throw error
  }
}

class Comparison {
  figures = 0
  differing = 0
  readonly differences: Difference[] = []

  compare(recorded: unknown, recomputed: unknown, place: readonly string[]): void {
    const expected = figure.safeParse(recomputed)
    if (expected.success || typeof recomputed === 'number') this.figures++
    if (expected.success) {
      const found = figure.safeParse(recorded)
      if (found.data?.exact === expected.data.exact && found.data.rounded === expected.data.rounded) return
      const sameRounding = found.data?.rounded === expected.data.rounded
      const shown = ({ exact, rounded }: { exact: string; rounded: string }) => (sameRounding ? exact : rounded)
      this.#note(place, found.success ? shown(found.data) : recorded, shown(expected.data))
    } else if (isParent(recorded) && isParent(recomputed) && Array.isArray(recorded) === Array.isArray(recomputed)) {
      for (const key of new Set([...Object.keys(recomputed), ...Object.keys(recorded)])) {
        const own = (from: object) => (Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined)
        this.compare(own(recorded), own(recomputed), [...place, nameOf(own(recomputed)) ?? nameOf(own(recorded)) ?? key])
      }
    } else if (recorded !== recomputed) this.#note(place, recorded, recomputed)
  }

  #note(place: readonly string[], recorded: unknown, recomputed: unknown): void {
    this.differing++
    if (this.differences.length === mostDifferences) return
    this.differences.push({ place: place.map(shortened), recorded: wordsOf(recorded), recomputed: wordsOf(recomputed) })
  }
}

function isParent(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** How people would call an item of a list. */
function nameOf(value: unknown): string | undefined {
  if (!isParent(value)) return undefined
  for (const key of ['bidder', 'question', 'criterion', 'line'] as const) {
    const name: unknown = Reflect.get(value, key)
    if (typeof name === 'string') return name
  }
  return undefined
}

function wordsOf(value: unknown): string | null {
  if (value === undefined) return null
  return shortened(typeof value === 'string' ? value : JSON.stringify(value))
}

function shortened(words: string): string {
  return words.length > 200 ? `${words.slice(0, 199).replace(/[\uD800-\uDBFF]$/, '')}…` : words
}
