import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { goTo } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Other days and zones in a window are', noBrowser))('A tender that is due today', () => {
  let opened: TestWindow
  afterEach(async () => {
    vi.unstubAllEnvs()
    await opened?.close()
  })

  /** Opens the form of a new tender where and when the clocks say this. */
  async function openForm(zone: string, now: string) {
    vi.stubEnv('TZ', zone)
    opened = await openTestWindow({ now: new Date(now) })
    const { page, folder } = opened
    const path = join(folder, 'clocks.assay')
    await givePlace(page, path)
    await call('workspace.create', { path, title: 'Clocks' })
    await goTo(page, '#/new-tender')
    await page.getByRole('textbox', { name: 'Title' }).fill('Support')
    await page.getByRole('textbox', { name: 'The need' }).fill('Voice and chat')
    const field = page.getByRole('group', { name: 'Bids due' })
    const part = (name: string) => field.getByRole('spinbutton', { name: new RegExp(`^${name}`) })
    return { page, part, start: () => page.getByRole('button', { name: 'Start the tender' }).click() }
  }

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }

  it.each([
    ['Pacific/Kiritimati', '2026-12-31T09:30:00Z', 'Today, Thursday, 31 December 2026', '2026-12-31T09:59:00.000Z'],
    ['America/Los_Angeles', '2028-03-01T07:30:00Z', 'Today, Tuesday, 29 February 2028', '2028-03-01T07:59:00.000Z'],
    ['Europe/Berlin', '2027-03-28T00:30:00Z', 'Today, Sunday, 28 March 2027', '2027-03-28T21:59:00.000Z'],
    ['America/Los_Angeles', '2026-11-01T08:30:00Z', 'Today, Sunday, 1 November 2026', '2026-11-02T07:59:00.000Z'],
    ['Asia/Kathmandu', '2099-12-31T18:00:00Z', 'Today, Thursday, 31 December 2099', '2099-12-31T18:14:00.000Z'],
  ])('in %s at %s is due on the day that the calendar there calls today', async (zone, now, today, deadline) => {
    const { page, part, start } = await openForm(zone, now)
    await part('day').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('button', { name: today, exact: true }).click()
    await part('hour').click()
    await page.keyboard.type('2359')
    await start()
    await page.getByRole('heading', { name: 'Bidders' }).waitFor()
    const [tender] = await call('tender.list', {})
    expect(tender).toMatchObject({ deadline })
    expect((await call('workspace.info', {})).head.at).toBe(new Date(now).toISOString())
    expect(opened.offences).toEqual(noOffences)
  })

  it('is not due at a time that the clocks skip', async () => {
    const { page, part, start } = await openForm('Europe/Berlin', '2027-03-27T12:00:00Z')
    await part('day').click()
    await page.keyboard.type('280320270230')
    await start()
    await page.getByText('Give a date, and a time that the clocks show on that day.').waitFor()
    await part('hour').click()
    await page.keyboard.type('03')
    await start()
    await page.getByRole('heading', { name: 'Bidders' }).waitFor()
    const [tender] = await call('tender.list', {})
    expect(tender).toMatchObject({ deadline: '2027-03-28T01:30:00.000Z' })
  })
})
