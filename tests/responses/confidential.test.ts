import { describe, expect, it } from 'vitest'
import { openDesk, refusal } from './desk.ts'

describe('An answer that its bidder calls confidential', () => {
  it('is marked with the reason and by whom, once; undo and a reason take the mark back', async () => {
    const desk = await openDesk()
    const { call, lot } = desk
    const [bid, other] = [desk.bid('Smith'), desk.bid('Jones')]
    const marked = { bid, question: 'fig.plan', reason: 'A trade secret, by letter of 3 May' }
    expect(await call('confidential.set', marked)).toMatchObject([
      { bid, question: 'fig.plan', reason: 'A trade secret, by letter of 3 May', by: 'Mara Lind' },
    ])
    await call('confidential.set', { ...marked, bid: other })
    expect((await refusal(call('confidential.set', marked))).code).toBe('confidential.already')
    await call('workspace.undo', {})
    expect((await call('confidential.list', { lot })).map((one) => one.bid)).toEqual([bid])
    await call('confidential.set', { ...marked, confidential: false, reason: 'They published it' })
    expect(await call('confidential.list', { lot })).toEqual([])
    expect((await refusal(call('confidential.set', { ...marked, confidential: false }))).code).toBe('confidential.none')
    expect((await refusal(call('confidential.set', { ...marked, question: 'nowhere' }))).code).toBe('score.unknownSubject')
  })
})
