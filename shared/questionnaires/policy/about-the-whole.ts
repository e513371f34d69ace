import { compare, decimal, integer, multiply, rational, roundHalfUp, subtract, sum } from '../../arithmetic/rational.ts'
import { conditionCycles } from '../conditions/check.ts'
import { comparisonsIn, foldCondition } from '../conditions/fold.ts'
import type { Criterion, Question } from '../model.ts'
import { criteriaOf, isLeaf } from '../walk.ts'
import type { Finding } from './finding.ts'
import { type Outlook, totalOf, weightOf } from './outlook.ts'
import { thousandths } from './reach.ts'

const template = { kind: 'template' } as const

/** Weights that share nothing out, and weights below a criterion that counts for nothing. */
export function weightFindings({ template: { criteria }, byCriterion }: Outlook): Finding[] {
  const findings: Finding[] = []
  if (weightOf(criteria) === 0)
    findings.push({ code: 'weightsOfNothing', severity: 'fault', place: template, details: { criteria: criteria.length } })
  for (const node of criteriaOf({ criteria })) {
    const place = { kind: 'criterion', id: node.id } as const
    const below = isLeaf(node) ? (byCriterion.get(node.id) ?? []) : (node.children ?? [])
    const isShared = !isLeaf(node) || (node.scoring ?? 'questions') === 'questions'
    if (isShared && below.length > 0 && weightOf(below) === 0)
      findings.push({
        code: 'weightsBelowNothing',
        severity: 'fault',
        place,
        details: { criterion: node.id, parts: below.length },
      })
    const weighted = questionsBelow(node, byCriterion).filter(({ weight }) => weight > 0).length
    if (node.weight === 0 && weightOf(criteria) > 0 && weighted > 0)
      findings.push({ code: 'weightsUnderZero', severity: 'fault', place, details: { criterion: node.id, questions: weighted } })
  }
  return findings
}

function questionsBelow(node: Criterion, byCriterion: Outlook['byCriterion']): Question[] {
  return criteriaOf({ criteria: [node] }).flatMap(({ id }) => byCriterion.get(id) ?? [])
}

/** Each ring of conditions once. */
export function cycleFindings({ questions }: Outlook): Finding[] {
  const told = new Set<string>()
  return [...conditionCycles(questions)].flatMap(([id, cycle]): Finding[] => {
    if (cycle.some((other) => told.has(other))) return []
    for (const other of cycle) told.add(other)
    return [
      {
        code: 'conditionsCyclic',
        severity: 'fault',
        place: { kind: 'question', id },
        details: { cycle: [...cycle, id].join(' → '), questions: cycle.length },
      },
    ]
  })
}

/** What the best bid can reach, and what the best answer to a question costs because it hides another that then counts as the lowest. */
export function maximumFindings(outlook: Outlook): Finding[] {
  const most = totalOf(outlook, ({ id }) => outlook.reach.get(id)?.highest ?? outlook.scale.highest)
  const findings = hiddenByTheBest(outlook)
  if (compare(most, integer(100)) < 0)
    findings.push({ code: 'maximumBelowHundred', severity: 'fault', place: template, details: { most: roundHalfUp(most, 2) } })
  return findings
}

function hiddenByTheBest({ questions, scored, reach, scale }: Outlook): Finding[] {
  const all = new Map(questions.map((question) => [question.id, question]))
  return questions.flatMap((question): Finding[] => {
    const condition = question.visibleWhen
    const share = scored.get(question.id)
    const reached = reach.get(question.id)
    if (condition?.hiddenCountsAs !== 'lowest' || !('answers' in condition) || !share || !reached) return []
    const controller = all.get(condition.question)
    const points = controller && scored.has(controller.id) ? pointsByAnswer(controller) : []
    const best = Math.max(...points.map(([, earned]) => earned))
    if (points.length === 0 || points.some(([answer, earned]) => earned === best && condition.answers.includes(answer))) return []
    const lost = multiply(multiply(share, integer(100)), rational(BigInt(reached.highest - scale.lowest), BigInt(scale.highest)))
    return [
      {
        code: 'hiddenByTheBest',
        severity: 'fault',
        place: { kind: 'question', id: question.id },
        details: { question: question.id, controller: condition.question, lost: roundHalfUp(lost, 2) },
      },
    ]
  })
}

/** The points of each answer of a question of which one is chosen. */
function pointsByAnswer(question: Question): [answer: string, points: number][] {
  if (question.type === 'yesNo' || question.type === 'yesPartlyNo') return Object.entries(question.points ?? {})
  if (question.type !== 'singleChoice' || question.choices.every(({ points }) => points === undefined)) return []
  return question.choices.map(({ id, points = 0 }) => [id, points])
}

/**
 * How far the total rises where every question that offers it is answered “not applicable” rather than as badly as can be, and all others as
 * well as can be. What depends on these questions goes with them.
 */
export function notApplicableFindings(outlook: Outlook): Finding[] {
  const { questions, scored, reach, scale } = outlook
  const offered = questions.filter(({ notApplicable }) => notApplicable)
  const dropped = new Set(offered.map(({ id }) => id))
  for (const { id, visibleWhen } of questions) {
    if (!visibleWhen || dropped.has(id)) continue
    if (!comparisonsIn(visibleWhen).some(({ question }) => dropped.has(question))) continue
    const canBeAsked = foldCondition<boolean>(visibleWhen, {
      compare: ({ question }) => !dropped.has(question),
      all: (parts) => parts.every((part) => part),
      any: (parts) => parts.some((part) => part),
    })
    if (!canBeAsked) dropped.add(id)
  }
  const best = (id: string) => reach.get(id)?.highest ?? scale.highest
  const worst = (id: string) => reach.get(id)?.lowest ?? scale.lowest
  const from = totalOf(outlook, ({ id }) => (dropped.has(id) ? worst(id) : best(id)))
  const to = totalOf(outlook, ({ id }) => (dropped.has(id) ? null : best(id)))
  const rise = roundHalfUp(subtract(to, from), 2)
  if (compare(decimal(rise), integer(0)) <= 0) return []
  const share = sum([...dropped].flatMap((id) => scored.get(id) ?? []))
  return [
    {
      code: 'notApplicableLifts',
      severity: 'risk',
      place: template,
      details: {
        offered: offered.length,
        questions: dropped.size,
        from: roundHalfUp(from, 2),
        to: roundHalfUp(to, 2),
        rise,
        share: roundHalfUp(multiply(share, integer(100)), 1),
      },
    },
  ]
}

/** Whether a bid that fails all critical questions still reaches the level that is asked for, since the others make up for them. */
export function compensationFindings(outlook: Outlook, level: string, named: readonly string[] | undefined): Finding[] {
  const critical = named ? outlook.questions.filter(({ id }) => named.includes(id) && outlook.scored.has(id)) : heaviest(outlook)
  const open = new Set(critical.filter((question) => !excludesTheWorst(question)).map(({ id }) => id))
  if (open.size === 0) return []
  const { reach, scale } = outlook
  const total = totalOf(outlook, ({ id }) => {
    const reached = reach.get(id) ?? scale
    return open.has(id) ? reached.lowest : reached.highest
  })
  if (compare(total, decimal(level)) < 0) return []
  return [
    {
      code: 'criticalCompensated',
      severity: 'risk',
      place: template,
      details: {
        questions: open.size,
        ids: [...open].slice(0, mostNamed).join(', '),
        more: Math.max(0, open.size - mostNamed),
        weight: Math.max(...critical.map((question) => question.weight)),
        total: roundHalfUp(total, 2),
        level,
        chosen: named ? 'named' : 'heaviest',
      },
    },
  ]
}

const mostNamed = 5

/** The questions of the greatest weight, where these are not more than half of those that earn points. */
function heaviest({ questions, scored }: Outlook): Question[] {
  const counted = questions.filter(({ id }) => scored.has(id))
  const most = Math.max(...counted.map(({ weight }) => weight))
  const chosen = counted.filter(({ weight }) => weight === most)
  return chosen.length * 2 <= counted.length ? chosen : []
}

/** Whether a knock-out excludes whoever answers a question as badly as can be. */
function excludesTheWorst(question: Question): boolean {
  const passes = question.knockOut?.passes
  if (!passes) return false
  if (passes.test !== 'oneOf') return true
  const points = pointsByAnswer(question)
  const worst = Math.min(...points.map(([, earned]) => earned))
  return points.every(([answer, earned]) => earned !== worst || !passes.answers.includes(answer))
}

const fewestOneWay = 5

/** Whether “yes” to every yes/no question is the best answer, so that whoever says yes to all of them earns what they are worth. */
export function directionFindings({ questions, scored }: Outlook): Finding[] {
  const closed = questions.filter(
    (question) =>
      scored.has(question.id) && (question.type === 'yesNo' || question.type === 'yesPartlyNo') && question.points !== undefined,
  )
  const isYesBest = (question: Question) => {
    const points = pointsByAnswer(question)
    const yes = points.find(([answer]) => answer === 'yes')?.[1] ?? 0
    return points.every(([answer, earned]) => answer === 'yes' || thousandths(earned) < thousandths(yes))
  }
  if (closed.length < fewestOneWay || !closed.every(isYesBest)) return []
  const share = sum(closed.flatMap(({ id }) => scored.get(id) ?? []))
  return [
    {
      code: 'yesIsAlwaysBest',
      severity: 'risk',
      place: template,
      details: { questions: closed.length, share: roundHalfUp(multiply(share, integer(100)), 1) },
    },
  ]
}
