import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { connect } from '../../electron/workspace/database.ts'
import { testTender } from '../application/support.ts'
import { untested } from '../untested.ts'
import { contractReference } from './contract-reference.ts'
import { referencePages } from './pages.ts'

const project = join(import.meta.dirname, '../..')
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']
const folders = ['docs', 'docs/decisions']
const documents = [
  ...pages,
  ...folders.flatMap((folder) =>
    readdirSync(join(project, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]
const read = (path: string) => readFileSync(join(project, path), 'utf8')

describe('the documentation', () => {
  it.each(referencePages())('$path is what the sources say: npm run docs writes it anew', ({ actual, expected }) => {
    expect(actual).toBe(expected)
  })

  it('says of each table, in the file itself too, what it holds', () => {
    const said = format.tables.map(({ about }) => about)
    expect(said.filter((about) => !/^[A-Z][^\n]+\.$/.test(about))).toEqual([])
    expect(new Set(said).size).toBe(said.length)
  })

  it('tells of each procedure', () => {
    const reference = contractReference()
    expect(reference).toContain('### score.set\n\n_command, can be undone_')
    expect(reference).toContain('### bid.receive\n\n_command, stays_')
    expect(reference).toContain('points: number(0…100) | null')
  })

  it.each(documents)('%s leads to pages that are there', (path) => {
    const links = [...read(path).matchAll(/\]\(([\w./-]+\.md)/g)].map(([, target = '']) => target)
    expect(links.filter((target) => !existsSync(join(project, dirname(path), target)))).toEqual([])
  })

  it.each(['CONTRIBUTING.md', 'ARCHITECTURE.md', ...documents.filter((path) => path.startsWith('docs/decisions/'))])(
    '%s names files and scripts that are there',
    (path) => {
      const page = read(path)
      const files = [...page.matchAll(/`((?:shared|electron|renderer|tests|docs|assets)\/[\w./-]+)`/g)].map(
        ([, name = '']) => name,
      )
      expect(files.filter((name) => !existsSync(join(project, name)))).toEqual([])
      const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
      const named = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
      expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    },
  )
})

describe('the program in the description of the file format', () => {
  const program = /```python\n([\s\S]*?)```/.exec(read('docs/file-format.md'))?.[1] ?? ''
  const python = (path: string) => spawnSync('python3', ['-c', program, path], { encoding: 'utf8' })
  const missing = spawnSync('python3', ['-c', 'import sqlite3']).error && 'python3 is not installed'

  it('finds the head and the root of a file as Assay does, and a row that was changed', async () => {
    if (untested('The check without Assay is', missing)) return
    const { call, folder, lot, north } = await testTender()
    const path = join(folder, 'test.assay')
    await call('provider.update', { provider: north.provider.id, name: 'Nordwind “Süd” "\\" 🙂 GmbH' })
    await call('workspace.undo', {})
    await call('workspace.redo', {})
    const state = await call('workspace.state', {})
    await call('workspace.close', {})
    expect(python(path).stdout).toBe(`wrong: nothing\nhead:  ${state.digest}\nroot:  ${state.root}\n`)
    const connection = connect(path)
    const guard =
      connection.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'kept_lot_update'`).pluck().get() ?? ''
    connection.exec(`DROP TRIGGER kept_lot_update; UPDATE lot SET position = position + 1; ${guard}`)
    connection.close()
    expect(python(path).stdout).toBe(`wrong: lot ${lot.id}\nhead:  ${state.digest}\nroot:  ${state.root}\n`)
  })
})
