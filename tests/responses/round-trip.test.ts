import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { type Answer, blank } from '../../shared/responses/answer.ts'
import type { Recorded } from '../../shared/responses/incoming/verdict.ts'
import { parseAnswer } from '../../shared/responses/text/parse.ts'
import { everyType } from './questionnaire.ts'
import { returned } from './sheets.ts'
import { recordedAnswer, sentOut, translate, verdictOn } from './verdicts.ts'

const questions = questionsOf(everyType)

/** Text that people write, and text that spreadsheets like to take for something else. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    '+49 30 1234',
    '-5',
    '@SUM(A1)',
    "'quoted",
    '007',
    '1e5',
    'TRUE',
    '#N/A',
    '2026-01-02',
    '_x000A_',
    'a\tb',
    '名前',
    '<b>&amp;',
    '1/2',
  ),
  fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')),
)
const decimals = fc
  .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`)
const dates = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const fileNames = fc.constantFrom('a.pdf', 'Bericht März.xlsx', '証明書.png', 'x y.z.txt', '#1.csv')

/** Raw answers of every sort; those that are not valid answers are left out below. */
function rawAnswer(question: Question): fc.Arbitrary<Answer> {
  const raw = (() => {
    switch (question.type) {
      case 'yesNo':
      case 'yesPartlyNo':
        return fc.constantFrom('yes', 'partly', 'no')
      case 'singleChoice':
        return fc.constantFrom(...question.choices.map(({ id }) => id))
      case 'multipleChoice':
        return fc.subarray(question.choices.map(({ label }) => label))
      case 'number':
      case 'money':
        return fc.oneof(decimals, fc.constantFrom('1', '0', '9999', '0.1', '123456789012345678901234.5', '-3'))
      case 'percentage':
        return fc.constantFrom('0', '0.5 %', '1 %', '12.5', '99.999', '100')
      case 'date':
        return dates
      case 'table':
        return fc.array(
          fc.record(
            { site: words, country: words, posts: decimals, since: dates, lead: words, lease: dates },
            { requiredKeys: [] },
          ),
          {
            maxLength: 14,
          },
        )
      case 'files':
        return fc.uniqueArray(fileNames)
      default:
        return words
    }
  })()
  const answered = raw
    .map((value) => parseAnswer(question, value, translate))
    .filter((parsed) => parsed.ok)
    .map((parsed) => parsed.answer)
  const claim: Answer = { state: 'notApplicable' }
  return question.notApplicable
    ? fc.oneof({ weight: 4, arbitrary: answered }, { weight: 1, arbitrary: fc.constant(claim) })
    : answered
}

const comments = fc.option(words.map((text) => text.normalize('NFC').trim()).filter((text) => text !== ''))

const allAnswers: fc.Arbitrary<Map<string, Recorded>> = fc
  .tuple(...questions.map((question) => fc.tuple(fc.option(rawAnswer(question)), comments)))
  .map((given) => {
    const answers = new Map<string, Recorded>()
    for (const [index, [answer, comment]] of given.entries()) {
      const question = questions[index]
      if (!question || (answer === null && comment === null)) continue
      const recorded = recordedAnswer(answer ?? blank, comment)
      const names =
        question.type === 'files' && answer?.state === 'answered' && typeof answer.value !== 'string' ? answer.value : []
      answers.set(question.id, { ...recorded, files: names.filter((name) => typeof name === 'string') })
    }
    return answers
  })

describe('answers that are written into a workbook', () => {
  it('come back the same, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(allAnswers, async (given) => {
        const verdict = verdictOn(await returned(sentOut(given)))
        const back = new Map(
          verdict.changes.map(({ question, answer, comment, files }) => [question, { answer, comment, files }]),
        )
        const sent = [...given].flatMap(([question, { answer, comment, files }]) =>
          answer.state === 'blank' && comment === null ? [] : [[question, { answer, comment, files }] as const],
        )
        expect(back).toEqual(new Map(sent))
        expect(verdict.rows.filter(({ verdict }) => verdict === 'unknown' || verdict === 'rejected')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('change nothing when they are imported again', async () => {
    await fc.assert(
      fc.asyncProperty(allAnswers, async (given) => {
        expect(verdictOn(await returned(sentOut(given)), { recorded: given }).changes).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
