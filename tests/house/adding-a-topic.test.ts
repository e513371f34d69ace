import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { format, topicsOf } from '../../electron/format.ts'
import type { GroundTopic } from '../../electron/topic.ts'
import { grounds } from '../../electron/topics.ts'
import { formatOf } from '../../electron/workspace/format/format.ts'
import type { PackRule } from '../../electron/workspace/format/pack.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { addressOf } from '../../renderer/app/routing.ts'
import { routeOf, screenOf } from '../../renderer/app/screen-list.ts'
import type { WindowTopic } from '../../renderer/topic.ts'
import { contract } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Topic } from '../../shared/topic.ts'
import { testTender } from '../application/support.ts'
import { project, readSource, sourcePaths } from '../unit/sources.ts'
import { closing, mara, temporaryFolder, tickingClock } from '../workspace/support.ts'

// Each list of topics, and that of the words, with one more line: nothing else tells the house of the new topic.
vi.mock('../../shared/topics.ts', async (load) => {
  const { topics } = await load<{ topics: readonly Topic[] }>()
  const { visitsTopic } = await import('./visits/shared/topic.ts')
  return {
    topics: topics.toSpliced(
      topics.findIndex(({ name }) => name === 'decisions'),
      0,
      visitsTopic,
    ),
  }
})
vi.mock('../../electron/topics.ts', async (load) => {
  const { grounds } = await load<{ grounds: readonly GroundTopic[] }>()
  const { visitsGround } = await import('./visits/electron/topic.ts')
  return { grounds: [...grounds, visitsGround] }
})
vi.mock('../../renderer/topics.ts', async (load) => {
  const { windowTopics } = await load<{ windowTopics: readonly WindowTopic[] }>()
  const { visitsWindow } = await import('./visits/renderer/topic.ts')
  return { windowTopics: [...windowTopics, visitsWindow] }
})
vi.mock('../../shared/messages/en/commands.ts', async (load) => {
  const { commands } = await load<{ commands: object }>()
  return { commands: { ...commands, 'command.visit.note': 'Note a visit' } }
})

/** Calls by names that only this test knows. */
async function story() {
  const tender = await testTender()
  const call = async (name: string, input: object): Promise<unknown> => {
    const result = await tender.client(JSON.parse(JSON.stringify(name)), JSON.parse(JSON.stringify(input)))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  return { ...tender, ask: call }
}

describe('A topic that only the lists name', () => {
  it('writes by its command, reads by its query, is found, told, taken back and done again', async () => {
    const { ask, call, lot, north, changes } = await story()
    changes.splice(0)
    const noted = { bid: north.id, revision: 1, note: 'A walrus at the gate' }
    expect(await ask('visit.note', { bid: north.id, note: 'A walrus at the gate' })).toEqual(noted)
    expect(changes).toMatchObject([{ topics: ['visits'], by: 'visit.note' }])
    expect(changes[0]?.stale).toEqual(expect.arrayContaining(['visit.list', 'decision.ranking', 'journal.list']))
    expect(changes[0]?.stale).not.toContain('price.list')
    expect(await ask('visit.list', { lot: lot.id })).toEqual([noted])

    const found = async () => (await call('search.query', { text: 'walrus' })).results
    expect(await found()).toMatchObject([
      { kind: 'reason', lot: lot.id, bid: north.id, bidder: north.provider.name, snippet: { text: 'A walrus at the gate' } },
    ])
    const [entry] = await call('journal.list', { limit: 1 })
    expect(entry?.command).toBe('visit.note')
    const { changes: told } = await call('journal.changes', { entry: entry?.id ?? 0 })
    expect(told).toMatchObject([
      {
        operation: 'added',
        kind: 'Evidence',
        about: [{ name: north.provider.name }],
        fields: [{ field: 'Note', before: null, after: { kind: 'text', text: 'A walrus at the gate' } }],
      },
    ])
    const history = await call('journal.list', { about: { kind: 'bidder', bid: north.id } })
    expect(history.map(({ command }) => command)).toEqual(['visit.note', 'bid.add'])

    expect((await call('workspace.undo', {})).action.command).toBe('visit.note')
    expect([await ask('visit.list', { lot: lot.id }), await found()]).toEqual([[], []])
    expect(changes.at(-1)).toMatchObject({ topics: ['visits'], by: 'workspace.undo' })
    await call('workspace.redo', {})
    expect(await ask('visit.list', { lot: lot.id })).toEqual([noted])
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('is refused by its contract like any other', async () => {
    const { client, north } = await story()
    const input = JSON.parse(JSON.stringify({ bid: north.id }))
    expect(await client(JSON.parse('"visit.note"'), input)).toMatchObject({ ok: false, error: { code: 'input.invalid' } })
  })

  it('brings a file of before to the format that has its table', () => {
    const path = join(temporaryFolder(), 'before.assay')
    const before = formatOf(format.steps.slice(0, 1))
    Workspace.create(path, { title: 'Before', profile: mara, format: before, clock: tickingClock() }).close()
    const workspace = closing(Workspace.open(path, { format, clock: tickingClock() }))
    expect(format.steps.map(({ version, name }) => `${version} ${name}`)).toEqual(['1 first', '2 visits'])
    expect(workspace.journal({ limit: 1 })[0]?.command).toBe('workspace.migrate')
    expect([...topicsOf(['visit', 'provider', 'nothing'])]).toEqual(['visits', 'providers'])
  })

  it('has a command to type', async () => {
    const { commands } = await import('../../electron/hosts/command-line/commands.ts')
    expect(commands.map(({ name }) => name)).toContain('visit list')
  })

  it('has a screen with an address, and a name of its command', async () => {
    const { commandName } = await import('../../shared/command-names.ts')
    expect(commandName('visit.note', translator('en'))).toBe('Note a visit')
    const commands = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' ? [name] : []))
    expect(commands.filter((name) => commandName(name, translator('en')) === name)).toEqual([])
    const route = routeOf('#/lot/one/visits?bid=b')
    expect(route).toEqual({ screen: 'visits', lot: 'one', bid: 'b' })
    expect(addressOf(route)).toBe('#/lot/one/visits?bid=b')
    const { tender, lot } = await testTender()
    expect(renderToStaticMarkup(screenOf(route)?.render(route, { tender, lot }))).toBe(`<p>${lot.title} b</p>`)
  })
})

describe('Rules of packs', () => {
  const topics: readonly GroundTopic[] = grounds
  const rules = new Map<string, PackRule>(topics.flatMap(({ packs = {} }) => Object.entries(packs)))
  const tables = new Map(format.tables.map((table) => [table.name, table]))

  it('name tables of their own topic, and columns of these', () => {
    const wrong = topics.flatMap(({ name, packs = {} }) =>
      Object.entries(packs).flatMap(([table, rule]) => {
        const isOwn = topicsOf([table]).has(name)
        const columns = rule === 'never' ? [] : [rule.by, rule.own].filter((column) => column !== undefined)
        const has = (column: string) => new RegExp(`^  ${column} `, 'm').test(tables.get(table)?.sql ?? '')
        return isOwn && columns.every(has) ? [] : [table]
      }),
    )
    expect(wrong).toEqual([])
    expect(rules.get('visit')).toEqual({ by: 'bid_id', of: 'bid' })
  })

  it('lead from each table to an anchor that goes out because something names it', () => {
    const endOf = (table: string, steps = 0): string | undefined => {
      const rule = rules.get(table)
      if (rule === undefined || rule === 'never' || steps > rules.size) return undefined
      return rule.of === undefined ? table : endOf(rule.of, steps + 1)
    }
    const said = [...rules].flatMap(([table, rule]) => (rule === 'never' ? [] : [table]))
    const ends = new Set(said.map((table) => endOf(table)))
    expect([...ends].toSorted()).toEqual(['actor', 'evidence', 'instrument', 'lot', 'provider', 'tender'])
  })

  it('say of every table that holds something of somebody whether it goes out', () => {
    const journaled = format.tables.filter(({ kind }) => kind === 'anchor' || kind === 'fact').map(({ name }) => name)
    const own = /^(workspace|format_step|workspace_title|same_as|pack)/
    expect(journaled.filter((name) => !rules.has(name) && !own.test(name))).toEqual([])
  })
})

const house = mkdtempSync(join(tmpdir(), 'assay-topic-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

const floors = ['shared', 'electron', 'renderer'] as const
const lists = {
  shared: { path: 'shared/topics.ts', name: 'visitsTopic', before: '  decisionsTopic,\n' },
  electron: { path: 'electron/topics.ts', name: 'visitsGround', before: '  decisionsGround,\n' },
  renderer: { path: 'renderer/topics.ts', name: 'visitsWindow', before: '  decisionsWindow,\n' },
}

/** Makes a copy of the house with the topic's rooms in it. */
function build(): void {
  for (const name of [...floors, 'package.json', 'tsconfig.base.json'])
    cpSync(join(project, name), join(house, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'))
  for (const floor of floors) {
    const source = readFileSync(join(import.meta.dirname, `visits/${floor}/topic.ts`), 'utf8')
      .replaceAll(`'../../../../${floor}/`, `'../`)
      .replaceAll(`'../../../../`, `'../../`)
      .replaceAll(`'../shared/topic.ts'`, `'../../shared/visits/topic.ts'`)
    mkdirSync(join(house, floor, 'visits'), { recursive: true })
    writeFileSync(join(house, floor, 'visits/topic.ts'), source)
  }
}

/** Puts one more line into the list of each of some floors, and none into those of the others. */
function tell(...told: readonly (keyof typeof lists)[]): void {
  for (const floor of floors) {
    const { path, name, before } = lists[floor]
    const text = readSource(path)
    const line = `import { ${name} } from './visits/topic.ts'\n`
    writeFileSync(join(house, path), told.includes(floor) ? line + text.replace(before, `  ${name},\n${before}`) : text)
  }
}

/** What the compiler objects to in what these files use; it looks anew only at what changed since it last did. */
function objections(...files: readonly string[]): string[] {
  const types = [
    'electron/exchange/pages/webassembly.d.ts',
    'electron/reports/kit/bidi-js.d.ts',
    'electron/reports/kit/pdfkit.d.ts',
  ]
  const lib = ['es2024', 'dom', 'dom.iterable']
  const incremental = { incremental: true, tsBuildInfoFile: 'looked.tsbuildinfo' }
  const compilerOptions = {
    ...incremental,
    lib,
    types: ['node'],
    jsx: 'react-jsx',
    noEmit: true,
    composite: false,
    emitDeclarationOnly: false,
  }
  const rules = { extends: './tsconfig.base.json', compilerOptions, files: [...types, 'renderer/styles.d.ts', ...files] }
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify(rules))
  const tools = join(project, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` }
  const { stdout } = spawnSync(join(tools, 'tsc'), ['--pretty', 'false'], { cwd: house, encoding: 'utf8', env })
  return Array.from(stdout.matchAll(/^(\S+?)\(?[\d,]*\)?: error (TS\d+)/gm), ([, path, code]) => `${path} ${code}`)
}

describe('Adding a topic', () => {
  beforeAll(build)

  it('touches the list of each floor and no other file, and every type fits', () => {
    tell(...floors)
    const touched = sourcePaths().filter((path) => readFileSync(join(house, path), 'utf8') !== readSource(path))
    expect(touched.sort()).toEqual(['electron/topics.ts', 'renderer/topics.ts', 'shared/topics.ts'])
    expect(objections('electron/application.ts', 'renderer/app/main.tsx')).toEqual([])
  })

  it('to the contract alone is noticed: nothing answers it', () => {
    tell('shared')
    expect(objections('electron/application.ts')).toEqual(['electron/application.ts TS2739'])
  })
})
