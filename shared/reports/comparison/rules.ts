import type { Translate } from '../../messages/translate.ts'
import type { Anchors, KnockOut, Question } from '../../questionnaires/model.ts'
import { criteriaOf } from '../../questionnaires/walk.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import { scoringOf } from '../../scorecards/plan.ts'
import type { Block, Row, Text } from '../document.ts'
import type { Context } from './context.ts'
import { dotted, lines, plain, spoken, worded } from './words.ts'

/** Every question with the points that its answers earn, by criterion. */
export function questionsBlocks(context: Context): Block[] {
  const { translate, assessment } = context
  const leaves = assessment.plan.criteria.filter(({ questions }) => questions.length > 0)
  return [
    { kind: 'pageBreak', orientation: 'portrait' },
    { kind: 'heading', level: 1, text: translate('reports.questions.title'), anchor: 'questions' },
    { kind: 'paragraph', text: translate('reports.questions.introduction') },
    {
      kind: 'table',
      density: 'dense',
      columns: [
        { header: translate('reports.column.question'), width: 232 },
        { header: translate('reports.column.weight'), align: 'end', width: 36 },
        { header: translate('reports.column.rule') },
      ],
      rows: leaves.flatMap((leaf): Row[] => [
        { kind: 'group', cells: [leaf.title, '', translate(`reports.scoring.${leaf.scoring}`)] },
        ...wholeScale(leaf.id, context),
        ...leaf.questions.map(
          ({ question, weight }): Row => ({
            cells: [
              translate('reports.question', { number: context.numbers.get(question.id) ?? '', text: question.text }),
              leaf.scoring === 'whole' ? '' : String(weight),
              lines([
                ruleText(question, leaf.scoring === 'whole', translate),
                ...(question.knockOut && (leaf.scoring === 'whole' || scoringOf(question) !== 'none')
                  ? [translate('reports.rule.knockOut', { label: question.knockOut.label })]
                  : []),
                ...levelTexts('anchors' in question ? question.anchors : undefined, translate),
                ...conditionText(question, context),
              ]),
            ],
          }),
        ),
      ]),
    },
  ]
}

/** The levels of a criterion that is scored as a whole, if it publishes its own. */
function wholeScale(criterion: string, { assessment, translate }: Context): Row[] {
  const levels = criteriaOf(assessment.evaluation.instrument).find(({ id }) => id === criterion)?.anchors
  return levels ? [{ cells: [translate('reports.rule.levels'), '', lines(levelTexts(levels, translate))] }] : []
}

function levelTexts(levels: Anchors | undefined, translate: Translate): Text[] {
  return (levels ?? []).map((text, points) => worded(translate, 'reports.rule.level', { points, text: spoken(text) }))
}

/** What an answer earns. */
function ruleText(question: Question, partOfWhole: boolean, translate: Translate): Text {
  if (partOfWhole) return translate('reports.rule.whole')
  const scoring = scoringOf(question)
  const { knockOut } = question
  if (scoring === 'none' && knockOut) return translate('reports.rule.knockOutAlone', { label: knockOut.label })
  if (scoring !== 'rule') return translate(`reports.rule.${scoring}`)
  const earns = (answer: string, points: number): string => translate('reports.rule.earns', { answer, points: String(points) })
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return dotted(
        Object.entries(question.points ?? {}).map(([value, points]) => earns(answerText(question, value, translate), points)),
      )
    case 'singleChoice':
    case 'multipleChoice': {
      const choices = question.choices.map(({ label, points = 0 }) => earns(label, points))
      return lines(question.type === 'multipleChoice' ? [translate('reports.rule.addUp'), ...choices] : choices)
    }
    case 'number':
    case 'percentage':
      return dotted(
        (question.bands ?? []).map(({ from, points }) =>
          unbroken(earns(translate('reports.rule.from', { value: answerText(question, from, translate) }), points)),
        ),
      )
    default:
      return ''
  }
}

/** A few words that stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

function answerText(question: Question, value: string, translate: Translate): string {
  return formatAnswer(question, { state: 'answered', value }, translate)
}

/** When the question is asked, and what it counts as where it is not. */
function conditionText({ visibleWhen }: Question, { questions, numbers, translate }: Context): Text[] {
  if (!visibleWhen) return []
  const controller = questions.get(visibleWhen.question)
  if (!controller) return []
  return [
    translate('reports.rule.condition', {
      number: numbers.get(controller.id) ?? '',
      answers: plain(
        anyOf(
          visibleWhen.answers.map((answer) => choiceText(controller, answer, translate)),
          translate,
        ),
      ),
      counts: visibleWhen.hiddenCountsAs,
    }),
  ]
}

function choiceText(question: Question, answer: string, translate: Translate): string {
  const list = question.type === 'multipleChoice'
  return formatAnswer(question, { state: 'answered', value: list ? [answer] : answer }, translate)
}

/** `a`, or `a or b`. */
function anyOf(items: readonly string[], translate: Translate): Text {
  const [first = '', ...others] = items
  return others.reduce((text, item) => translate('reports.list.or', { first: text, second: item }), first)
}

/** What an answer must be to pass a knock-out, each on a line where there are several. */
export function requirementText(question: Question, passes: KnockOut['passes'], translate: Translate): Text {
  if (passes.test === 'oneOf')
    return lines(
      passes.answers.map((answer, index) => {
        const text = spoken(choiceText(question, answer, translate))
        return index === 0 ? text : worded(translate, 'reports.rule.or', { answer: text })
      }),
    )
  return translate(`reports.rule.${passes.test}`, { value: answerText(question, passes.value, translate) })
}
