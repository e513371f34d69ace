import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { project } from './sources.ts'

const sources = readdirSync(join(project, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('bench'))
  .map((path) => ({ path, source: readFileSync(join(project, 'tests', path), 'utf8') }))

/** The tests of a source that may be skipped without a word. */
function silent(source: string): string[] {
  const said = new Set([...source.matchAll(/^if \((\w+)\) console\.log\(/gm)].map(([, name]) => name))
  return [...source.matchAll(/^ *(?:it|test|describe)\.(?:skipIf\(\s*(\w*)|runIf|skip|todo|only).*/gm)].flatMap(([line, name]) =>
    name === 'untested' || (name && said.has(name)) ? [] : [line.trim()],
  )
}

/** The limits on time that a source sets by itself. */
const limits = (source: string): string[] =>
  source.match(/.*(?:\btimeout: ?|Timeout\(|^ *\}, )\d[\d_]*\b.*/gm)?.map((line) => line.trim()) ?? []

const foundBy = (rule: (source: string) => string[]) =>
  sources.flatMap(({ path, source }) => rule(source).map((line) => `${path}: ${line}`))

it('what is skipped says so in a plain line', () => {
  expect(foundBy(silent)).toEqual([])
})

it('what would be skipped without a word is found', () => {
  expect(silent(`if (gone) console.log('…')\ndescribe.skipIf(gone)('a'`)).toEqual([])
  expect(silent(`it.skipIf(untested('A disk is', full))('a'`)).toEqual([])
  expect(silent(`describe.skipIf(gone)('a'`)).toEqual([`describe.skipIf(gone)('a'`])
  for (const skipped of ['skipIf(!there)', 'runIf(there)', 'skip', 'todo', 'only'])
    expect(silent(`it.${skipped}('a'`)).toHaveLength(1)
})

it('the line names what is not tested, and why', () => {
  const lines: string[] = []
  const { log } = console
  console.log = (line: string) => lines.push(line)
  const skipped = [
    untested('A full disk is', 'there is none here'),
    untested('Signals are', false),
    untested('Fonts are', undefined),
  ]
  console.log = log
  expect(skipped).toEqual([true, false, false])
  expect(lines).toEqual(['A full disk is not tested: there is none here.'])
})

it('nothing is given up sooner than a run that hangs', () => {
  expect(foundBy(limits)).toEqual([])
})

it('a limit of its own is found', () => {
  const number = 60_000
  for (const limit of [`it('a', { timeout: ${number} }, () => {`, `page.setDefaultTimeout(${number})`, `}, ${number})`])
    expect(limits(limit)).toEqual([limit])
  expect(limits('it(name, { timeout: patience })')).toEqual([])
})
