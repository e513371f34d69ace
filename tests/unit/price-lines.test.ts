import { describe, expect, it } from 'vitest'
import { tableRows, tableText } from '../../shared/exchange/table-text.ts'
import { translator } from '../../shared/messages/translate.ts'
import { draftsFromRows, draftsOf, type LineDraft, moved, nextKind, pastedInto, readLines } from '../../shared/prices/editing.ts'

const translate = translator('en')
const draft = (more: Partial<LineDraft> = {}): LineDraft => ({
  id: '',
  title: 'Calls',
  quantity: '1200.5',
  unit: 'call',
  kind: 'each month',
  ...more,
})
const problemsOf = (...drafts: LineDraft[]) => {
  const read = readLines(drafts, translate)
  return read.ok ? [] : read.problems.map(({ line, field }) => `${line} ${field}`)
}

describe('Lines of a price sheet, as they are written', () => {
  it('become lines with ids of their own, which are made from their titles once', () => {
    const drafts = [
      draft({ id: 'calls' }),
      draft(),
      draft({ title: 'Übergabe, Phase 1', kind: 'atExit' }),
      draft({ title: '客服' }),
    ]
    expect(readLines(drafts, translate)).toEqual({
      ok: true,
      lines: [
        { id: 'calls', title: 'Calls', unit: 'call', quantity: '1200.5', kind: 'monthly' },
        { id: 'calls-2', title: 'Calls', unit: 'call', quantity: '1200.5', kind: 'monthly' },
        { id: 'ubergabe-phase-1', title: 'Übergabe, Phase 1', unit: 'call', quantity: '1200.5', kind: 'atExit' },
        { id: 'line', title: '客服', unit: 'call', quantity: '1200.5', kind: 'monthly' },
      ],
    })
  })

  it('come back as they were', () => {
    const read = readLines([draft({ id: 'calls', quantity: '1 200,50' })], translate)
    const lines = read.ok ? read.lines : []
    expect(readLines(draftsOf(lines, translate), translate)).toEqual({ ok: true, lines })
    expect(lines.map(({ quantity }) => quantity)).toEqual(['1200.5'])
  })

  it('are refused field by field: nothing is guessed', () => {
    expect(problemsOf(draft({ title: ' ' }), draft({ unit: '' }), draft({ kind: 'weekly' }))).toEqual([
      '0 title',
      '1 unit',
      '2 kind',
    ])
    expect(problemsOf(draft({ quantity: '1,234' }), draft({ quantity: 'many' }), draft({ quantity: '-1' }))).toEqual([
      '0 quantity',
      '1 quantity',
      '2 quantity',
    ])
    expect(problemsOf(draft({ quantity: '' }), draft({ title: 'x'.repeat(301) }), draft({ unit: 'x'.repeat(101) }))).toEqual([
      '0 quantity',
      '1 title',
      '2 unit',
    ])
    expect(problemsOf(draft({ quantity: '0' }))).toEqual([])
  })

  it('are read from rows, whose head may say which column is which', () => {
    expect(
      draftsFromRows(
        [
          ['Calls', '1200.5', 'call', 'each month'],
          ['', '', ''],
          ['Set-up', '', 'lump sum'],
        ],
        translate,
      ),
    ).toEqual([draft(), draft({ title: 'Set-up', quantity: '1', unit: 'lump sum', kind: 'once' })])
    const headed = [
      ['No.', 'Unit', 'What is priced', 'Quantity', 'Paid'],
      ['1', 'call', 'Calls', '1200.5', 'each month'],
    ]
    expect(draftsFromRows(headed, translate)).toEqual([draft()])
  })

  it('take pasted cells from one field on, and grow where rows are left', () => {
    expect(pastedInto([draft(), draft({ title: 'Mails' })], { line: 1, field: 'quantity' }, [['5', 'mail'], ['7']])).toEqual([
      draft(),
      draft({ title: 'Mails', quantity: '5', unit: 'mail' }),
      { id: '', title: '', quantity: '7', unit: '', kind: 'oneOff' },
    ])
  })

  it('move within the sheet alone', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })

  it('change when they are paid by a letter, or to the next', () => {
    expect(nextKind('once', null, translate)).toBe('each month')
    expect(nextKind('once', 'o', translate)).toBe('once, at the end')
    expect(nextKind('once', 'x', translate)).toBe('once')
  })
})

describe('Rows from the clipboard', () => {
  it('are those that were copied', () => {
    const rows = [
      ['a "b"', 'two\nlines', ''],
      ['tab\there', '=1+1', ''],
    ]
    expect(tableRows(tableText(rows))).toEqual(rows)
    expect(tableRows('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(tableRows('')).toEqual([['']])
  })
})
