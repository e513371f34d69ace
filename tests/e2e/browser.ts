import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../unit/sources.ts'

/** The headless Chromium that comes from npm, and what it needs to run without any of Chromium's libraries on the machine. */
export type TestBrowser = { path: string; environment: Record<string, string>; options: readonly string[] }

/** Which window the specs work in: `electron.test.ts` runs them once more in Electron, where that is. */
export const host = process.env.ASSAY_TEST_HOST === 'electron' ? 'electron' : 'chromium'

/** Why there is no window for the end-to-end tests on this machine, or nothing when there is one. */
export const noBrowser =
  host === 'electron' || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : 'the headless Chromium from npm runs on 64-bit Linux only'

/** Unpacks the browser once for all test runs; several processes may ask at once. */
export async function testBrowser(): Promise<TestBrowser> {
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))
  const folder = join(project, `.cache/chromium-${version}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    try {
      await unpack(unfinished)
      writeFileSync(join(unfinished, 'fonts/fonts.conf'), fontsOf(folder))
      renameSync(unfinished, folder)
    } catch (error) {
      // Another process may have been faster.
      if (!existsSync(folder)) throw error
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return {
    path: join(folder, 'chromium'),
    environment: {
      ...inheritedEnvironment(),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    options: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  }
}

/** The package unpacks to the temporary directory, and brings its libraries only where it believes to run at Amazon. */
async function unpack(folder: string): Promise<void> {
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    restore('TMPDIR', TMPDIR)
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV)
  }
}

/**
 * The package's own file looks for its fonts where Amazon would have them. Without a single font the browser ends at once,
 * so a machine that has none gets those of the package, whatever else is on it.
 */
const fontsOf = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xmlText(join(folder, 'fonts'))}</dir>
  <cachedir>${xmlText(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** The environment of this process, without what is not set. */
export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
