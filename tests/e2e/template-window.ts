import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../shared/contract.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { testApplication } from '../application/support.ts'
import { openTestWindow } from './window.ts'

/** A window with the editor open on a template. `show` reads what the file says of it. */
export async function openTemplate(template: Template) {
  const application = testApplication({ actingAs: 'Mara' })
  const path = join(application.folder, 'editor.assay')
  await application.call('workspace.create', { path, title: 'Editor' })
  const file = join(application.folder, 'own.json')
  writeFileSync(file, JSON.stringify(template))
  const { id } = await application.call('template.import', { path: file, key: 'own' })
  await application.close()
  const opened = await openTestWindow({ path, folder: application.folder })
  const { page } = opened
  await page.evaluate(`location.hash = '#/template/${id}'`)
  await page.getByRole('grid').waitFor()
  const show = async (): Promise<Output<'template.show'>> =>
    JSON.parse(
      String(
        await page.evaluate(`window.assay.call['template.show'](crypto.randomUUID(), '${JSON.stringify({ template: id })}')`),
      ),
    ).value
  const cell = (row: string, column: number) => page.locator(`[data-object="${row}"] [data-column="${column}"]`)
  const view = (name: string) => page.getByRole('radio', { name }).click()
  return { opened, page, show, cell, view }
}
