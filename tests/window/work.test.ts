import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useNotice } from '../../renderer/app/notice.ts'
import { secondsLeft, startWork, useWorkStore } from '../../renderer/app/work.ts'
import type { CallOptions } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'

/** Long work that a test moves on. */
function held() {
  const ended = Promise.withResolvers<Result<number>>()
  let options: CallOptions = {}
  const call = (given: CallOptions) => {
    options = given
    return ended.promise
  }
  return {
    call,
    progress: (step: string, done: number) => options.onProgress?.({ step, done, total: 10 }),
    options: () => options,
    ended,
  }
}
const cancelled: Result<number> = {
  ok: false,
  error: { code: 'cancelled', message: 'Cancelled. Nothing was changed.', details: {} },
}
const state = () => useWorkStore.getState().items[0]?.state

describe('Long work', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0, toFake: ['performance'] })
    useWorkStore.setState({ items: [], open: false })
    return () => vi.useRealTimers()
  })

  it('tells how long a step still takes, once that is no guess', () => {
    const at = (done: number, total = 10) => ({ step: 'one', done, total })
    expect(secondsLeft(0, 1999, at(5))).toBeUndefined()
    expect(secondsLeft(0, 4000, at(0))).toBeUndefined()
    expect(secondsLeft(0, 4000, at(5, 0))).toBeUndefined()
    expect(secondsLeft(1000, 5000, at(4))).toBe(6)
    expect(secondsLeft(0, 4000, at(12))).toBe(0)
  })

  it('measures each step by itself', async () => {
    const { call, progress, ended } = held()
    const work = startWork('Checking', call, () => ({ text: '' }))
    progress('pages', 1)
    vi.advanceTimersByTime(5000)
    progress('pages', 9)
    expect(state()).toMatchObject({ since: 0 })
    progress('rows', 1)
    expect(state()).toMatchObject({ since: 5000, progress: { step: 'rows', done: 1 } })
    ended.resolve({ ok: true, value: 1 })
    await work
  })

  it('leaves its result as a line, which takes room only once it is opened and until it was read', async () => {
    const { call, progress, ended } = held()
    const work = startWork('Report', call, (pages) => ({ text: `${pages} pages`, file: '/report.pdf' }))
    const { show, dismiss } = useWorkStore.getState()
    progress('one', 1)
    ended.resolve({ ok: true, value: 12 })
    expect(await work).toBe(12)
    expect(useWorkStore.getState().open).toBe(false)
    expect(useNotice.getState().notice).toMatchObject({ kind: 'done', text: '12 pages' })
    expect(state()).toEqual({ kind: 'done', text: '12 pages', file: '/report.pdf' })
    show(true)
    dismiss(useWorkStore.getState().items[0]?.id ?? '')
    expect(useWorkStore.getState()).toMatchObject({ items: [], open: false })
  })

  it('is cleared away once it has finished, and not before', async () => {
    const running = held()
    const [one, two] = ['One', 'Two'].map((title) =>
      startWork(
        title,
        async (): Promise<Result<number>> => ({ ok: true, value: 1 }),
        () => ({ text: title }),
      ),
    )
    const work = startWork('Report', running.call, () => ({ text: '' }))
    await Promise.all([one, two])
    useWorkStore.getState().clear()
    expect(useWorkStore.getState().items.map(({ title }) => title)).toEqual(['Report'])
    running.ended.resolve(cancelled)
    await work
  })

  it('takes the place of what was done before, but not of a problem', async () => {
    const { show } = useNotice.getState()
    const work = () =>
      startWork(
        'Report',
        async () => cancelled,
        () => ({ text: '' }),
      )
    show('done', 'Nordlicht was added.')
    await work()
    expect(useNotice.getState().notice).toBe(null)
    show('problem', 'The disk is full.')
    await work()
    expect(useNotice.getState().notice).toMatchObject({ text: 'The disk is full.' })
  })

  it('can be cancelled, and says so', async () => {
    const { call, options, ended } = held()
    const work = startWork('Report', call, () => ({ text: '' }))
    useWorkStore.getState().items[0]?.cancel()
    expect(options().signal?.aborted).toBe(true)
    ended.resolve(cancelled)
    expect(await work).toBeUndefined()
    expect(state()).toEqual({ kind: 'failed', text: 'Cancelled. Nothing was changed.' })
  })

  it('that found something wrong says what, and is no success', async () => {
    const work = startWork(
      'Checking',
      async (): Promise<Result<number>> => ({ ok: true, value: 1 }),
      () => ({ text: 'A row was changed.', isBad: true }),
    )
    expect(await work).toBe(1)
    expect(state()).toEqual({ kind: 'failed', text: 'A row was changed.' })
  })
})
