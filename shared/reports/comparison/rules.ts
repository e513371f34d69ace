import type { Translate } from '../../messages/translate.ts'
import { conditionWords } from '../../questionnaires/conditions/words.ts'
import type { Anchors, KnockOut, Question } from '../../questionnaires/model.ts'
import { type Level, scaleOf } from '../../questionnaires/scale.ts'
import { criteriaOf } from '../../questionnaires/walk.ts'
import { formatAnswer } from '../../responses/text/format.ts'
import { type PlannedCriterion, scoringOf } from '../../scorecards/plan.ts'
import type { Text } from '../document.ts'
import type { Context } from './context.ts'
import { dotted, lines, parts, spoken, worded } from './words.ts'

/** A question by its number, with its weight within its criterion. */
export function questionText(question: Question, leaf: PlannedCriterion, { translate, numbers }: Context): Text {
  const text = translate('reports.question', { number: numbers.get(question.id) ?? '', text: question.text })
  if (leaf.scoring === 'whole' || scoringOf(question) === 'none') return spoken(text)
  return [...parts(spoken(text)), ' ', { text: translate('reports.rule.weight', { weight: question.weight }), tone: 'quiet' }]
}

/** What an answer to a question earns, where it does so by itself; what its parts are, and when it is asked. */
export function questionRule(question: Question, leaf: PlannedCriterion, context: Context): Text {
  const { translate } = context
  const whole = leaf.scoring === 'whole'
  const rules = [
    ...(whole ? [] : [ruleText(question, context)]),
    ...(question.knockOut && (whole || scoringOf(question) !== 'none')
      ? [translate('reports.rule.knockOut', { label: question.knockOut.label })]
      : []),
    ...levelTexts('anchors' in question ? question.anchors : undefined, context),
    ...(question.type === 'table'
      ? [translate('reports.rule.parts', { titles: question.columns.map(({ title }) => title).join(' | ') })]
      : []),
    ...conditionText(question, context),
  ]
  return lines(rules.map(quiet))
}

/** The levels of a criterion that is scored as a whole, if it publishes its own. */
export function levelsText(criterion: string, context: Context): Text {
  const levels = criteriaOf(context.assessment.evaluation.instrument).find(({ id }) => id === criterion)?.anchors
  return lines(levelTexts(levels, context).map(quiet))
}

function quiet(text: Text): Text {
  return parts(text).map((part) => ({ ...(typeof part === 'string' ? { text: part } : part), tone: 'quiet' as const }))
}

function levelTexts(meanings: Anchors | undefined, { assessment, translate }: Context): Text[] {
  const levels = scaleOf(assessment.evaluation.instrument)
  return (meanings ?? []).map((text, index) =>
    worded(translate, 'reports.rule.level', { points: levelName(levels[index], translate), text: spoken(text) }),
  )
}

/** The points of a level, with its name where it has one. */
export function levelName(level: Level | undefined, translate: Translate): string {
  const points = String(level?.points ?? '')
  return level?.label === undefined ? points : translate('reports.rule.levelName', { points, label: level.label })
}

/** What an answer earns. */
function ruleText(question: Question, { translate, scale }: Context): Text {
  const scoring = scoringOf(question)
  const { knockOut } = question
  if (scoring === 'none' && knockOut) return translate('reports.rule.knockOutAlone', { label: knockOut.label })
  if (scoring !== 'rule') return translate(`reports.rule.${scoring}`, scale)
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
      return lines(question.type === 'multipleChoice' ? [translate('reports.rule.addUp', scale), ...choices] : choices)
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
function conditionText({ visibleWhen }: Question, { questions, numbers, scale, translate }: Context): Text[] {
  if (!visibleWhen) return []
  const condition = conditionWords(visibleWhen, { questions, numbers }, translate)
  return [translate('reports.rule.condition', { condition, counts: visibleWhen.hiddenCountsAs, lowest: scale.lowest })]
}

function choiceText(question: Question, answer: string, translate: Translate): string {
  const list = question.type === 'multipleChoice'
  return formatAnswer(question, { state: 'answered', value: list ? [answer] : answer }, translate)
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
