import { join } from 'node:path'
import type { ChromiumWindow } from '../../electron/hosts/chromium/window.ts'
import { noBrowser } from '../e2e/browser.ts'
import { bench, Measured } from './harness.ts'
import { answered, benchFolder } from './tender.ts'
import { application, openBlank, openWindow } from './window.ts'

const now = () => performance.timeOrigin + performance.now()

/** Marks in a page when its heading has been painted. */
const watchHeading = `
  const seen = new MutationObserver(() => {
    if (!document.querySelector('h1')) return
    seen.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => performance.mark('heading')
      port2.postMessage(null)
    })
  })
  seen.observe(document, { childList: true, subtree: true })`

const headingPainted = `new Promise((resolve) => {
  const look = () => {
    const [mark] = performance.getEntriesByName('heading')
    if (mark) resolve(performance.timeOrigin + mark.startTime)
    else setTimeout(look, 10)
  }
  look()
})`

/** Milliseconds from before the browser starts until its first page has painted its heading. */
async function untilPainted(open: (preparation: Parameters<typeof openBlank>[1]) => Promise<ChromiumWindow>) {
  const start = now()
  const { page, close } = await open({ prepare: async (prepared) => void (await prepared.addInitScript(watchHeading)) })
  const painted = Number(await page.evaluate(headingPainted))
  await close()
  return new Measured(painted - start)
}

/** Milliseconds that opening the file takes as the window does it. */
async function untilOpen(path: string): Promise<Measured> {
  const start = now()
  const { client, close } = application()
  const opened = await client('workspace.open', { path })
  if (!opened.ok) throw new Error(opened.error.message)
  await close()
  return new Measured(now() - start)
}

if (!noBrowser)
  bench(
    'the first paint with a heading and all that can be pressed, from the start of the browser, as against a blank page',
    () => {
      const path = join(benchFolder(), 'answered.assay')
      answered(path).workspace.close()
      return {
        floor: () => untilPainted((preparation) => openBlank('<h1>Blank</h1>', preparation)),
        subject: () => untilPainted((preparation) => openWindow(path, preparation)),
        allowance: { name: 'opening the file', work: () => untilOpen(path) },
        limit: { ratio: 1.5 },
      }
    },
  )
