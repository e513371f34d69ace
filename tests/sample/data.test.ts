import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { type SampleBidder, sampleData, sampleFiles } from '../../electron/sample/data.ts'
import { translator } from '../../shared/messages/translate.ts'
import { criteriaOf, questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { parseAnswer } from '../../shared/responses/text/parse.ts'
import { visibilityOf } from '../../shared/responses/visibility.ts'
import { scoringOf } from '../../shared/scorecards/plan.ts'

const translate = translator('en')
const [template] = builtInTemplates()
if (!template) throw new Error('there is no template')
const questions = questionsOf(template)
const wholes = criteriaOf(template).filter(({ scoring }) => scoring === 'whole')
const data = sampleData()

/** What a bidder says in the end, with what was amended and typed in. */
function finalAnswers({ answers, amendment, typed }: SampleBidder): Map<string, Answer> {
  const entered = {
    ...answers,
    ...amendment?.answers,
    ...Object.fromEntries(typed.map(({ question, answer }) => [question, answer])),
  }
  return new Map(
    questions.map((question) => {
      const given = entered[question.id] ?? null
      const rows = question.type === 'table' && Array.isArray(given) ? given : undefined
      const raw = rows
        ? rows.map((row) =>
            Object.fromEntries(question.type === 'table' ? question.columns.map(({ id }, index) => [id, row[index] ?? '']) : []),
          )
        : typeof given === 'string' && question.type === 'percentage'
          ? `${given} %`
          : Array.isArray(given)
            ? given.filter((item) => typeof item === 'string')
            : given
      const parsed = parseAnswer(question, raw, translate)
      if (!parsed.ok) throw new Error(`${question.id}: ${parsed.rejection.reason}`)
      return [question.id, parsed.answer]
    }),
  )
}

describe.each(data.bidders.map((bidder) => [bidder.key, bidder] as const))('the data of %s', (_key, bidder) => {
  it('says something to every question, in the order of the questionnaire', () => {
    expect(Object.keys(bidder.answers)).toEqual(questions.map(({ id }) => id))
  })

  it('answers what is asked, and nothing that is not', () => {
    const answers = finalAnswers(bidder)
    const visibility = visibilityOf(questions, answers, new Set())
    const answered = questions.filter(({ id }) => answers.get(id)?.state !== 'blank').map(({ id }) => id)
    const hidden = questions.filter(({ id }) => visibility.get(id)?.state === 'hidden').map(({ id }) => id)
    expect(answered.filter((id) => hidden.includes(id))).toEqual([])
    const blank = questions.map(({ id }) => id).filter((id) => !answered.includes(id) && !hidden.includes(id))
    expect(blank).toEqual(
      {
        bjorko: ['trial.results', 'expectations.milestones', 'quality.calibration', 'technology.rejected', 'benefits.cost'],
        'tsubame-rowe': ['capacity.forecast', 'exit.plan'],
      }[bidder.key] ?? [],
    )
  })

  it('is scored by all evaluators wherever an answer is open', () => {
    const answers = finalAnswers(bidder)
    const visibility = visibilityOf(questions, answers, new Set())
    const wholeIds = new Set(wholes.map(({ id }) => id))
    const open = questions
      .filter((question) => scoringOf(question) === 'evaluators' && !wholeIds.has(question.criterion))
      .filter(({ id }) => answers.get(id)?.state === 'answered' && visibility.get(id)?.state === 'visible')
      .map(({ id }) => id)
    expect(Object.keys(bidder.scores).sort()).toEqual([...open, ...wholeIds].sort())
    for (const scores of Object.values(bidder.scores))
      expect(Object.keys(scores).filter((key) => key !== 'consensus')).toEqual(Object.keys(data.evaluators))
  })

  it('agrees with itself on people who left', () => {
    const rows = bidder.answers['people.turnover-sites']
    const sites = Array.isArray(rows) ? rows.filter((row) => Array.isArray(row)) : []
    const sum = (column: number) => sites.reduce((all, row) => all + Number(row[column]), 0)
    expect(Math.round((100 * (sum(2) + sum(3))) / sum(1))).toBe(Number(bidder.answers['people.turnover']))
  })

  it('agrees with itself on where the posts are', () => {
    const rows = bidder.answers['locations.sites']
    const posts = (Array.isArray(rows) ? rows : []).map((row) => Number(row[4]))
    expect(posts.reduce((all, count) => all + count, 0)).toBe(46)
    expect(Math.round((100 * Math.max(...posts)) / 46)).toBe(Number(bidder.answers['locations.largest-share']))
  })

  it('names no file that is not there, and has none that it does not name', () => {
    const { kept, printed } = sampleFiles(bidder.key)
    const there = [...kept.keys(), ...printed.keys()].sort()
    const answered = questions
      .filter(({ type }) => type === 'files')
      .flatMap(({ id }) => [bidder.answers[id], bidder.amendment?.answers[id]])
      .flatMap((names) => (Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []))
    const named = [...new Set([...answered, ...Object.values(bidder.files).flat()])].sort()
    expect(named).toEqual(bidder.key === 'kestrel-bay' ? [...there, 'recovery-test-2026-03.pdf'].sort() : there)
  })

  it('has a price for every line', () => {
    expect(Object.keys(bidder.prices)).toEqual(data.lot.priceLines.map(({ id }) => id))
  })
})
