import { methodOf } from '../../decisions/method.ts'
import { areWholePoints, scaleOf } from '../../questionnaires/scale.ts'
import type { Block, Row, Text } from '../document.ts'
import type { Context } from './context.ts'
import { levelName, requirementText } from './rules.ts'
import { money, shown, spoken, strong } from './words.ts'

/** How the figures came about: every weight, scale and rule, enough to compute them again. */
export function methodBlocks(context: Context): Block[] {
  const { translate, assessment } = context
  const method = methodOf(assessment)
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, listed: false })
  const listed = (text: string): Block => ({ kind: 'heading', level: 2, text })
  const body = (text: Text): Block => ({ kind: 'paragraph', text })
  const { lowest, highest, total } = method.scale
  const levels = scaleOf(assessment.evaluation.instrument)
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.method.title'), anchor: 'method' },
    { kind: 'paragraph', style: 'lead', text: translate('reports.method.lead') },
    heading(translate('reports.method.points')),
    {
      kind: 'list',
      ordered: true,
      items: [
        translate('reports.method.closed', { lowest, highest }),
        translate(`reports.method.evaluators.${method.evaluators}`, {
          lowest,
          highest,
          whole: String(areWholePoints(levels)),
        }),
        translate('reports.method.criteria'),
        translate(`reports.method.aggregation.${method.aggregation}`, { highest, total }),
      ],
    },
    heading(translate('reports.method.gates')),
    body(translate('reports.method.gatesText')),
    heading(translate('reports.method.blanks')),
    body(translate(`reports.method.blanks.${method.blanks}`, { lowest })),
    body(translate(`reports.method.notApplicable.${method.notApplicable}`, { lowest })),
    heading(translate('reports.method.price')),
    ...priceBlocks(context),
    heading(translate('reports.method.ranking')),
    body(translate(`reports.method.ranking.${method.ranking}`)),
    { kind: 'list', ordered: true, items: method.ties.map((tie) => translate(`reports.method.tie.${tie}`)) },
    heading(translate('reports.method.arithmetic')),
    body(
      translate(`reports.method.arithmetic.${method.arithmetic}`, {
        places: method.rounding.places,
        engine: method.engine,
      }),
    ),
    listed(translate('reports.method.weights')),
    {
      kind: 'table',
      density: 'dense',
      caption: translate('reports.method.weightsNote'),
      columns: [
        { header: translate('reports.column.criterion') },
        { header: translate('reports.column.published'), align: 'end' },
        { header: translate('reports.column.local'), align: 'end' },
        { header: translate('reports.column.global'), align: 'end' },
        { header: translate('reports.column.scoring') },
      ],
      rows: method.criteria.map(
        ({ title, depth, weight, localWeight, globalWeight, scoring }): Row => ({
          ...(depth === 0 ? { kind: 'group' as const } : {}),
          cells: [
            { text: title, indent: depth },
            String(weight),
            shown(localWeight),
            shown(globalWeight),
            translate(`reports.scoring.${scoring}`),
          ],
        }),
      ),
    },
    listed(translate('reports.method.scale')),
    body(translate('reports.method.scaleText')),
    {
      kind: 'definitions',
      items: assessment.evaluation.instrument.defaultAnchors.map((text, index) => ({
        term: levelName(levels[index], translate),
        text: spoken(text),
      })),
    },
    ...knockOutRules(context),
  ]
}

function priceBlocks(context: Context): Block[] {
  const { translate, assessment, ranking, contenders } = context
  const { priceFormula, currency, termMonths } = methodOf(assessment)
  if (!priceFormula) return [{ kind: 'paragraph', text: translate('reports.method.noPrice') }]
  const reference = ranking.priceReference
  const lowest = contenders.find(({ place }) => place.standing !== 'out' && place.price?.lower.exact === reference?.exact)
  return [
    { kind: 'paragraph', text: translate('reports.method.priceTotal', { currency, months: termMonths }) },
    { kind: 'paragraph', text: translate(`reports.method.price.${priceFormula}`, context.scale) },
    {
      kind: 'paragraph',
      text:
        reference && lowest
          ? [translate('reports.method.reference', { amount: money(reference), currency })]
          : [translate('reports.method.noReference')],
    },
  ]
}

function knockOutRules({ assessment, numbers, translate }: Context): Block[] {
  const gated = assessment.plan.questions.flatMap(({ question }) =>
    question.knockOut ? [{ question, knockOut: question.knockOut }] : [],
  )
  const heading: Block = { kind: 'heading', level: 2, text: translate('reports.method.knockOuts') }
  if (gated.length === 0) return [heading, { kind: 'paragraph', text: translate('reports.method.noKnockOuts') }]
  return [
    heading,
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.knockOut'), width: 44 },
        { header: translate('reports.column.excludes'), width: 122 },
        { header: translate('reports.column.question') },
        { header: translate('reports.column.passesWith'), width: 136 },
      ],
      rows: gated.map(
        ({ question, knockOut }): Row => ({
          cells: [
            { text: strong(knockOut.label) },
            spoken(knockOut.reason),
            translate('reports.question', { number: numbers.get(question.id) ?? '', text: question.text }),
            requirementText(question, knockOut.passes, translate),
          ],
        }),
      ),
    },
  ]
}
