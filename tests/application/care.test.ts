import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { translatorOf } from '../../electron/messages/languages.ts'
import { inLocalTime, localTime } from '../../shared/messages/local-times.ts'
import { doubtsAbout } from '../../shared/tenders/doubts.ts'
import { temporaryFolder } from '../workspace/support.ts'

const { ASSAY_HOME: home, TZ: zone } = process.env
let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
  process.env.ASSAY_HOME = join(folder, 'settings')
})
afterEach(() => {
  for (const [name, value] of [
    ['ASSAY_HOME', home],
    ['TZ', zone],
  ] as const)
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
})

/** Runs one command line as a shell would; its lines on both streams. */
async function assay(...argv: string[]): Promise<{ exitCode: number; lines: string[] }> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const exitCode = await runCommandLine(argv, { out: say, error: say, isTerminal: false })
  return { exitCode, lines: said.trimEnd().split('\n') }
}

/** A new workspace with a tender of lots of these titles. */
async function tender(...lots: string[]): Promise<string> {
  const workspace = join(folder, 'a.assay')
  await assay('workspace', 'new', workspace, '--title', 'A')
  await another(workspace, 'Support', ...lots)
  return workspace
}

const another = (workspace: string, title: string, ...lots: string[]) =>
  assay('tender', 'new', workspace, '--title', title, '--need', 'N', ...lots.flatMap((lot) => ['--lot', lot]))

describe('A file that is to be written', () => {
  it('is named so that programs know what it is', async () => {
    const workspace = await tender()
    for (const [ending, ...command] of [
      ['.assay', 'workspace', 'new', join(folder, 'b.pdf'), '--title', 'B'],
      ['.assay', 'workspace', 'copy', workspace, '--out', join(folder, 'b')],
      ['.assay', 'sample', join(folder, 'b')],
      ['.assay', 'pack', 'create', workspace, '--for', 'root', '--out', join(folder, 'b.zip')],
      ['.pdf', 'report', 'comparison', workspace, '--out', join(folder, 'b.xlsx')],
      ['.json', 'template', 'export', 'bpo-due-diligence', '--out', join(folder, 'b.xlsx')],
    ] as const) {
      const { exitCode, lines } = await assay(...command)
      expect({ exitCode, line: lines[0] }, command.join(' ')).toEqual({
        exitCode: 1,
        line: expect.stringContaining(`must end in ${ending}, so that people and programs know what it is.`),
      })
    }
  })

  it('is refused by what keeps it from being written: a folder that is not there, a name that is too long', async () => {
    const missing = join(folder, 'missing')
    expect((await assay('workspace', 'new', join(missing, 'a.assay'), '--title', 'A')).lines).toEqual([
      `${join(missing, 'a.assay')} cannot be written: the folder ${missing} is not there.`,
    ])
    // The second could be written, and what lies beside it while it is open could not.
    for (const letters of [300, 246]) {
      const long = join(folder, `${'a'.repeat(letters)}.assay`)
      expect((await assay('workspace', 'new', long, '--title', 'A')).lines).toEqual([
        `The name ${long} is too long for this disk. Choose a shorter one.`,
      ])
    }
  })
})

describe('What may be a slip', () => {
  it('is told of a tender', () => {
    const now = '2026-12-01T00:00:00.000Z'
    expect(
      doubtsAbout({ currency: 'EUR', deadline: '2026-12-01T00:00:00.000Z', lots: [{ title: 'A' }, { title: 'B' }] }, now),
    ).toEqual([])
    expect(
      doubtsAbout({ currency: 'XXX', deadline: '2026-11-30T23:59:59.999Z', lots: [{ title: 'A' }, { title: ' a' }] }, now),
    ).toEqual([
      { kind: 'past', deadline: '2026-11-30T23:59:59.999Z' },
      { kind: 'currency', currency: 'XXX' },
      { kind: 'lots', one: 'A', other: ' a' },
    ])
    for (const currency of ['CHF', 'JPY', 'XOF']) expect(doubtsAbout({ currency }, now)).toEqual([])
  })

  it('is told when a tender is started', async () => {
    const workspace = await tender()
    const { lines } = await assay(
      ...['tender', 'new', workspace, '--title', 'T', '--need', 'N', '--currency', 'XTS', '--lot', 'North', '--lot', 'north'],
      ...['--deadline', '2001-02-03T04:05Z'],
    )
    expect(lines.slice(1)).toEqual([
      expect.stringContaining('that is over already. If that is a slip, “assay workspace undo” takes this back.'),
      expect.stringContaining('XTS is the code of no currency that is in use.'),
      expect.stringContaining('The lots “North” and “north” read the same.'),
    ])
    const edited = await assay('tender', 'edit', workspace, '--tender', 'T', '--currency', 'XXX')
    expect(edited.lines.slice(-3)[1]).toContain('XXX is the code of no currency that is in use.')
  })
})

it('What is said of a provider that is known already is not dropped: it is the same, or refused', async () => {
  const workspace = await tender('North', 'South')
  await assay('bid', 'add', workspace, '--lot', 'North', '--provider', 'Acme', '--country', 'Germany')
  const add = (...said: string[]) => assay('bid', 'add', workspace, '--lot', 'South', '--provider', 'Acme', ...said)
  const refused = await add('--country', 'France')
  expect(refused.exitCode).toBe(2)
  expect(refused.lines[0]).toContain('“Acme” is known already, and --country says something else of it.')
  expect((await add('--model', 'onshore')).lines[0]).toContain('--model says something else of it')
  expect(await add('--country', 'Germany')).toEqual({ exitCode: 0, lines: ['Acme bids for South.'] })
})

describe('A lot', () => {
  it('of a title that tenders share is named by both', async () => {
    const workspace = await tender('North')
    await another(workspace, 'A/B', 'North', 'South')
    const list = (lot: string) => assay('bid', 'list', workspace, '--lot', lot)
    expect((await list('North')).lines[0]).toMatch(/: Support\/North \(number 1, id .+\) and A\/B\/North \(number 1/)
    for (const named of ['Support/North', 'A/B/North', 'a/b/1', 'South'])
      expect(await list(named), named).toMatchObject({ exitCode: 0 })
    expect((await list('Support/South')).lines).toEqual(['There is no lot “Support/South”. assay tender show lists the lots.'])
  })

  it('is named where a workbook belongs to another', async () => {
    const workspace = await tender('North', 'South')
    for (const lot of ['North', 'South']) await assay('bid', 'add', workspace, '--lot', lot, '--provider', 'Acme')
    const workbook = join(folder, 'south.xlsx')
    await assay('bid', 'workbook', workspace, '--lot', 'South', '--bid', 'Acme', '--out', workbook)
    await assay('bid', 'receive', workspace, '--lot', 'North', '--bid', 'Acme', workbook, '--from', 'Acme')
    expect((await assay('bid', 'import', workspace, '--lot', 'North', '--bid', 'Acme')).lines[0]).toContain(
      'was made out to Acme (lot “South”), not to Acme (lot “North”).',
    )
  })
})

it('Several files become evidence in one action, or none of them does', async () => {
  const workspace = await tender()
  const files = ['a.txt', 'b.txt'].map((name) => join(folder, name))
  for (const file of files) writeFileSync(file, file)
  const missing = join(folder, 'missing.txt')
  expect(await assay('evidence', 'add', workspace, ...files, missing)).toEqual({
    exitCode: 1,
    lines: [`${missing} is not there. Check the name and the folder.`],
  })
  expect((await assay('evidence', 'list', workspace)).lines).toHaveLength(1)
  expect((await assay('evidence', 'add', workspace, ...files)).lines).toHaveLength(2)
  await assay('workspace', 'undo', workspace)
  expect((await assay('evidence', 'list', workspace)).lines).toHaveLength(1)
  mkdirSync(join(folder, 'c.txt'))
  expect(await assay('evidence', 'add', workspace, ...files, join(folder, 'c.txt'))).toMatchObject({ exitCode: 1 })
  expect((await assay('evidence', 'list', workspace)).lines).toHaveLength(1)
})

describe('A time', () => {
  it.each([
    ['Asia/Kolkata', '2026-12-01T20:00:00.500Z', '2026-12-02 01:30:00 +05:30'],
    ['America/St_Johns', '2026-12-01T00:10:09.000Z', '2026-11-30 20:40:09 -03:30'],
    ['Europe/Berlin', '2026-07-01T12:00:00.000Z', '2026-07-01 14:00:00 +02:00'],
    ['UTC', '2026-07-01T12:00:00.000Z', '2026-07-01 12:00:00 +00:00'],
  ])('is shown as clocks in %s do, with how far they are from UTC', (there, instant, shown) => {
    process.env.TZ = there
    expect(localTime(instant)).toBe(shown)
    const translate = inLocalTime(translatorOf('en'))
    expect(translate('stage.due', { at: instant })).toBe(`Bids are due ${shown}.`)
    expect(translate.in('en')?.('stage.due', { at: instant })).toBe(`Bids are due ${shown}.`)
    expect(translate('stage.due', { at: 'soon' })).toBe('Bids are due soon.')
  })

  it('is shown so by every command and in what is refused, and stays an instant in data', async () => {
    process.env.TZ = 'Asia/Kolkata'
    const workspace = await tender()
    await assay('bid', 'add', workspace, '--provider', 'Acme')
    await assay('bid', 'receive', workspace, '--bid', 'Acme', workspace.replace(/a\.assay$/, 'settings'), '--from', 'Acme')
    const file = join(folder, 'a.txt')
    writeFileSync(file, 'a')
    const early = ['--at', '1999-01-01T00:00Z']
    const refused = await assay('bid', 'receive', workspace, '--bid', 'Acme', file, '--from', 'Acme', ...early)
    expect(refused.lines.join()).toContain('received at 1999-01-01 05:30:00 +05:30, say why')
    const received = await assay(
      'bid',
      'receive',
      workspace,
      '--bid',
      'Acme',
      file,
      '--from',
      'Acme',
      ...early,
      '--reason',
      'Post',
    )
    await assay('evaluator', 'add', workspace, '--name', 'Bea')
    await assay('pack', 'create', workspace, '--for', 'Bea', '--out', join(folder, 'bea.assay'))
    await assay('workspace', 'backup', workspace)
    const said = [received]
    for (const command of ['journal', 'bid receipts', 'pack list', 'workspace info', 'workspace backups', 'workspace verify'])
      said.push(await assay(...command.split(' '), workspace))
    for (const { exitCode, lines } of said) {
      expect({ exitCode, text: lines.join('\n') }).toEqual({ exitCode: 0, text: expect.stringContaining('+05:30') })
      expect(lines.join('\n')).not.toMatch(/\dT\d\d:\d\d:\d\d/)
    }
    expect((await assay('journal', workspace, '--json')).lines.join()).toMatch(/"at": "\d{4}-\d\d-\d\dT[0-9:.]+Z"/)
  })
})

it('Behind a group lie its criteria, and behind the price prices', async () => {
  const workspace = await tender()
  await assay('bid', 'add', workspace, '--provider', 'Acme')
  const explain = async (criterion: string) =>
    (await assay('explain', workspace, '--bid', 'Acme', '--criterion', criterion)).lines
  const group = await explain('people')
  expect(group[0]).toBe('People and culture, Acme: a score of 0.00 to 5.00, which is 0.00 to 12.00 of 12.00 points.')
  expect(group.slice(1).map((line) => line.split(/ {2,}/)[1])).toEqual([
    'Id',
    'people.communication',
    'people.retention',
    'people.skills',
    'people.culture',
  ])
  expect(await explain('commercial.price')).toEqual([
    expect.stringContaining('of 30.00 points.'),
    'It has no price yet, or prices are not open.',
  ])
})

describe('An evaluator whose name reads like that of another', () => {
  it('is noticed as it is added and corrected, and never beside itself', async () => {
    const workspace = await tender()
    const same = (name: string) =>
      `“${name}” is already here and reads the same. If they are two persons, give one a name that tells them apart.`
    const said = async (...words: string[]) => (await assay('evaluator', ...words)).lines.slice(1)
    expect(await said('add', workspace, '--name', 'André Keller')).toEqual([])
    expect(await said('add', workspace, '--name', 'ANDRE  KELLER')).toEqual([same('André Keller')])
    expect(await said('edit', workspace, '--evaluator', 'ANDRE  KELLER', '--name', 'Andreas Keller')).toEqual([])
    expect(await said('edit', workspace, '--evaluator', 'Andreas Keller', '--name', 'Andre Keller')).toEqual([
      same('André Keller'),
    ])
  })
})
