import type { CellDetail } from '../../decisions/model.ts'
import { blank } from '../../responses/answer.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import type { Text } from '../document.ts'
import type { Contender, Context } from './context.ts'
import type { Revision } from './facts.ts'
import { noted, revisionOf, takenBack } from './revisions.ts'
import { dotted, lines, shown, spoken, spokenName, strong, worded } from './words.ts'

type Detail = CellDetail['questions'][number]

/** What a bidder got for a question or a criterion, and from whom. */
export type Judged = Pick<Detail, 'score' | 'source' | 'given' | 'consensus'> & { bid: string }

/** What a bidder got for a question, and what it answered, with its comment and its files. */
export function answerCell(detail: Detail, { place, facts }: Contender, context: Context): Text {
  const { translate, questions } = context
  const question = questions.get(detail.question)
  if (!question) return ''
  const comment = facts.comments.get(detail.question)
  const confidential = facts.confidential.get(detail.question)
  const named = facts.files.filter((file) => file.question === detail.question)
  const revised = revisionOf(context, { bid: place.bid, kind: 'answer', on: 'question', subject: detail.question })
  const answer = detail.answer ?? blank
  const unasked = detail.status === 'hidden' && answer.state === 'blank'
  return lines([
    ...scoreLines(detail, context),
    ...(unasked ? [] : [noted(spoken(formatAnswer(question, answer, translate)), revised, context)]),
    ...(confidential === undefined ? [] : [worded(translate, 'reports.answers.confidential', { reason: spoken(confidential) })]),
    ...(comment === undefined ? [] : [worded(translate, 'reports.answers.comment', { comment: spoken(comment) })]),
    ...(named.length === 0 || question.type === 'files'
      ? []
      : [worded(translate, 'reports.answers.files', { files: dotted(named.map(({ fileName }) => spokenName(fileName))) })]),
  ])
}

/** The score and what it rests on, on one line; nothing of a question that only informs. */
function scoreLines(detail: Detail, context: Context): Text[] {
  const gate = gateOf(detail, context)
  if (detail.status === 'information') return gate
  const score = detail.score ? [...scoreOf(detail, context), ' '] : []
  return [[...score, ...statusOf(detail, context)], ...gate]
}

/** A score as it is certain, and how high it could still go. */
export function scoreOf({ score }: Pick<Detail, 'score'>, { translate }: Context): (string | Extract<Text[number], object>)[] {
  if (!score) return ['\u2013']
  const open =
    score.lower.exact === score.upper.exact ? [] : [` ${translate('reports.matrix.upTo', { upper: shown(score.upper) })}`]
  return [...strong(shown(score.lower)), ...open]
}

/** What a score rests on, or why there is none. */
export function statusOf({ status, source, given }: Pick<Detail, 'status' | 'source' | 'given'>, { translate, scale }: Context) {
  const scored = status === 'scored'
  const text =
    scored && source !== 'none'
      ? translate(`reports.basis.${source}`, { count: given.length })
      : translate(`reports.status.${scored ? 'unscored' : status}`, scale)
  return [{ text, tone: isOpen(status) || (scored && source === 'none') ? ('warn' as const) : ('quiet' as const) }]
}

function isOpen(status: Detail['status']): boolean {
  return (
    status === 'blank' ||
    status === 'open' ||
    status === 'claimed' ||
    status === 'unscored' ||
    status === 'avoided' ||
    status === 'disputed'
  )
}

function gateOf({ knockOut }: Detail, { translate }: Context): Text[] {
  if (!knockOut || knockOut.status === 'pass') return []
  const { label, status } = knockOut
  return [[{ text: translate('reports.answers.gate', { label, status }), tone: 'fail' }]]
}

/** What one evaluator gave a bidder and why, or what all agreed on; also where it was revised, or taken back. */
export function judgement(
  of: Pick<Revision, 'bid' | 'on' | 'subject'>,
  { given, consensus }: Judged,
  evaluator: string | null,
  context: Context,
): Text {
  const kind = evaluator === null ? 'consensus' : 'score'
  const found = evaluator === null ? consensus : given.find((one) => one.evaluator === evaluator)
  const revision = revisionOf(context, { ...of, kind, ...(evaluator === null ? {} : { evaluator }) })
  if (!found) return revision ? takenBack(revision, context) : ''
  const text = worded(context.translate, 'reports.answers.given', {
    points: strong(String(found.points)),
    reason: spoken(found.reason),
  })
  return noted(lines([text, ...contradictions(found, context)]), revision, context)
}

/** What else was said of a score, where people contradict each other on it. */
function contradictions({ others }: Pick<Judged['given'][number], 'others'>, { translate }: Context): Text[] {
  if (others.length === 0) return []
  const said = others.map((points) => (points === null ? translate('reports.conflicts.takenBack') : String(points)))
  return [[{ text: translate('reports.answers.contradicted', { others: said.join(', ') }), tone: 'warn' }]]
}
