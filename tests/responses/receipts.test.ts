import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDesk, receive, refusal } from './desk.ts'

describe('the receipt register', () => {
  it('says what came in time and what came late', async () => {
    const desk = await openDesk({ deadline: '2025-12-20T12:00:00.000Z' })
    const bid = desk.bid('Smith')
    const path = await desk.package({ 'a.txt': 'a' })
    const at = (receivedAt: string) =>
      desk.call('bid.receive', { bid, paths: [path], sender: 'Smith', receivedAt, reason: 'By the stamp of the post room' })
    expect((await at('2025-12-20T12:00:00.000Z')).punctuality).toBe('inTime')
    expect((await at('2025-12-20T12:00:00.001Z')).punctuality).toBe('late')
    expect((await refusal(at('2099-01-01T00:00:00.000Z'))).code).toBe('receive.future')
  })

  it('says of a package whether the clock had been set back when it was recorded', async () => {
    let now = '12:00'
    const desk = await openDesk({ clock: () => new Date(`2026-01-01T${now}:00.000Z`) })
    const bid = desk.bid('Smith')
    const path = await desk.package({ 'a.txt': 'a' })
    const recordAt = (time: string) => {
      now = time
      return desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' })
    }
    const recorded = [await recordAt('12:10'), await recordAt('12:05'), await recordAt('12:11')]
    expect(recorded.map(({ clockWentBack }) => clockWentBack)).toEqual([false, true, false])
    expect(await desk.call('receipt.list', { lot: desk.lot })).toEqual(recorded)
  })

  it('refuses links, and nothing at all', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receiveAll = (...paths: string[]) => refusal(desk.call('bid.receive', { bid, paths, sender: 'Smith' }))
    const folder = await desk.package({ 'a.txt': 'a', '.DS_Store': 'x', '~$a.xlsx': 'x' })
    expect((await desk.call('bid.receive', { bid, paths: [folder], sender: 'Smith' })).files).toHaveLength(1)
    const other = await desk.package({ 'a.txt': 'b' })
    symlinkSync(join(folder, 'a.txt'), join(other, 'link.txt'))
    expect((await receiveAll(other)).code).toBe('receive.link')
    const empty = join(desk.folder, 'empty')
    mkdirSync(empty)
    expect((await receiveAll(empty)).code).toBe('receive.empty')
    expect((await receiveAll(join(desk.folder, 'nowhere'))).code).toBe('file.missing')
    expect(await desk.call('receipt.list', { lot: desk.lot })).toHaveLength(1)
  })

  it('takes nothing from a bid that was withdrawn', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const receipt = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes' } })
    await desk.call('bid.withdraw', { bid, reason: 'No capacity' })
    const path = await desk.package({ 'a.txt': 'a' })
    expect((await refusal(desk.call('bid.receive', { bid, paths: [path], sender: 'Smith' }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('response.import', { receipt: receipt.id }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('bid.workbook', { bid, path: desk.path('a.xlsx') }))).code).toBe('bid.withdrawn')
    expect((await refusal(desk.call('response.set', { bid, question: 'sec.mfa', answer: 'yes', reason: 'Mail' }))).code).toBe(
      'bid.withdrawn',
    )
  })
})
