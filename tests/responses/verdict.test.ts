import { describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/responses/answer.ts'
import { fill, returned, withSheets } from './sheets.ts'
import { recordedAnswer, rowOf, sentences, sentOut, verdictOn } from './verdicts.ts'

const answered = (value: Extract<Answer, { state: 'answered' }>['value']): Answer => ({ state: 'answered', value })
const sites = '2 Figures'

describe('a verdict', () => {
  it('has one row for every question, in the order of the questionnaire', async () => {
    const { rows, changes } = verdictOn(await returned(sentOut()))
    expect(rows.map(({ label }) => label.split(' ')[0])).toEqual([
      ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6'],
      ...['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8'],
    ])
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['missing']))
    expect(changes).toEqual([])
  })

  it('tells questions that are not asked apart from those that were left blank', async () => {
    const verdict = verdictOn(await returned(fill(sentOut(), { 'sec.tests': { answer: 'No' } })))
    expect(rowOf(verdict, 'sec.tester')).toMatchObject({ verdict: 'unchanged', remarks: ['notAskedBlank'] })
    expect(sentences(verdict, 'sec.tester')).toEqual(['Not asked, given the answer to 1.2.'])
    expect(rowOf(verdict, 'keys.scope')).toMatchObject({ verdict: 'missing', remarks: ['unanswered'] })
  })

  it('keeps an answer that is not asked for, and says that it does not count', async () => {
    const workbook = fill(sentOut(), { 'sec.tests': { answer: 'No' }, 'sec.tester': { answer: 'TÜV' } })
    expect(rowOf(verdictOn(await returned(workbook)), 'sec.tester')).toMatchObject({
      verdict: 'accepted',
      after: 'TÜV',
      remarks: ['notAsked'],
    })
  })

  it('takes "not applicable" only where the question offers it', async () => {
    const workbook = fill(sentOut(), {
      'sec.mfa': { answer: 'Not applicable' },
      'sec.tests': { answer: 'Not applicable' },
      'fig.night': { answer: 'n/a' },
      'keys.certificates': { answer: 'Not applicable' },
      'fig.sites': { answer: 'Not applicable' },
    })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'rejected' })
    expect(rowOf(verdict, 'fig.sites')).toMatchObject({ verdict: 'rejected' })
    const claimed = ['sec.tests', 'fig.night', 'keys.certificates'].map((id) => rowOf(verdict, id))
    expect(claimed.map(({ verdict, after }) => [verdict, after])).toEqual(Array(3).fill(['accepted', 'Not applicable']))
  })

  it('rejects what contradicts itself, or stands where it does not belong', async () => {
    const workbook = fill(sentOut(), {
      'keys.certificates': { answer: 'Not applicable' },
      'keys.certificates#iso': { answer: 'Yes' },
      'fig.sites': { answer: 'Rīga and Vilnius' },
    })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'keys.certificates')).toMatchObject({ verdict: 'rejected', remarks: ['contradiction'] })
    expect(rowOf(verdict, 'fig.sites')).toMatchObject({ verdict: 'rejected', remarks: ['belongsBelow'], cell: `${sites}!D10` })
  })

  it('reads ticks of several sorts, and rejects what is neither yes nor no', async () => {
    const ticked = fill(sentOut(), {
      'keys.certificates#iso': { answer: 'x' },
      'keys.certificates#pci': { answer: 'NO' },
      'keys.certificates#soc': { answer: '✓' },
    })
    expect(rowOf(verdictOn(await returned(ticked)), 'keys.certificates')).toMatchObject({
      verdict: 'accepted',
      after: 'ISO 27001; SOC 2',
    })
    const doubtful = fill(sentOut(), { 'keys.certificates#pci': { answer: 'in progress' } })
    const row = rowOf(verdictOn(await returned(doubtful)), 'keys.certificates')
    expect(row).toMatchObject({ verdict: 'rejected', cell: '1 Security access & keys!D12', remarks: ['optionMark'] })
    const none = fill(sentOut(), { 'keys.certificates#iso': { answer: 'No' } })
    expect(rowOf(verdictOn(await returned(none)), 'keys.certificates')).toMatchObject({
      verdict: 'missing',
      remarks: ['noneChosen', 'unanswered'],
    })
  })

  it('names the cell of a table that cannot be taken', async () => {
    const workbook = fill(sentOut(), {
      'fig.sites#1': { question: 'Rīga', answer: 12 },
      'fig.sites#2': { question: 'Vilnius', answer: 'many' },
    })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'fig.sites')).toMatchObject({ verdict: 'rejected', cell: `${sites}!D13`, remarks: ['rejected'] })
    expect(verdict.changes).toEqual([])
  })

  it('takes the rows of a table in their own order, leaving blank ones out', async () => {
    const workbook = fill(sentOut(), {
      'fig.sites#7': { question: 'Vilnius' },
      'fig.sites#3': { question: 'Rīga', files: 'Ilze' },
    })
    expect(rowOf(verdictOn(await returned(workbook)), 'fig.sites').after).toBe('Rīga |  |  |  | Ilze | \nVilnius |  |  |  |  | ')
  })

  it('says what changes, before and after, in answers and in comments', async () => {
    const recorded = new Map([['fig.plan', recordedAnswer(answered('Old plan'), 'Old comment')]])
    const workbook = fill(sentOut(), { 'fig.plan': { answer: 'New plan', comment: 'New comment' } })
    const verdict = verdictOn(await returned(workbook), { recorded })
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({
      verdict: 'changed',
      before: 'Old plan',
      after: 'New plan',
      remarks: ['commentChanged'],
    })
    expect(sentences(verdict, 'fig.plan')).toEqual(['The comment changed from “Old comment” to “New comment”.'])
  })

  it('says what changes where the answer stays: the comment, or the files', async () => {
    const recorded = new Map([
      ['fig.plan', recordedAnswer(answered('8 clients'), 'Old')],
      ['sec.mfa', recordedAnswer(answered('yes'))],
    ])
    const verdict = verdictOn(
      await returned(
        fill(sentOut(), {
          'fig.plan': { answer: '8 clients', comment: 'New' },
          'sec.mfa': { answer: 'Yes', files: 'a.pdf, b.pdf' },
        }),
      ),
      { recorded },
    )
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'changed', before: 'Comment: Old', after: 'Comment: New' })
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'changed', before: null, after: 'Files: a.pdf; b.pdf' })
  })

  it('says that the earlier answer stays where the one that came now is rejected', async () => {
    const recorded = new Map([['sec.mfa', recordedAnswer(answered('yes'))]])
    const verdict = verdictOn(await returned(fill(sentOut(), { 'sec.mfa': { answer: 'Perhaps' } })), { recorded })
    expect(rowOf(verdict, 'sec.mfa')).toMatchObject({ verdict: 'rejected', before: 'Yes', after: 'Perhaps' })
    expect(sentences(verdict, 'sec.mfa')).toContain('The answer that was recorded before stays: Yes.')
    expect(verdict.changes).toEqual([])
  })

  it('takes a comment on a question that was left blank', async () => {
    const verdict = verdictOn(await returned(fill(sentOut(), { 'fig.plan': { comment: 'Will follow' } })))
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({
      verdict: 'missing',
      before: null,
      after: null,
      remarks: ['commentAdded', 'unanswered'],
    })
    expect(verdict.changes).toEqual([{ question: 'fig.plan', answer: { state: 'blank' }, comment: 'Will follow', files: [] }])
  })

  it('keeps what bidders type that looks like a formula as text', async () => {
    const workbook = fill(sentOut(), { 'fig.plan': { answer: '=SUM(A1:A9)', comment: '@cmd' }, 'keys.where': { answer: '=1+1' } })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'accepted', after: '=SUM(A1:A9)' })
    expect(rowOf(verdict, 'keys.where')).toMatchObject({ verdict: 'accepted', after: '=1+1' })
  })

  it('tells text in columns of the bidder’s own, and changes to locked cells', async () => {
    const altered = withSheets(
      fill(sentOut(), { 'fig.plan': { answer: 'Plan', guidance: 'We changed your guidance' } }),
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, index) =>
          sheet.name === sites && index === 8
            ? { cells: [...row.cells, null, { content: 'See annex', style: 'text' as const }] }
            : row,
        ),
      }),
    )
    const verdict = verdictOn(await returned(altered))
    expect(rowOf(verdict, 'fig.plan')).toMatchObject({ verdict: 'accepted', remarks: ['besideAnswers'] })
    expect(verdict.rows.at(-1)).toMatchObject({ verdict: 'unknown', after: 'See annex', cell: `${sites}!J9` })
  })

  it('tells an option and the head of a table that came back in other words', async () => {
    const workbook = fill(sentOut(), {
      'keys.certificates#iso': { question: '– ISO 27001 (in preparation)', answer: 'Yes' },
      'fig.sites#columns': { answer: 'Posts, freelancers included' },
      'fig.sites#1': { question: 'Porto', answer: 40 },
    })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'keys.certificates')).toMatchObject({
      verdict: 'accepted',
      after: 'ISO 27001',
      remarks: ['rewordedPart'],
    })
    expect(sentences(verdict, 'keys.certificates')).toEqual([
      '1 Security access & keys!B11 came back in other words: “– ISO 27001 (in preparation)” instead of “– ISO 27001”. What stands beside or below it is read as an answer to what was sent.',
    ])
    expect(rowOf(verdict, 'fig.sites')).toMatchObject({ verdict: 'accepted', remarks: ['rewordedPart'] })
  })

  it('tells what is written where no answer is read: beside options, table rows, named files and headings', async () => {
    const workbook = fill(sentOut(), {
      'keys.certificates#pci': { answer: 'Yes', comment: 'Only in Porto' },
      'fig.sites#columns': { number: 'See annex' },
      'fig.reports': { files: 'report-2025.pdf' },
      '@security/introduction': { comment: 'Not all sites' },
    })
    const verdict = verdictOn(await returned(workbook))
    expect(rowOf(verdict, 'keys.certificates')).toMatchObject({ verdict: 'accepted', remarks: ['besideAnswers'] })
    expect(rowOf(verdict, 'fig.sites').remarks).toContain('besideAnswers')
    expect(rowOf(verdict, 'fig.reports')).toMatchObject({ verdict: 'missing', remarks: ['besideAnswers', 'unanswered'] })
    expect(sentences(verdict, 'fig.reports')[0]).toContain('“report-2025.pdf”')
    expect(verdict.rows.at(-1)).toMatchObject({ verdict: 'unknown', subject: '', after: 'Not all sites' })
  })

  it('tells that pictures and other things which are not read came along', async () => {
    const read = { ...(await returned(sentOut())), ignored: ['images' as const, 'externalLinks' as const] }
    expect(verdictOn(read).remarks.map(({ code, message }) => [code, message.split('.')[0]])).toEqual([
      ['ignoredContent', 'The workbook holds pictures'],
      ['ignoredContent', 'The workbook holds links to other workbooks'],
    ])
  })

  it('finds nothing to tell in a workbook that came back as it was sent', async () => {
    const verdict = verdictOn(await returned(sentOut()))
    expect(verdict.remarks).toEqual([])
    const told = verdict.rows.flatMap(({ remarks }) => remarks.map(({ code }) => code))
    expect(new Set(told)).toEqual(new Set(['unanswered']))
  })
})
