import { figureOf } from '../../arithmetic/figure.ts'
import { integer, multiply } from '../../arithmetic/rational.ts'
import { cellDetailOf } from '../../decisions/comparison.ts'
import type { CellDetail } from '../../decisions/model.ts'
import type { Question } from '../../questionnaires/model.ts'
import { blank } from '../../responses/answer.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import type { PlannedCriterion } from '../../scorecards/plan.ts'
import type { Block, Cell, Row, Table, Text } from '../document.ts'
import { answersAnchor, type Contender, type Context } from './context.ts'
import type { Revision } from './facts.ts'
import { noted, revisionOf, takenBack } from './revisions.ts'
import { dotted, lines, shown, span, spoken, strong, weightOf, worded } from './words.ts'

type Detail = CellDetail['questions'][number]

/** Every answer of every bidder with its score, where the score comes from, and the reasons: enough to compute all totals again. */
export function answersBlocks(context: Context): Block[] {
  const { translate, contenders } = context
  if (contenders.length === 0) return []
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.answers.title'), anchor: 'answers' },
    { kind: 'paragraph', text: translate('reports.answers.introduction') },
    ...contenders.flatMap((contender, index): Block[] => [
      ...(index > 0 ? [{ kind: 'pageBreak' as const }] : []),
      { kind: 'heading', level: 2, text: contender.name, anchor: answersAnchor(contender.place.bid) },
      answersTable(contender, context),
    ]),
  ]
}

function answersTable(contender: Contender, context: Context): Table {
  const { translate, assessment } = context
  const leaves = assessment.plan.criteria.filter(({ scoring }) => scoring === 'questions' || scoring === 'whole')
  return {
    kind: 'table',
    density: 'dense',
    columns: [
      { header: translate('reports.column.question'), width: 168 },
      { header: translate('reports.column.answerOrReason') },
      { header: translate('reports.column.weight'), align: 'end', width: 31 },
      { header: translate('reports.column.score'), align: 'end', width: 31 },
      { header: translate('reports.column.basis'), width: 48 },
    ],
    rows: leaves.flatMap((leaf) => leafRows(leaf, contender, context)),
  }
}

/** A leaf criterion with its share and score, and under it what it rests on. */
function leafRows(leaf: PlannedCriterion, { place, facts }: Contender, context: Context): Row[] {
  const { translate, assessment } = context
  const detail = cellDetailOf(assessment, place.bid, leaf.id)
  const share = assessment.bids.get(place.bid)?.scorecard.criteria.get(leaf.id)?.share
  const own: Row[] =
    leaf.scoring === 'whole' ? reasonRows({ bid: place.bid, on: 'criterion', subject: leaf.id }, detail, context) : []
  return [
    {
      kind: 'group',
      cells: [
        leaf.title,
        translate('reports.answers.leaf', {
          scoring: leaf.scoring,
          points: span(detail.contribution, translate),
          share: share ? weightOf(figureOf(multiply(share, integer(100)))) : '0',
        }),
        '',
        scoreOf(detail, context),
        leaf.scoring === 'whole' ? basisOf(detail.source, detail.given.length, context) : '',
      ],
    },
    ...own.map((row, index) => ({ ...row, keep: index < own.length - 1 })),
    ...detail.questions.flatMap((question) => questionRows(place.bid, question, facts, context)),
  ]
}

function questionRows(bid: string, detail: Detail, { comments, files }: Contender['facts'], context: Context): Row[] {
  const { translate, questions, numbers } = context
  const question = questions.get(detail.question)
  if (!question) return []
  const comment = comments.get(detail.question)
  const named = files.filter((file) => file.question === detail.question)
  const number = numbers.get(detail.question) ?? ''
  const revised = revisionOf(context, { bid, kind: 'answer', on: 'question', subject: detail.question })
  const answer = detail.answer ?? blank
  const unasked = detail.status === 'hidden' && answer.state === 'blank'
  const rows: Row[] = [
    {
      cells: [
        translate('reports.question', { number, text: detail.text }),
        lines([
          ...(question.type === 'table' && answer.state === 'answered' ? [columnTitles(question)] : []),
          noted(unasked ? '\u2013' : spoken(formatAnswer(question, answer, translate)), revised, context),
          ...(comment === undefined ? [] : [worded(translate, 'reports.answers.comment', { comment: spoken(comment) })]),
          ...(named.length === 0 || question.type === 'files'
            ? []
            : [worded(translate, 'reports.answers.files', { files: dotted(named.map(({ fileName }) => spoken(fileName))) })]),
        ]),
        detail.status === 'information' ? '' : String(detail.weight),
        scoreOf(detail, context),
        statusOf(detail, context),
      ],
    },
    ...reasonRows({ bid, on: 'question', subject: detail.question }, detail, context),
  ]
  return rows.map((row, index) => ({ ...row, keep: index < rows.length - 1 }))
}

/** What the parts of each row of an answer are, in the order in which it lists them. */
function columnTitles({ columns }: Extract<Question, { type: 'table' }>): Text {
  return [{ text: columns.map(({ title }) => title).join(' | '), tone: 'quiet' }]
}

function scoreOf({ score }: Pick<Detail, 'score'>, { translate }: Context): Cell {
  return score
    ? lines([
        shown(score.lower),
        ...(score.lower.exact === score.upper.exact ? [] : [translate('reports.matrix.upTo', { upper: shown(score.upper) })]),
      ])
    : '\u2013'
}

/** Where the score of a question comes from, or why it has none. */
function statusOf(detail: Detail, context: Context): Cell {
  const { translate } = context
  const gate =
    detail.knockOut && detail.knockOut.status !== 'pass'
      ? translate('reports.answers.gate', { label: detail.knockOut.label, status: detail.knockOut.status })
      : undefined
  const basis: Text =
    detail.status === 'scored'
      ? basisOf(detail.source, detail.given.length, context)
      : detail.status === 'information' && detail.knockOut
        ? translate('reports.status.knockOut')
        : [{ text: translate(`reports.status.${detail.status}`), ...(isOpen(detail.status) ? { tone: 'warn' as const } : {}) }]
  return gate ? lines([basis, [{ text: gate, tone: 'fail' }]]) : basis
}

function isOpen(status: Detail['status']): boolean {
  return status === 'blank' || status === 'open' || status === 'claimed' || status === 'unscored' || status === 'avoided'
}

function basisOf(source: Detail['source'], given: number, { translate }: Context): string {
  return source === 'none' ? translate('reports.status.unscored') : translate(`reports.basis.${source}`, { count: given })
}

/** What each evaluator gave and why, and what they agreed on; with that it was revised, or taken back. */
function reasonRows(
  of: Pick<Revision, 'bid' | 'on' | 'subject'>,
  { given, consensus }: Pick<Detail, 'given' | 'consensus'>,
  context: Context,
): Row[] {
  const { translate, facts } = context
  const names = new Map(facts.evaluators.map(({ id, name }) => [id, name]))
  return [
    ...given.map(({ evaluator, points, reason }): Row => {
      const revision = revisionOf(context, { ...of, kind: 'score', evaluator })
      return {
        cells: [
          { text: spoken(names.get(evaluator) ?? ''), indent: 1, tone: 'quiet' },
          noted(spoken(reason), revision, context),
          '',
          String(points),
          '',
        ],
      }
    }),
    ...(consensus
      ? [
          {
            cells: [
              { text: strong(translate('reports.answers.consensus')), indent: 1 },
              noted(spoken(consensus.reason), revisionOf(context, { ...of, kind: 'consensus' }), context),
              '',
              { text: String(consensus.points), strong: true },
              '',
            ],
          },
        ]
      : []),
    ...takenBack(of, context),
  ]
}
