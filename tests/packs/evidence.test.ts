import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { evidenceNote } from '../../electron/evidence/tables.ts'
import { format } from '../../electron/format.ts'
import { connect } from '../../electron/workspace/database.ts'
import { record } from '../../electron/workspace/facts.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { closing, refusalOf, tamper } from '../workspace/support.ts'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

const contentsIn = (path: string): number => {
  const connection = connect(path, { readonly: true })
  const found = connection.prepare<[], number>('SELECT count(*) FROM content').pluck().get()
  connection.close()
  return found ?? 0
}

it('comes back with its content, and leaves the content of what is refused where it is', async () => {
  const story = await tenderWithEvaluators()
  const path = await packFor(story, 'Ada')
  const pack = await elsewhere(path, 'Ada')
  for (const name of ['train', 'plane']) {
    const file = join(story.folder, `${name}.txt`)
    writeFileSync(file, `Written on a ${name}`)
    await pack.call('evidence.add', { paths: [file], note: name })
  }
  await pack.close()
  tamper(path, `UPDATE evidence SET media_type = 'text/html' WHERE file_name = 'plane.txt'`)
  expect(contentsIn(path)).toBe(2)
  const { items } = await story.call('pack.merge', { path, dryRun: true })
  const steps: string[] = []
  const merged = await story.client('pack.merge', { path }, { onProgress: ({ step }) => steps.push(step) })
  const done = merged.ok ? merged.value.items : []
  expect([...new Set(steps)]).toEqual(['merge.reading', 'merge.files'])
  expect(done.map(({ verdict }) => verdict)).toEqual(items.map(({ verdict }) => verdict))
  expect((await story.call('evidence.list', {})).map(({ fileName }) => fileName)).toEqual(['train.txt'])
  expect(contentsIn(story.path)).toBe(1)
  const { checks } = await story.call('workspace.verify', {})
  expect(checks.flatMap(({ problems }) => problems)).toEqual([])
})

it('is noted by the reader of a pack only where the pack shows it, or they brought it themselves', async () => {
  const story = await tenderWithEvaluators()
  const file = join(story.folder, 'minutes.txt')
  writeFileSync(file, 'Minutes that the pack does not show')
  const [{ id: unseen }] = await story.call('evidence.add', { paths: [file], note: 'Ours' })
  const path = await packFor(story, 'Ada')
  const device = await elsewhere(path, 'Ada')
  const own = join(story.folder, 'own.txt')
  writeFileSync(own, 'Seen on site')
  const [{ id: seen }] = await device.call('evidence.add', { paths: [own] })
  await device.call('evidence.note', { evidence: seen, note: 'On site' })
  await device.close()

  const ada = { name: 'Ada', role: '', organisation: '' }
  const noted = (pack: Workspace) =>
    pack.execute({ command: 'evidence.note', profile: ada }, (write, stamp) =>
      record(write, evidenceNote, { ...stamp, author: story.ada }, { evidence_id: unseen }, { note: 'Mine' }),
    )
  const pack = closing(Workspace.open(path, { format }))
  expect(refusalOf(() => noted(pack)).code).toBe('pack.beyondGrant')
  pack.close()
  // A program of hers writes it all the same, as if it were no pack.
  const cover = takeCover(path)
  const open = closing(Workspace.open(path, { format }))
  noted(open)
  open.close()
  cover()
  const { items } = await story.call('pack.merge', { path })
  expect(items.filter(({ why }) => why !== null).map(({ verdict }) => verdict)).toEqual(['refused'])
  const notes = (await story.call('evidence.list', {})).map(({ id, note }) => [id, note])
  expect(notes.toSorted()).toEqual(
    [
      [unseen, 'Ours'],
      [seen, 'On site'],
    ].toSorted(),
  )
})

/** Takes away what a file says of itself as a pack. Returns what puts it back. */
function takeCover(path: string): () => void {
  const connection = connect(path, { readonly: true })
  const cover = connection.prepare<[], Record<string, string | number>>('SELECT * FROM pack_cover').get() ?? {}
  connection.close()
  tamper(path, 'DELETE FROM pack_cover')
  const values = Object.values(cover).map((value) => (typeof value === 'number' ? value : `'${value}'`))
  return () => tamper(path, `INSERT INTO pack_cover (${Object.keys(cover).join(', ')}) VALUES (${values.join(', ')})`)
}
