import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import '../compiled-once.ts'
import { project } from '../unit/sources.ts'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled } from './screens.ts'
import { openTestWindow } from './window.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

/** Writes a picture of every screen, light and dark, in two sizes, into `folder`: full, where nothing is there yet, and where it cannot be read. */
async function takePictures(folder: string): Promise<number> {
  const opened = await openTestWindow()
  const { page } = opened
  let count = 0
  const take = async (name: string) => {
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const theme of ['light', 'dark']) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
        await settled(page)
        await page.screenshot({ path: join(folder, `${name}-${theme}-${size.width}x${size.height}.png`) })
        count++
      }
    }
  }
  try {
    const workspaces = await prepareWorkspaces(opened.folder)
    await page.reload()
    await page.locator('h1').waitFor()
    await take('first-run')
    for (const kind of ['full', 'empty', 'damaged'] as const) {
      const { path, places } = workspaces[kind]
      await openIn(opened, path)
      for (const [screen, address] of Object.entries(addresses(places))) {
        await goTo(page, address)
        // The pages of the report are made first, and then drawn.
        await page.locator('main progress').waitFor({ state: 'detached' })
        await take(kind === 'full' ? screen : `${screen}-${kind}`)
      }
    }
    await openIn(opened, workspaces.nothing.path)
    await take('no-tender')
  } finally {
    await opened.close()
  }
  return count
}

if (noBrowser) console.log(`No pictures are taken: ${noBrowser}.`)
else {
  const folder = join(project, 'out/pictures')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  console.log(`${await takePictures(folder)} pictures are in ${folder}`)
}
