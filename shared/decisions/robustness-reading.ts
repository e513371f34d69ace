import { type Figure, figureOf } from '../arithmetic/figure.ts'
import { shortest } from '../arithmetic/places.ts'
import { compare, negate, parseRational, type Rational, subtract, zero } from '../arithmetic/rational.ts'
import type { PageKey } from '../messages/translation.ts'
import type { Named, Robustness, WeightTest } from './robustness-model.ts'

/** How results are put into words, on the screen or on paper: `Value` is what a text is made of there. */
export type Voice<Value> = {
  readonly say: (key: PageKey, values: Readonly<Record<string, Value | string | number>>) => Value
  readonly bidder: (bid: Named) => Value
  readonly plain: (text: string) => Value
  /** What a score is given for: a question or a criterion. */
  readonly subject: (scored: NonNullable<Robustness['score']>) => Value
  readonly evaluator: (id: string) => Value
  readonly list: (items: readonly Value[]) => Value
  /** A decimal, as numbers are written there. */
  readonly decimal: (text: string) => string
}

/** One result: what it is about, and the rest of the sentence with those that follow. */
export type Saying<Value> = { readonly title: Value; readonly texts: readonly Value[] }

/** A weight at which the first place turns, and to which side of the published one it lies. */
type NamedTurn = {
  readonly test: WeightTest
  readonly side: 'below' | 'above'
  readonly turn: NonNullable<WeightTest['below']>
}

/** The turns of the top-level weights, the least change of weight first. */
function turnsOf({ weights }: Pick<Robustness, 'weights'>): readonly NamedTurn[] {
  const turns = weights
    .filter(({ depth }) => depth === 0)
    .flatMap((test) =>
      (['below', 'above'] as const).flatMap((side) => {
        const turn = test[side]
        return turn ? [{ test, side, turn, change: changeOf(test, turn.at) }] : []
      }),
    )
  return turns.sort((one, other) => compare(one.change, other.change))
}

function changeOf({ weight }: WeightTest, at: Figure): Rational {
  const change = subtract(parseRational(at.exact), parseRational(weight.exact))
  return compare(change, zero) < 0 ? negate(change) : change
}

/** Whether the first place holds while one weight moves. */
export function sayWeights<Value>(robustness: Robustness, voice: Voice<Value>): Saying<Value> {
  const { first, ranked } = robustness
  const { say } = voice
  const [leader, ...shared] = first
  if (!leader) return { title: say('robustness.nobody', {}), texts: [say('robustness.nobodyText', {})] }
  if (shared.length > 0) {
    const bidders = voice.list(first.map(voice.bidder))
    return { title: say('robustness.shared', { bidders }), texts: [say('robustness.sharedText', {})] }
  }
  const title = say('robustness.stays', { bidder: voice.bidder(leader) })
  if (ranked === 1) return { title, texts: [say('robustness.unopposed', {})] }
  const [nearest, ...further] = turnsOf(robustness)
  if (!nearest) return { title, texts: [say('robustness.always', {})] }
  const { test, side, turn } = nearest
  const unless = say('robustness.unless', {
    criterion: test.title,
    side,
    at: voice.decimal(shortest(turn.at, [test.weight])),
    weight: voice.decimal(shortest(test.weight, [turn.at])),
    leads: eitherOf(turn.leads, voice),
  })
  return { title, texts: [unless, ...(further.length > 0 ? [say('robustness.furtherTurns', { count: further.length })] : [])] }
}

/** `a`, or `a or b` where more than one would lead. */
export function eitherOf<Value>(bids: readonly Named[], { bidder, say }: Voice<Value>): Value {
  const [last, ...others] = bids.map(bidder).reverse()
  if (last === undefined) throw new Error('Somebody leads')
  return others.reduce((second, first) => say('robustness.either', { first, second }), last)
}

/** The weights of one criterion at which the first stays. */
export function sayInterval<Value>(test: WeightTest, voice: Voice<Value>): Value {
  const { say } = voice
  const turn = (one: NonNullable<WeightTest['below']>) => sayTurn(test, one, voice)
  const { fixed, below, above } = test
  if (fixed) return say(`robustness.fixed.${fixed}`, {})
  if (below && above) return say('robustness.between', { from: turn(below), to: turn(above) })
  if (below) return say('robustness.from', { from: turn(below) })
  return above ? say('robustness.upTo', { to: turn(above) }) : say('robustness.anyWeight', {})
}

/** The published weight, as it is shown beside the weights at which the first stays. */
export function sayWeight(test: WeightTest, { decimal }: Pick<Voice<unknown>, 'decimal'>): string {
  return decimal(shortest(test.weight, figuresOf(test)))
}

/** A weight at which the first place turns, as it is shown beside the published one. */
export function sayTurn(
  test: WeightTest,
  { at }: NonNullable<WeightTest['below']>,
  { decimal }: Pick<Voice<unknown>, 'decimal'>,
): string {
  return decimal(shortest(at, figuresOf(test)))
}

/** What stands in one line of a table of weights. */
function figuresOf({ weight, below, above }: WeightTest): readonly Figure[] {
  return [weight, ...(below ? [below.at] : []), ...(above ? [above.at] : [])]
}

/** Who leads beyond the ends of the interval; nothing where it has none. */
export function sayBeyond<Value>({ below, above }: WeightTest, voice: Voice<Value>): Value | null {
  const turn = below ?? above
  if (!turn) return null
  const bids = ({ leads }: typeof turn) => leads.map(({ bid }) => bid).join(' ')
  if (!below || !above || bids(below) === bids(above)) return eitherOf(turn.leads, voice)
  return voice.say('robustness.beyondBoth', { lower: eitherOf(below.leads, voice), upper: eitherOf(above.leads, voice) })
}

/** Beside it, something is not shown as nothing. */
const nothing = figureOf(zero)

/** How little weight would have to move between groups for another first place, in short without from where to where; nothing where no weights are tested. */
export function sayTransfer<Value>(
  { first, ranked, transfer, unmeasured }: Robustness,
  voice: Voice<Value>,
  length: 'full' | 'short' = 'full',
): Saying<Value> | null {
  const { say, list } = voice
  if (first.length !== 1 || ranked === 1) return null
  const bidders = list(unmeasured.map(voice.bidder))
  const except = unmeasured.length > 0 ? [say('robustness.transferExcept', { bidders })] : []
  if (!transfer) return { title: say('robustness.noTransfer', {}), texts: [say('robustness.noTransferText', {}), ...except] }
  const leads = voice.bidder(transfer.leads)
  const points = voice.decimal(shortest(transfer.points, [nothing]))
  const from = list(transfer.from.map(({ title }) => voice.plain(title)))
  const text =
    transfer.from.length === 0
      ? say('robustness.transferAny', { leads })
      : length === 'short'
        ? say('robustness.transferShort', { points })
        : say('robustness.transfer', { points, from, to: transfer.to.title, leads })
  return { title: say('robustness.smallest', {}), texts: [text, ...except] }
}

/** Whether one score decides; nothing where no first place is tested, or nobody has scored. */
export function sayScore<Value>(
  { first, ranked, score, evaluators, consensus }: Robustness,
  voice: Voice<Value>,
): Saying<Value> | null {
  const { say } = voice
  if (first.length !== 1 || ranked === 1 || evaluators.length + consensus === 0) return null
  if (!score) return { title: say('robustness.noScore', {}), texts: [say('robustness.noScoreText', {})] }
  const text = say('robustness.nearestScore', {
    bidder: voice.bidder(score),
    subject: voice.subject(score),
    now: voice.decimal(shortest(score.now, [score.at])),
    at: voice.decimal(shortest(score.at, [score.now])),
    leads: voice.bidder(score.leads),
  })
  if (score.withinStep) return { title: say('robustness.oneScore', {}), texts: [say('robustness.oneScoreText', {}), text] }
  return { title: say('robustness.noStep', {}), texts: [say('robustness.noStepText', {}), text] }
}

/** Whether the first place holds without any one bidder or evaluator; nothing where there is nobody to leave out. */
export function sayLeftOut<Value>({ bidders, evaluators }: Robustness, voice: Voice<Value>): Saying<Value> | null {
  const { say } = voice
  const changing = [
    ...bidders.map((one) => ({ ...one, title: () => say('robustness.withoutBidder', { bidder: voice.bidder(one) }) })),
    ...evaluators.map((one) => ({
      ...one,
      title: () => say('robustness.withoutEvaluator', { evaluator: voice.evaluator(one.evaluator) }),
    })),
  ].filter(({ changes }) => changes)
  const [one, ...more] = changing
  if (one) {
    const also = more.length > 0 ? [say('robustness.alsoWithout', { count: more.length })] : []
    const nothing = more.length === 0 && bidders.length + evaluators.length > 1 ? [say('robustness.nothingElse', {})] : []
    const leads = voice.list(one.first.map(voice.bidder))
    return { title: one.title(), texts: [say('robustness.wouldLead', { leads }), ...also, ...nothing] }
  }
  if (bidders.length > 0) {
    const text = say('robustness.anyBidderText', { evaluators: String(evaluators.length > 0) })
    return { title: say('robustness.anyBidder', {}), texts: [text] }
  }
  if (evaluators.length === 0) return null
  return { title: say('robustness.anyEvaluator', {}), texts: [say('robustness.anyEvaluatorText', {})] }
}
