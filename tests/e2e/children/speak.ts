/**
 * A window whose page speaks to other machines in every way that a page knows (`bare`: in one), so that a test can see from outside what comes of it.
 * Its arguments: how to open it (`assay`, or `bare`: the browser as it comes), the browser, and options for the browser.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { createApplication } from '../../../electron/application.ts'
import { windowBuild } from '../../../electron/hosts/build.ts'
import { openChromiumWindow } from '../../../electron/hosts/chromium/window.ts'

const [how = '', browser = '', ...browserOptions] = process.argv.slice(2)

/** What is surely tried on the network by a browser as it comes. */
const oneWay = `fetch('http://127.0.0.1:34780/').then(() => 0, () => 1)`

/** Each way ends by itself; all that is refused is refused. 192.0.2.0/24 is nobody's. */
const everyWay = `(async () => {
  const connect = async (world) => {
    const connection = new world.RTCPeerConnection({ iceServers: [
      { urls: ['stun:127.0.0.1:34780', 'stun:192.0.2.7:3478', 'stun:stun.example.org:3478'] },
      { urls: ['turn:127.0.0.1:34780?transport=tcp', 'turn:192.0.2.7:3478?transport=tcp'], username: 'a', credential: 'b' },
    ] })
    connection.createDataChannel('data')
    const gathered = new Promise((resolve) => connection.addEventListener('icegatheringstatechange', () =>
      connection.iceGatheringState === 'complete' && resolve()))
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    connection.close()
  }
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const add = (name, values) => document.head.append(Object.assign(document.createElement(name), values))
  const ways = [
    () => connect(globalThis),
    () => connect(frame.contentWindow),
    ...['https://example.org/', 'http://192.0.2.7/', 'http://127.0.0.1:34780/', 'http://localhost:34780/', 'http://[::1]:34780/']
      .map((address) => () => fetch(address)),
    ...['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'modulepreload', 'icon', 'manifest', 'stylesheet']
      .map((rel) => () => add('link', { rel, href: 'https://' + rel + '.example.org/' })),
    () => navigator.sendBeacon('https://beacon.example.org/'),
    () => new WebTransport('https://192.0.2.7/').ready,
    () => new Promise((resolve) => Object.assign(new WebSocket('ws://127.0.0.1:34780/'), { onerror: resolve })),
    () => window.open('https://open.example.org/'),
    () => new Worker('https://worker.example.org/'),
    () => document.body.append(Object.assign(new Image(), { src: 'http://192.0.2.7/a.png' })),
  ]
  const refused = []
  for (const way of ways) await Promise.resolve().then(way).catch((error) => refused.push(String(error)))
  return refused.length
})()`

async function speak(page: Page, ways: string): Promise<void> {
  const refused = await page.evaluate(ways)
  process.stdout.write(`${JSON.stringify({ refused })}\n`)
}

if (how === 'assay') {
  const window = await openChromiumWindow({
    browser,
    build: await windowBuild(),
    start: (onChanged) => createApplication({ onChanged }),
    headless: true,
    browserOptions,
  })
  await speak(window.page, everyWay)
  await window.close()
} else {
  const profile = mkdtempSync(join(tmpdir(), 'assay-bare-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    chromiumSandbox: !browserOptions.includes('--no-sandbox'),
    args: [...browserOptions],
  })
  const [page] = context.pages()
  if (page) await speak(page, oneWay)
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}
