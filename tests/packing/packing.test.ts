import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { build, type Configuration } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pack, packing } from '../../electron/hosts/pack.ts'
import { pagesOf } from '../exchange/pdf-files.ts'
import { project } from '../unit/sources.ts'
import { untested } from '../untested.ts'

const house = mkdtempSync(join(tmpdir(), 'assay-packing-'))
const unpacked = join(house, 'out/linux-unpacked')
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** What stands in for Electron: a program with the mark of the fuses, and how many there are. */
function standIn(fuses: string): string {
  const folder = join(house, `electron-${fuses.length}`)
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, fuses.length]),
    Buffer.from(fuses),
  ])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('program '), wire, Buffer.from(' end')]))
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), '45.4.1')
  writeFileSync(join(folder, 'LICENSE'), 'text')
  writeFileSync(join(folder, 'locales/en-US.pak'), 'text')
  return folder
}

/** How the package is made of a stand-in, into the folder of this test. */
function packingWith(electronDist: string): Configuration {
  const config = packing()
  const directories = { ...config.directories, output: join(house, 'out') }
  return { ...config, electronDist, directories, linux: { ...config.linux, target: 'dir' } }
}

const otherMachine = (process.platform !== 'linux' || process.arch !== 'x64') && 'it is packed for 64-bit Linux'

describe.skipIf(untested('The package is', otherMachine))('the package', () => {
  let paths: string[]
  beforeAll(async () => {
    await pack(packingWith(standIn('101100011')))
    paths = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false }).map((path) => path.slice(1))
    extractAll(join(unpacked, 'resources/app.asar'), join(house, 'app'))
  })

  it('holds the application, its pages and what it needs', () => {
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(
      new Set(['LICENSE', 'assets', 'electron', 'node_modules', 'package.json', 'pages', 'shared']),
    )
    const needed = [
      'electron/main.js',
      'electron/preload.cjs',
      'electron/exchange/worker.js',
      'electron/exchange/pages/worker.js',
      'electron/reports/worker.js',
      'electron/reports/verify/worker.js',
      'electron/workspace/door/worker.js',
      'electron/workspace/door/watch/worker.js',
      'pages/index.html',
    ]
    expect(needed.filter((path) => !paths.includes(path))).toEqual([])
  })

  it('holds no tests, no sources, and no window in Chromium', () => {
    const unwanted = /(?:^|\/)(?:tests?|chromium|playwright-core|react|src)\/|\.(?:tsx?|mts|map|gyp|c|cpp|h)$/
    // The reader of fonts is loaded from its sources.
    expect(paths.filter((path) => unwanted.test(path) && !path.startsWith('node_modules/restructure/src/'))).toEqual([])
  })

  it('holds of the program that draws pages only that, inside the archive, whole', () => {
    const folder = 'node_modules/@embedpdf/pdfium'
    expect(paths.filter((path) => path.startsWith(`${folder}/`)).sort()).toEqual(
      ['LICENSE', 'LICENSE.pdfium', 'dist', 'dist/pdfium.wasm', 'package.json'].map((path) => `${folder}/${path}`),
    )
    const packed = extractFile(join(unpacked, 'resources/app.asar'), `${folder}/dist/pdfium.wasm`)
    expect(packed.equals(readFileSync(join(project, folder, 'dist/pdfium.wasm')))).toBe(true)
  })

  it('holds of the lists of words for passphrases the English one, and what seals', () => {
    expect(paths.filter((path) => path.includes('/wordlists/'))).toEqual(['node_modules/@scure/bip39/wordlists/english.js'])
    expect(paths).toContain('node_modules/age-encryption/dist/index.js')
  })

  it('has the binaries of its own platform, outside the archive, and nothing else there', () => {
    const outside = readdirSync(join(unpacked, 'resources/app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
    expect(outside.filter((path) => path.includes('.')).sort()).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
  })

  it('starts its main file, and says nothing of how it was made', () => {
    const description: Record<string, unknown> = JSON.parse(readFileSync(join(house, 'app/package.json'), 'utf8'))
    expect(description).toMatchObject({ name: 'assay', type: 'module', main: 'electron/main.js' })
    expect(Object.keys(description)).not.toContain('devDependencies')
  })

  it('has the faces that reports and pages are set in, each once, and no other', () => {
    const named = (path: string, face: RegExp) =>
      [...readFileSync(join(project, path), 'utf8').matchAll(face)].map(([, name = '']) => name)
    const used = new Set([
      ...named('electron/reports/kit/fonts.ts', /\{folder\}\/([^`]+\.ttf)/g),
      ...named('renderer/ui/fonts.css', /\/fonts\/([^"]+\.ttf)/g),
    ])
    expect(used.size).toBeGreaterThan(50)
    const folder = 'node_modules/@expo-google-fonts/'
    const packed = paths.filter((path) => /\.(?:ttf|woff2?)$/.test(path)).map((path) => path.replace(folder, ''))
    expect(packed.sort()).toEqual([...used].sort())
  })

  it('has the licence of each of its fonts', () => {
    const families = new Set(paths.flatMap((path) => /@expo-google-fonts\/[^/]+(?=\/)/.exec(path) ?? []))
    expect(families.size).toBeGreaterThan(25)
    // That of the other families of Plex is its own: the package has only the fonts.
    const without = [...families].filter((family) => !paths.includes(`node_modules/${family}/LICENSE_FONT`))
    expect(without).toEqual(['@expo-google-fonts/ibm-plex-sans-kr'])
  })

  it('works: it opens a workspace, finds its template, sets a report in any script, seals, and starts the workers and processes that read workbooks, draw pages and restore backups', () => {
    writeFileSync(join(house, 'app/a.pdf'), pagesOf(['Packed']))
    writeFileSync(
      join(house, 'app/run.mjs'),
      `import { createApplication } from './electron/application.js'
       import { readFileSync } from 'node:fs'
       import { drawPage } from './electron/exchange/pages/draw.js'
       import { parseWorkbook } from './electron/exchange/parse.js'
       import { writeReport } from './electron/reports/kit/report.js'
       import { translator } from './shared/messages/translate.js'
       const application = createApplication({ translate: translator('en'), onUnexpected: console.error })
       const call = async (name, input) => {
         const result = await application.client(name, input)
         if (!result.ok) throw new Error(name + ': ' + result.error.message)
         return result.value
       }
       await call('workspace.create', { path: 'a.assay', title: 'A' })
       const templates = await call('template.list', {})
       const { path: backup } = await call('workspace.backup', {})
       const restored = await call('workspace.restore', { backup, path: 'b.assay' })
       await call('workspace.close', {})
       const { passphrase } = await call('key.suggest', {})
       await call('key.create', { path: 'a.key', passphrase, understood: true })
       const { protected: sealed } = await call('key.test', { path: 'a.key', passphrase })
       await application.close()
       const refused = await parseWorkbook({ file: 'a.xlsx', bytes: new TextEncoder().encode('PK\\x03\\x04 nothing') }).catch(({ code }) => code)
       const content = readFileSync('a.pdf')
       const source = { id: 'a', file: 'a.pdf', size: content.length, read: () => content }
       const { text } = await drawPage(source, { page: 1, width: 100 }, new AbortController().signal)
       const report = { title: 'T', locale: 'en', date: '2026-01-01T00:00:00.000Z', header: { start: '', end: '' }, footer: { start: '' },
         blocks: [{ kind: 'paragraph', text: 'श्री 东京 കൊച്ചി 🚀 น้ำ' }] }
       const { missing } = await writeReport(report, () => {})
       console.log(templates.length, restored.missing.length, sealed, refused, text, missing.length)`,
    )
    const { stdout, stderr } = spawnSync(process.execPath, ['run.mjs'], {
      cwd: join(house, 'app'),
      env: { ...process.env, ASSAY_HOME: join(house, 'settings') },
      encoding: 'utf8',
    })
    expect([stdout.trim(), stderr]).toEqual(['1 0 true exchange.truncated Packed 0', ''])
  })

  it('has every fuse set', () => {
    const program = readFileSync(join(unpacked, 'assay'), 'latin1')
    expect(program).toContain(`${String.fromCharCode(1, 9)}010011001 end`)
  })

  it('is not made when Electron has a fuse that nobody has decided on', async () => {
    const config = packingWith(standIn('1011000111'))
    // The fuses are those of the program: the application in it does not matter.
    const files = ['package.json', '!**/node_modules/**']
    await expect(build({ projectDir: project, config: { ...config, files } })).rejects.toThrow(/fuse/i)
  })
})

describe('the installers', () => {
  it('are NSIS for Windows, a universal disk image for macOS, AppImage and deb for Linux', () => {
    const { win, mac, linux, npmRebuild, publish } = packing()
    expect(win?.target).toBe('nsis')
    expect(mac?.target).toEqual({ target: 'dmg', arch: ['universal'] })
    expect(linux?.target).toEqual(['AppImage', 'deb'])
    expect(npmRebuild).toBe(false)
    expect(publish).toBeNull()
  })

  it('open .assay files with the application', () => {
    expect(packing().fileAssociations).toEqual([expect.objectContaining({ ext: 'assay', role: 'Editor' })])
  })
})
