import { join } from 'node:path'
import { createApplication } from '../application.ts'
import { watchedWindowBuild } from './build.ts'
import { findBrowsers } from './chromium/find-browser.ts'
import { openChromiumWindow } from './chromium/window.ts'

// The window for those who build it: `npm run dev -- WORKSPACE`. Pages come from the same handler under the same policy as ever; they are
// built again when one of their sources changes, and the window loads them anew. Only a source checkout has this.
process.env.ASSAY_DEVELOPMENT = '1'
// As the launcher has it: workers that take the types out of their files themselves can take the process along.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../.cache/compiled')

const [browser] = findBrowsers()
if (!browser) throw new Error('No Chromium, Chrome or Edge is installed')
const folder = join(import.meta.dirname, '../../.cache/development')
let reload: () => void = () => {}
const build = await watchedWindowBuild(folder, (error) => (error ? console.error(error) : reload()))
try {
  const { page, closed } = await openChromiumWindow({
    browser: browser.path,
    build,
    start: (onChanged) => createApplication({ onChanged, onUnexpected: (error) => console.error(error) }),
    path: process.argv[2],
  })
  // A window that is closing loads nothing.
  reload = () => void page.reload().catch(() => {})
  console.log(`${browser.name} shows the window, and follows changes of renderer/ and of what it uses of shared/.`)
  await closed
} finally {
  await build.close()
}
