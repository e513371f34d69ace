import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { format } from '../../electron/format.ts'
import { backupFolder } from '../../electron/workspace/backup-folder.ts'
import { connect } from '../../electron/workspace/database.ts'
import { Preferences } from '../../electron/workspace/preferences.ts'
import { Session } from '../../electron/workspace/session.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { testApplication, testTender } from './support.ts'

const child = join(import.meta.dirname, 'children/command-lines.ts')

const isFine = ({ exitCode, error }: { exitCode: number; error: string }): boolean => exitCode === 0 && error === ''

/** Runs command lines in a process of its own, each so many times; what came of those that did not do what they should. */
async function elsewhere(turns: number, commandLines: string[][]): Promise<{ done: number; failed: string[] }> {
  const settings = temporaryFolder()
  const running = spawn(process.execPath, [child, String(turns), JSON.stringify(commandLines)], {
    env: { ...process.env, ASSAY_HOME: settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  createInterface(running.stdout).on('line', (line) => lines.push(line))
  await once(running, 'close')
  return { done: lines.length, failed: lines.filter((line) => !isFine(JSON.parse(line))) }
}

/** A closed workspace with two evaluators, and one answer to score. */
async function answered() {
  const { call, folder, tender, lot, north, close } = await testTender()
  const { instrument } = await call('tender.instrument', { tender: tender.id })
  const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
  if (!question) throw new Error('the template has open questions')
  await call('response.set', { bid: north.id, question: question.id, answer: 'As in the handbook', reason: 'By telephone' })
  for (const name of ['Keller', 'Osei']) await call('evaluator.add', { name })
  const { head } = await call('workspace.info', {})
  await close()
  const path = join(folder, 'test.assay')
  const score = (evaluator: string) => [
    ...['score', 'set', path, '--bid', 'Nordlicht & Söhne <Ltd>', '--evaluator', evaluator, '--question', question.id],
    ...['--points', '3', '--reason', 'Turn #'],
  ]
  return { path, lot, score, entries: head.entry }
}

describe('A workspace that several processes use at once', () => {
  test('loses no score of two that write, refuses none, and lets others look meanwhile', async () => {
    const { path, lot, score, entries } = await answered()
    const looking = [
      ['rank', path],
      ['journal', path],
      ['workspace', 'verify', path],
    ]
    const came = await Promise.all([
      elsewhere(60, [score('Keller')]),
      elsewhere(60, [score('Osei')]),
      elsewhere(25, looking),
      elsewhere(25, looking.toReversed()),
    ])
    expect(came.map(({ failed }) => failed)).toEqual([[], [], [], []])
    expect(came.map(({ done }) => done)).toEqual([60, 60, 75, 75])
    const { call } = testApplication({ actingAs: 'Mara' })
    await call('workspace.open', { path })
    expect((await call('score.list', { lot: lot.id })).map(({ revision, reason }) => [revision, reason])).toEqual([
      [60, 'Turn 60'],
      [60, 'Turn 60'],
    ])
    expect((await call('workspace.info', {})).head.entry).toBe(entries + 120)
    expect((await call('workspace.verify', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('says who has it open since when, once it has waited for as long as it waits', async () => {
    const { path } = await answered()
    const holder = Workspace.open(path, { format })
    const session = () => new Session(new Preferences(join(temporaryFolder(), 'settings')), format, undefined, patience)
    const patience = { total: 40, step: 10 }
    await expect(session().open(path)).rejects.toMatchObject({
      code: 'workspace.locked',
      details: { path, pid: process.pid, since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) },
    })
    const looking = await session().open(path, 'either')
    expect(looking.access).toBe('read')
    looking.close()
    holder.close()
    const writing = await session().open(path, 'either')
    expect(writing.access).toBe('write')
    writing.close()
  })

  test('is not backed up by who only looks, however old its last backup is', async () => {
    const { path } = await answered()
    const later = () => new Date(Date.now() + 7_200_000)
    const session = new Session(new Preferences(join(temporaryFolder(), 'settings')), format, later)
    await session.open(path, 'read')
    await session.close()
    expect(existsSync(backupFolder(path))).toBe(false)
    await session.open(path)
    await session.close()
    expect(existsSync(backupFolder(path))).toBe(true)
  })

  test('is opened to write as soon as it was given back, by whoever waited', async () => {
    const { path } = await answered()
    const holder = Workspace.open(path, { format })
    const session = new Session(new Preferences(join(temporaryFolder(), 'settings')), format, undefined, {
      total: 60_000,
      step: 5,
    })
    const waiting = session.open(path)
    setImmediate(() => holder.close())
    expect((await waiting).access).toBe('write')
    await session.close()
  })

  test.each(['write', 'either'] as const)(
    'is opened to write as soon as nobody looks at it in the midst of a check, asked for to %s',
    async (access) => {
      const { path } = await answered()
      const looking = connect(path, { readonly: true })
      looking.exec('BEGIN; SELECT count(*) FROM journal_entry;')
      const session = new Session(new Preferences(join(temporaryFolder(), 'settings')), format, undefined, {
        total: 60_000,
        step: 5,
      })
      const waiting = session.open(path, access)
      setImmediate(() => looking.close())
      expect((await waiting).access).toBe('write')
      await session.close()
    },
  )
})
