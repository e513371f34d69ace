import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { windowBuild } from '../../electron/hosts/build.ts'
import { project } from '../unit/sources.ts'

const mostBytes = 1_500_000

describe('the built pages', () => {
  let pages: string
  let scripts: readonly string[]
  beforeAll(async () => {
    pages = (await windowBuild()).pages
    scripts = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((path) => /\.m?js$/.test(path))
  }, 120_000)

  it('hold less than 1.5 MB of JavaScript before compression, without the page of parts', () => {
    const loaded = scripts.filter((path) => !basename(path).startsWith('PartsScreen-'))
    expect(loaded).toHaveLength(scripts.length - 1)
    const bytes = loaded.reduce((sum, path) => sum + statSync(join(pages, path)).size, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(mostBytes)
  })

  it('hold a file for each screen but the first, which comes with the shell', () => {
    const source = readFileSync(join(project, 'renderer/app/screens.tsx'), 'utf8')
    const names = [...source.matchAll(/lazy\(\(\) => import\('.*\/(\w+)\.tsx'\)\)/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(10)
    const files = scripts.map((path) => basename(path).replace(/-.{8}\.js$/, ''))
    expect(names.filter((name) => !files.includes(name))).toEqual([])
    expect(source).toContain(`import Overview from '../decisions/OverviewScreen.tsx'`)
    expect(files).not.toContain('OverviewScreen')
  })

  it('start with the shell alone, and with the faces that every page is set in', () => {
    const page = readFileSync(join(pages, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+?)-[^".]{8}\.(\w+)"/g)].map(
      ([, name, ending]) => `${name}.${ending}`,
    )
    expect(named.sort()).toEqual([
      'IBMPlexSans_400Regular.ttf',
      'IBMPlexSans_500Medium.ttf',
      'IBMPlexSans_600SemiBold.ttf',
      'rolldown-runtime.js',
      'shell.css',
      'shell.js',
    ])
  })
})
