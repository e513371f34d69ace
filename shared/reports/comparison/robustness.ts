import type { Named, WeightTest } from '../../decisions/robustness-model.ts'
import {
  type Saying,
  sayBeyond,
  sayInterval,
  sayLeftOut,
  sayScore,
  sayTransfer,
  sayWeight,
  sayWeights,
} from '../../decisions/robustness-reading.ts'
import type { Block, Cell, Row, Run, Table, Text } from '../document.ts'
import type { Context } from './context.ts'
import { voiceOf } from './voice.ts'
import { listed, parts, spoken } from './words.ts'

/** Anchor of the section that the first page leads to. */
const robustnessAnchor = 'robustness'

/** The results of the tests, a paragraph for each kind of test; none where nobody is first. */
export function testParagraphs(context: Context): Text[] {
  const { translate, robustness } = context
  if (robustness.first.length === 0) return []
  const voice = voiceOf(context)
  const [weights, transfer, score, leftOut] = [
    sayWeights(robustness, voice),
    sayTransfer(robustness, voice, 'short'),
    sayScore(robustness, voice),
    sayLeftOut(robustness, voice),
  ]
  const led = (title: string, ...sayings: (Saying<Text> | null)[]): Text[] => {
    const said = sayings.flatMap((saying) => (saying ? [' ', ...wordsOf(saying)] : []))
    return said.length === 0 ? [] : [[{ text: title, strong: true, to: robustnessAnchor }, ...said]]
  }
  return [
    ...led(translate('reports.robustness.weightsLead'), weights, transfer),
    ...led(translate('reports.robustness.leftOutLead'), leftOut),
    ...led(translate('reports.robustness.scoresLead'), score),
  ]
}

/** A result as one run of text. */
function wordsOf({ title, texts }: Saying<Text>): (string | Run)[] {
  return [title, ...texts].flatMap((text, index) => [...(index > 0 ? [' '] : []), ...parts(text)])
}

/** What would change the first place, test by test; nothing where nobody is first. */
export function robustnessBlocks(context: Context): Block[] {
  const { translate, robustness } = context
  if (robustness.first.length === 0) return []
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  const body = (text: Text): Block => ({ kind: 'paragraph', text })
  const { weights, bidders, evaluators, consensus } = robustness
  const voice = voiceOf(context)
  const [transfer, score] = [sayTransfer(robustness, voice), sayScore(robustness, voice)]
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: translate('robustness.title'), anchor: robustnessAnchor },
    { kind: 'paragraph', style: 'lead', text: translate('reports.robustness.lead') },
    ...(weights.length > 0
      ? [
          heading(translate('robustness.weights')),
          body(translate('robustness.weightsHelp')),
          body(translate('reports.robustness.weightsNote')),
          weightTable(weights, context),
          ...(transfer ? [body(wordsOf(transfer))] : []),
        ]
      : []),
    ...(bidders.length > 0
      ? [heading(translate('robustness.bidders')), body(translate('robustness.biddersHelp')), bidderTable(context)]
      : []),
    ...(evaluators.length > 0
      ? [
          heading(translate('robustness.evaluators')),
          body(translate('robustness.evaluatorsHelp', { consensus })),
          evaluatorTable(context),
        ]
      : []),
    ...(score ? [heading(translate('robustness.scores')), body(wordsOf(score))] : []),
  ]
}

function weightTable(weights: readonly WeightTest[], context: Context): Table {
  const { translate } = context
  const voice = voiceOf(context)
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('robustness.criterion') },
      { header: translate('robustness.now'), align: 'end', width: 40 },
      { header: translate('robustness.stable'), width: 105 },
      { header: translate('robustness.beyond'), width: 150 },
    ],
    rows: weights.map(
      (test): Row => ({
        ...(test.depth === 0 ? { kind: 'group' as const } : {}),
        cells: [
          { text: test.title, indent: test.depth },
          sayWeight(test, voice),
          sayInterval(test, voice),
          sayBeyond(test, voice) ?? '',
        ],
      }),
    ),
  }
}

function bidderTable({ translate, robustness }: Context): Table {
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('robustness.without') },
      { header: translate('robustness.isFirst') },
      { header: translate('reports.column.result') },
    ],
    rows: robustness.bidders.map((one): Row => ({ cells: [spoken(one.bidder), ...firstThen(one, translate)] })),
  }
}

function evaluatorTable(context: Context): Table {
  const { translate, robustness } = context
  const voice = voiceOf(context)
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('robustness.without') },
      { header: translate('robustness.scores'), align: 'end' },
      { header: translate('robustness.alone'), align: 'end' },
      { header: translate('robustness.isFirst') },
      { header: translate('reports.column.result') },
    ],
    rows: robustness.evaluators.map(
      (one): Row => ({
        cells: [voice.evaluator(one.evaluator), String(one.scores), String(one.alone), ...firstThen(one, translate)],
      }),
    ),
  }
}

/** Who is first then, and whether that is somebody else. */
function firstThen(
  { first, changes }: { first: readonly Named[]; changes: boolean },
  translate: Context['translate'],
): readonly Cell[] {
  return [
    listed(
      translate,
      first.map(({ bidder }) => spoken(bidder)),
    ),
    changes ? { text: translate('robustness.changes'), tone: 'fail' } : { text: translate('robustness.same'), tone: 'pass' },
  ]
}
