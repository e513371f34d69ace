import { describe, expect, it } from 'vitest'
import { openDesk, refusal } from '../responses/desk.ts'

describe('Who buys, and by which procedure', () => {
  it('is said piece by piece; what is left out stays, and null takes back', async () => {
    const { call, tender, entries } = await openDesk()
    const nothing = await call('procedure.show', { tender })
    expect(Object.values(nothing).filter((value) => value !== null)).toEqual([])
    await call('procedure.set', { tender, authority: 'City of Lund', procedure: 'competitiveDialogue', why: 'Needs designing' })
    await call('procedure.set', { tender, publishedIn: 'TED', publishedOn: '2026-05-04', publishedReference: '2026/S 85-1' })
    expect(await call('procedure.show', { tender })).toMatchObject({
      authority: 'City of Lund',
      address: null,
      procedure: 'competitiveDialogue',
      why: 'Needs designing',
      publishedIn: 'TED',
      publishedOn: '2026-05-04',
      publishedReference: '2026/S 85-1',
      saidBy: 'Mara Lind',
    })
    const before = entries()
    await call('procedure.set', { tender, publishedIn: 'TED' })
    expect(entries()).toBe(before)
    expect((await call('procedure.set', { tender, publishedReference: null })).publishedReference).toBeNull()
    await call('workspace.undo', {})
    expect((await call('procedure.show', { tender })).publishedReference).toBe('2026/S 85-1')
    expect((await call('search.query', { text: 'designing' })).results.map(({ kind }) => kind)).toEqual(['tender'])
  })
})

describe('What a bidder passes on', () => {
  it('is said as a whole, with exact shares and their sum', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const bid = desk.bid('Smith')
    const parts = [
      { subcontractor: 'Night Ltd', share: '12.5', what: 'Nights' },
      { subcontractor: 'Post AG', share: '0.000001', what: 'Letters' },
      { subcontractor: 'Unknown Inc', what: 'The rest' },
    ]
    expect(await call('subcontracting.set', { bid, parts })).toMatchObject({ bid, total: '12.500001', by: 'Mara Lind' })
    await call('subcontracting.set', { bid, parts: [] })
    expect(await call('subcontracting.list', { lot })).toMatchObject([{ bid, parts: [], total: '0' }])
    await call('workspace.undo', {})
    expect((await call('subcontracting.list', { lot }))[0]?.parts).toEqual([parts[0], parts[1], { ...parts[2], share: null }])
  })

  it.each([
    [['60', '40.000001'], 'The shares that Smith passes on are 100.000001 per cent together. Correct them to 100 at most.'],
    [['0'], 'The share of A, 0, is none. Give per cent above 0 and up to 100, with six decimals at most.'],
    [['33.3333333'], 'The share of A, 33.3333333, is none. Give per cent above 0 and up to 100, with six decimals at most.'],
  ])('is refused with shares of %s', async (shares, message) => {
    const desk = await openDesk()
    const parts = shares.map((share, index) => ({ subcontractor: 'AB'[index] ?? '', share, what: 'Work' }))
    expect((await refusal(desk.call('subcontracting.set', { bid: desk.bid('Smith'), parts }))).message).toBe(message)
    expect(await desk.call('subcontracting.list', { lot: desk.lot })).toEqual([])
  })
})

describe('The inquiry into a price that looks abnormally low', () => {
  it('is asked, answered and decided, each when it happens', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const bid = desk.bid('Smith')
    await call('inquiry.set', { bid, askedOn: '2026-06-01', question: 'How can an hour cost 2 euros?' })
    await call('inquiry.set', { bid, answeredOn: '2026-06-08', answer: 'Own software' })
    await call('inquiry.set', { bid, result: 'accepted', reason: 'Shown to us' })
    expect(await call('inquiry.list', { lot })).toMatchObject([
      {
        bid,
        askedOn: '2026-06-01',
        question: 'How can an hour cost 2 euros?',
        answeredOn: '2026-06-08',
        answer: 'Own software',
        result: 'accepted',
        reason: 'Shown to us',
      },
    ])
    await call('workspace.undo', {})
    expect(await call('inquiry.list', { lot })).toMatchObject([{ answer: 'Own software', result: null, reason: null }])
  })

  it('does not begin in the middle, and is not answered before it was asked or decided without a reason', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const refused = async (said: object) => (await refusal(desk.call('inquiry.set', { bid, ...said }))).message
    expect(await refused({ answeredOn: '2026-06-08' })).toBe('Say first on which day Smith was asked, and what.')
    const asked = { askedOn: '2026-06-01', question: 'Why?' }
    expect(await refused({ ...asked, answer: 'So' })).toBe('Say on which day Smith answered.')
    expect(await refused({ ...asked, answeredOn: '2026-05-31' })).toBe(
      'Smith was asked on 2026-06-01 and cannot have answered on 2026-05-31. Correct one of the days.',
    )
    expect(await refused({ ...asked, result: 'rejected' })).toBe('Say why the price of Smith is accepted, or the bid rejected.')
    expect(await desk.call('inquiry.list', { lot: desk.lot })).toEqual([])
  })
})
