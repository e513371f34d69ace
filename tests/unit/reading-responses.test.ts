import { describe, expect, it } from 'vitest'
import { translator } from '../../shared/messages/translate.ts'
import { priceTable } from '../../shared/prices/table.ts'
import { instrument } from '../../shared/questionnaires/instrument.ts'
import { type Instrument, type Question, question } from '../../shared/questionnaires/model.ts'
import type { Response, VerdictRow } from '../../shared/responses/contract.ts'
import { answerBehind, answerOfDraft, draftOf } from '../../shared/responses/drafts.ts'
import { rowsOf } from '../../shared/responses/incoming/reading-a-verdict.ts'
import { workbookFileName } from '../../shared/responses/outgoing/workbook-names.ts'
import { filteredOutline, outlineOf } from '../../shared/responses/outline.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { parseAnswer } from '../../shared/responses/text/parse.ts'

const translate = translator('en')

function ask(more: Record<string, unknown>): Question {
  return question.parse({ id: 'q', text: 'A question', criterion: 'c', weight: 1, ...more })
}

function said(of: string, display: string | null, more: Partial<Response> = {}): Response {
  return {
    bid: 'b',
    question: of,
    revision: 1,
    state: display === null ? 'blank' : 'answered',
    display,
    comment: null,
    source: 'workbook',
    receipt: 'r',
    reason: null,
    recordedAt: '2026-09-30T12:00:00.000Z',
    files: [],
    ...more,
  }
}

describe('the outline of a bidder’s answers', () => {
  const level = 'A level'
  const frozen: Instrument = instrument.parse({
    format: 'assay-template',
    formatVersion: 1,
    key: 'k',
    version: '1.0.0',
    title: 'T',
    description: 'D',
    licence: 'L',
    locale: 'en',
    defaultAnchors: Array(6).fill(level),
    criteria: [{ id: 'c', title: 'C', weight: 1, scoring: 'questions' }],
    sections: [
      {
        id: 's1',
        title: 'Sites',
        questions: [
          ask({ id: 'night', type: 'yesNo', text: 'Do you work at night?' }),
          ask({
            id: 'nurse',
            type: 'shortText',
            text: 'Who is on call?',
            visibleWhen: { question: 'night', answers: ['yes'], hiddenCountsAs: 'dropped' },
          }),
        ],
        sections: [
          { id: 's2', title: 'Backup site', questions: [ask({ id: 'town', type: 'shortText', text: 'In which town?' })] },
        ],
      },
      { id: 's3', title: 'Empty', questions: [] },
    ],
  })
  const outline = (...responses: Response[]) =>
    outlineOf(frozen, responses, (of, response) => answerBehind(of, response, translate))
  const brief = (rows: ReturnType<typeof outline>) =>
    rows.map((row) => (row.kind === 'section' ? `${row.title} ${row.answered}/${row.asked}` : `${row.number} ${row.state}`))

  it('counts per section what is asked, and leaves out what an earlier answer makes idle', () => {
    expect(brief(outline(said('night', 'No'), said('town', 'Graz')))).toEqual([
      'Sites 2/2',
      '1.1 answered',
      '1.2 notAsked',
      'Backup site 1/1',
      '1.3 answered',
      'Empty 0/0',
    ])
    expect(brief(outline(said('night', 'Yes')))).toEqual([
      'Sites 1/3',
      '1.1 answered',
      '1.2 blank',
      'Backup site 0/1',
      '1.3 blank',
      'Empty 0/0',
    ])
  })

  it('shows an answer that was given though it was not asked for', () => {
    expect(brief(outline(said('night', 'No'), said('nurse', 'Dr. Yilmaz')))).toContain('1.2 answered')
  })

  it('filters by state and by words in question, answer and comment, and keeps the sections above', () => {
    const rows = outline(said('night', 'No'), said('town', 'Graz', { comment: 'From May on.' }))
    expect(brief(filteredOutline(rows, 'open'))).toEqual([])
    expect(brief(filteredOutline(rows, 'answered'))).toEqual(['Sites 2/2', '1.1 answered', 'Backup site 1/1', '1.3 answered'])
    expect(brief(filteredOutline(rows, 'all', 'TOWN may'))).toEqual(['Sites 2/2', 'Backup site 1/1', '1.3 answered'])
    expect(brief(filteredOutline(rows, 'all', 'town june'))).toEqual([])
  })
})

describe('an answer while it is typed', () => {
  const choices = [
    { id: 'a', label: 'Chat; e-mail' },
    { id: 'b', label: 'Voice' },
  ]
  const columns = [
    { id: 'name', title: 'Name', type: 'text' },
    { id: 'year', title: 'Year', type: 'number' },
  ]
  it.each([
    ['yes or no', ask({ type: 'yesNo' }), 'yes'],
    ['one choice', ask({ type: 'singleChoice', choices }), 'a'],
    ['several choices', ask({ type: 'multipleChoice', choices }), ['a', 'b']],
    ['a number', ask({ type: 'number', unit: 'seats' }), '12345.5'],
    ['a percentage', ask({ type: 'percentage' }), '93'],
    ['money', ask({ type: 'money', currency: 'EUR' }), '1200'],
    ['a date', ask({ type: 'date' }), '2026-11-30'],
    ['long text', ask({ type: 'longText' }), 'One\n\nTwo | three'],
    ['a table', ask({ type: 'table', columns }), [{ name: 'A | B', year: '2020' }]],
  ])('starts from what is recorded: %s', (_, of, value) => {
    const display = formatAnswer(of, { state: 'answered', value }, translate)
    expect(answerOfDraft(of, draftOf(of, said('q', display), translate))).toEqual(value)
  })

  it.each([
    ['a number that could be grouped', ask({ type: 'number', unit: 'seats' }), '1.234'],
    ['a price that could be grouped', ask({ type: 'money', currency: 'EUR' }), '-12.345'],
    ['a percentage that could be a share', ask({ type: 'percentage' }), '0.5'],
    ['a row with a number that could be grouped', ask({ type: 'table', columns }), [{ name: '1.234', year: '1.234' }]],
  ])('is read back as what it shows: %s', (_, of, value) => {
    const display = formatAnswer(of, { state: 'answered', value }, translate)
    const typed = answerOfDraft(of, draftOf(of, said('q', display), translate))
    expect(parseAnswer(of, typed, translate)).toEqual({ ok: true, answer: { state: 'answered', value } })
  })

  it('gives file names one a line', () => {
    const of = ask({ type: 'files' })
    const draft = draftOf(of, said('q', 'a.pdf; b.pdf'), translate)
    expect(draft.text).toBe('a.pdf\nb.pdf')
  })

  it('is nothing where nothing was typed, or where the question does not apply', () => {
    const table = ask({ type: 'table', columns })
    const empty = draftOf(table, undefined, translate)
    expect(answerOfDraft(table, { ...empty, rows: [{ name: ' ' }, {}] })).toBeNull()
    expect(answerOfDraft(ask({ type: 'shortText' }), { ...empty, text: ' \n' })).toBeNull()
    expect(answerOfDraft(ask({ type: 'multipleChoice', choices }), empty)).toBeNull()
    expect(answerOfDraft(ask({ type: 'shortText' }), { ...empty, text: 'x', notApplicable: true })).toBeNull()
  })
})

describe('a verdict', () => {
  const row = (verdict: VerdictRow['verdict'], subject: string): VerdictRow => ({
    verdict,
    subject,
    label: subject,
    cell: null,
    before: null,
    after: null,
    remarks: [],
  })
  const rows = [row('unchanged', 'a'), row('missing', 'b'), row('rejected', 'c'), row('accepted', 'd'), row('rejected', 'e')]

  it('shows first what deserves a look, in the order of the workbook otherwise', () => {
    expect(rowsOf(rows, null).map(({ subject }) => subject)).toEqual(['c', 'e', 'd', 'b', 'a'])
    expect(rowsOf(rows, 'rejected').map(({ subject }) => subject)).toEqual(['c', 'e'])
  })
})

describe('the workbook of a bidder among all', () => {
  it.each([
    [{ position: 2, provider: { name: 'Süd & <West> 東 Ltd.' } }, 'questionnaire', '02-Süd-West-東-Ltd-questionnaire.xlsx'],
    [{ position: 11, provider: { name: '🦊' } }, 'price', '11-prices.xlsx'],
  ] as const)('has a name that every file system takes', (bid, envelope, name) => {
    expect(workbookFileName(bid, envelope)).toBe(name)
  })
})

describe('the price table', () => {
  const sheet = {
    currency: 'EUR',
    termMonths: 12,
    lines: [
      { id: 'setup', title: 'Set up', unit: 'once', quantity: '1', kind: 'oneOff' as const },
      { id: 'seat', title: 'Seats', unit: 'seat', quantity: '2.5', kind: 'monthly' as const },
    ],
  }
  const price = (bid: string, line: string, unitPrice: string | null) => ({
    bid,
    line,
    unitPrice,
    currency: 'EUR',
    others: [],
  })
  const prices = [price('a', 'setup', '100'), price('a', 'seat', '10.1'), price('b', 'setup', '1'), price('b', 'seat', null)]

  it('adds up what is complete, and says what is missing', () => {
    const { rows, columns } = priceTable(sheet, prices, ['b', 'a'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      [
        { bid: 'b', unitPrice: '1', currency: 'EUR', rate: null, amount: '1.00', upTo: null },
        { bid: 'a', unitPrice: '100', currency: 'EUR', rate: null, amount: '100.00', upTo: null },
      ],
      [
        { bid: 'b', unitPrice: null, currency: 'EUR', rate: null, amount: null, upTo: null },
        { bid: 'a', unitPrice: '10.1', currency: 'EUR', rate: null, amount: '303.00', upTo: null },
      ],
    ])
    expect(columns).toEqual([
      { bid: 'b', total: null, upTo: null, missing: 1, unconverted: [], rates: [], lowest: false },
      { bid: 'a', total: '403.00', upTo: null, missing: 0, unconverted: [], rates: [], lowest: true },
    ])
  })

  it('names as lowest only who counts, and all who share it', () => {
    const cheap = [...prices, price('c', 'setup', '0'), price('c', 'seat', '0.5')]
    const same = [...cheap, price('d', 'setup', '403'), price('d', 'seat', '0')]
    const lowest = (counts: (bid: string) => boolean) =>
      priceTable(sheet, same, ['a', 'b', 'c', 'd'], counts).columns.flatMap((column) => (column.lowest ? [column.bid] : []))
    expect(lowest(() => true)).toEqual(['c'])
    expect(lowest((bid) => bid !== 'c')).toEqual(['a', 'd'])
    expect(lowest((bid) => bid === 'a' || bid === 'b')).toEqual(['a'])
    expect(lowest(() => false)).toEqual([])
  })
})
