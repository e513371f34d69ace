import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepareTender } from './prepare.ts'
import { openIn, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const payloads = [
  `<img src=x onerror="globalThis.ran = true">`,
  `"><script>globalThis.ran = true</script>`,
  `<svg/onload=globalThis.ran=true>`,
  `javascript:globalThis.ran=true`,
  '</title><iframe srcdoc="<script>parent.ran = true</script>">',
  '{{constructor.constructor("globalThis.ran = true")()}} #{globalThis.ran = true}',
  `=HYPERLINK("https://example.org/","x")`,
  '{count, plural, other {#}} {0} %s %n',
  '😀👩‍👩‍👧‍👦🏳️‍🌈',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ṭ̺̺̕o',
  'مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ اللُّغَةِ',
  'null',
  `a${'b'.repeat(499)}`,
]

describe.skipIf(untested('Odd text in a window is', noBrowser))('Whatever is typed', () => {
  let opened: TestWindow
  let asked = 0
  beforeAll(async () => {
    opened = await openTestWindow()
    opened.page.on('dialog', (dialog) => {
      if (!dialog.message().startsWith('Where does the file go?')) asked++
    })
  })
  afterAll(() => opened?.close())

  const nothingRan = async () => {
    expect(await opened.page.evaluate('globalThis.ran')).toBeUndefined()
    expect(asked).toBe(0)
    expect(opened.offences).toEqual(noOffences)
  }

  it('as the title of a workspace is the title, and nothing runs', async () => {
    const { page, folder } = opened
    const { startWorkspace, saveAt, command } = hands(page)
    for (const [index, title] of payloads.filter((_, place) => place % 2 === 0).entries()) {
      await startWorkspace(title)
      await saveAt(join(folder, `${index}.assay`))
      await expect.poll(() => page.title()).toBe(`${title} · Assay`)
      await command('Close the workspace')
      // The recent workspaces show it as typed.
      await page.getByRole('list').getByText(title).waitFor()
    }
    await nothingRan()
  })

  it('as the name of a bidder is the name, and nothing runs', async () => {
    const { page, folder } = opened
    const path = join(folder, 'bidders.assay')
    await prepareTender(folder, path, [])
    await openIn(opened, path)
    await hands(page).goByKeys('Alt+4', page.getByRole('button', { name: 'Add bidder' }))
    for (const name of payloads) {
      await page.getByRole('button', { name: 'Add bidder' }).first().click()
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
      await page.getByRole('rowheader').getByText(name, { exact: true }).first().waitFor()
    }
    for (const keys of ['Alt+1', 'Alt+5', 'Alt+9', 'Alt+7', 'Alt+j']) {
      await page.keyboard.press(keys)
      await settled(page)
    }
    await nothingRan()
  })
})
