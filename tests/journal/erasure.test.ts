import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupFolder } from '../../electron/workspace/backup-folder.ts'
import { connect } from '../../electron/workspace/database.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testTender } from '../application/support.ts'

const secret = 'Zaphod-Beeblebrox-4711'

/** Every file under a folder that holds a text, in UTF-8 or as UTF-16, in capitals or not: a full-text index keeps words in small letters. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const bytes = readFileSync(path).toString('latin1').toLowerCase()
      return [text, Buffer.from(text, 'utf16le').toString('latin1')].some((wanted) => bytes.includes(wanted.toLowerCase()))
    })
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
  const [{ id: evidence }] = await call('evidence.add', { paths: [file], note: `This is ${secret}` })
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
    // Of words, an index keeps the beginnings once.
    const words = [secret, 'eeblebrox']
    expect(words.flatMap((word) => filesWith(folder, word))).toEqual([])
    await close()
    expect(words.flatMap((word) => filesWith(folder, word))).toEqual([])
    expect(filesWith(folder, 'Asked for')).not.toEqual([])
  })

  test('takes what had been undone before, and what the search has forgotten, out of the file too', async () => {
    const { call, north, open, folder, close } = await story()
    const answer = (text: string) => call('response.set', { bid: north.id, question: open.id, answer: text, reason: 'As told' })
    await answer(`Undone-4712 ${'Undone-4712 '.repeat(1500)}`)
    await call('workspace.undo', {})
    await answer(`Corrected-4713 ${'Corrected-4713 '.repeat(1500)}`)
    await answer('Nobody')
    await call('workspace.undo', {})
    await answer('Somebody')
    await call('journal.erase', { about: { kind: 'answer', bid: north.id, question: open.id }, reason: 'Asked for' })
    const words = ['Undone-4712', 'Corrected-4713']
    expect(words.flatMap((word) => filesWith(folder, word))).toEqual([])
    await close()
    expect(words.flatMap((word) => filesWith(folder, word))).toEqual([])
  })

  test('takes what was only undone, of which nothing else is recorded: an answer, a score, a file', async () => {
    const { call, north, folder, close } = await testTender()
    const { instrument } = await call('tender.instrument', { tender: (await call('tender.list', {}))[0]?.id ?? '' })
    const [open] = questionsOf(instrument).filter(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
    const question = open?.id ?? ''
    const about = { kind: 'answer', bid: north.id, question } as const
    await call('response.set', { bid: north.id, question, answer: `As ${secret} says`, reason: 'By telephone' })
    await call('workspace.undo', {})
    await call('workspace.backup', {})
    expect(filesWith(folder, secret)).not.toEqual([])
    expect(await call('journal.erase', { about, reason: 'Asked for', preview: true })).toMatchObject({ rows: 0, undone: 1 })
    expect(await call('journal.erase', { about, reason: 'Asked for' })).toMatchObject({ rows: 0, undone: 1, contents: 0 })
    expect(filesWith(folder, secret)).toEqual([])

    const file = join(folder, 'photo.txt')
    writeFileSync(file, `A picture of ${secret}`)
    await call('evidence.add', { paths: [file], note: `This is ${secret}` })
    writeFileSync(file, '')
    await call('workspace.undo', {})
    expect(await call('journal.erase', { about, reason: 'Asked for' })).toMatchObject({ rows: 0, undone: 2, contents: 1 })
    expect(filesWith(folder, secret)).toEqual([])
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
    await close()
    expect(filesWith(folder, secret)).toEqual([])
  })

  test('is not needed for a file whose coming was undone, once that can no longer be done again; while it can, the file stays', async () => {
    const { call, folder } = await testTender()
    const file = join(folder, 'photo.txt')
    writeFileSync(file, `A picture of ${secret}`)
    await call('evidence.add', { paths: [file] })
    await call('workspace.undo', {})
    await call('workspace.redo', {})
    expect(await call('evidence.list', {})).toMatchObject([{ fileName: 'photo.txt' }])
    await call('workspace.undo', {})
    writeFileSync(file, '')
    await call('evaluator.add', { name: 'Ada' })
    const contents = () => {
      const connection = connect(join(folder, 'test.assay'), { readonly: true })
      try {
        return connection.prepare('SELECT sha256 FROM content').pluck().all()
      } finally {
        connection.close()
      }
    }
    expect(contents()).toEqual([])
    // A file that something else names too stays.
    writeFileSync(file, `A picture of ${secret}`)
    await call('evidence.add', { paths: [file] })
    writeFileSync(join(folder, 'copy.txt'), `A picture of ${secret}`)
    await call('evidence.add', { paths: [join(folder, 'copy.txt')] })
    await call('workspace.undo', {})
    await call('evaluator.add', { name: 'Ben' })
    expect(contents()).toHaveLength(1)
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('would be found to leave something: before it, the words lie in the file and in its backup', async () => {
    const { folder, close } = await story()
    await close()
    expect(filesWith(folder, secret).map((name) => name.replace(/^.*\.assay/, '.assay').replace(/\/.*\.assay-/, '/'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/backup/), '.assay']),
    )
  })

  test('of a bidder leaves what is known of the provider, who may bid elsewhere', async () => {
    const { call, lot, north, open } = await story()
    await call('journal.erase', { about: { kind: 'bidder', bid: north.id }, reason: 'Asked for' })
    expect((await call('response.list', { bid: north.id })).map(({ question }) => question)).not.toContain(open.id)
    const [bid] = (await call('bid.list', { lot: lot.id })).filter(({ id }) => id === north.id)
    expect(bid?.provider).toEqual(north.provider)
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('of a file leaves its content where other evidence has the same', async () => {
    const { call, evidence, folder } = await story()
    const file = join(folder, 'copy.txt')
    writeFileSync(file, `A picture of ${secret}`)
    const [{ id: other }] = await call('evidence.add', { paths: [file] })
    const about = (id: string) => ({ kind: 'evidence', evidence: id }) as const
    expect(await call('journal.erase', { about: about(evidence), reason: 'Asked for' })).toMatchObject({ contents: 0 })
    await call('evidence.export', { evidence: other, path: join(folder, 'out.txt') })
    expect(await call('journal.erase', { about: about(other), reason: 'Asked for' })).toMatchObject({ contents: 1 })
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('takes the salts of what is gone, by which it could be guessed, and lays a tombstone for each row and content', async () => {
    const { call, evidence, folder, close } = await story()
    const { head } = await call('workspace.info', {})
    await call('journal.erase', { about: { kind: 'evidence', evidence }, reason: 'Asked for' })
    await close()
    const connection = connect(join(folder, 'test.assay'), { readonly: true })
    const all = (statement: string) => connection.prepare<[], unknown[]>(statement).raw().all()
    const entry = head.entry + 1
    expect(
      all(`SELECT tombstone.table_name, erased, salt IS NULL FROM tombstone LEFT JOIN proof ON row_key = id
           WHERE tombstone.entry = ${entry} ORDER BY tombstone.table_name`),
    ).toEqual([
      ['content', 1, 1],
      ['evidence', 1, 1],
      ['evidence_note', 1, 1],
    ])
    expect(all('SELECT count(*) FROM proof WHERE salt IS NULL')).toEqual([[2]])
    connection.close()
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

  test('says so where a backup cannot be deleted, and deletes the others', async () => {
    const { refused, folder, north, open } = await story()
    const backups = backupFolder(join(folder, 'test.assay'))
    const [backup = ''] = readdirSync(backups).filter((name) => name.endsWith('.assay-backup'))
    const stuck = join(backups, backup.replace(/^\d{4}/, '2020'))
    mkdirSync(stuck)
    const about = { kind: 'answer', bid: north.id, question: open.id } as const
    expect(await refused('journal.erase', { about, reason: 'Asked for' })).toMatchObject({
      code: 'erase.backupsLeft',
      details: { folder: backups, reason: expect.stringContaining(stuck) },
    })
    expect(filesWith(folder, 'Our contact is')).toEqual([])
  })

  test('is finished when the workspace is next opened, where a backup from before is left though later ones were taken', async () => {
    const { call, folder, north, open } = await story()
    const path = join(folder, 'test.assay')
    const [backup = ''] = readdirSync(backupFolder(path)).filter((name) => name.endsWith('.assay-backup'))
    const left = join(backupFolder(path), backup)
    const bytes = readFileSync(left)
    await call('journal.erase', { about: { kind: 'answer', bid: north.id, question: open.id }, reason: 'Asked for' })
    const later = readdirSync(backupFolder(path))
    await call('workspace.close', {})
    writeFileSync(left, bytes)
    expect(filesWith(folder, 'Our contact is')).toEqual([relative(folder, left)])
    await call('workspace.open', { path })
    expect(filesWith(folder, 'Our contact is')).toEqual([])
    expect(readdirSync(backupFolder(path))).toEqual(later)
  })
})
