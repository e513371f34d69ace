import { afterEach, describe, expect, it } from 'vitest'
import { testApplication } from '../application/support.ts'

let application: ReturnType<typeof testApplication>
afterEach(() => application.close())

/** A workspace with a template of one's own that is retired. */
async function retired() {
  application = testApplication({ actingAs: 'Mara' })
  const { call, folder } = application
  await call('workspace.create', { path: `${folder}/own.assay`, title: 'Own' })
  const template = (await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })).id ?? ''
  await call('template.retire', { template, reason: 'Another one is used' })
  const listed = async (all: boolean) => (await call('template.list', { retired: all })).map(({ key, retired }) => [key, retired])
  return { ...application, template, listed }
}

describe('A template that is retired', () => {
  it('is listed where retired ones are asked for, until it is used again or that is undone', async () => {
    const { call, template, listed } = await retired()
    expect(await listed(false)).toEqual([['bpo-due-diligence', false]])
    expect(await listed(true)).toEqual([
      ['bpo-due-diligence', false],
      ['own', true],
    ])
    await call('workspace.undo', {})
    expect(await listed(false)).toContainEqual(['own', false])
    await call('template.retire', { template })
    expect((await call('template.retire', { template: 'own', retired: false })).retired).toBe(false)
    expect(await listed(false)).toContainEqual(['own', false])
  })

  it('leaves its key to another, which is meant by it from then on, and keeps it from coming back meanwhile', async () => {
    const { call, refused, template } = await retired()
    const { id } = await call('template.copy', { template, key: 'own', title: 'Newer' })
    expect((await call('template.show', { template: 'own' })).title).toBe('Newer')
    expect(id).not.toBe(template)
    expect((await refused('template.retire', { template, retired: false })).code).toBe('template.exists')
  })
})
