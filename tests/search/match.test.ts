import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { providerDetailsFact } from '../../electron/providers/tables.ts'
import { readMarks } from '../../electron/search/marked.ts'
import { matchOf } from '../../electron/search/match.ts'
import { search } from '../../electron/search/search.ts'
import { text as textColumn } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { record } from '../../electron/workspace/facts.ts'
import { marks } from '../../electron/workspace/full-text/text.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { excerptLength, excerptOf } from '../../shared/search/excerpt.ts'
import { nothingMore } from '../providers/nothing-more.ts'
import { act, mara } from '../workspace/support.ts'

/** Strings as people and their enemies type them. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '""',
        '*',
        '(',
        ')',
        '^',
        '+',
        '-',
        ':',
        'AND',
        'OR',
        'NOT',
        'NEAR',
        'NEAR(',
        'title',
        'body',
        '{',
        '}',
        "'",
        ';',
        '\0',
        '\x1d',
        '\x1e',
        '\x1f',
        ' ',
        'a',
        '“',
        '”',
        '品',
        'é',
        '🏆',
        '\ud800',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
)
const insertProvider = sql('INSERT INTO provider (id) VALUES (:id)', { id: textColumn })
/** A provider by its id, its name and its summary. */
function add(id: string, name: string, summary: string | null): void {
  act(workspace, 'add', (write, stamp) => {
    write.run(insertProvider, { id })
    record(
      write,
      providerDetailsFact,
      stamp,
      { provider_id: id },
      { name, country: null, delivery_model: null, summary, ...nothingMore },
    )
  })
}

let folder: string
let workspace: Workspace
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-search-'))
  workspace = Workspace.create(join(folder, 'odd.assay'), { title: 'Odd', profile: mara, format })
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true })
})

const query = (text: string, ranked = true) =>
  search(workspace, { text, ranked, limit: 200, offset: 0 }).results.map(({ title }) => title.text)

describe('what is typed', () => {
  it.each([
    ['recovery test', '"recovery" * "test" *'],
    ['"recovery test" plan', '"recovery test" "plan" *'],
    ['“recovery test”', '"recovery test"'],
    ['say "hi', '"say" * """hi" *'],
    ['NOT (a OR b)', '"NOT" * "(a" * "OR" * "b)" *'],
    ['title:x', '"title:x" *'],
    ['- & plan', '"plan" *'],
    ['品質', `"${'\x1f品\x1f\x1f質\x1f'}"`],
    ['e\u0301te\u0301', '"été" *'],
    ['a\0b', '"a" * "b" *'],
  ])('becomes quoted terms: %s', (typed, expected) => {
    expect(matchOf(typed)).toBe(expected)
  })

  it('is no query of the index without a letter or a digit', () => {
    expect(['"', '* -', '🏆', '§ & %', '" "'].map(matchOf)).toEqual(Array(5).fill(undefined))
  })

  it('is never an error, whatever it is', () => {
    fc.assert(
      fc.property(odd, fc.boolean(), (text, ranked) => {
        expect(Array.isArray(query(text, ranked))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('finds 250 words of one letter and one word of 500', () => {
    add('long', 'a'.repeat(500), 'b '.repeat(250))
    expect(query('b '.repeat(250).trim())).toEqual(['a'.repeat(500)])
    expect(query('a'.repeat(500))).toEqual(['a'.repeat(500)])
  })
})

describe('what is stored', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aZéßøжΩא한글品質のガ燕ไทย9🏆&<-_. \'"'),
    minLength: 1,
    maxLength: 40,
  })

  it('is found by its own name, and shown as it is', () => {
    let number = 0
    fc.assert(
      fc.property(
        letters.filter((name) => name.trim() !== ''),
        (raw) => {
          // Names are unique and come trimmed from the contract.
          const name = `${raw.trim()}${++number}`
          add(`n${number}`, name, null)
          expect(query(name)).toContain(name)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is found by any part of an unspaced text', () => {
    const text = '品質管理の監査は毎年、東京で行う。𠮷野家ไม่มีปัญหา'
    add('unspaced', text, null)
    for (const part of ['監', '質管', '管理の監査', '東京で行', '𠮷', '野家ไม่', 'ปัญหา']) expect(query(part)).toEqual([text])
    expect(query('品管')).toEqual([])
  })

  it('cannot pretend to be a match, and is indexed without the characters that mark one', () => {
    add('marks', `${marks.opens}wal${marks.joint}rus${marks.closes} x`, null)
    const [found] = search(workspace, { text: 'walrus', ranked: true, limit: 1, offset: 0 }).results
    expect(found?.title).toEqual({ text: 'walrus x', matches: [{ start: 0, end: 6 }] })
  })

  it('is found as deep as it is long', () => {
    const summary = `${'照明設計'.repeat(4000)}終点`
    add('deep', 'Deep', summary)
    expect(query('計終点')).toEqual(['Deep'])
    expect(query('設計照明終')).toEqual([])
  })

  it('stays in step with the index', async () => {
    const checks = await workspace.verify()
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })
})

describe('an excerpt', () => {
  it('is the whole of a short text', () => {
    expect(excerptOf(readMarks('We \x1dtest\x1e.'))).toEqual({
      text: 'We test.',
      matches: [{ start: 3, end: 7 }],
      cutBefore: false,
      cutAfter: false,
    })
  })

  it('lies around the first match, cut between words', () => {
    const words = Array.from({ length: 100 }, (_, index) => `word${index}`)
    const { text, matches, cutBefore, cutAfter } = excerptOf(readMarks(words.join(' ').replace('word50', '\x1dword50\x1e')))
    expect(text).toBe(words.slice(42, 70).join(' '))
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(['word50'])
    expect([cutBefore, cutAfter]).toEqual([true, true])
  })

  it('holds the first match also where that is the end of the text and the beginning falls within a character', () => {
    const { text, matches } = excerptOf(readMarks(`x${'🏆'.repeat(150)} \x1dend!\x1e`))
    expect(text).toBe(`${'🏆'.repeat(97)} end!`)
    expect(matches).toEqual([{ start: 195, end: 199 }])
  })

  it('is a part of the text, with matches that are matches, and whole characters', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme-composite', maxLength: 80 }),
      fc.constant(' '),
      fc.constant('🏆'.repeat(30)),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 12 }), (pieces) => {
        const clean = pieces.map(([text, isMatch]) => [readMarks(text).text, isMatch] as const)
        const full = clean.map(([text]) => text).join('')
        const marked = readMarks(clean.map(([text, isMatch]) => (isMatch ? `\x1d${text}\x1e` : text)).join(''))
        expect(marked.text).toBe(full)
        const excerpt = excerptOf(marked)
        expect(full).toContain(excerpt.text)
        expect(excerpt.text.length).toBeLessThanOrEqual(excerptLength)
        expect(excerpt.text.isWellFormed()).toBe(true)
        for (const { start, end } of excerpt.matches) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(excerpt.text.length)
        }
        if (marked.matches.length > 0) expect(excerpt.matches.length).toBeGreaterThan(0)
      }),
    )
  })
})
