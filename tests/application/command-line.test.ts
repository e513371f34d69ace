import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commands } from '../../electron/hosts/command-line/commands.ts'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { assayVersion } from '../../shared/version.ts'
import { reasons, untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { testTender } from './support.ts'

const home = process.env.ASSAY_HOME
beforeEach(() => {
  process.env.ASSAY_HOME = join(temporaryFolder(), 'settings')
})
afterEach(() => {
  if (home === undefined) delete process.env.ASSAY_HOME
  else process.env.ASSAY_HOME = home
})

/** Runs one command line as a shell would. */
async function assay(...argv: string[]): Promise<{ exitCode: number; out: string; error: string }> {
  let out = ''
  let error = ''
  const exitCode = await runCommandLine(argv, {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    isTerminal: false,
  })
  return { exitCode, out, error }
}

/** The first line on the error stream of a call that is wrong, exit code 2. */
async function complaint(...argv: string[]): Promise<string | undefined> {
  const { exitCode, out, error } = await assay(...argv)
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
  return error.split('\n')[0]
}

/** A closed workspace with one tender of one lot, and two bids. */
async function closedTender(): Promise<string> {
  const { folder, close } = await testTender()
  await close()
  return join(folder, 'test.assay')
}

describe('Help', () => {
  test.each(['workspace new', 'bid import', 'evidence add', 'rank'])('of %s needs no workspace', async (command) => {
    const { exitCode, out, error } = await assay(...command.split(' '), '--help')
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
    expect(out.split('\n')[0]).toContain(`assay ${command} WORKSPACE`)
  })
})

describe('Without a command', () => {
  test('the version is told', async () => {
    expect(await assay('--version')).toEqual({ exitCode: 0, out: `assay ${assayVersion}\n`, error: '' })
    expect(await assay('--version', '--json')).toMatchObject({ exitCode: 0, out: `{\n  "version": "${assayVersion}"\n}\n` })
  })

  test.each([[[]], [['-h']], [['--help']], [['help']]])('%j lists every command', async (argv) => {
    const { exitCode, out, error } = await assay(...argv)
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
    expect(out.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(commands.length)
  })

  test.each([[['help', 'bid']], [['bid', '--help']], [['bid', '-h']]])('%j lists the commands of the group', async (argv) => {
    const { exitCode, out } = await assay(...argv)
    expect(exitCode).toBe(0)
    expect(out.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('  bid '))).toEqual([])
    expect(out).toMatch(/^ {2}bid add WORKSPACE +add a bidder$/m)
  })

  test.each(['workspace new', 'rank'])('%s is explained in three ways', async (command) => {
    const { exitCode, out } = await assay('help', ...command.split(' '))
    expect({ exitCode, first: out.split('\n')[0] }).toEqual({ exitCode: 0, first: `assay ${command} WORKSPACE` })
    for (const option of ['-h', '--help']) expect((await assay(...command.split(' '), option)).out).toBe(out)
  })

  test('help is data where data was asked for', async () => {
    expect(JSON.parse((await assay('help', 'rank', '--json')).out)).toMatchObject({
      command: 'rank',
      usage: 'assay rank WORKSPACE [--lot TITLE]',
      options: [{ name: 'lot', required: false }, { name: 'json' }, { name: 'as' }, { name: 'locale' }, { name: 'help' }],
    })
    expect(JSON.parse((await assay('help', '--json')).out)).toHaveLength(commands.length)
  })
})

describe('A command line that is wrong', () => {
  test.each([
    [
      ['bid', 'workbook', 'x.assay'],
      [
        'The option --out is missing.',
        'assay bid workbook WORKSPACE [--lot TITLE] [--bid NAME] --out PATH [--language LANGUAGE]',
        '“assay help bid workbook” tells what each option does.',
      ],
    ],
    [
      ['score', 'st', 'x.assay', '--json=no'],
      [
        'There is no command “score st”.',
        'assay score set WORKSPACE',
        'assay score lock WORKSPACE',
        'assay score unlock WORKSPACE',
        'assay score locks WORKSPACE',
        'assay score admit WORKSPACE SCORE',
        'assay score agree WORKSPACE',
        '“assay help” lists the commands.',
      ],
    ],
    [
      ['frob', 'x.assay'],
      ['There is no command “frob”.', '“assay help” lists the commands.'],
    ],
    [
      ['help', 'frob', 'x'],
      ['There is no command “frob”.', '“assay help” lists the commands.'],
    ],
    [['--frob'], ['There is no option --frob here.', '“assay help” lists the commands.']],
  ])('%j is told in one line, and then how it is written', async (argv, expected) => {
    const { exitCode, out, error } = await assay(...argv)
    expect({ exitCode, out, error: error.trimEnd().split('\n') }).toEqual({ exitCode: 2, out: '', error: expected })
  })

  test.each([
    [['rank', '--json'], 'The first argument names the workspace; it is missing.'],
    [['frob', '--json'], 'There is no command “frob”.'],
    [['rank', 'x.assay', '--json', '--locale', 'xx'], '--locale takes one of en; not “xx”.'],
  ])('%j is told as data', async (argv, message) => {
    const { exitCode, out, error } = await assay(...argv)
    expect({ exitCode, out, error: JSON.parse(error) }).toEqual({
      exitCode: 2,
      out: '',
      error: { error: { code: 'usage', message, details: { reason: message } } },
    })
  })
})

describe('A command called wrongly says so in words of the catalogue', () => {
  test.each([
    [['rank', 'x.assay', '--frob'], 'There is no option --frob here.'],
    [['rank', 'x.assay', '-q'], 'There is no option -q here.'],
    [['rank', 'x.assay', '--lot'], 'The option --lot takes a value; it is missing.'],
    [['rank', 'x.assay', '--json=yes'], 'The option --json takes no value, but was given “yes”.'],
    [
      ['rank', 'x.assay', '--lot', '--as'],
      'The option --lot takes a value, and is followed by “--as”. If that is the value, write --lot=--as.',
    ],
    [['rank', 'x.assay', '--lot', '1', '--lot', '2'], 'The option --lot is given more than once. Give it once.'],
    [['rank'], 'The first argument names the workspace; it is missing.'],
    [['rank', 'x.assay', '--locale', 'xx'], '--locale takes one of en; not “xx”.'],
  ])('%j', async (argv, expected) => {
    expect(await complaint(...argv)).toBe(expected)
  })

  test('in the language that was asked for, however it was asked', async () => {
    for (const locale of [['--locale', 'en-XA'], ['--locale=en-XA']])
      expect(await complaint('rank', 'x.assay', '--frob', ...locale)).toMatch(/^⟦.*⟧$/)
  })

  test.each(['2026-02-30T12:00Z', '2027-02-29T12:00+01:00', '2026-13-01T12:00Z', '2026-12-01', 'tomorrow'])(
    'when it is given %s as a time',
    async (time) => {
      const workspace = await closedTender()
      expect(await complaint('tender', 'new', workspace, '--title', 'T', '--need', 'N', '--deadline', time)).toBe(
        `--deadline takes a time with its zone, such as 2026-12-01T12:00+01:00; not “${time}”.`,
      )
    },
  )

  test('when it is given a currency that is no code', async () => {
    const workspace = await closedTender()
    expect(await complaint('tender', 'new', workspace, '--title', 'T', '--need', 'N', '--currency', 'euro')).toBe(
      '--currency takes a code of three capital letters, such as EUR; not “euro”.',
    )
  })
})

describe('An input that the contract refuses is explained in words of the catalogue', () => {
  test.each([
    ['en', 'provider.name: there is nothing in it, and something is needed.\n'],
    ['en-XA', expect.stringMatching(/^⟦provider\.name: ⟦.*⟧⟧\n$/)],
  ])('%s', async (locale, expected) => {
    const workspace = await closedTender()
    expect(await assay('bid', 'add', workspace, '--provider', '  ', '--locale', locale)).toEqual({
      exitCode: 1,
      out: '',
      error: expected,
    })
  })
})

describe('A name', () => {
  test('written exactly is that one, though another differs in case alone; written otherwise it is asked which', async () => {
    const workspace = await closedTender()
    for (const name of ['Smith Ltd', 'SMITH LTD']) await assay('bid', 'add', workspace, '--provider', name)
    const reach = async (named: string) => (await assay('bid', 'withdraw', workspace, '--bid', named, '--reason', 'r')).out
    const asked = await assay('bid', 'answers', workspace, '--bid', 'smith ltd')
    expect(asked).toMatchObject({ exitCode: 1, out: '' })
    expect(asked.error).toMatch(
      /^More than one is called “smith ltd”\. .*: Smith Ltd \(number 3, id [-0-9a-f]+\) and SMITH LTD \(number 4, id [-0-9a-f]+\)\.\n$/,
    )
    expect(await reach('SMITH LTD')).toBe('The bid of SMITH LTD is withdrawn.\n')
    expect(await reach('3')).toBe('The bid of Smith Ltd is withdrawn.\n')
  })

  test('that nobody has is refused, as data where data was asked for', async () => {
    const workspace = await closedTender()
    const { exitCode, out, error } = await assay('bid', 'answers', workspace, '--bid', 'Nobody', '--json')
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
    expect(JSON.parse(error)).toMatchObject({ error: { code: 'lookup.bid', details: { bid: 'Nobody' } } })
  })

  test('of a lot that two tenders share can be told apart by its id', async () => {
    const workspace = await closedTender()
    await assay('tender', 'new', workspace, '--title', 'Second', '--need', 'N')
    const asked = await complaint('bid', 'list', workspace)
    const ids = [...(asked ?? '').matchAll(/id ([-0-9a-f]+)/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(2)
    const bids: unknown[][] = []
    for (const id of ids) bids.push(JSON.parse((await assay('bid', 'list', workspace, '--lot', id, '--json')).out))
    expect(bids.map(({ length }) => length)).toEqual([2, 0])
  })
})

test.skipIf(untested('A reader that stops early is', reasons.windows))(
  'A reader that stops early ends the output, without a complaint',
  () => {
    const entry = join(import.meta.dirname, '../../electron/assay.mjs')
    const { stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$1" template show --json | head -n 1', process.execPath, entry], {
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' })
  },
)

test('What would change the first place is told in sentences and tables, and as data', async () => {
  const workspace = await closedTender()
  const { exitCode, out } = await assay('robustness', workspace)
  expect(exitCode).toBe(0)
  expect(out).toBe('Nobody is ranked. There is no first place to test.\n')
  const data = JSON.parse((await assay('robustness', workspace, '--json')).out)
  expect(data).toMatchObject({ first: [], weights: [], bidders: [] })
})

test('An import that changes nothing says so', async () => {
  const workspace = await closedTender()
  const file = join(temporaryFolder(), 'answers.xlsx')
  await assay('bid', 'workbook', workspace, '--bid', '1', '--out', file)
  await assay('bid', 'receive', workspace, file, '--bid', '1', '--from', 'Courier')
  const { exitCode, out } = await assay('bid', 'import', workspace, '--bid', '1')
  expect(exitCode).toBe(0)
  expect(out.split('\n').slice(-3)).toEqual([
    expect.stringMatching(/^answers\.xlsx: 0 accepted, 0 changed, \d+ unchanged, 0 rejected, \d+ missing, 0 unknown$/),
    'Nothing was written.',
    '',
  ])
})

test('A profile is shown with what was said of it, and no more', async () => {
  expect((await assay('profile', '--name', 'A. Keller', '--role', 'Lead')).out).toBe('A. Keller, Lead\n')
  expect((await assay('profile', '--organisation', 'Veldkamp')).out).toBe('A. Keller, Lead, Veldkamp\n')
})

test('A backup that cannot be taken on closing is told beside the outcome of the command, which stands', async () => {
  const workspace = await closedTender()
  writeFileSync(`${workspace}-backups`, 'in the way')
  const { exitCode, out, error } = await assay('evaluator', 'add', workspace, '--name', 'A. Keller')
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: 'A. Keller evaluates.\n' })
  expect(error).toContain(
    `${workspace} is closed, with everything that was done in it; but no backup could be taken in ${workspace}-backups`,
  )
  expect((await assay('evaluator', 'list', workspace)).out).toContain('A. Keller')
  expect(readFileSync(`${workspace}-backups`, 'utf8')).toBe('in the way')
})

describe('The journal', () => {
  const seen = (out: string) =>
    out.split('\n').map((line) =>
      line
        .replace(/^( *\d+) {2}\S+ \S+ [+-]\d\d:\d\d/, '$1')
        .replace(/ [0-9a-f]{12,}$/, '')
        .trimEnd(),
    )

  test('names actions, things and words as people know them, and columns only as data', async () => {
    const workspace = await closedTender()
    await assay('bid', 'withdraw', workspace, '--bid', '1', '--reason', 'No capacity', '--as', 'A. Keller')
    const { out } = await assay('journal', workspace, '--entry', '5')
    expect(out.split('\n').slice(1)).toEqual([
      'added: Standing of a bid',
      '  Bidder: Nordlicht & Söhne <Ltd>',
      '  Standing: withdrawn',
      '  Reason: No capacity',
      'added: Person',
      '  Name: A. Keller',
      '',
    ])
    expect(seen((await assay('journal', workspace, '--by', 'A. Keller')).out).slice(1)).toEqual([
      '    5  A. Keller  Withdraw a bid  Nordlicht & Söhne <Ltd>     3',
      '',
    ])
    await assay('workspace', 'undo', workspace, '--as', 'A. Keller')
    expect((await assay('workspace', 'undo', workspace)).out).toBe('Taken back: Add a bidder (entry 4)\n')
    expect((await assay('workspace', 'redo', workspace)).out).toBe('Done again: Add a bidder (entry 4)\n')
    expect(seen((await assay('journal', workspace, '--action', 'workspace.undo')).out).slice(1, 3)).toEqual([
      expect.stringMatching(/^ {4}7 {2}.+ {2}Undid entry 4 .* 6$/),
      expect.stringMatching(/^ {4}6 {2}A\. Keller +Undid entry 5 .* 1$/),
    ])
    const data = JSON.parse((await assay('journal', workspace, '--entry', '5', '--json')).out)
    expect(data.changes).toContainEqual(
      expect.objectContaining({ table: 'bid_standing', operation: 'brought', state: 'undone', row: null, follows: [] }),
    )
    expect(data.changes).toContainEqual(
      expect.objectContaining({ table: 'actor_details', state: 'present', row: expect.stringContaining('"name":"A. Keller"') }),
    )
  })

  test('is that of one thing alone where it is named, and of no two', async () => {
    const workspace = await closedTender()
    await assay('bid', 'withdraw', workspace, '--bid', '1', '--reason', 'No capacity', '--as', 'A. Keller')
    expect(seen((await assay('journal', workspace, '--bid', 'Nordlicht & Söhne <Ltd>')).out).slice(1)).toEqual([
      expect.stringMatching(/^ +5 {2}A\. Keller +Withdraw a bid +Nordlicht & Söhne <Ltd> +3$/),
      expect.stringMatching(/^ +3 .+Add a bidder .*Nordlicht & Söhne <Ltd> +4$/),
      '',
    ])
    const history = async (...options: string[]) => JSON.parse((await assay('journal', workspace, ...options, '--json')).out)
    expect(await history('--bid', '1', '--action', 'bid.add')).toMatchObject([{ id: 3 }])
    expect(await history('--bid', '1', '--question', 'q')).toEqual([])
    expect(await history('--bid', '1', '--criterion', 'c')).toEqual([])
    expect(await history('--bid', '1', '--line', 'l')).toEqual([])
    for (const wrong of [
      ['--question', 'q'],
      ['--bid', '1', '--question', 'q', '--line', 'l'],
      ['--bid', '1', '--evidence', 'e'],
    ])
      expect(await assay('journal', workspace, ...wrong)).toMatchObject({
        exitCode: 2,
        error: expect.stringContaining('Name one object: --evidence, or --bid'),
      })
    expect(await assay('journal', workspace, '--evidence', 'none.pdf')).toMatchObject({ exitCode: 1 })
  })

  test('gives the workspace another title, and edits what is known of providers', async () => {
    const workspace = await closedTender()
    expect(await assay('workspace', 'rename', workspace, '--title', 'Later')).toEqual({
      exitCode: 0,
      out: 'The workspace is called Later.\n',
      error: '',
    })
    await assay('provider', 'add', workspace, '--name', 'Björkö', '--country', 'Estonia')
    const edited = await assay(
      'provider',
      'edit',
      workspace,
      '--provider',
      'björkö',
      '--name',
      'Björkö AB',
      '--model',
      'nearshore',
    )
    expect(edited).toEqual({ exitCode: 0, out: 'Björkö AB was changed.\n', error: '' })
    expect(JSON.parse((await assay('provider', 'list', workspace, '--json')).out)).toContainEqual(
      expect.objectContaining({ name: 'Björkö AB', country: 'Estonia', deliveryModel: 'nearshore', summary: null }),
    )
    expect(await assay('provider', 'edit', workspace, '--provider', 'Nobody')).toMatchObject({
      exitCode: 1,
      error: expect.stringContaining('There is no provider “Nobody”.'),
    })
  })

  test('enters an answer by hand, in the form of its question', async () => {
    const workspace = await closedTender()
    const template: Template = JSON.parse((await assay('template', 'show', '--json')).out)
    const ofType = (type: string) => questionsOf(template).find((question) => question.type === type && !question.visibleWhen)
    const [text, choices] = [ofType('longText'), ofType('multipleChoice')]
    if (!text || choices?.type !== 'multipleChoice') throw new Error('no such questions')
    const answer = (...options: string[]) =>
      assay('bid', 'answer', workspace, '--bid', '1', '--reason', 'By telephone', ...options)
    for (const wrong of [[], ['--answer', 'x', '--blank'], ['--rows', '{'], ['--rows', '[1]']])
      expect((await answer('--question', 'q', ...wrong)).exitCode).toBe(2)
    expect(await answer('--question', text.id, '--answer', 'As agreed')).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/, .+: As agreed \(revision 1\)\n$/),
    })
    const [first, second] = choices.choices.map(({ label }) => label)
    await answer('--question', choices.id, '--answer', first ?? '', '--answer', second ?? '')
    const answers = JSON.parse((await assay('bid', 'answers', workspace, '--bid', '1', '--json')).out)
    expect(answers.find(({ question }: { question: string }) => question === choices.id).display).toBe(`${first}; ${second}`)
    expect((await answer('--question', text.id, '--blank')).exitCode).toBe(0)
  })

  test('changes the note of evidence, and takes it away', async () => {
    const workspace = await closedTender()
    const file = join(temporaryFolder(), 'visit.txt')
    writeFileSync(file, 'Seen.')
    await assay('evidence', 'add', workspace, file, '--note', 'March')
    const note = (...options: string[]) => assay('evidence', 'note', workspace, 'visit.txt', ...options)
    const noted = async () => JSON.parse((await assay('evidence', 'list', workspace, '--json')).out)[0].note
    expect(await note('--note', 'April')).toEqual({ exitCode: 0, out: 'visit.txt: the note was changed.\n', error: '' })
    expect(await noted()).toBe('April')
    expect(await note('--remove')).toEqual({ exitCode: 0, out: 'visit.txt: the note was taken away.\n', error: '' })
    expect(await noted()).toBeNull()
    for (const wrong of [[], ['--note', 'May', '--remove']])
      expect(await note(...wrong)).toMatchObject({
        exitCode: 2,
        error: expect.stringContaining('Give --note, or take the note away with --remove.'),
      })
  })

  test('names the action that cannot be undone', async () => {
    const workspace = await closedTender()
    const file = join(temporaryFolder(), 'answers.txt')
    writeFileSync(file, 'x')
    await assay('bid', 'receive', workspace, file, '--bid', '1', '--from', 'Courier')
    expect((await assay('workspace', 'undo', workspace)).error).toMatch(/^“Record a package” \(entry 5\) is on record for good/)
    expect((await assay('bid', 'receipts', workspace)).out).toMatch(/ 1 {2}Questionnaire {2}/)
    expect((await assay('bid', 'list', workspace)).out).toMatch(/さくらサポート +offshore/)
  })
})
