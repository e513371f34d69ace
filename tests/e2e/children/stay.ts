/** A window that stays until its process is asked to stop. Its arguments: a workspace, the browser, and options for the browser. */
import { createApplication } from '../../../electron/application.ts'
import { windowBuild } from '../../../electron/hosts/build.ts'
import { openChromiumWindow } from '../../../electron/hosts/chromium/window.ts'
import { clearLeftovers } from '../../../electron/workspace/clear-leftovers.ts'
import { settingsFolder } from '../../../electron/workspace/preferences.ts'

const [path = '', browser = '', ...browserOptions] = process.argv.slice(2)
clearLeftovers(settingsFolder())
const window = await openChromiumWindow({
  browser,
  build: await windowBuild(),
  start: (onChanged) => createApplication({ onChanged }),
  path,
  headless: true,
  browserOptions,
})
process.stdout.write('ready\n')
await window.closed
