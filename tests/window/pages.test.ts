import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { clearingWithoutMarkup, windowBuild } from '../../electron/hosts/build.ts'
import { project } from '../unit/sources.ts'
import { temporaryFolder } from '../workspace/support.ts'

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

describe('React Aria, built without its empty markup', () => {
  /** Builds a page whose announcer is this one. */
  async function announcing(announcer: string): Promise<string> {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'live-announcer'))
    writeFileSync(join(folder, 'live-announcer/LiveAnnouncer.js'), announcer)
    writeFileSync(join(folder, 'page.js'), `export { clear } from './live-announcer/LiveAnnouncer.js'`)
    const built = await build({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      plugins: [clearingWithoutMarkup()],
      build: { write: false, minify: false, lib: { entry: join(folder, 'page.js'), formats: ['es'] } },
    })
    const [chunk] = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
    return chunk?.type === 'chunk' ? chunk.code : ''
  }

  it('empties its announcements by removing what is in them', async () => {
    const code = await announcing(`export function clear(log) { log.innerHTML = '' }`)
    expect(code).toContain('log.replaceChildren()')
  })

  it('is not built where it does so in another way, or writes markup', async () => {
    await expect(announcing(`export function clear(log) { log.textContent = '' }`)).rejects.toThrow('no longer empties')
    await expect(announcing(`export function clear(log) { log.innerHTML = "" }`)).rejects.toThrow('writes markup')
    await expect(announcing(`export function clear(log) { log.innerHTML = ''; log.innerHTML = log.id }`)).rejects.toThrow(
      'writes markup',
    )
  })
})
