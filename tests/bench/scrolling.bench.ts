import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inspectPackage } from '../../electron/responses/packages.ts'
import { recordReceipt } from '../../electron/responses/receipts.ts'
import { shared } from './harness.ts'
import { act, answered, benchFolder } from './tender.ts'
import { benchInWindows, goTo } from './window.ts'

const receipts = 10_000
const ready = shared(() => {
  const folder = benchFolder()
  const path = join(folder, 'received.assay')
  const { workspace, bids } = answered(path)
  const letter = join(folder, 'letter.pdf')
  writeFileSync(letter, 'a letter')
  const incoming = inspectPackage([letter])
  act(workspace, 'bid.receive', (context) => {
    for (let index = 0; index < receipts; index++) {
      const bid = bids[index % bids.length]?.id ?? ''
      recordReceipt(context, { bid, envelope: 'questionnaire', paths: [letter], sender: 'bids@example.org' }, incoming)
    }
  })
  workspace.close()
  return { path }
})

/** As many rows of plain text, scrolled by the browser alone. */
const plain = `<div tabindex="0" style="block-size: 500px; overflow: auto">${'<p>A row of text</p>'.repeat(receipts)}</div>`

/** Notes how long each frame took, from one to the next. */
const watchFrames = `(() => {
  const frames = []
  let before
  let goesOn = true
  const next = () => {
    const at = performance.now()
    if (before !== undefined) frames.push(at - before)
    before = at
    if (goesOn) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
  globalThis.longestFrame = () => {
    goesOn = false
    return Math.max(...frames)
  }
})()`

const wait = (page: Page, frames: number) =>
  page.evaluate(`new Promise((resolve) => {
    let left = ${frames}
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve())
    next()
  })`)

/** Scrolls what is under the pointer and has the focus in every way a person does; returns the milliseconds of the longest frame. */
async function scroll(page: Page, scroller: string): Promise<number> {
  const inScroller = (work: string) =>
    page.evaluate(`(async () => {
      const scroller = ${scroller}
      const frame = () => new Promise(requestAnimationFrame)
      ${work}
    })()`)
  await page.evaluate(watchFrames)
  for (let step = 0; step < 10; step++) {
    await page.mouse.wheel(0, 120)
    await wait(page, 2)
  }
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('PageDown')
    await wait(page, 2)
  }
  await inScroller('for (let step = 0; step < 30; step++) { scroller.scrollTop += 900; await frame() }')
  await inScroller('scroller.scrollTop = scroller.scrollHeight')
  await wait(page, 4)
  await inScroller('scroller.scrollTop = 0')
  await wait(page, 4)
  await page.keyboard.press('Control+End')
  await wait(page, 4)
  await page.keyboard.press('Control+Home')
  await wait(page, 4)
  return Number(await page.evaluate('longestFrame()'))
}

const lastGrid = `[...document.querySelectorAll('[role=grid]')].at(-1).parentElement`

/** Puts the pointer over the last grid of a screen, and the focus into its second cell. */
async function enter(page: Page): Promise<void> {
  const cell = page.locator('[role=grid]').last().locator('[role=gridcell]').nth(1)
  await cell.focus()
  await cell.hover()
}

function benchScrolling(name: string, lead: (page: Page) => Promise<unknown>): void {
  benchInWindows(name, () => ({
    ...ready(),
    body: plain,
    ready: async ({ page, blank }) => {
      for (const each of [page, blank]) await each.setViewportSize({ width: 1920, height: 1080 })
      await lead(page)
      await enter(page)
      await blank.locator('div').focus()
      await blank.locator('div').hover()
    },
    floor: ({ blank }) => scroll(blank, `document.querySelector('div')`),
    subject: ({ page }) => scroll(page, lastGrid),
    limit: { ratio: 0, plusMilliseconds: 50 },
    // The run that nothing else on the machine disturbed: a frame that is slow by itself is slow in every run.
    quantile: 0,
  }))
}

benchScrolling('the longest frame of scrolling 10,000 receipts, as against rows of plain text', (page) => goTo(page, 'bids'))
benchScrolling('the longest frame of scrolling the scores of 12 bidders, as against rows of plain text', (page) =>
  goTo(page, 'compare'),
)
benchScrolling('the longest frame of scrolling the answers of 12 bidders, as against rows of plain text', async (page) => {
  await goTo(page, 'compare')
  await page.keyboard.press('a')
  await page.locator('[role=grid][aria-rowcount="434"]').waitFor()
})
