import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDesk, refusal } from '../responses/desk.ts'

it('keeps a note on evidence that can be put, replaced and taken away, each time with an entry of its own', async () => {
  const { call, path, entries } = await openDesk()
  const file = path('visit.txt')
  writeFileSync(file, 'Seen.')
  const [added] = await call('evidence.add', { paths: [file], note: 'From the visit in March' })
  expect(added.note).toBe('From the visit in March')
  const change = async (note: string | null) => {
    const before = entries()
    const changed = await call('evidence.note', { evidence: added.id, note })
    expect(changed).toEqual({ ...added, note })
    expect(await call('evidence.list', {})).toEqual([changed])
    return entries() - before
  }
  expect(await change('From the visit in April')).toBe(1)
  expect(await change('From the visit in April')).toBe(0)
  expect(await change(null)).toBe(1)
  await call('workspace.undo', {})
  expect(await call('evidence.list', {})).toEqual([{ ...added, note: 'From the visit in April' }])
  expect(await refusal(call('evidence.note', { evidence: 'none', note: null }))).toMatchObject({ code: 'evidence.notFound' })
})

it('needs no note', async () => {
  const { call, path } = await openDesk()
  const file = path('visit.txt')
  writeFileSync(file, 'Seen.')
  const [{ id, note }] = await call('evidence.add', { paths: [file] })
  expect(note).toBeNull()
  expect(await call('evidence.note', { evidence: id, note: ' From the visit ' })).toMatchObject({ note: 'From the visit' })
})
