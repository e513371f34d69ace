import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../workspace/support.ts'
import { elsewhere, packFor, tenderWithEvaluators } from './support.ts'

/** Has another process merge a file, and kills it so many milliseconds after it has opened the workspace. */
async function killedMerge(path: string, file: string, delay: number): Promise<boolean> {
  const program = join(import.meta.dirname, 'children/merger.ts')
  const child = spawn(process.execPath, [program, temporaryFolder(), path, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  createInterface(child.stdout).on('line', (line) => {
    said.push(line)
    if (line === 'open') setTimeout(() => child.kill('SIGKILL'), delay)
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  return said.includes('merged')
}

it('a merge that is killed has taken nothing, or all', async () => {
  const story = await tenderWithEvaluators()
  const pack = await packFor(story, 'Ada')
  const device = await elsewhere(pack, 'Ada')
  const { north, east, ada, questions, subject, lot } = story
  for (const bid of [north, east])
    for (const index of questions.keys())
      await device.call('score.set', { bid, subject: subject(index), evaluator: ada, points: 4, reason: `Shown ${index}` })
  await device.close()
  await story.close()
  const scores = 2 * questions.length

  for (const delay of [0, 120, 240, 360, 480, 600, 800, 1200]) {
    const path = join(temporaryFolder(), 'tender.assay')
    copyFileSync(story.path, path)
    const acknowledged = await killedMerge(path, pack, delay)
    const after = await elsewhere(path, 'Mara')
    const found = (await after.call('score.list', { lot })).length
    expect(acknowledged ? [scores] : [0, scores]).toContain(found)
    const { checks } = await after.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    await after.call('pack.merge', { path: pack })
    expect(await after.call('score.list', { lot })).toHaveLength(scores)
    await after.close()
  }
})
