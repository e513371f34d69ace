import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { clearingWithoutMarkup, windowBuild } from '../../electron/hosts/build.ts'
import { builtOnce } from '../../electron/hosts/built-once.ts'
import { fontFolder } from '../../electron/hosts/font-folder.ts'
import { english } from '../../shared/messages/en/index.ts'
import { page } from '../../shared/messages/en/page.ts'
import { readSource, sourcePaths } from '../unit/sources.ts'
import { temporaryFolder } from '../workspace/support.ts'

const mostBytes = 1_500_000

/** The page of parts is for those who build screens. */
const withoutParts = (scripts: readonly string[]): string[] =>
  scripts.filter((path) => !basename(path).startsWith('PartsScreen-'))

describe('the built pages', () => {
  let pages: string
  let scripts: readonly string[]
  beforeAll(async () => {
    pages = (await windowBuild()).pages
    scripts = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((path) => /\.m?js$/.test(path))
  })

  it('hold less than 1.5 MB of JavaScript before compression, without the page of parts', () => {
    const loaded = withoutParts(scripts)
    expect(loaded).toHaveLength(scripts.length - 1)
    const bytes = loaded.reduce((sum, path) => sum + statSync(join(pages, path)).size, 0)
    expect(bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(mostBytes)
  })

  it('hold a file for each screen but the first, which comes with the shell', () => {
    const declaring = sourcePaths().filter((path) => /^renderer\/(?:app\/screens|\w+\/topic)\.tsx$/.test(path))
    const source = declaring.map(readSource).join('\n')
    const names = [...source.matchAll(/lazy\(\(\) => import\('.*\/(\w+)\.tsx'\)\)/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(10)
    const files = scripts.map((path) => basename(path).replace(/-.{8}\.js$/, ''))
    expect(names.filter((name) => !files.includes(name))).toEqual([])
    expect(source).toContain(`import Overview from './OverviewScreen.tsx'`)
    expect(files).not.toContain('OverviewScreen')
  })

  it('carry the words of the screens, and none of reports, workbooks, the command line or refusals', () => {
    const code = withoutParts(scripts)
      .map((path) => readFileSync(join(pages, path), 'utf8'))
      .join('\n')
    const carried = Object.keys(english).filter((key) => new RegExp(`["'\`]${key.replaceAll('.', '\\.')}["'\`]:`).test(code))
    expect(carried.filter((key) => !Object.hasOwn(page, key))).toEqual([])
    expect(carried).toHaveLength(Object.keys(page).length)
    const said = Object.values(page).join('\n')
    const texts = Object.values(english).filter((text) => text.length > 30 && !said.includes(text))
    expect(texts.length).toBeGreaterThan(500)
    expect(texts.filter((text) => code.includes(text))).toEqual([])
  })

  it('carry no schemas: what is read is checked on the ground floor', () => {
    expect(scripts.filter((path) => readFileSync(join(pages, path), 'utf8').includes('$ZodType'))).toEqual([])
  })

  it('start with the shell alone, and with the faces that every page is set in', () => {
    const page = readFileSync(join(pages, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path.replace(/-[^".]{8}(?=\.\w+$)/, ''))
    expect(named.sort()).toEqual([
      './assets/rolldown-runtime.js',
      './assets/shell.css',
      './assets/shell.js',
      '/fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
      '/fonts/ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf',
      '/fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
    ])
  })

  it('bring no fonts of their own, and name none that is not in its package', () => {
    const built = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    expect(built.filter((path) => path.endsWith('.ttf'))).toEqual([])
    const styles = built.filter((path) => path.endsWith('.css')).map((path) => readFileSync(join(pages, path), 'utf8'))
    const named = styles.flatMap((style) => [...style.matchAll(/url\("?\/fonts\/([^")]+)/g)].map(([, path = '']) => path))
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter((path) => !existsSync(join(fontFolder, path)))).toEqual([])
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

describe('a build', () => {
  afterEach(() => vi.useRealTimers())

  it('is kept where the clock of the machine runs ahead of that of the disk; one that is older by a day goes', async () => {
    const cache = temporaryFolder()
    const [old, young] = [join(cache, 'old'), join(cache, 'young')]
    const now = Date.now()
    for (const [folder, age] of [
      [old, 25],
      [young, 23],
    ] as const) {
      mkdirSync(folder)
      utimesSync(folder, new Date(now), new Date(now - age * 3_600_000))
    }
    vi.useFakeTimers({ now: new Date('2099-12-31T23:59:59Z'), toFake: ['Date'] })
    const built = await builtOnce(cache, { folders: [], files: [import.meta.filename] }, async (folder) =>
      writeFileSync(join(folder, 'page'), ''),
    )
    expect([old, young, join(built, 'page')].map(existsSync)).toEqual([false, true, true])
  })
})
