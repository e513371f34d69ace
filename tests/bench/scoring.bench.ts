import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { answered, benchFolder } from './tender.ts'
import { benchInWindows, goTo } from './window.ts'

/** Notes for each digit that is pressed when the element with the focus had been painted with it. */
const watchDigits = `
  addEventListener('keydown', ({ key, timeStamp }) => {
    const target = document.activeElement
    const seen = new MutationObserver(() => look())
    const look = () => {
      if (!target.textContent.startsWith(key)) return
      seen.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => globalThis.painted(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    }
    seen.observe(document, { childList: true, characterData: true, subtree: true })
  }, { capture: true })`

let pressed = 0

/** Presses the next digit; returns the milliseconds until it was painted. */
async function press(page: Page): Promise<number> {
  const painted = page.evaluate('new Promise((resolve) => { globalThis.painted = resolve })')
  await page.keyboard.press(`Digit${1 + (pressed++ % 5)}`)
  return Number(await painted)
}

benchInWindows(
  'a key in the scoring grid of 12 bidders × 400 questions until its digit is painted, as against a blank page',
  () => {
    const path = join(benchFolder(), 'answered.assay')
    answered(path).workspace.close()
    return {
      path,
      body: `<p tabindex="0">–</p>`,
      ready: async ({ page, blank }) => {
        await goTo(page, 'scores')
        const scored = page.getByRole('gridcell', { name: /^\d$/ })
        await scored.first().focus()
        await page.evaluate(watchDigits)
        await blank.evaluate(`${watchDigits}
        const paragraph = document.querySelector('p')
        paragraph.focus()
        paragraph.addEventListener('keydown', ({ key }) => { paragraph.textContent = key })`)
      },
      floor: ({ blank }) => press(blank),
      subject: ({ page }) => press(page),
      limit: { ratio: 0, plusMilliseconds: 50 },
    }
  },
)
