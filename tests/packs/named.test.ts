import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tamper } from '../workspace/support.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from './support.ts'

const named = async ({ call }: Pick<Story, 'call'>) => (await call('workspace.verify', {})).named

it('says of every row that the journal names what became of it, in whichever entry it came', async () => {
  const story = await tenderWithEvaluators()
  const { call, folder, ada, subject } = story
  const begun = await named(story)
  expect(begun).toMatchObject({ undone: 0, erased: 0, hidden: 0, refused: 0 })

  const path = await packFor(story, 'Ada', { names: false })
  const made = await named(story)
  const pack = await elsewhere(path, 'Ada')
  const [bid] = await pack.call('bid.list', { lot: story.lot })
  const score = { bid: bid?.id ?? '', evaluator: ada, points: 4 }
  for (const index of [0, 1, 2]) await pack.call('score.set', { ...score, subject: subject(index), reason: `Reason ${index}` })
  await pack.call('workspace.undo', {})
  await pack.close()
  tamper(path, `UPDATE score SET points = 5000 WHERE reason = 'Reason 1'`)
  await call('pack.merge', { path })
  const merged = await named(story)
  // One score came, one was undone there, and one is not what was recorded; what the blind pack showed is its own.
  expect(merged).toMatchObject({ undone: 1, erased: 0, refused: 1 })
  expect(merged.present).toBeGreaterThan(made.present)
  expect(merged.hidden).toBe(11)

  const file = join(folder, 'person.txt')
  writeFileSync(file, 'A person')
  const [{ id }] = await call('evidence.add', { paths: [file] })
  const before = await named(story)
  await call('journal.erase', { about: { kind: 'evidence', evidence: id }, reason: 'They asked' })
  expect(await named(story)).toEqual({ ...before, present: before.present - 1, erased: 1 })
})
