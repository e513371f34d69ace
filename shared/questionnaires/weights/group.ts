import { amountAsNumber } from './amounts.ts'
import { normalised } from './matrix.ts'
import type { Judgement } from './model.ts'

/**
 * One set of judgements for people who act as one: the geometric mean of what they said of each pair, by their voting power (aggregation
 * of judgements, Forman and Peniwati 1998). Who did not compare a pair has no part in it. Pairs stand as they were first named.
 */
export function combinedJudgements(people: readonly { power: number; judgements: readonly Judgement[] }[]): Judgement[] {
  const pairs = new Map<string, Judgement & { logarithms: number; powers: number }>()
  for (const { power, judgements } of people) {
    for (const judgement of judgements) {
      const { first, second } = judgement
      const known = pairs.get(`${first} ${second}`) ?? pairs.get(`${second} ${first}`)
      const pair = known ?? { ...judgement, logarithms: 0, powers: 0 }
      const logarithm = Math.log(amountAsNumber(judgement.times))
      pair.logarithms += power * (pair.first === first ? logarithm : -logarithm)
      pair.powers += power
      if (!known) pairs.set(`${first} ${second}`, pair)
    }
  }
  return [...pairs.values()].map(({ first, second, logarithms, powers }) => ({
    first,
    second,
    times: Math.exp(logarithms / powers).toFixed(15),
  }))
}

/**
 * The weights of people who stay individuals: the mean of their weights by voting power, geometric or arithmetic (aggregation of
 * priorities). By the geometric mean, complete judgements and row geometric means, it equals the weights of the combined judgements;
 * the arithmetic one can put another item first.
 */
export function combinedWeights(
  people: readonly { power: number; weights: readonly number[] }[],
  mean: 'geometric' | 'arithmetic',
): number[] {
  const powers = people.reduce((all, { power }) => all + power, 0)
  const parts = (people[0]?.weights ?? []).map((_, index) => {
    const weighted = people.map(({ power, weights }) => ({ power: power / powers, weight: weights[index] ?? 0 }))
    return mean === 'arithmetic'
      ? weighted.reduce((all, { power, weight }) => all + power * weight, 0)
      : Math.exp(weighted.reduce((all, { power, weight }) => all + power * Math.log(weight), 0))
  })
  return normalised(parts)
}
