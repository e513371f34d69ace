import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { topics as house } from '../../shared/topics.ts'
import { configuration } from './lint-rules.ts'
import { project, readSource, sourcePaths } from './sources.ts'

const topics = house.map(({ name }) => name)
const tools = join(project, 'node_modules/.bin')
const floors = ['shared', 'electron', 'renderer'] as const
/** Folders that are no topic: helpers of every topic, which know none of them, and the hosts, which start them all. */
const otherFolders = {
  shared: ['arithmetic', 'charts', 'exchange', 'messages'],
  electron: ['command-line', 'drafts', 'exchange', 'hosts', 'messages', 'sample'],
  renderer: ['app', 'ui'],
}
/** What runs in a page of the window in Chromium: the one folder of the ground floor that sees the DOM. */
const pageInChromium = 'electron/hosts/chromium/page'
const helpers = [...otherFolders.shared.map((folder) => `shared/${folder}`), 'electron/exchange', 'electron/messages']

const houses: string[] = []
afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true })
})

/** Builds a house of a few tiny files under the project's own rules, apart from the project. */
function build(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), 'assay-house-'))
  houses.push(house)
  for (const name of ['.gitignore', 'biome.json', 'package.json', 'tsconfig.json', 'tsconfig.base.json'])
    cpSync(join(project, name), join(house, name))
  for (const floor of [...floors, pageInChromium, 'tests']) {
    const rules = join(project, floor, 'tsconfig.json')
    if (existsSync(rules)) cpSync(rules, join(house, floor, 'tsconfig.json'))
  }
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `${text}\n`)
  }
  return house
}

/** A file of the project and what it imports of the project, by path: without the last, no tool can load it. */
function readWithImports(path: string): Record<string, string> {
  const text = readFileSync(join(project, path), 'utf8')
  const imported = [...text.matchAll(/^import (?:.+ from )?'(\.[^']+)'$/gm)].map(([, name = '']) => join(dirname(path), name))
  return Object.assign({ [path]: text }, ...imported.map(readWithImports))
}

function runTool(house: string, tool: string, ...parameters: string[]): string {
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` }
  const { error, stdout } = spawnSync(join(tools, tool), parameters, { cwd: house, env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (error) throw error
  return stdout
}

/** What Biome objects to, as `path rule`. */
function lint(files: Record<string, string>): string[] {
  const parameters = ['lint', '--reporter=json', '--max-diagnostics=none', ...Object.keys(files)]
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(
    runTool(build(files), 'biome', ...parameters),
  )
  return report.diagnostics.map(({ category, location }) => `${location.path} ${category.split('/').at(-1)}`).sort()
}

/** What the compiler objects to, as `path code`. */
function compile(files: Record<string, string>): string[] {
  const output = runTool(build(files), 'tsc', '-b', 'shared', 'electron', 'renderer', '--pretty', 'false')
  return Array.from(output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm), ([, path, code]) => `${path} ${code}`).sort()
}

/** What knip finds unused, as `path name` of exports and `package.json name` of dependencies. */
function findUnused(files: Record<string, string>): string[] {
  type Issue = { file: string } & Record<'dependencies' | 'devDependencies' | 'exports' | 'files' | 'types', { name: string }[]>
  const report: { issues: Issue[] } = JSON.parse(runTool(build(files), 'knip', '--reporter', 'json'))
  return report.issues
    .flatMap(({ file, dependencies, devDependencies, exports, files, types }) =>
      [dependencies, devDependencies, exports, files, types].flat().map(({ name }) => `${file} ${name}`),
    )
    .sort()
}

/** The shortest specifier that leads from one folder, two levels deep, to a file of another. */
const importing = (folder: string, file = 'planted.ts') => `import '../../${folder}/${file}'`

describe('the folders', () => {
  it.each(floors)('%s holds topics, the helpers of every topic, and nothing else', (floor) => {
    const path = join(project, floor)
    const folders = existsSync(path) ? readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()) : []
    const known: string[] = [...topics, ...otherFolders[floor]]
    expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('topics', () => {
  it('have the rules that their order gives: `npm run rules` writes them', () => {
    const { found, wanted } = configuration()
    expect(found).toEqual(wanted)
  })

  it('import earlier topics and never later ones, on every floor', () => {
    const files: Record<string, string> = {}
    const expected: string[] = []
    for (const floor of floors)
      for (const [place, topic] of topics.entries())
        for (const [otherPlace, other] of topics.entries()) {
          if (place === otherPlace) continue
          const path = `${floor}/${topic}/imports-${other}.ts`
          files[path] = `import '../${other}/planted.ts'`
          if (otherPlace > place) expected.push(`${path} noRestrictedImports`)
        }
    expect(lint(files)).toEqual(expected.sort())
  })

  it('import the rules of later topics no more than their queries', () => {
    const files = {
      'electron/evidence/clean.ts': importing('shared/workspace'),
      'electron/evidence/planted.ts': importing('shared/prices'),
    }
    expect(lint(files)).toEqual(['electron/evidence/planted.ts noRestrictedImports'])
  })

  it.each([
    ['a type', `import type { Price } from '../prices/model.ts'\nexport type Offer = Price`],
    ['a re-export', `export * from '../prices/model.ts'`],
    ['a re-exported name', `export { price } from '../prices/model.ts'`],
    ['an import while running', `export const prices = await import('../prices/model.ts')`],
    ['a deeper path', `import '../../shared/prices/tables/model.ts'`],
  ])('do not reach a later topic by %s', (_, text) => {
    expect(lint({ 'electron/evidence/planted.ts': text })).toEqual(['electron/evidence/planted.ts noRestrictedImports'])
  })

  it('do not reach anything by a type import within an expression, which no rule of Biome sees', () => {
    const importTypes = /(?<!await |=> )\bimport\(\s*['"](?:\.|better-sqlite3)|=> import\([^)]*\)\.[A-Z]/
    expect(importTypes.test(`type Price = import('../prices/model.ts').Price`)).toBe(true)
    expect(importTypes.test(`type Offer = () => import('../prices/model.ts').Price`)).toBe(true)
    expect(importTypes.test(`const { run } = await import('./cli.ts')`)).toBe(false)
    expect(importTypes.test(`const Prices = lazy(() => import('../prices/Prices.tsx'))`)).toBe(false)
    expect(sourcePaths().filter((path) => importTypes.test(readSource(path)))).toEqual([])
  })

  it('are unknown to the helpers that serve all of them', () => {
    const files: Record<string, string> = {}
    const expected: string[] = []
    for (const folder of helpers) {
      for (const other of [...topics, 'hosts']) {
        const path = `${folder}/imports-${other}.ts`
        files[path] = `import '../${other}/planted.ts'`
        expected.push(`${path} noRestrictedImports`)
      }
      files[`${folder}/clean.ts`] = `import '../messages/planted.ts'\nimport '../result.ts'`
    }
    expect(lint(files)).toEqual(expected.sort())
  })

  it('know no host', () => {
    const files: Record<string, string> = {
      'electron/hosts/clean.ts': topics.map((topic) => `import '../${topic}/planted.ts'`).join('\n'),
    }
    for (const topic of topics) files[`electron/${topic}/planted.ts`] = `import '../hosts/planted.ts'`
    expect(lint(files)).toEqual(topics.map((topic) => `electron/${topic}/planted.ts noRestrictedImports`).sort())
  })
})

describe('floors', () => {
  it('import shared and never each other', () => {
    const files: Record<string, string> = { 'tests/unit/clean.ts': floors.map((floor) => importing(floor)).join('\n') }
    const expected: string[] = []
    for (const floor of floors)
      for (const folder of [...topics, ...otherFolders[floor]])
        for (const other of floors) {
          if (floor === other) continue
          const path = `${floor}/${folder}/imports-${other}.ts`
          files[path] = importing(other)
          if (other !== 'shared') expected.push(`${path} noRestrictedImports`)
        }
    expect(lint(files)).toEqual(expected.sort())
  })

  it('are compiled without what they must not use', () => {
    const files = {
      'shared/clean.ts': 'export const size = (text: string): number => text.length',
      'shared/planted-dom.ts': 'export const title = (): string => document.title',
      'shared/planted-node.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
      'shared/planted-process.ts': 'export const folder = (): string => process.cwd()',
      'shared/planted-electron.ts': `export { answer } from '../electron/answer.ts'`,
      'electron/answer.ts': 'export const answer = 42',
      'electron/clean.ts': `import { readdirSync } from 'node:fs'\nimport { size } from '../shared/clean.ts'\nexport const files = readdirSync('.').map(size)`,
      'electron/planted-dom.ts': 'export const title = (): string => document.title',
      'electron/planted-renderer.ts': `export { width } from '../renderer/clean.ts'`,
      [`${pageInChromium}/clean.ts`]: 'export const title = (): string => document.title',
      [`${pageInChromium}/planted-node.ts`]: `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
      'renderer/clean.ts': 'export const width = 1024',
      'renderer/clean.tsx': `import { size } from '../shared/clean.ts'\nexport const Title = () => <p>{size(document.title)}</p>`,
      'renderer/planted-node.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
      'renderer/planted-process.ts': 'export const folder = (): string => process.cwd()',
      'renderer/planted-electron.ts': `export { answer } from '../electron/answer.ts'`,
    }
    // TS2584 and TS2591: needs the types of the DOM, of Node; TS6307: a file of another floor.
    expect(compile(files)).toEqual([
      `${pageInChromium}/planted-node.ts TS2591`,
      'electron/planted-dom.ts TS2584',
      'electron/planted-renderer.ts TS6307',
      'renderer/planted-electron.ts TS6307',
      'renderer/planted-node.ts TS2591',
      'renderer/planted-process.ts TS2591',
      'shared/planted-dom.ts TS2584',
      'shared/planted-electron.ts TS6307',
      'shared/planted-node.ts TS2591',
      'shared/planted-process.ts TS2591',
    ])
  })
})

describe('packages', () => {
  it('leave the database to electron/workspace', () => {
    const files: Record<string, string> = {}
    for (const floor of floors)
      for (const folder of [...topics, ...otherFolders[floor]])
        files[`${floor}/${folder}/planted.ts`] = `export { default } from 'better-sqlite3'`
    files['electron/planted.ts'] = `import type Database from 'better-sqlite3'\nexport type Connection = Database.Database`
    const expected = Object.keys(files).filter((path) => path !== 'electron/workspace/planted.ts')
    expect(lint(files)).toEqual(expected.map((path) => `${path} noRestrictedImports`).sort())
  })

  it('open no connection', () => {
    const modules = ['dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'net', 'tls']
    const files: Record<string, string> = { 'electron/hosts/clean.ts': `import 'node:fs'\nimport 'node:path'` }
    for (const name of modules)
      for (const folder of ['electron', 'electron/exchange', 'electron/workspace', 'electron/reports', 'electron/hosts'])
        files[`${folder}/${name.replace('/', '-')}.ts`] = `import 'node:${name}'`
    const expected = Object.keys(files).filter((path) => path !== 'electron/hosts/clean.ts')
    expect(lint(files)).toEqual(expected.map((path) => `${path} noRestrictedImports`).sort())
    expect(lint({ 'electron/hosts/planted.ts': `export const answer = await fetch('https://example.org')` })).toEqual([
      'electron/hosts/planted.ts noRestrictedGlobals',
    ])
  })
})

describe('code', () => {
  it('has no import cycle, not even of types', () => {
    const files = {
      'shared/prices/clean.ts': `export type Price = number`,
      'shared/prices/first.ts': `import { second } from './second.ts'\nexport const first = () => second`,
      'shared/prices/second.ts': `import { first } from './first.ts'\nexport const second = () => first`,
      'shared/tenders/first.ts': `import type { Second } from './second.ts'\nexport type First = Second[]`,
      'shared/tenders/second.ts': `import type { First } from './first.ts'\nexport type Second = First[]`,
      'shared/reports/clean.ts': `import type { Price } from '../prices/clean.ts'\nexport type Report = Price[]`,
    }
    expect(lint(files)).toEqual([
      'shared/prices/first.ts noImportCycles',
      'shared/prices/second.ts noImportCycles',
      'shared/tenders/first.ts noImportCycles',
      'shared/tenders/second.ts noImportCycles',
    ])
  })

  it.each([
    ['any', 'noExplicitAny', 'export const size = (value: any) => value', 'export const size = (value: unknown) => value'],
    [
      'a non-null mark',
      'noNonNullAssertion',
      'export const first = (list: string[]) => list[0]!',
      'export const first = (list: string[]) => list[0]',
    ],
    ['a silenced compiler', 'noTsIgnore', '// @ts-ignore\nexport const size: number = 1', 'export const size: number = 1'],
    ['the console', 'noConsole', `console.log('done')`, 'export const done = true'],
    ['require', 'noCommonJs', `export const files = require('node:fs')`, `export * from 'node:fs'`],
    ['an unused import', 'noUnusedImports', `import { sep } from 'node:path'`, `export { sep } from 'node:path'`],
  ])('has no %s', (_, rule, planted, clean) => {
    const found = lint({ 'electron/prices/planted.ts': planted, 'electron/prices/clean.ts': clean })
    expect(found).toEqual([`electron/prices/planted.ts ${rule}`])
  })

  it('is all used, and so are the dependencies', () => {
    const unused = { dependencies: 'pdfkit', export: 'forgotten', file: 'shared/planted.ts', type: 'Forgotten' }
    const entry = {
      'electron/assay.mjs': `import { run } from './cli.ts'\nrun()`,
      'electron/exchange/worker.ts': `import 'fontkit'`,
      'tests/bench/planted.bench.ts': `import 'fast-check'`,
      'tests/unit/planted.test.ts': `import { z } from 'zod'\nz.string()`,
      ...readWithImports('vitest.config.ts'),
    }
    const clean = { ...entry, 'electron/cli.ts': `import 'pdfkit'\nexport const run = () => {}` }
    const planted = {
      ...entry,
      'electron/cli.ts': `export const run = () => {}\nexport const ${unused.export} = 1\nexport type ${unused.type} = string`,
      [unused.file]: 'export {}',
    }
    const found = findUnused(planted)
    const foundInClean = findUnused(clean)
    expect(found.filter((issue) => !foundInClean.includes(issue))).toEqual(
      [
        `electron/cli.ts ${unused.type}`,
        `electron/cli.ts ${unused.export}`,
        `package.json @types/${unused.dependencies}`,
        `package.json ${unused.dependencies}`,
        `${unused.file} ${unused.file}`,
      ].sort(),
    )
    for (const name of ['electron/cli.ts', 'electron/exchange/worker.ts', 'fontkit', 'fast-check', 'zod'])
      expect(foundInClean.filter((issue) => issue.includes(name))).toEqual([])
  })
})
