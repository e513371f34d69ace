import type { Conflict } from '../../decisions/conflicts.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import type { Block, Printed, Row, Text } from '../document.ts'
import type { Context } from './context.ts'
import { grouped, lines, moment, spoken, worded } from './words.ts'

/** That there are conflicts, for the first page; nothing where there are none. */
export function conflictCount({ facts, translate }: Context): Printed[] {
  const count = facts.conflicts.length
  if (count === 0) return []
  return [{ kind: 'paragraph', text: [{ text: translate('reports.conflicts.count', { count }), tone: 'warn' }] }]
}

/** What people contradict each other on, with who said what, when and why; nothing where there is nothing. */
export function conflictBlocks(context: Context): Block[] {
  const { facts, translate } = context
  if (facts.conflicts.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: translate('reports.conflicts.title') },
    ...conflictCount(context),
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.conflicts.column.what'), width: 150 },
        { header: translate('reports.conflicts.column.said') },
        { header: translate('reports.column.reason') },
      ],
      rows: facts.conflicts.flatMap((conflict) => rowsOf(conflict, context)),
    },
  ]
}

function rowsOf(conflict: Conflict, context: Context): Row[] {
  return conflict.facts.map(({ by, at, reason, ...said }, index): Row => {
    const when = worded(context.translate, 'reports.conflicts.by', { by: spoken(by), at: moment(at, context.translate) })
    return {
      cells: [
        index === 0 ? aboutOf(conflict, context) : '',
        lines([saidOf(conflict, said, context), when]),
        spoken(reason ?? ''),
      ],
    }
  })
}

/** What a conflict is about: its kind, and whose and of what it is. */
function aboutOf({ kind, bid, on, subject, evaluator, name }: Conflict, context: Context): Text {
  const { facts, assessment, numbers, questions, translate } = context
  const bidder = facts.bidders.find((one) => one.bid.id === bid)?.bid.provider.name
  const person = facts.evaluators.find(({ id }) => id === evaluator)?.name
  const question = on === 'question' ? questions.get(subject ?? '') : undefined
  const criterion = on === 'criterion' ? assessment.plan.criteria.find(({ id }) => id === subject) : undefined
  const line = on === 'line' ? facts.evaluation.priceSheet.lines.find(({ id }) => id === subject) : undefined
  const asked = question && translate('reports.question', { number: numbers.get(question.id) ?? '', text: question.text })
  const of = [bidder, person, asked, criterion?.title, line?.title, name].flatMap((text) => (text ? [spoken(text)] : []))
  return lines([[{ text: translate(`reports.conflicts.kind.${kind}`), strong: true }], ...of])
}

function saidOf(
  { kind, subject }: Conflict,
  { value, answer }: Pick<Conflict['facts'][number], 'value' | 'answer'>,
  { questions, translate }: Context,
): Text {
  const question = questions.get(subject ?? '')
  switch (kind) {
    case 'answer':
      return question && answer ? spoken(formatAnswer(question, answer, translate)) : ''
    case 'score':
    case 'consensus':
      return value ?? translate('reports.conflicts.takenBack')
    case 'price':
      return value === null ? translate('reports.bidder.noPrice') : grouped(value)
    case 'agreement':
      return translate('reports.conflicts.applies', { agreed: value === '1' ? 'yes' : 'no' })
    case 'standing':
      return translate('reports.conflicts.takesPart', { standing: value ?? '' })
    case 'lock':
      return translate(value === '1' ? 'journal.word.locked' : 'journal.word.unlocked')
    case 'lateReceipt':
      return translate(value === 'admitted' ? 'journal.word.admitted' : 'journal.word.refused')
    case 'exclusion':
      return translate(value === '1' ? 'reports.conflicts.excluded' : 'reports.conflicts.counts')
    case 'subcontracting':
      return translate('reports.conflicts.parts', { count: Number(value) })
    case 'confidential':
      return translate('reports.conflicts.confidential', { confidential: value ?? '' })
    case 'declaration':
      return translate('reports.conflicts.declared', { count: Number(value) })
    case 'role':
      return translate(value === '1' ? 'reports.conflicts.evaluates' : 'reports.conflicts.retired')
    case 'lateScore':
      return translate('journal.word.admitted')
    case 'priceKeeping':
      return value === 'sealed'
        ? translate('journal.word.keptSealed')
        : translate(value === 'unread' ? 'journal.word.keptUnread' : 'journal.word.keptOpen')
    default:
      return spoken(value ?? '')
  }
}
