import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { windowBuild } from '../../electron/hosts/build.ts'
import { openChromiumWindow } from '../../electron/hosts/chromium/window.ts'
import { DidNotStart, didNotStart } from '../../electron/hosts/did-not-start.ts'
import { testApplication } from '../application/support.ts'
import { noBrowser, testBrowser } from '../e2e/browser.ts'
import { patienceForOne } from '../patience.ts'
import { reasons, untested } from '../untested.ts'

const sandbox = 'content/browser/zygote_host/zygote_host_impl_linux.cc'
/** What stands in for a browser: how it fails, and how it complains. */
const broken: [way: string, program: string, complaint: string][] = [
  [
    'refuses to run as root',
    `#!/bin/sh
echo 'Gtk-WARNING **: no settings' >&2
echo '[7:7:1130/180749.283596:ERROR:${sandbox}:103] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.' >&2
exit 1`,
    'Running as root without --no-sandbox is not supported.',
  ],
  [
    'finds no user namespaces',
    `#!/bin/sh
echo '[7:7:1130/180749.283596:FATAL:${sandbox}:128] No usable sandbox! If you want to live dangerously, use --no-sandbox.' >&2
echo '#0 0x55d0 base::debug::CollectStackTrace' >&2
kill -TRAP $$`,
    'No usable sandbox!',
  ],
  ['cannot use its profile', `#!/bin/sh\necho 'cannot open user data directory' >&2\nexit 21`, 'cannot open user data directory'],
  ['ends without a word', '#!/bin/sh\nexit 0', ''],
  ['crashes', '#!/bin/sh\nkill -SEGV $$', ''],
  ['is no program', '#!/nowhere/at/all', ''],
  ['never answers', '#!/bin/sh\nexec sleep 100000', ''],
]

describe.skipIf(untested('Browsers that do not start are', reasons.windows))('a browser that', () => {
  let folder: string
  let temporary: string
  let application: ReturnType<typeof testApplication>
  beforeEach(() => {
    application = testApplication()
    folder = application.folder
    temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    vi.stubEnv('TMPDIR', temporary)
  })
  afterEach(() => vi.unstubAllEnvs())
  const profiles = () => readdirSync(temporary).filter((name) => name.startsWith('assay-'))

  function standIn(program: string): string {
    const path = join(folder, 'browser')
    writeFileSync(path, `${program}\n`)
    chmodSync(path, 0o755)
    return path
  }

  it.each(broken)('%s did not start; its complaint is kept, and nothing else', async (way, program, complaint) => {
    const path = join(folder, 'one.assay')
    await application.call('workspace.create', { path, title: 'One' })
    await application.call('workspace.close', {})
    const closed = vi.fn(application.close)
    const opening = openChromiumWindow({
      browser: standIn(program),
      build: { pages: '', preload: '' },
      start: () => ({ ...application, close: closed }),
      path,
      headless: true,
      // A browser that is alive and silent is given up at any limit; the others have ended long before theirs.
      patience: way === 'never answers' ? 100 : patienceForOne,
    })
    expect(await opening.catch((error) => error)).toEqual(new DidNotStart(complaint))
    expect(closed).toHaveBeenCalledOnce()
    expect(profiles()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('one.'))).toEqual(['one.assay'])
  })

  it.skipIf(untested('A browser that breaks is', noBrowser))(
    'breaks before its first page is there did not start either',
    async () => {
      const real = await testBrowser()
      const breaking = join(import.meta.dirname, 'children/breaking-browser.ts')
      const opening = openChromiumWindow({
        browser: standIn(`#!/bin/sh\nexec '${process.execPath}' '${breaking}' '${real.path}' "$@"`),
        build: await windowBuild(),
        start: () => application,
        headless: true,
        browserOptions: real.options,
        environment: real.environment,
        patience: patienceForOne,
      })
      expect(await opening.catch((error) => error)).toBeInstanceOf(DidNotStart)
      expect(profiles()).toEqual([])
    },
  )
})

it('a complaint is the last line of the log, or of what was written, up to its first full stop', () => {
  const complaint = (...lines: string[]) => didNotStart(new Error(lines.join('\n'))).message
  expect(complaint('Target closed', '- [pid=7][err] first', '- [pid=7][err] second. More.')).toBe('second.')
  expect(complaint('- [pid=7][err] [7:7:1/2.3:ERROR:a/b.cc:1] Missing X server or $DISPLAY', '- [pid=7][err] trace')).toBe(
    'Missing X server or $DISPLAY',
  )
  expect(complaint('spawn /usr/bin/chromium EACCES')).toBe('')
  expect(didNotStart('not an error').message).toBe('')
})
