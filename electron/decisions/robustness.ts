import type { Robustness, WeightTest } from '../../shared/decisions/robustness-model.ts'
import {
  eitherOf,
  sayLeftOut,
  sayScore,
  sayTransfer,
  sayTurn,
  sayWeight,
  sayWeights,
  type Voice,
} from '../../shared/decisions/robustness-reading.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { oneLine, table } from '../command-line/table.ts'

/** What would change the first place, in sentences and then test by test. `names` are those of the evaluators, by id. */
export function robustnessLines(data: Robustness, names: ReadonlyMap<string, string>, translate: Translate): string[] {
  const voice: Voice<string> = {
    say: (key, values) => translate(key, values),
    plain: oneLine,
    subject: ({ subject, title }) => translate(`robustness.${subject.kind}Scored`, { title: oneLine(title) }),
    bidder: ({ bidder }) => oneLine(bidder),
    evaluator: (id) => oneLine(names.get(id) ?? id),
    list: translate.list,
    decimal: (text) => text,
  }
  const sayings = [sayWeights(data, voice), sayTransfer(data, voice), sayScore(data, voice), sayLeftOut(data, voice)].flatMap(
    (saying) => saying ?? [],
  )
  const sentences = sayings.map(({ title, texts }) => [title, ...texts].join(' '))
  const firstOf = ({ first, changes }: { first: Robustness['first']; changes: boolean }) => [
    voice.list(first.map(voice.bidder)),
    translate('commandLine.changes', { changes: String(changes) }),
  ]
  const leftOut = [
    ...data.bidders.map((one) => [voice.bidder(one), ...firstOf(one)]),
    ...data.evaluators.map((one) => [
      voice.say('robustness.scoresOf', { evaluator: voice.evaluator(one.evaluator) }),
      ...firstOf(one),
    ]),
  ]
  return [
    ...sentences,
    ...(data.weights.length > 0 ? ['', ...weightLines(data.weights, voice, translate)] : []),
    ...(leftOut.length > 0 ? ['', ...leftOutLines(leftOut, translate)] : []),
  ]
}

function weightLines(weights: readonly WeightTest[], voice: Voice<string>, translate: Translate): string[] {
  const columns = [
    { title: translate('commandLine.column.criterion') },
    { title: translate('commandLine.column.percent'), align: 'right' as const },
    { title: translate('commandLine.column.below'), align: 'right' as const },
    { title: translate('commandLine.column.leads') },
    { title: translate('commandLine.column.above'), align: 'right' as const },
    { title: translate('commandLine.column.leads') },
  ]
  const rows = weights.map((test) => {
    const end = (turn: WeightTest['below']) => (turn ? [sayTurn(test, turn, voice), eitherOf(turn.leads, voice)] : ['–', ''])
    return [`${'  '.repeat(test.depth)}${test.title}`, sayWeight(test, voice), ...end(test.below), ...end(test.above)]
  })
  return table(columns, rows)
}

function leftOutLines(rows: readonly (readonly string[])[], translate: Translate): string[] {
  const columns = [
    { title: translate('commandLine.column.leftOut') },
    { title: translate('commandLine.column.first') },
    { title: translate('commandLine.column.state') },
  ]
  return table(columns, rows)
}
