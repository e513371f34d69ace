import { describe, expect, it } from 'vitest'
import { alikeTo } from '../../shared/names.ts'
import { detailsOf, draftOf, emptyProvider } from '../../shared/providers/draft.ts'
import { testTender } from '../application/support.ts'
import { nothingMore } from './nothing-more.ts'

describe('a provider', () => {
  it('can be renamed: every tender shows the new name, the journal both, and undo brings the old one back', async () => {
    const { call, lot, north } = await testTender()
    const provider = north.provider.id
    const old = north.provider.name
    const details = { name: 'Nordlicht Service AG', country: 'Austria', summary: 'Merged in March' }
    expect(await call('provider.update', { provider, ...details })).toEqual({
      id: provider,
      ...nothingMore,
      ...details,
      deliveryModel: null,
    })
    const names = async () => (await call('bid.list', { lot: lot.id })).map((bid) => bid.provider.name)
    expect(await names()).toContain(details.name)
    expect((await call('decision.ranking', { lot: lot.id })).places.map(({ bidder }) => bidder)).toContain(details.name)
    const { head } = await call('workspace.info', {})
    const { changes } = await call('journal.changes', { entry: head.entry })
    const [{ before, after } = {}] = changes.flatMap(({ fields }) => fields.filter(({ before }) => before?.kind === 'text'))
    expect([before, after]).toEqual([
      { kind: 'text', text: old },
      { kind: 'text', text: details.name },
    ])
    await call('workspace.undo', {})
    expect(await names()).toContain(old)
  })

  it('whose details stay as they are leaves no entry in the journal', async () => {
    const { call, north } = await testTender()
    const details = { name: north.provider.name, deliveryModel: 'onshore' } as const
    const { head } = await call('workspace.info', {})
    expect(await call('provider.update', { provider: north.provider.id, ...details })).toEqual(north.provider)
    expect((await call('workspace.info', {})).head).toEqual(head)
  })

  it.each([
    { country: 'Austria' },
    { deliveryModel: 'offshore' as const },
    { summary: 'Merged in March' },
    { contacts: 'Eva Novak, bids@nordlicht.example\nJan Kos, +43 1 234' },
    { identifiers: 'VAT ATU12345678' },
  ])('can have one detail changed and the others kept: %j', async (change) => {
    const { call, lot, north } = await testTender()
    const { id } = north.provider
    const details = detailsOf({ ...draftOf(north.provider), ...change })
    await call('provider.update', { provider: id, ...details })
    const [bid] = (await call('bid.list', { lot: lot.id })).filter(({ provider }) => provider.id === id)
    expect(bid?.provider).toEqual({ ...north.provider, ...change })
  })

  it('keeps its own name, and gets none that another one has', async () => {
    const { call, refused, north, east } = await testTender()
    const provider = north.provider.id
    expect(await call('provider.update', { provider, name: north.provider.name })).toMatchObject({ deliveryModel: null })
    const taken = { code: 'provider.exists', details: { name: east.provider.name } }
    expect(await refused('provider.update', { provider, name: ` ${east.provider.name} ` })).toMatchObject(taken)
    expect(await refused('provider.update', { provider, name: east.provider.name.normalize('NFD') })).toMatchObject(taken)
    expect(await refused('provider.update', { provider: 'nobody', name: 'Nobody' })).toMatchObject({ code: 'provider.notFound' })
  })

  it('whose bid was withdrawn takes part again after undo', async () => {
    const { call, lot, north } = await testTender()
    await call('bid.withdraw', { bid: north.id, reason: 'No capacity' })
    const own = async () => (await call('bid.list', { lot: lot.id })).find(({ id }) => id === north.id)?.withdrawn
    expect(await own()).toMatchObject({ reason: 'No capacity' })
    await call('workspace.undo', {})
    expect(await own()).toBeNull()
  })

  it('goes into its fields and comes out of them as it was', () => {
    const more = {
      address: 'Hafen 1\n1020 Wien',
      contacts: 'Eva Novak',
      identifiers: 'VAT ATU12345678',
      sites: 'Wien\nGraz',
      services: 'Voice',
      languages: 'German, Czech',
    }
    const known = { name: 'Nordlicht', country: 'Austria', deliveryModel: 'nearshore' as const, summary: 'One\nTwo' }
    const provider = { id: 'p', ...known, ...more }
    const { id: _, ...details } = provider
    expect(detailsOf(draftOf(provider))).toEqual(details)
    expect(detailsOf(draftOf({ ...provider, country: null, deliveryModel: null, summary: null, ...nothingMore }))).toEqual({
      name: 'Nordlicht',
    })
    expect(detailsOf({ ...emptyProvider, name: ' A ', country: ' ', summary: '\n' })).toEqual({ name: 'A' })
  })

  it.each([
    ['Ärger & Co', ' A\u0308rger  & co', true],
    ['ﬁne', 'FINE', true],
    ['Ｓøren', 'søren', true],
    ['Café Zürich', 'CAFE ZURICH', true],
    ['Straße Łódź', 'STRASSE LODZ', true],
    ['กิน', 'กน', false],
    ['さくら', 'サクラ', false],
    ['A B', 'AB', false],
    ['', '', false],
  ])('called %j is noticed when %j is there: %s', (typed, name, isNoticed) => {
    const other = { id: 'p', name, country: null, deliveryModel: null, summary: null, ...nothingMore }
    expect(alikeTo(typed, [other])).toBe(isNoticed ? other : undefined)
  })
})
