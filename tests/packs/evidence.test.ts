import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { tamper } from '../workspace/support.ts'
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
    await pack.call('evidence.add', { path: file, note: name })
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
