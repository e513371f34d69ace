import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type Plugin } from 'vite'
import { procedureNames } from './bridge.ts'
import { builtOnce } from './built-once.ts'

const project = join(import.meta.dirname, '../..')
const preload = join(project, 'electron/preload.ts')
/** Where the application for Electron is built. */
export const applicationFolder = join(project, '.cache/application')

/** A built window: the folder that the protocol handler serves, and the preload as a script for a page in Chromium. */
export type WindowBuild = { pages: string; preload: string }

/**
 * Returns the window built from the sources as they are now, and builds it when it is not there yet. Several processes may ask
 * at once.
 */
export async function windowBuild(): Promise<WindowBuild> {
  const sources = {
    folders: ['renderer', 'shared', 'electron/hosts'].map((folder) => join(project, folder)),
    files: [preload, join(project, 'package-lock.json')],
  }
  const folder = await builtOnce(join(project, '.cache/window'), sources, (unfinished) =>
    buildForUse(pagesConfig(join(unfinished, 'pages')), preloadConfig(unfinished, 'chromium')),
  )
  return { pages: join(folder, 'pages'), preload: join(folder, 'preload.js') }
}

/**
 * Builds the window for its makers into `folder`, and again whenever one of its sources changes, until `close`. `onBuilt` gets what went
 * wrong, or nothing, after each build but the first, which is waited for.
 */
export async function watchedWindowBuild(
  folder: string,
  onBuilt: (error?: unknown) => void,
): Promise<WindowBuild & { close: () => Promise<void> }> {
  await buildForUse(preloadConfig(folder, 'chromium'))
  const pages = join(folder, 'pages')
  const config = pagesConfig(pages)
  const close = await watched({ ...config, mode: 'development', build: { ...config.build, minify: false } }, onBuilt)
  return { pages, preload: join(folder, 'preload.js'), close }
}

/** Builds, and builds again after each change of a source. Throws what went wrong with the first build; returns what ends it. */
export async function watched(config: InlineConfig, onBuilt: (error?: unknown) => void): Promise<() => Promise<void>> {
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } })
  if (!('on' in watcher)) throw new Error('Vite does not watch')
  await new Promise<void>((resolve, reject) => {
    let [isFirst, failure]: [boolean, unknown] = [true, undefined]
    watcher.on('event', (event) => {
      // What went wrong is told before the end of the same build.
      if (event.code === 'START') failure = undefined
      if (event.code === 'ERROR') failure = event.error
      if (event.code !== 'END') return
      if (!isFirst) onBuilt(failure)
      else if (failure) reject(failure)
      else resolve()
      isFirst = false
    })
  })
  return () => watcher.close()
}

/** Builds the application for Electron, as it is packed, into `folder`; what was there before is removed. */
export async function buildApplication(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await buildForUse(pagesConfig(join(folder, 'pages')), preloadConfig(join(folder, 'electron'), 'electron'), mainConfig(folder))
  cpSync(join(project, 'assets/templates'), join(folder, 'assets/templates'), { recursive: true })
  // Languages beside English are data, read where the sources have them.
  cpSync(join(project, 'shared/messages'), join(folder, 'shared/messages'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  })
}

/** Builds what people use, also where a test asks for it: else React would be its slower self for developers. */
async function buildForUse(...configs: readonly InlineConfig[]): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    for (const config of configs) await build(config)
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

const common: InlineConfig = { configFile: false, root: project, logLevel: 'warn', publicDir: false }

/** The pages: hashed files loaded by screen; nothing in the text of the page itself, which the policy forbids. */
function pagesConfig(outDir: string): InlineConfig {
  return {
    ...common,
    root: join(project, 'renderer'),
    base: './',
    plugins: [react(), fontsOfFirstPage, wordsOfOurLanguages, clearingWithoutMarkup()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      // What every start needs is one file: each request costs more than the bytes that another screen would not need.
      rolldownOptions: {
        // Served from their packages, as reports read them.
        external: /^\/fonts\//,
        output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } },
      },
    },
  }
}

/** Has the faces that every page is set in fetched beside its script, which comes first: text waits for both. */
const fontsOfFirstPage: Plugin = {
  name: 'fonts-of-first-page',
  transformIndexHtml: {
    order: 'post',
    handler: () =>
      ['400Regular', '500Medium', '600SemiBold'].map((face) => ({
        tag: 'link',
        attrs: {
          rel: 'preload',
          as: 'font',
          type: 'font/ttf',
          crossorigin: true,
          href: `/fonts/ibm-plex-sans/${face}/IBMPlexSans_${face}.ttf`,
        },
        injectTo: 'head',
      })),
  },
}

/** The languages of the words of Assay, by the catalogues that there are. */
const ourLanguages = new Set(
  readdirSync(join(project, 'shared/messages')).flatMap((name) => /^([a-z]{2,3})(?:-\w+)?(?:\.json)?$/.exec(name)?.[1] ?? []),
)

/** React Aria brings its own words in 34 languages: those that Assay does not speak are English in the pages, as its own are. */
const wordsOfOurLanguages: Plugin = {
  name: 'words-of-our-languages',
  enforce: 'pre',
  load: (id) => {
    const [, language] = /\/react-aria\/dist\/private\/intl\/\w+\/([a-z]{2})-[A-Z]{2}\.mjs$/.exec(id.replaceAll('\\', '/')) ?? []
    return language === undefined || ourLanguages.has(language) ? undefined : `export { default } from './en-US.mjs'`
  },
}

/** The preload, as one CommonJS file for a sandboxed window of Electron, or as one script for a page in Chromium. */
function preloadConfig(outDir: string, host: 'electron' | 'chromium'): InlineConfig {
  const ofElectron = host === 'electron'
  return {
    ...common,
    define: { procedureNames: JSON.stringify(procedureNames) },
    resolve: ofElectron ? {} : { alias: { electron: join(project, 'electron/hosts/chromium/page/electron.ts') } },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      reportCompressedSize: false,
      lib: {
        entry: preload,
        formats: [ofElectron ? 'cjs' : 'iife'],
        name: 'assayPreload',
        fileName: () => (ofElectron ? 'preload.cjs' : 'preload.js'),
      },
      rolldownOptions: { external: ofElectron ? ['electron'] : [] },
    },
  }
}

/** Electron's main process: the same tree as the sources, in JavaScript; packages stay where npm put them. */
function mainConfig(outDir: string): InlineConfig {
  const input = [
    'electron/main.ts',
    'electron/exchange/worker.ts',
    'electron/packs/look/worker.ts',
    'electron/exchange/pages/worker.ts',
    'electron/reports/worker.ts',
    'electron/reports/verify/worker.ts',
    'electron/workspace/door/worker.ts',
    'electron/workspace/door/watch/worker.ts',
  ]
  return {
    ...common,
    plugins: [workersAsJavaScript],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: input.map((path) => join(project, path)),
        external: /^[^./]/,
        output: { preserveModules: true, preserveModulesRoot: project, entryFileNames: '[name].js' },
      },
    },
  }
}

/**
 * React Aria empties its announcements by assigning markup, which the policy of the page forbids even when there is none. A build in
 * which that is not found is refused: React Aria does it in another way then, or no longer.
 */
export function clearingWithoutMarkup(): Plugin {
  let cleared = false
  return {
    name: 'clearing-without-markup',
    enforce: 'pre',
    transform: {
      filter: { id: /live-announcer[/]LiveAnnouncer/ },
      handler: (code) => {
        const without = code.replaceAll(/\.innerHTML = ''/g, '.replaceChildren()')
        if (without.includes('innerHTML')) throw new Error('React Aria writes markup where it announces')
        cleared ||= without !== code
        return without
      },
    },
    buildEnd(error) {
      if (!error && !cleared) throw new Error('React Aria no longer empties its announcements as the build expects')
    },
  }
}

const workersAsJavaScript: Plugin = {
  name: 'workers-as-javascript',
  enforce: 'pre',
  transform: (code) => code.replaceAll(`new URL('./worker.ts', import.meta.url)`, `new URL('./worker.js', import.meta.url)`),
}

if (import.meta.main) await buildApplication(applicationFolder)
