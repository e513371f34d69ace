import { expect, it } from 'vitest'
import { openDesk, refusal } from '../responses/desk.ts'

it('An evaluator is corrected, and keeps the scores; nobody gets the name of another, and the same again is not recorded', async () => {
  const desk = await openDesk()
  const { call, lot, entries } = desk
  const bid = desk.bid('Smith')
  const { id: evaluator } = await call('evaluator.add', { name: 'A. Keler', role: 'Lead' })
  await call('evaluator.add', { name: 'Noor' })
  await call('response.set', { bid, question: 'fig.plan', answer: 'A plan', reason: 'By telephone' })
  await call('score.set', { bid, subject: { kind: 'question', id: 'fig.plan' }, evaluator, points: 3, reason: 'As shown' })
  const corrected = await call('evaluator.edit', { evaluator, name: 'A. Keller' })
  expect(corrected).toEqual({ id: evaluator, name: 'A. Keller', role: 'Lead', organisation: '' })
  expect((await call('score.list', { lot })).map((score) => score.evaluator)).toEqual([corrected])
  const before = entries()
  await call('evaluator.edit', { evaluator, name: 'A. Keller', role: 'Lead' })
  expect(entries()).toBe(before)
  expect((await refusal(call('evaluator.edit', { evaluator, name: 'Noor' }))).code).toBe('evaluator.exists')
  await call('workspace.undo', {})
  expect((await call('evaluator.list', {})).map(({ name }) => name)).toEqual(['A. Keler', 'Noor'])
})
