import { figureOf } from '../../arithmetic/figure.ts'
import { integer, multiply } from '../../arithmetic/rational.ts'
import { cellDetailOf } from '../../decisions/comparison.ts'
import type { CellDetail } from '../../decisions/model.ts'
import type { PlannedCriterion, PlannedQuestion } from '../../scorecards/plan.ts'
import type { Block, Cell, Column, Row, Table, Text } from '../document.ts'
import { answerCell, type Judged, judgement, scoreOf, statusOf } from './answer-cells.ts'
import { answersAnchor, type Contender, type Context, groupAnchor, matrixAnchor, turnsOf } from './context.ts'
import { levelsText, questionRule, questionText } from './rules.ts'
import { lines, span, spoken, strong, weightOf, worded } from './words.ts'

/** From this many bidders on the answers lie across the page. */
const mostUpright = 2

/**
 * One table a criterion: each question with its rule, and beside it what each bidder answered and got, and why. With this all totals
 * can be computed again. Where there are many bidders, their turns follow each other within a criterion.
 */
export function answersBlocks(context: Context): Block[] {
  const { translate, contenders, assessment } = context
  return [
    { kind: 'pageBreak', orientation: contenders.length > mostUpright ? 'landscape' : 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.answers.title'), anchor: 'answers' },
    { kind: 'paragraph', text: translate('reports.answers.introduction', context.scale) },
    ...assessment.plan.roots.flatMap((root) => groupBlocks(root, context)),
  ]
}

/** A group of criteria under its heading, each of its leaves under one of its own. */
function groupBlocks(root: PlannedCriterion, context: Context): Block[] {
  const leaves = leavesOf(root)
  if (leaves.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: root.title, anchor: groupAnchor(root.id) },
    ...leaves.flatMap((leaf): Block[] => [
      ...(leaf === root ? [] : [{ kind: 'heading' as const, level: 3 as const, text: leaf.title }]),
      ...leafBlocks(leaf, context),
    ]),
  ]
}

/** The criteria at the ends of the tree that rest on answers. */
export function leavesOf(node: PlannedCriterion): PlannedCriterion[] {
  if (node.children.length > 0) return node.children.flatMap(leavesOf)
  return node.scoring === 'questions' || node.scoring === 'whole' ? [node] : []
}

function leafBlocks(leaf: PlannedCriterion, context: Context): Block[] {
  const { translate, contenders } = context
  const turns = turnsOf(contenders)
  const weight = weightOf(figureOf(multiply(leaf.globalWeight, integer(100))))
  return [
    {
      kind: 'paragraph',
      style: 'note',
      text: worded(translate, 'reports.answers.leaf', {
        weight,
        scoring: translate(`reports.scoring.${leaf.scoring}`),
        matrix: contenders.length === 0 ? '' : [{ text: translate('reports.answers.toMatrix'), to: matrixAnchor(leaf.id) }],
      }),
    },
    ...(turns.length === 0 ? [[]] : turns).map((turn, index) => leafTable(leaf, turn, index, context)),
  ]
}

/** The answers of a turn of bidders. What answers earn stands in the first turn alone. */
function leafTable(leaf: PlannedCriterion, turn: readonly Contender[], index: number, context: Context): Table {
  const { translate, assessment } = context
  const details = turn.map((contender) => ({ contender, detail: cellDetailOf(assessment, contender.place.bid, leaf.id) }))
  const ruled = (rule: Text): Text[] => (index === 0 ? [rule] : [])
  return {
    kind: 'table',
    density: 'dense',
    anchor: answersAnchor(leaf.id, index),
    columns: [
      { header: translate('reports.column.question'), share: 1.1 },
      ...(index === 0 ? [{ header: translate('reports.column.rule'), share: 1 }] : []),
      ...turn.map((contender): Column => ({ header: columnHead(contender, context), share: 1 })),
    ],
    rows: [
      ...(leaf.scoring === 'whole'
        ? wholeRows(
            leaf,
            details.map(({ detail }) => detail),
            ruled,
            context,
          )
        : []),
      ...leaf.questions.flatMap((planned) => questionRows(planned, leaf, details, ruled, context)),
      ...(turn.length === 0 ? [] : [sumRow(details, ruled, context)]),
    ],
  }
}

/** Puts what an answer earns where the table has a column for it. */
type Ruled = (rule: Text) => Text[]
type Detailed = { contender: Contender; detail: CellDetail }

/** A bidder's name, and that it is out. */
function columnHead({ name, place }: Contender, { translate }: Context): Text {
  return place.standing === 'out' ? lines([name, [{ text: translate('reports.standing.out'), tone: 'fail' }]]) : name
}

/** What was given for a criterion as a whole, and why. */
function wholeRows(leaf: PlannedCriterion, judged: readonly Judged[], ruled: Ruled, context: Context): Row[] {
  const name = context.translate('reports.answers.whole')
  const scores = judged.map((one): Cell => [...scoreOf(one, context), ' ', ...statusOf({ ...one, status: 'scored' }, context)])
  const rows = judgementRows(name, { on: 'criterion', subject: leaf.id }, judged, ruled, context)
  return [{ cells: [strong(name), ...ruled(levelsText(leaf.id, context)), ...scores], keep: rows.length > 0 }, ...rows]
}

function questionRows(
  { question }: PlannedQuestion,
  leaf: PlannedCriterion,
  details: readonly Detailed[],
  ruled: Ruled,
  context: Context,
): Row[] {
  const asked = details.flatMap(({ contender, detail }) => {
    const own = detail.questions.find((one) => one.question === question.id)
    return own ? [{ contender, own }] : []
  })
  const judged = asked.map(({ contender, own }): Judged => ({ bid: contender.place.bid, ...own }))
  const number = context.numbers.get(question.id) ?? ''
  const rows = judgementRows(number, { on: 'question', subject: question.id }, judged, ruled, context)
  return [
    {
      cells: [
        questionText(question, leaf, context),
        ...ruled(questionRule(question, leaf, context)),
        ...asked.map(({ contender, own }) => answerCell(own, contender, context)),
      ],
      keep: rows.length > 0,
    },
    ...rows,
  ]
}

/** A row for each evaluator who scored a subject, and one for the consensus; each names its subject. */
function judgementRows(
  subject: string,
  of: { on: 'question' | 'criterion'; subject: string },
  judged: readonly Judged[],
  ruled: Ruled,
  context: Context,
): Row[] {
  const { translate, facts } = context
  const row = (by: Text, evaluator: string | null): Row[] => {
    const cells = judged.map((one) => judgement({ ...of, bid: one.bid }, one, evaluator, context))
    if (cells.every((cell) => cell === '')) return []
    const name = worded(translate, 'reports.answers.by', { subject, by })
    return [{ cells: [{ text: name, indent: 1, tone: 'quiet' }, ...ruled(''), ...cells] }]
  }
  return [
    ...facts.evaluators.flatMap(({ id, name }) => row(spoken(name), id)),
    ...row(strong(translate('reports.answers.consensus')), null),
  ]
}

/** The score of the criterion, and the points that it adds. */
function sumRow(details: readonly Detailed[], ruled: Ruled, context: Context): Row {
  const { translate, assessment } = context
  return {
    kind: 'total',
    cells: [
      translate('reports.answers.sum'),
      ...ruled(translate('reports.answers.sumRule', context.scale)),
      ...details.map(({ contender, detail }): Cell => {
        const share = assessment.bids.get(contender.place.bid)?.scorecard.criteria.get(detail.criterion)?.share
        return lines([
          scoreOf(detail, context),
          translate('reports.answers.points', {
            points: span(detail.contribution, translate),
            share: share ? weightOf(figureOf(multiply(share, integer(100)))) : '0',
          }),
        ])
      }),
    ],
  }
}
