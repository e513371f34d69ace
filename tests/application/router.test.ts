import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { contract } from '../../shared/contract.ts'
import { testApplication, testTender } from './support.ts'

describe('A call through the contract', () => {
  test('is refused, naming the field, when its input does not fit', async () => {
    const { client } = testApplication()
    expect(await client('workspace.create', { path: 'x.assay', title: '  ' })).toEqual({
      ok: false,
      error: {
        code: 'input.invalid',
        message: expect.stringMatching(/^title: /),
        details: { field: 'title', reason: expect.any(String) },
      },
    })
  })

  test.each(['Smith\nLtd', 'Smith\u001b[2J', '\u202eLtd', '\u200b', '\u200f \u00ad'])(
    'is refused when a name holds what nobody can see: %j',
    async (name) => {
      const { refused, lot } = await testTender()
      expect(await refused('bid.add', { lot: lot.id, provider: { name } })).toMatchObject({
        code: 'input.invalid',
        message: expect.stringMatching(/^provider\.name: it has line breaks or other characters that cannot be seen/),
      })
    },
  )

  test.each(['Smith & Söhne <Ltd>', '日本語', '🦊', '👩‍👩‍👧', 'شركة الدعم العربية', 'د.‏ حسن', "O'Brien"])(
    'takes the name %s as it is',
    async (name) => {
      const { call, lot } = await testTender()
      expect((await call('bid.add', { lot: lot.id, provider: { name } })).provider.name).toBe(name)
    },
  )

  test('is refused when it carries a field that the contract does not know', async () => {
    const { client } = testApplication()
    const input = JSON.parse('{ "path": "x.assay", "title": "Test", "admin": true }')
    expect(await client('workspace.create', input)).toMatchObject({ ok: false, error: { code: 'input.invalid' } })
  })

  test.each(['no.such', 'toString', '__proto__', 'constructor'])('to %s, which is no procedure, is refused', async (name) => {
    const { client } = testApplication()
    expect(await client(JSON.parse(JSON.stringify(name)), {})).toMatchObject({ ok: false, error: { code: 'procedure.unknown' } })
  })

  test('needs an open workspace where it reads or changes one', async () => {
    const { refused } = testApplication()
    expect(await refused('tender.list', {})).toMatchObject({ code: 'workspace.none', message: 'No workspace is open.' })
  })

  test('tells which topics changed after success, and nothing after a refusal or a query', async () => {
    const { changes, call, refused, lot, north } = await testTender()
    changes.splice(0)
    await call('bid.list', { lot: lot.id })
    await refused('bid.add', { lot: lot.id, provider: { id: north.provider.id } })
    expect(changes).toEqual([])
    await call('bid.withdraw', { bid: north.id, reason: 'No capacity before May' })
    expect(changes).toMatchObject([{ topics: ['tenders'], by: 'bid.withdraw' }])
    expect(changes[0]?.stale).toContain('decision.ranking')
    expect(changes[0]?.stale).not.toContain('provider.list')
  })

  test('that is cancelled before it writes leaves no trace', async () => {
    const { client, call, folder } = await testTender()
    const before = await call('workspace.info', {})
    const controller = new AbortController()
    controller.abort()
    const result = await client('evidence.add', { paths: [join(folder, 'test.assay')] }, { signal: controller.signal })
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await call('workspace.info', {})).toEqual(before)
  })

  test('gives an output that the contract describes', async () => {
    const { call, lot, north } = await testTender()
    const outputs = {
      'workspace.info': await call('workspace.info', {}),
      'tender.list': await call('tender.list', {}),
      'bid.list': await call('bid.list', { lot: lot.id }),
      'journal.list': await call('journal.list', {}),
      'journal.entry': await call('journal.entry', { entry: 2 }),
      'decision.ranking': await call('decision.ranking', { lot: lot.id }),
      'decision.comparison': await call('decision.comparison', { lot: lot.id }),
      'decision.profile': await call('decision.profile', { bid: north.id }),
      'decision.method': await call('decision.method', { lot: lot.id }),
      'template.list': await call('template.list', {}),
      'profile.show': await call('profile.show', {}),
    } as const
    const procedures: Record<string, { output: z.ZodType }> = contract
    for (const [name, output] of Object.entries(outputs))
      expect({ [name]: procedures[name]?.output.safeParse(output).error }).toEqual({ [name]: undefined })
  })
})

describe('The workspace of a session', () => {
  test('leaves exactly one file when it is closed', async () => {
    const { folder, close } = await testTender()
    await close()
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.assay'])
  })

  test('is backed up on closing once an hour of changes has gone by, and not before', async () => {
    let now = Date.UTC(2026, 0, 1)
    const { folder, call } = testApplication({ clock: () => new Date(now++) })
    const path = join(folder, 'test.assay')
    await call('workspace.create', { path, title: 'Test' })
    await call('provider.add', { name: 'Nordlicht' })
    await call('workspace.close', {})
    expect(await call('workspace.backups', { path })).toEqual([])
    now += 60 * 60 * 1000
    await call('workspace.open', { path })
    await call('workspace.close', {})
    expect((await call('workspace.backups', { path })).map(({ entry }) => entry)).toEqual([2])
    now += 60 * 60 * 1000
    await call('workspace.open', { path })
    await call('workspace.close', {})
    expect(await call('workspace.backups', { path })).toHaveLength(1)
  })

  test('is remembered among the recent files', async () => {
    const { folder, call } = await testTender()
    expect(await call('workspace.recent', {})).toEqual([
      { path: join(folder, 'test.assay'), title: 'Test', openedAt: expect.any(String) },
    ])
  })
})

describe('Who acts', () => {
  const keller = { name: 'A. Keller', role: 'Procurement lead', organisation: '' }

  test('is the user of the system until a person says so, and then stands on each entry', async () => {
    const { call, changes, folder } = testApplication()
    const { name, origin } = await call('profile.show', {})
    expect({ origin, isNamed: name !== '' }).toEqual({ origin: 'system', isNamed: true })
    await call('workspace.create', { path: join(folder, 'test.assay'), title: 'Test' })
    changes.splice(0)
    expect(await call('profile.set', { ...keller, role: '  Procurement lead ' })).toEqual(keller)
    expect(changes).toMatchObject([{ topics: [], by: 'profile.set' }])
    expect(changes[0]?.stale).toContain('profile.show')
    expect(await call('profile.show', {})).toEqual({ ...keller, origin: 'person' })
    await call('workspace.rename', { title: 'Other' })
    expect((await call('journal.list', {})).map(({ profile }) => profile)).toEqual([keller, { name, role: '', organisation: '' }])
  })

  test.each([
    ['name', ' ', 'there is nothing in it, and something is needed.'],
    ['name', 'x'.repeat(201), 'it is too long; the limit is 200. Shorten it.'],
    ['role', 'Lead\u202e', /^it has line breaks or other characters that cannot be seen/],
    ['organisation', 'Veldkamp\nLtd', /^it has line breaks or other characters that cannot be seen/],
  ] as const)('is not taken with the %s %j', async (field, value, reason) => {
    const { refused, call } = testApplication()
    const problem = await refused('profile.set', { ...keller, [field]: value })
    expect(problem).toMatchObject({ code: 'input.invalid', details: { field } })
    expect(problem.details.reason).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
    expect(await call('profile.show', {})).toMatchObject({ origin: 'system' })
  })

  test('under a name that nobody can read is refused before anything is done', async () => {
    const { refused, folder } = testApplication({ actingAs: '\u202eA. Keller' })
    expect(await refused('workspace.create', { path: join(folder, 'test.assay'), title: 'Test' })).toMatchObject({
      code: 'input.invalid',
      details: { field: 'name' },
    })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('The language of an application', () => {
  const refusal = { en: 'No workspace is open.', 'en-XA': '⟦Nö wörkspáçé ís öpéñ.⟧' }

  test('is that of the settings, from the first call after they change', async () => {
    const { call, refused, translation } = testApplication({ language: 'of the settings' })
    const message = async () => (await refused('workspace.info', {})).message
    expect(await message()).toBe(refusal.en)
    await call('settings.set', { language: 'en-XA' })
    expect(await message()).toBe(refusal['en-XA'])
    expect(translation().locale).toBe('en-XA')
    await call('settings.set', { theme: 'dark' })
    expect(await message()).toBe(refusal['en-XA'])
    await call('settings.set', { language: 'en' })
    expect(await message()).toBe(refusal.en)
  })

  test('stays the one it was given, whatever the settings say', async () => {
    const { call, refused } = testApplication()
    await call('settings.set', { language: 'en-XA' })
    expect((await refused('workspace.info', {})).message).toBe(refusal.en)
  })
})
