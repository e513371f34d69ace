import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { type MigrationRow, migrateAnswers, migrationWords } from '../../shared/responses/migration.ts'
import { ask, choices, templateWith } from './small-templates.ts'

const answered = (value: Extract<Answer, { state: 'answered' }>['value']): Answer => ({ state: 'answered', value })

/** What becomes of one answer where its question changes. */
function carried(before: Question, after: Question, answer: Answer): MigrationRow | undefined {
  const [row] = migrateAnswers(
    templateWith({ questions: [before] }),
    templateWith({ questions: [after] }),
    new Map([[before.id, answer]]),
  ).rows
  return row
}

const columns = (...parts: [id: string, type: string][]) => ({
  type: 'table',
  columns: parts.map(([id, type]) => ({ id, title: `The ${id}`, type })),
})

type Loss = Extract<MigrationRow, { verdict: 'lost' }>
const lost: [string, Question, Question, Answer, Loss['reason'], string][] = [
  ['of another type', ask('q'), ask('q', { type: 'longText' }), answered('yes'), 'type', 'yesNo, longText'],
  [
    'that may not be left out any more',
    ask('q', { notApplicable: true }),
    ask('q'),
    { state: 'notApplicable' },
    'notApplicable',
    '',
  ],
  ['whose choice is gone', ask('q', choices('a', 'b')), ask('q', choices('b', 'c')), answered('a'), 'choice', 'a'],
  [
    'one of whose choices is gone',
    ask('q', { ...choices('a', 'b'), type: 'multipleChoice' }),
    ask('q', { ...choices('b', 'c'), type: 'multipleChoice' }),
    answered(['a', 'b']),
    'choice',
    'a',
  ],
  [
    'in another unit',
    ask('q', { type: 'number', unit: 'h' }),
    ask('q', { type: 'number', unit: 'd' }),
    answered('8'),
    'unit',
    'h, d',
  ],
  [
    'that is too large now',
    ask('q', { type: 'number', unit: 'h' }),
    ask('q', { type: 'number', unit: 'h', maximum: '7.9' }),
    answered('8'),
    'bounds',
    '8',
  ],
  [
    'in another currency',
    ask('q', { type: 'money', currency: 'EUR' }),
    ask('q', { type: 'money', currency: 'CHF' }),
    answered('8'),
    'currency',
    'EUR, CHF',
  ],
  [
    'with other columns',
    ask('q', columns(['name', 'text'], ['count', 'number'])),
    ask('q', columns(['name', 'text'], ['count', 'text'], ['since', 'date'])),
    answered([{ name: 'North', count: '3' }]),
    'columns',
    'The count, The since',
  ],
]

const remarks: [string, Question, Question, Answer, string[]][] = [
  ['as it is', ask('q'), ask('q'), answered('yes'), []],
  ['reworded', ask('q'), ask('q', { text: 'Is it so today?' }), answered('yes'), ['reworded']],
  ['with other guidance', ask('q'), ask('q', { evidence: 'A record.' }), answered('yes'), ['guidance']],
  [
    'with a choice of other words, and more of them',
    ask('q', choices('a', 'b')),
    ask('q', {
      type: 'singleChoice',
      choices: [{ id: 'a', label: 'A!', points: 1 }, ...['b', 'c'].map((id) => ({ id, label: id, points: 1 }))],
    }),
    answered('a'),
    ['choiceReworded', 'moreChoices', 'points'],
  ],
  ['at another weight', ask('q'), ask('q', { weight: 2 }), answered('yes'), ['points']],
  [
    'with a knock-out',
    ask('q'),
    ask('q', { knockOut: { label: 'K1', reason: 'no', passes: { test: 'oneOf', answers: ['yes'] } } }),
    answered('yes'),
    ['knockOut'],
  ],
  ['not to apply', ask('q', { notApplicable: true }), ask('q', { notApplicable: true }), { state: 'notApplicable' }, []],
  [
    'within new bounds',
    ask('q', { type: 'number', unit: 'h' }),
    ask('q', { type: 'number', unit: 'h', minimum: '8' }),
    answered('8.0'),
    [],
  ],
]

describe('In another version of its questionnaire an answer', () => {
  it.each(lost)('%s is lost, and it is said why', (_name, before, after, answer, reason, names) => {
    expect(carried(before, after, answer)).toEqual({ question: 'q', verdict: 'lost', answer, reason, details: { names } })
  })

  it.each(remarks)('%s carries over, with what to look at', (_name, before, after, answer, said) => {
    expect(carried(before, after, answer)).toEqual({ question: 'q', verdict: 'carried', answer, remarks: said })
  })

  it('of a question that is gone is lost, and new and unanswered questions are told', () => {
    const before = templateWith({ questions: [ask('gone'), ask('kept'), ask('blank'), ask('silent')] })
    const after = templateWith({ questions: [ask('new'), ask('blank'), ask('kept')] })
    const { rows, answers } = migrateAnswers(
      before,
      after,
      new Map([
        ['gone', answered('yes')],
        ['kept', answered('no')],
      ]),
    )
    expect(rows).toEqual([
      { question: 'new', verdict: 'new' },
      { question: 'blank', verdict: 'unanswered' },
      { question: 'kept', verdict: 'carried', answer: answered('no'), remarks: [] },
      { question: 'gone', verdict: 'lost', answer: answered('yes'), reason: 'removed', details: { names: '' } },
    ])
    expect([...answers]).toEqual([['kept', answered('no')]])
  })

  it('to a question that is not put to its bidder any more carries over, and that is said', () => {
    const last = (visible: object) => [ask('first'), ask('last', visible)]
    const before = templateWith({ questions: last({}) })
    const after = templateWith({
      questions: last({ visibleWhen: { question: 'first', answers: ['yes'], hiddenCountsAs: 'dropped' } }),
    })
    const { rows } = migrateAnswers(
      before,
      after,
      new Map([
        ['first', answered('no')],
        ['last', answered('yes')],
      ]),
    )
    expect(rows[1]).toEqual({ question: 'last', verdict: 'carried', answer: answered('yes'), remarks: ['notAsked'] })
  })

  it('is told in words that name what is gone', () => {
    const translate = translator('en')
    const told = lost.map(([, before, after, answer]) => {
      const row = carried(before, after, answer)
      return row ? migrationWords(row, translate).join(' ') : ''
    })
    for (const [index, [, , , , , names]] of lost.entries()) expect(told[index]).toContain(names)
    const reworded = carried(ask('q'), ask('q', { text: 'Is it so today?' }), answered('yes'))
    expect(reworded && migrationWords(reworded, translate)).toEqual([
      'The question was reworded. See whether the answer still answers it.',
    ])
  })

  it('is lost or remarked upon in as many ways as there are messages', () => {
    const messages = Object.keys(english).filter((key) => /^migration\.(?:lost|remark)\./.test(key))
    const said = [
      ...lost.map(([, , , , reason]) => `migration.lost.${reason}`),
      ...remarks.flatMap(([, , , , each]) => each.map((remark) => `migration.remark.${remark}`)),
      'migration.lost.removed',
      'migration.remark.notAsked',
    ]
    expect([...new Set(said)].sort()).toEqual(messages.sort())
  })

  it('carries over to the same version whatever was said, and back', () => {
    const [real] = builtInTemplates()
    if (!real) throw new Error('There is no built-in template')
    const closed = questionsOf(real).filter(({ type }) => type === 'yesNo' || type === 'yesPartlyNo')
    fc.assert(
      fc.property(fc.subarray(closed), (some) => {
        const given = new Map(some.map(({ id }): [string, Answer] => [id, answered('no')]))
        const { answers, rows } = migrateAnswers(real, real, given)
        expect(answers).toEqual(given)
        expect(rows.filter(({ verdict }) => verdict === 'lost' || verdict === 'new')).toEqual([])
      }),
    )
  })
})
