import type { Place } from '../../decisions/model.ts'
import { blank } from '../../responses/answer.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import type { Row, Table, Text } from '../document.ts'
import type { Contender, Context } from './context.ts'
import { spoken } from './words.ts'

type KnockOut = Place['knockOuts'][number]

/** Rows that the first page has room for; beyond that each bidder has one row. */
const mostRows = 6

/** Knock-outs that were failed or wait for an answer, if any. */
export function gateTable(context: Context): Table | undefined {
  const { translate, contenders } = context
  const each = contenders.flatMap((contender) => rowsOf(contender, context))
  const rows = each.length <= mostRows ? each : contenders.flatMap((contender) => summed(contender, context))
  if (rows.length === 0) return undefined
  return {
    kind: 'table',
    density: 'dense',
    together: true,
    columns: [
      { header: translate('reports.column.bidder') },
      { header: translate('reports.column.excludes') },
      { header: translate('reports.column.answer') },
      { header: translate('reports.column.result') },
    ],
    rows,
  }
}

/** Every failed knock-out, and those that wait for an answer together. */
function rowsOf(contender: Contender, context: Context): Row[] {
  const { place, name, assessed } = contender
  const failed = place.knockOuts.filter(({ status }) => status === 'fail')
  return [
    ...failed.map(
      (knockOut): Row => ({
        cells: [
          name,
          rule(knockOut.label, knockOut.reason),
          answerOf(knockOut, assessed.bid.answers, context),
          { text: context.translate('reports.knockOut.fail'), tone: 'fail' },
        ],
      }),
    ),
    ...pendingRow(contender, context),
  ]
}

/** One row for all that a bidder failed, one for all that waits. */
function summed(contender: Contender, context: Context): Row[] {
  const { translate } = context
  const failed = contender.place.knockOuts.filter(({ status }) => status === 'fail')
  const [first] = failed
  if (!first) return pendingRow(contender, context)
  return [
    {
      cells: [
        contender.name,
        rule(failed.map(({ label }) => label).join(', '), first.reason),
        failed.length === 1
          ? answerOf(first, contender.assessed.bid.answers, context)
          : translate('reports.knockOut.others', { count: failed.length - 1 }),
        { text: translate('reports.knockOut.fail'), tone: 'fail' },
      ],
    },
    ...pendingRow(contender, context),
  ]
}

function pendingRow({ place, name }: Contender, { translate }: Context): Row[] {
  const pending = place.knockOuts.filter(({ status }) => status === 'pending')
  const [first] = pending
  if (!first) return []
  return [
    {
      cells: [
        name,
        rule(
          pending.map(({ label }) => label).join(', '),
          pending.length === 1 ? first.reason : translate('reports.knockOut.several', { count: pending.length }),
        ),
        translate('reports.knockOut.unanswered'),
        { text: translate('reports.knockOut.pending'), tone: 'warn' },
      ],
    },
  ]
}

/** A label, strong, with what it stands for. */
function rule(label: string, reason: string): Text {
  return [{ text: label, strong: true }, ` ${reason}`]
}

/** What a bidder answered to the question of a knock-out. */
export function answerOf(
  { question }: Pick<KnockOut, 'question'>,
  answers: Contender['assessed']['bid']['answers'],
  { questions, translate }: Pick<Context, 'questions' | 'translate'>,
): Text {
  const asked = questions.get(question)
  return asked ? spoken(formatAnswer(asked, answers.get(question) ?? blank, translate)) : ''
}
