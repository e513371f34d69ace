import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testTender } from '../application/support.ts'

const secret = 'Zaphod-Beeblebrox-4711'

/** Every file under a folder that holds a text, in UTF-8 or as UTF-16. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => [text, Buffer.from(text, 'utf16le')].some((bytes) => readFileSync(path).includes(bytes)))
    .map((path) => path.slice(folder.length + 1))
}

/** A tender in which an answer, a score, a file and a note of it say what later must go. */
async function story() {
  const tender = await testTender()
  const { call, north, folder } = tender
  const { instrument } = await call('tender.instrument', { tender: tender.tender.id })
  const [open] = questionsOf(instrument).filter(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
  if (!open) throw new Error('the template has open questions')
  const answer = (text: string) =>
    call('response.set', { bid: north.id, question: open.id, answer: text, reason: 'By telephone' })
  await answer(`Our contact is ${secret}`)
  await answer(`Our contact is still ${secret}`)
  const { id: evaluator } = await call('evaluator.add', { name: secret })
  await call('score.set', {
    bid: north.id,
    subject: { kind: 'question', id: open.id },
    evaluator,
    points: 3,
    reason: `As ${secret} told me`,
    releasable: `As ${secret} told us`,
  })
  const file = join(folder, 'photo.txt')
  writeFileSync(file, `A picture of ${secret}`)
  const { id: evidence } = await call('evidence.add', { path: file, note: `This is ${secret}` })
  writeFileSync(file, '')
  await call('workspace.backup', {})
  return { ...tender, open, evaluator, evidence }
}

describe('Erasing', () => {
  test('takes an answer with its scores out of the file, its search, its undo and its backups, and says who and why', async () => {
    const { call, north, open, evaluator, evidence, folder, close } = await story()
    const about = { kind: 'answer', bid: north.id, question: open.id } as const
    expect(await call('journal.erase', { about, reason: 'Asked for', preview: true })).toMatchObject({ entry: null, rows: 3 })
    expect(await call('journal.erase', { about, reason: 'Asked for' })).toMatchObject({ rows: 3, contents: 0 })
    expect(await call('journal.erase', { about: { kind: 'evidence', evidence }, reason: 'Asked for' })).toMatchObject({
      rows: 2,
      contents: 1,
    })
    expect(await call('journal.erase', { about: { kind: 'person', person: evaluator }, reason: 'Asked for' })).toMatchObject({
      rows: 1,
    })
    expect((await call('response.list', { bid: north.id })).map(({ question }) => question)).not.toContain(open.id)
    expect(await call('search.query', { text: 'Beeblebrox' })).toEqual({ results: [], more: false })
    const [last] = await call('journal.list', { limit: 1 })
    expect(last).toMatchObject({ kind: 'erase', command: 'journal.erase', why: 'Asked for', profile: { name: 'Mara' } })
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
    await close()
    expect(filesWith(folder, secret)).toEqual([])
    expect(filesWith(folder, 'Asked for')).not.toEqual([])
  })

  test('would be found to leave something: before it, the words lie in the file and in its backup', async () => {
    const { folder, close } = await story()
    await close()
    expect(filesWith(folder, secret).map((name) => name.replace(/^.*\.assay/, '.assay').replace(/\/.*\.assay-/, '/'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/backup/), '.assay']),
    )
  })

  test('names what was given out since the first of it was recorded, and nothing that was given out before', async () => {
    const { call, north, open, folder } = await story()
    await call('bid.workbook', { bid: north.id, path: join(folder, 'after.xlsx') })
    const about = { kind: 'answer', bid: north.id, question: open.id } as const
    const { givenOut } = await call('journal.erase', { about, reason: 'Asked for' })
    expect(givenOut.map(({ kind, fileName }) => [kind, fileName])).toEqual([['workbook', 'after.xlsx']])
  })

  test('is refused where nothing is left to erase, and cannot be undone', async () => {
    const { call, refused, north, open } = await story()
    const about = { kind: 'answer', bid: north.id, question: open.id } as const
    await call('journal.erase', { about, reason: 'Asked for' })
    expect(await refused('journal.erase', { about, reason: 'Asked for' })).toMatchObject({ code: 'erase.nothing' })
    expect(await refused('workspace.undo', {})).toMatchObject({ code: 'undo.barrier' })
  })
})
