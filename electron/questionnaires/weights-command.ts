import { parseRational, roundHalfUp } from '../../shared/arithmetic/rational.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import {
  pairwiseVariants,
  randomIndexTables,
  type Weighing,
  type WeightsBasis,
} from '../../shared/questionnaires/weights/model.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { table } from '../command-line/table.ts'

const methods = {
  direct: { summary: 'commandLine.option.direct', placeholder: 'ID=WEIGHT', multiple: true },
  swing: { summary: 'commandLine.option.swing', placeholder: 'ID=VALUE', multiple: true },
  rank: { summary: 'commandLine.option.rank', placeholder: 'ID[,ID]', multiple: true },
  compare: { summary: 'commandLine.option.compare', placeholder: 'ID/ID=TIMES', multiple: true },
  variant: { summary: 'commandLine.option.variant', placeholder: 'VARIANT' },
  'random-index': { summary: 'commandLine.option.randomIndex', placeholder: 'TABLE' },
} as const

/** Finds weights and gives them to the parts of a template. */
export const weighCommand: Command = {
  name: 'template weigh',
  summary: 'commandLine.template.weigh',
  workspace: 'open',
  operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
  options: { ...methods, in: { summary: 'commandLine.option.weighIn', placeholder: 'CRITERION' } },
  run: async ({ call, arguments: given, translate }) => {
    const data = await call('template.weigh', {
      template: given.operands[0] ?? '',
      in: given.optional('in') ?? null,
      basis: basisOf(given, translate),
    })
    return { data, lines: linesOf(data, translate) }
  },
}

export const weightsCommand: Command = {
  name: 'template weights',
  summary: 'commandLine.template.weights',
  workspace: 'none',
  options: { ...methods, whole: { summary: 'commandLine.option.whole', placeholder: 'NUMBER' } },
  run: async ({ call, arguments: given, translate }) => {
    const data = await call('template.weights', { basis: basisOf(given, translate), whole: given.integer('whole') })
    return { data, lines: linesOf(data, translate) }
  },
}

function basisOf(given: Arguments, translate: Translate): WeightsBasis {
  const methods = (['direct', 'swing', 'rank', 'compare'] as const).filter((name) => given.list(name).length > 0)
  const [method, another] = methods
  if (!method || another) throw new WrongUsage(translate('commandLine.oneMethod'))
  const values = given.list(method)
  if (method === 'rank') return { method: 'rankOrderCentroid', ranks: values.map((rank) => rank.split(',')) }
  const parted = values.map((value) => {
    const parts = /^(.+)=(.+)$/.exec(value)
    if (!parts) throw new WrongUsage(translate('commandLine.notWeight', { option: method, value }))
    return { name: parts[1] ?? '', amount: parts[2] ?? '' }
  })
  if (method !== 'compare') return { method, items: parted.map(({ name, amount }) => ({ id: name, amount })) }
  const judgements = parted.map(({ name, amount }) => {
    const [first = '', second = ''] = name.split('/')
    return { first, second, times: amount }
  })
  return {
    method: 'pairwise',
    variant: given.choice('variant', pairwiseVariants) ?? 'eigenvector',
    randomIndex: given.choice('random-index', randomIndexTables) ?? 'saaty1980',
    items: [...new Set(judgements.flatMap(({ first, second }) => [first, second]))],
    judgements,
  }
}

function linesOf({ weights, consistency, hints }: Weighing, translate: Translate): string[] {
  const columns = [
    { title: translate('commandLine.column.id') },
    { title: translate('commandLine.column.weight'), align: 'right' as const },
    { title: translate('commandLine.column.share'), align: 'right' as const },
  ]
  const rows = weights.map(({ id, weight, share }) => [id, String(weight), roundHalfUp(parseRational(share), 6)])
  return [
    ...table(columns, rows),
    ...(consistency
      ? [
          translate('commandLine.consistency', {
            ratio: consistency.ratio.toFixed(4),
            table: consistency.randomIndex,
            judged: consistency.judged,
            possible: consistency.possible,
            acceptable: String(consistency.acceptable),
          }),
        ]
      : []),
    ...hints.map(({ first, second, times, nearest, ratio }) =>
      translate('commandLine.repairHint', { first, second, times, nearest, ratio: ratio.toFixed(4) }),
    ),
  ]
}
