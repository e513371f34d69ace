import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { builtSample } from '../sample/built.ts'
import { damage } from './damage.ts'
import { giveFile } from './dialogs.ts'
import { prepare } from './prepare.ts'
import type { TestWindow } from './window.ts'

/** Ids that the addresses of screens name. */
export type Places = { lot: string; receipt: string | undefined; evidence: string | undefined; template: string | undefined }

export type Kind = 'full' | 'empty' | 'nothing' | 'damaged'
/** Workspaces to look at: the sample, a tender without bidders, no tender at all, and the sample where little can be read. */
export type Workspaces = Record<Kind, { path: string; places: Places }>

/** Builds the workspaces in `folder`. */
export async function prepareWorkspaces(folder: string): Promise<Workspaces> {
  return prepare(folder, async (call) => {
    const nothing = join(folder, 'nothing.assay')
    await call('workspace.create', { path: nothing, title: 'Nothing yet' })
    const empty = join(folder, 'empty.assay')
    await call('workspace.create', { path: empty, title: 'Nobody yet' })
    const { lots } = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    const full = join(folder, 'full.assay')
    const { workspace, lot } = await builtSample()
    copyFileSync(workspace, full)
    await call('workspace.open', { path: full })
    const [receipt] = await call('receipt.list', { lot })
    const evidence = (await call('evidence.list', {})).find(({ mediaType }) => mediaType === 'application/pdf')
    const { id } = await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })
    const damaged = join(folder, 'damaged.assay')
    await call('workspace.copy', { path: damaged })
    damage(damaged)
    const places = { lot, receipt: receipt?.id, evidence: evidence?.id, template: id ?? undefined }
    const none = { receipt: undefined, evidence: undefined, template: undefined }
    return {
      full: { path: full, places },
      damaged: { path: damaged, places },
      empty: { path: empty, places: { lot: lots[0]?.id ?? '', ...none } },
      nothing: { path: nothing, places: { lot: 'none', ...none } },
    }
  })
}

/** The address of every screen of an open workspace. */
export function addresses({ lot, receipt, evidence, template }: Places): Record<string, string> {
  const ofLot = (rest: string) => `#/lot/${lot}/${rest}`
  return {
    overview: ofLot('overview'),
    tender: ofLot('tender'),
    providers: ofLot('providers'),
    questionnaire: ofLot('questionnaire'),
    bids: ofLot('bids'),
    ...(receipt !== undefined && { receipt: ofLot(`receipt/${receipt}`) }),
    responses: ofLot('responses'),
    scores: ofLot('scores'),
    evaluators: ofLot('evaluators'),
    compare: ofLot('compare'),
    robustness: ofLot('robustness'),
    decision: ofLot('decision'),
    prices: ofLot('prices'),
    'price-sheet': ofLot('price-sheet'),
    evidence: ofLot(evidence === undefined ? 'evidence' : `evidence?evidence=${evidence}`),
    reports: ofLot('reports'),
    'new-tender': '#/new-tender',
    search: '#/search',
    'search-found': '#/search?text=recovery',
    journal: '#/journal',
    ...(evidence !== undefined && { history: `#/journal?kind=evidence&evidence=${evidence}` }),
    templates: '#/templates',
    ...(template !== undefined && { template: `#/template/${template}` }),
    packs: '#/packs',
    'new-pack': '#/new-pack',
    conflicts: '#/conflicts',
    merge: '#/merge',
    keys: '#/keys',
    settings: '#/settings',
    nowhere: '#/nowhere',
  }
}

/** Opens a workspace in the window, and waits until it is there. */
export async function openIn({ page }: TestWindow, path: string): Promise<void> {
  await page.evaluate(`location.hash = '#/'`)
  await giveFile(page, path)
  await page.evaluate(`assay.call['workspace.open'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify({ path }))})`)
  await page.locator('footer [title]').first().waitFor()
  await settled(page)
}

/** Goes to a screen, and waits until everything on it has been read. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
  await settled(page)
}

/** Until nothing says any more that it is being read or drawn, and the page has stood still for some frames. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    `new Promise((resolve) => {
      let seen = ''
      let still = 0
      const look = () => {
        const html = document.getElementById('root').textContent.length + ' ' + document.querySelectorAll('*').length
        const reading = document.querySelector('[class*=loading], [aria-busy=true]') !== null
        still = !reading && html === seen ? still + 1 : 0
        seen = html
        if (still >= 8) resolve(true)
        else requestAnimationFrame(look)
      }
      look()
    })`,
  )
}

/** Changes how the app looks and speaks, as the settings screen does, and loads the page again. */
export async function dress(page: Page, settings: Record<string, string>): Promise<void> {
  await page.evaluate(`assay.call['settings.set'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify(settings))})`)
  await page.reload()
  await page.locator('#root > *').first().waitFor()
  await settled(page)
}
