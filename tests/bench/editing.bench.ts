import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { format } from '../../electron/format.ts'
import { addTemplate } from '../../electron/questionnaires/store.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { mara } from '../workspace/plain.ts'
import { shared } from './harness.ts'
import { largestTemplate } from './questionnaire.ts'
import { act, benchFolder } from './tender.ts'
import { benchInWindows } from './window.ts'

const ready = shared(() => {
  const path = join(benchFolder(), 'editor.assay')
  const workspace = Workspace.create(path, { title: 'Editor', profile: mara, format })
  const template = act(workspace, 'template.import', (context) => addTemplate(context, largestTemplate()))
  workspace.close()
  return { path, template }
})

/** A field in a page of plain text. */
const plain = `<input>${'<p>A row of text</p>'.repeat(200)}`

/** Notes how long each frame took, and from each key to the paint after it. */
const watch = `(() => {
  const frames = []
  const paints = []
  let before
  let goesOn = true
  const next = () => {
    const at = performance.now()
    if (before !== undefined) frames.push(at - before)
    before = at
    if (goesOn) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
  const onKey = ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => paints.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }
  addEventListener('keydown', onKey, true)
  globalThis.watched = () => {
    goesOn = false
    removeEventListener('keydown', onKey, true)
    return { frame: Math.max(...frames), paint: Math.max(...paints) }
  }
})()`

const wait = (page: Page, frames: number) =>
  page.evaluate(`new Promise((resolve) => {
    let left = ${frames}
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve())
    next()
  })`)

/** Types weights over old ones and walks on, as a person does, and says what took longest. */
async function type(page: Page): Promise<{ frame: number; paint: number }> {
  await page.evaluate(watch)
  for (const digit of ['3', '5', '2', '4', '1']) {
    await page.keyboard.press(digit)
    await wait(page, 2)
    await page.keyboard.press('Enter')
    await wait(page, 12)
  }
  return page.evaluate('watched()')
}

function benchEditing(name: string, what: 'frame' | 'paint'): void {
  benchInWindows(name, () => {
    const { path, template } = ready()
    return {
      path,
      body: plain,
      ready: async ({ page, blank }) => {
        for (const each of [page, blank]) await each.setViewportSize({ width: 1280, height: 800 })
        await page.evaluate(`location.hash = '#/template/${template}'`)
        await page.locator('[data-row] [data-column="3"], [data-column="3"]').nth(2).click()
        await blank.locator('input').focus()
      },
      floor: async ({ blank }) => (await type(blank))[what],
      subject: async ({ page }) => (await type(page))[what],
      limit: { ratio: 0, plusMilliseconds: 50 },
      // The run that nothing else on the machine disturbed: a frame that is slow by itself is slow in every run.
      quantile: 0,
    }
  })
}

benchEditing('the longest frame while weights are typed among 2,000 questions, as against a field in a page of text', 'frame')
benchEditing(
  'from a key to its paint while weights are typed among 2,000 questions, as against a field in a page of text',
  'paint',
)
