import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { answerFiles } from './dialogs.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** More files than a screen holds. */
const before = 60

describe.skipIf(untested('Evidence in a window is', noBrowser))('Evidence in the window', () => {
  let opened: TestWindow
  const eventually = <Value>(read: () => Value) => expect.poll(read)
  const note = () => opened.page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Note' })
  const details = () => opened.page.getByRole('region', { name: 'Details' })

  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'evidence.assay')
    await prepare(opened.folder, async (call) => {
      await call('workspace.create', { path, title: 'Evidence' })
      const { lots } = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence' })
      for (let index = 0; index < before; index++) {
        const file = join(opened.folder, `old-${index}.txt`)
        writeFileSync(file, `Old ${index}`)
        await call('evidence.add', { paths: [file] })
      }
      return lots[0]?.id ?? ''
    }).then(async (lot) => {
      await openIn(opened, path)
      await goTo(opened.page, `#/lot/${lot}/evidence`)
    })
  })
  afterAll(() => opened?.close())

  it('is selected and first when it is new, however far one had scrolled', async () => {
    const { page, folder } = opened
    await page.getByRole('row').nth(1).getByRole('rowheader').click()
    await page.keyboard.press('Control+End')
    await eventually(() => details().getByRole('heading', { level: 2 }).first().textContent()).toBe('old-0.txt')
    const file = join(folder, 'visit.txt')
    writeFileSync(file, 'Seen.')
    await page.getByRole('button', { name: 'Add evidence' }).click()
    await answerFiles(page, () => page.getByRole('button', { name: 'Choose files' }).click(), [file])
    await page.getByRole('button', { name: 'Add 1 file' }).click()
    await eventually(() => details().getByRole('heading', { level: 2 }).first().textContent()).toBe('visit.txt')
    await eventually(() => page.getByRole('rowheader', { name: 'visit.txt' }).count()).toBe(1)
    const [head, row] = await Promise.all(
      [page.getByRole('columnheader').first(), page.getByRole('rowheader', { name: 'visit.txt' })].map((one) =>
        one.boundingBox(),
      ),
    )
    expect(row?.y).toBe((head?.y ?? 0) + (head?.height ?? 0) + 1)
  })

  it('gets another note, and loses it, by keyboard', async () => {
    const { page } = opened
    const edit = async (text: string) => {
      await page.getByRole('button', { name: 'Edit the note' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: 'Note', exact: true }).fill(text)
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(await note().count()).toBe(0)
    await edit('From the visit in March')
    await eventually(() => details().getByText('From the visit in March').count()).toBe(1)
    await edit('  ')
    await eventually(() => note().count()).toBe(0)
    await page.keyboard.press('Control+z')
    await eventually(() => details().getByText('From the visit in March').count()).toBe(1)
    expect(opened.offences).toEqual(noOffences)
  })
})
