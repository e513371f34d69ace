import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { project } from './sources.ts'

const sources = readdirSync(join(project, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('bench'))
  .map((path) => ({ path, source: readFileSync(join(project, 'tests', path), 'utf8') }))

/** The tests of a source that are skipped, or may be, without `untested` saying so. */
const silent = (source: string): string[] =>
  source
    .match(/^ *(?:.*= *)?(?:it|test|describe)\.(?:skipIf\((?!\s*untested\()|runIf|skip\b|todo|only).*/gm)
    ?.map((line) => line.trim()) ?? []

/** The limits on time that a source sets by itself. */
const limits = (source: string): string[] =>
  source.match(/.*(?:\btimeout: ?|Timeout\(|^ *\}, |^ *\},\n *(?=\d[\d_]{3,},?$))\d[\d_]*\b.*/gm)?.map((line) => line.trim()) ??
  []

const foundBy = (rule: (source: string) => string[]) =>
  sources.flatMap(({ path, source }) => rule(source).map((line) => `${path}: ${line}`))

it('what is skipped says so in a plain line', () => {
  expect(foundBy(silent)).toEqual([])
})

it('what would be skipped without a word is found', () => {
  expect(silent(`it.skipIf(untested('A disk is', full))('a'`)).toEqual([])
  expect(silent(`it.skipIf(\n  untested('A disk is', full))('a'`)).toEqual([])
  const written = ['skipIf(gone)', 'skipIf(!there)', 'skipIf(\n  !there)', 'runIf(there)', 'skip', 'todo', 'only']
  for (const start of ['it', '  describe', 'export const some = test'])
    for (const skipped of written) expect(silent(`${start}.${skipped}('a'`)).toHaveLength(1)
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
  for (const limit of [
    `it('a', { timeout: ${number} }, () => {`,
    `page.setDefaultTimeout(${number})`,
    `}, ${number})`,
    `},\n  ${number},`,
  ])
    expect(limits(limit)).toEqual([limit])
  expect(limits('it(name, { timeout: patience })')).toEqual([])
})

it('whatever starts tests has workers compile once', () => {
  expect(process.env.NODE_COMPILE_CACHE ?? '').not.toBe('')
  const starters = ['vitest.config.ts', 'tests/corpus/vitest.config.ts', 'tests/bench/run.ts', 'tests/e2e/pictures.ts']
  const without = starters.filter(
    (path) => !/^import '\.\.?\/.*compiled-once\.ts'$/m.test(readFileSync(join(project, path), 'utf8')),
  )
  expect(without).toEqual([])
})
