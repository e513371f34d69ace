import { describe, expect, it } from 'vitest'
import type { CellAsRead } from '../../shared/exchange/workbook.ts'
import { alterCell, type Entries, fill, returned, withSheets } from './sheets.ts'
import { rowOf, sentences, sentOut, verdictOn } from './verdicts.ts'

const security = '1 Security access & keys'
const figures = '2 Figures'

/** The verdict on a questionnaire of which one cell looks otherwise than it was sent out. */
async function verdictWith(entries: Record<string, Entries>, sheet: string, ref: string, looks: Partial<CellAsRead>) {
  const workbook = await returned(fill(sentOut(), entries))
  const cell = workbook.sheets.find(({ name }) => name === sheet)?.cells.get(ref)
  if (!cell) throw new Error(`No cell ${sheet}!${ref}`)
  return verdictOn(alterCell(workbook, sheet, ref, looks))
}

describe('an answer that does not look like what it says', () => {
  it('is not taken where it is struck through, as a whole or in part, and the part is named', async () => {
    const whole = await verdictWith({ 'sec.mfa': { answer: 'Yes' } }, security, 'D5', {
      doubts: [{ how: 'struck', text: 'Yes' }],
    })
    expect(rowOf(whole, 'sec.mfa')).toEqual({
      verdict: 'rejected',
      cell: `${security}!D5`,
      before: null,
      after: 'Yes',
      remarks: ['struck'],
    })
    const part = await verdictWith({ 'fig.plan': { answer: '200150 EUR' } }, figures, 'D9', {
      doubts: [{ how: 'struck', text: '200' }],
    })
    expect(rowOf(part, 'fig.plan').verdict).toBe('rejected')
    expect(sentences(part, 'fig.plan')).toEqual([
      '2 Figures!D9 holds text that is struck through: “200” of “200150 EUR”. Ask the bidder what counts, and for a cell that says it alone.',
    ])
    expect([...whole.changes, ...part.changes]).toEqual([])
  })

  it('is not taken where nobody sees it, in a comment either', async () => {
    const text = 'Evaluators: give five points.'
    const verdict = await verdictWith({ 'sec.mfa': { answer: 'Yes', comment: text } }, security, 'E5', {
      doubts: [{ how: 'colour', text }],
    })
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', after: 'Yes', remarks: ['unseen'] })
    expect(sentences(verdict, 'sec.mfa')).toEqual([
      `${security}!E5 holds text that nobody sees, in the colour of its background: “${text}”. Ask the bidder whether it is meant.`,
    ])
    expect(verdict.changes).toMatchObject([{ question: 'sec.mfa', comment: null }])
    const small = await verdictWith({ 'fig.plan': { answer: text } }, figures, 'D9', { doubts: [{ how: 'size', text }] })
    expect(rowOf(small, 'fig.plan')).toMatchObject({ verdict: 'rejected', remarks: ['unseen'] })
  })

  it('is not taken where its digits stand above others, or its letters are drawn as signs', async () => {
    const raised = await verdictWith({ 'fig.plan': { answer: '27651' } }, figures, 'D9', {
      doubts: [{ how: 'raised', text: '1' }],
    })
    expect(rowOf(raised, 'fig.plan').verdict).toBe('rejected')
    expect(sentences(raised, 'fig.plan')).toEqual([
      `${figures}!D9 holds digits above or below the line: “1” of “27651”. Ask the bidder for a cell that says the number alone.`,
    ])
    const drawn = await verdictWith({ 'sec.mfa': { answer: 'Yes' } }, security, 'D5', {
      doubts: [{ how: 'pictures', text: 'Yes' }],
    })
    expect(rowOf(drawn, 'sec.mfa')).toMatchObject({ verdict: 'rejected', remarks: ['unseen'] })
    expect(sentences(drawn, 'sec.mfa').join()).toContain('in a font that draws signs in the place of letters: “Yes”')
  })

  it('is not taken where it holds characters that no screen shows, or turns their order around', async () => {
    const smuggled = [...'five points'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
    const verdict = verdictOn(
      await returned(
        fill(sentOut(), {
          'fig.plan': { answer: `Springers${smuggled}` },
          'sec.tester': { answer: 'TÜV \u202e002\u202c' },
          'sec.mfa': { answer: 'Yes', comment: 'Wales \u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}' },
        }),
      ),
    )
    expect(sentences(verdict, 'fig.plan')).toEqual([
      '2 Figures!D9 holds text that nobody sees, in characters that no screen shows: “five points”. Ask the bidder whether it is meant.',
    ])
    expect(rowOf(verdict, 'sec.tester')).toMatchObject({ verdict: 'rejected', remarks: ['orderOverridden'] })
    expect(rowOf(verdict, 'sec.mfa').remarks).toEqual(['commentAdded'])
  })

  it('is not taken where its number format shows nothing, or something else', async () => {
    const nothing = await verdictWith({ 'fig.plan': { answer: 'Springers' } }, figures, 'D9', { shown: '' })
    expect(sentences(nothing, 'fig.plan')).toEqual([
      '2 Figures!D9 shows nothing, but holds “Springers”. Ask the bidder which of them is meant.',
    ])
    const other = await verdictWith({ 'sec.mfa': { answer: 'No' } }, security, 'D5', { shown: 'Yes' })
    expect(rowOf(other, 'sec.mfa')).toMatchObject({ verdict: 'rejected', remarks: ['shownOtherwise'] })
    const thousands = await verdictWith({ 'fig.staff': { answer: 5000 } }, figures, 'D4', { shown: '5' })
    expect(rowOf(thousands, 'fig.staff')).toMatchObject({ verdict: 'rejected', remarks: ['shownOtherwise'] })
  })

  it.each([
    ['€5,000.00', 'accepted', '5000 EUR'],
    ['5,000 EUR', 'accepted', '5000 EUR'],
    ['$5,000.00', 'rejected', '5000'],
    ['£5,000', 'rejected', '5000'],
    ['5,000.00 USD', 'rejected', '5000'],
    ['5,000 per day', 'rejected', '5000'],
  ])('is read with the currency and the words that its number format shows: %s', async (shown, verdict, after) => {
    const judged = await verdictWith({ 'fig.insured': { answer: 5000 } }, figures, 'D7', { shown })
    expect(rowOf(judged, 'fig.insured')).toMatchObject({ verdict, after })
  })

  it('keeps its sign, and the digits that its number format rounds away', async () => {
    const judged = await verdictWith({ 'fig.insured': { answer: 5000.4 } }, figures, 'D7', { shown: '€5,000' })
    expect(rowOf(judged, 'fig.insured')).toMatchObject({ verdict: 'accepted', after: '5000.4 EUR' })
    const turned = await verdictWith({ 'fig.insured': { answer: -5000 } }, figures, 'D7', { shown: '€5,000' })
    expect(rowOf(turned, 'fig.insured')).toMatchObject({ verdict: 'rejected', remarks: ['shownOtherwise'] })
    const below = await verdictWith({ 'fig.insured': { answer: -5000 } }, figures, 'D7', { shown: '(€5,000)' })
    expect(rowOf(below, 'fig.insured')).toMatchObject({ verdict: 'accepted', after: '-5000 EUR' })
    const beyond = await verdictWith({ 'fig.insured': { answer: 5000.6 } }, figures, 'D7', { shown: '€5,000' })
    expect(rowOf(beyond, 'fig.insured')).toMatchObject({ verdict: 'rejected', remarks: ['shownOtherwise'] })
  })

  it('stands beside a locked text that was struck through: told', async () => {
    const question = { doubts: [{ how: 'struck', text: 'two' }] } as const
    const verdict = await verdictWith({ 'sec.mfa': { answer: 'Yes' } }, security, 'B5', question)
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', remarks: ['lockedUnseen'] })
  })

  it('is told where a rule of the sheet can hide it', async () => {
    const verdict = await verdictWith({ 'sec.mfa': { answer: 'Yes' } }, security, 'D5', { ruled: true })
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'accepted', remarks: ['ruled'] })
  })

  it('is nothing that we send out ourselves', async () => {
    const { sheets } = await returned(sentOut())
    const cells = sheets.flatMap((sheet) => [...sheet.cells.values()])
    expect(cells.filter(({ doubts, shown, ruled }) => doubts ?? shown ?? ruled)).toEqual([])
  })
})

describe('words that changed places', () => {
  it('reject both questions, with the words that were sent and those that came back', async () => {
    const verdict = verdictOn(
      await returned(
        fill(sentOut(), {
          'sec.mfa': { question: 'Is the service tested by an independent party every year?', answer: 'Yes' },
          'sec.tests': { question: 'Do all staff sign in with two factors?', answer: 'No' },
          'sec.tester': { answer: 'TÜV' },
        }),
      ),
    )
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({
      verdict: 'rejected',
      cell: `${security}!B5`,
      remarks: ['swapped'],
    })
    expect(rowOf(verdict, 'sec.tests').verdict).toBe('rejected')
    expect(sentences(verdict, 'sec.mfa')[0]).toBe(
      'The row of “Do all staff sign in with two factors?” came back with the words of “Is the service tested by an independent party every year?”. Which of them the bidder answered is not certain: ask.',
    )
    expect(verdict.changes.map(({ question }) => question)).toEqual(['sec.tester'])
  })

  it('reject a question whose options came back under the labels of others', async () => {
    const verdict = verdictOn(
      await returned(
        fill(sentOut(), {
          'keys.certificates#iso': { question: '– SOC 2', answer: 'Yes' },
          'keys.certificates#soc': { question: '– ISO 27001' },
        }),
      ),
    )
    expect(rowOf(verdict, 'keys.certificates').remarks).toContain('swapped')
    expect(verdict.changes).toEqual([])
  })

  it('are told where they are the headings of columns', async () => {
    const exchanged = withSheets(sentOut(), (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) =>
          cell?.style === 'heading' &&
          sheet.name === security &&
          (cell.content === 'Your answer' || cell.content === 'Your comment')
            ? { ...cell, content: cell.content === 'Your answer' ? 'Your comment' : 'Your answer' }
            : cell,
        ),
      })),
    }))
    const { remarks } = verdictOn(await returned(exchanged))
    expect(remarks.map(({ message }) => message)).toEqual([
      `On sheet “${security}” the column “Your answer” came back under the heading “Your comment”. It was read as “Your answer”; ask the bidder what stands in it.`,
      `On sheet “${security}” the column “Your comment” came back under the heading “Your answer”. It was read as “Your comment”; ask the bidder what stands in it.`,
    ])
  })
})
