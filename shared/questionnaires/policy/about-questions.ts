import { compare, integer, multiply, type Rational, rational, roundHalfUp, zero } from '../../arithmetic/rational.ts'
import { closedAnswers } from '../closed-answers.ts'
import { deniesOthers } from '../denial.ts'
import type { Question } from '../model.ts'
import { publishedPoints } from '../published-points.ts'
import { asksForHarm, measuresHarm } from './adverse.ts'
import type { Finding } from './finding.ts'
import type { Outlook } from './outlook.ts'
import { thousandths } from './reach.ts'

/** What is found at a single question. */
export function questionFindings(outlook: Outlook, never: ReadonlySet<string>): Finding[] {
  return outlook.questions.flatMap((question) => [
    ...visibility(question, never),
    ...knockOuts(question, never),
    ...points(question, outlook),
    ...choices(question, outlook),
    ...coding(question, outlook),
  ])
}

const at = ({ id }: Question) => ({ kind: 'question', id }) as const

function visibility(question: Question, never: ReadonlySet<string>): Finding[] {
  if (!never.has(question.id)) return []
  return [{ code: 'neverAsked', severity: 'fault', place: at(question), details: { question: question.id } }]
}

function knockOuts(question: Question, never: ReadonlySet<string>): Finding[] {
  const { knockOut } = question
  if (!knockOut) return []
  const details = { question: question.id, label: knockOut.label }
  const { passes } = knockOut
  const possible = closedAnswers(question)
  if (never.has(question.id)) return [{ code: 'knockOutNeverAsked', severity: 'fault', place: at(question), details }]
  if (passes.test === 'oneOf' && possible?.every((answer) => passes.answers.includes(answer)))
    return [{ code: 'knockOutNeverFires', severity: 'fault', place: at(question), details }]
  return question.notApplicable ? [{ code: 'knockOutWaived', severity: 'risk', place: at(question), details }] : []
}

/** A weight that moves the total by less than this is not seen at two places. */
const leastSeen = rational(1n, 200n)

/** What a question earns at most, and whether its weight can matter. */
function points(question: Question, { scale, reach, scored }: Outlook): Finding[] {
  const share = scored.get(question.id)
  const reached = reach.get(question.id)
  if (!share || !reached) return []
  const worth = (from: number, to: number) =>
    multiply(multiply(share, integer(100)), rational(BigInt(to - from), BigInt(scale.highest)))
  const findings: Finding[] = []
  const details = { question: question.id, highest: scale.highest / 1000 }
  const most = worth(reached.lowest, reached.highest)
  if (reached.highest === reached.lowest)
    findings.push({
      code: 'sameForAll',
      severity: 'fault',
      place: at(question),
      details: { ...details, points: reached.highest / 1000, weight: question.weight },
    })
  else if (compare(share, zero) > 0 && compare(most, leastSeen) < 0)
    findings.push({
      code: 'tooSmall',
      severity: 'fault',
      place: at(question),
      details: { ...details, weight: question.weight, most: shown(most, 4) },
    })
  if (reached.highest < scale.highest && reached.highest > reached.lowest)
    findings.push({
      code: 'bestBelowHighest',
      severity: 'fault',
      place: at(question),
      details: { ...details, points: reached.highest / 1000, lost: shown(worth(reached.highest, scale.highest), 2) },
    })
  return findings
}

function shown(value: Rational, places: number): string {
  return roundHalfUp(value, places)
}

/** Choices that add up to more than can be earned, and a “none of these” beside others. */
function choices(question: Question, { scale, scored }: Outlook): Finding[] {
  if (question.type !== 'multipleChoice') return []
  const findings: Finding[] = []
  const denial = question.choices.find(({ label }) => deniesOthers(label))
  if (denial)
    findings.push({
      code: 'noneBeside',
      severity: 'risk',
      place: at(question),
      details: { question: question.id, choice: denial.label, others: question.choices.length - 1 },
    })
  const earning = publishedPoints(question)
    .map(thousandths)
    .filter((one) => one > 0)
    .sort((a, b) => b - a)
  const sum = earning.reduce((all, one) => all + one, 0)
  if (scored.has(question.id) && sum > scale.highest) {
    let [enough, left] = [0, scale.highest]
    while (left > 0) left -= earning[enough++] ?? left
    if (enough < earning.length)
      findings.push({
        code: 'saturated',
        severity: 'risk',
        place: at(question),
        details: { question: question.id, enough, choices: earning.length, sum: sum / 1000, highest: scale.highest / 1000 },
      })
  }
  return findings
}

/** Answers that admit harm and earn the most. */
function coding(question: Question, { scored, template }: Outlook): Finding[] {
  if (!scored.has(question.id)) return []
  if ((question.type === 'yesNo' || question.type === 'yesPartlyNo') && question.points) {
    const { yes, no } = question.points
    if (yes <= no || !asksForHarm(question.text, template.locale)) return []
    return [{ code: 'harmRewarded', severity: 'risk', place: at(question), details: { question: question.id, yes, no } }]
  }
  if (question.type !== 'number' && question.type !== 'percentage') return []
  const [first, last] = [question.bands?.[0], question.bands?.at(-1)]
  if (!first || !last || last.points <= first.points || !measuresHarm(question.text, template.locale)) return []
  return [
    {
      code: 'moreHarmRewarded',
      severity: 'risk',
      place: at(question),
      details: { question: question.id, from: last.from, points: last.points, less: first.points },
    },
  ]
}
