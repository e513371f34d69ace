import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../electron/hosts/command-line/commands.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { beforeRemoval, temporaryFolder } from '../workspace/support.ts'
import { testTender } from './support.ts'

const child = join(import.meta.dirname, 'children/command-lines.ts')
/** Permissions do not bind root: its children look as nobody, where nobody may read the project. */
const isRoot = process.getuid?.() === 0
const asNobody = { uid: 65534, gid: 65534 }
const isShut = isRoot && spawnSync(process.execPath, [child, '0', '[]'], asNobody).status !== 0
const nobody = isRoot && !isShut ? asNobody : {}
const unbound = isShut && 'permissions do not bind root, and nobody else may read this folder'

type Came = { exitCode: number; out: string; error: string }

/** Runs command lines in a process that may write nothing but `out` and its settings. */
async function look(commandLines: readonly (readonly string[])[]): Promise<Came[]> {
  const settings = open(temporaryFolder())
  const running = spawn(process.execPath, [child, '1', JSON.stringify(commandLines)], {
    env: { ...process.env, ASSAY_HOME: settings, HOME: settings },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...nobody,
  })
  const came: Came[] = []
  createInterface(running.stdout).on('line', (line) => came.push(JSON.parse(line)))
  await once(running, 'close')
  return came
}

/** A folder that everybody may use. */
function open(folder: string): string {
  chmodSync(folder, 0o777)
  return folder
}

/** All that looking could change: the bytes of a file and its times, and what lies beside it. */
function traces(path: string) {
  const { mtimeNs, ctimeNs, size, ino } = statSync(path, { bigint: true })
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { sha256, mtimeNs, ctimeNs, size, ino, beside: readdirSync(join(path, '..'), { recursive: true }).sort() }
}

let whole: Buffer
let report: Buffer
let asked: { question: string; evidence: string; criterion: string }
beforeAll(async () => {
  const { call, tender, lot, north, folder, close } = await testTender()
  const { instrument } = await call('tender.instrument', { tender: tender.id })
  const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)
  if (!question) throw new Error('the template has open questions')
  await call('response.set', { bid: north.id, question: question.id, answer: 'As in the handbook', reason: 'By telephone' })
  await call('evaluator.add', { name: 'Keller' })
  const photo = join(folder, 'photo.txt')
  writeFileSync(photo, 'A picture')
  const [{ id: evidence }] = await call('evidence.add', { paths: [photo] })
  for (const envelope of ['questionnaire', 'price'] as const) {
    const path = join(folder, `${envelope}.xlsx`)
    await call(envelope === 'price' ? 'price.workbook' : 'bid.workbook', { bid: north.id, path })
    await call('bid.receive', { bid: north.id, paths: [path], envelope, sender: 'Courier' })
  }
  await call('report.comparison', { lot: lot.id, path: join(folder, 'report.pdf') })
  await close()
  whole = readFileSync(join(folder, 'test.assay'))
  report = readFileSync(join(folder, 'report.pdf'))
  asked = { question: question.id, evidence, criterion: question.criterion }
})

/** A copy of the workspace that nobody may write, in a folder that nobody may write. */
function protectedCopy(): string {
  const folder = join(open(temporaryFolder()), 'stick')
  mkdirSync(folder)
  const path = join(folder, 'test.assay')
  writeFileSync(path, whole)
  chmodSync(path, 0o444)
  chmodSync(folder, 0o555)
  beforeRemoval(() => chmodSync(folder, 0o755))
  return path
}

/** Every command that only looks, with arguments that do; those that give something out write it to a folder of its own. */
function lookingAt(path: string, out: string): Record<string, string[]> {
  const north = ['--bid', 'Nordlicht & Söhne <Ltd>']
  writeFileSync(join(out, 'report.pdf'), report)
  const spreadsheet = join(out, 'lines.csv')
  writeFileSync(spreadsheet, 'What is priced,Quantity,Unit\nCalls,1200.5,call\n')
  return {
    'workspace info': [path],
    'workspace verify': [path],
    'workspace copy': [path, '--out', join(out, 'copy.assay')],
    'template list': [path],
    'template show': [path],
    'template export': [path, '--out', join(out, 'template.json')],
    'template compare': [path, 'bpo-due-diligence', 'bpo-due-diligence'],
    'template lint': [path],
    'tender migration': [path, 'bpo-due-diligence'],
    'template export-texts': [path, 'bpo-due-diligence', '--language', 'fr', '--out', join(out, 'texts.csv')],
    'template texts': [path, 'bpo-due-diligence', '--language', 'fr'],
    'tender show': [path],
    'tender issued': [path],
    'amendment list': [path],
    'bid carry-over': [path, 'bpo-due-diligence', ...north],
    'price lines show': [path],
    'price lines import': [path, spreadsheet, '--dry-run'],
    'bid list': [path],
    'bid receipts': [path],
    'bid answers': [path, ...north],
    'bid workbook': [path, ...north, '--out', join(out, 'questionnaire.xlsx')],
    'price workbook': [path, ...north, '--out', join(out, 'price.xlsx')],
    'bid import': [path, ...north, '--dry-run'],
    'price import': [path, ...north, '--dry-run'],
    'evidence list': [path],
    'evidence export': [path, asked.evidence, '--out', join(out, 'photo.txt')],
    'provider list': [path],
    'evaluator list': [path],
    'procedure show': [path],
    'subcontracting list': [path],
    'inquiry list': [path],
    'confidential list': [path],
    'remark list': [path],
    'declaration list': [path],
    'report comparison': [path, '--out', join(out, 'comparison.pdf')],
    'report verify': [join(out, 'report.pdf'), path],
    'receipt print': [path, ...north, '--receipt', '1', '--out', join(out, 'receipt.pdf')],
    'decision show': [path],
    rank: [path],
    compare: [path],
    robustness: [path],
    explain: [path, ...north, '--criterion', asked.criterion],
    search: [path, 'handbook'],
    journal: [path],
    'price keeping': [path],
    'price list': [path],
    'rate list': [path],
    'score locks': [path],
    'pack findings': [path, '--for', 'Keller'],
    'pack list': [path],
    'pack show': [path],
    'conflict list': [path],
    erase: [path, ...north, '--question', asked.question, '--reason', 'Asked for'],
  }
}

/** Those that give something out that is registered where it can be. */
const givingOut = ['bid workbook', 'price workbook', 'evidence export', 'report comparison', 'receipt print']
/** Looks at the file, and then writes beside it what it was called for. */
const writesBeside = ['workspace backup']

describe('Looking at a workspace by the command line', () => {
  test('is done by every command that opens it to read, or where it can only be read', () => {
    const looks = commands.filter(({ workspace, onlyLooks }) => onlyLooks || !['open', 'new', 'none'].includes(workspace))
    const names = Object.keys(lookingAt('', temporaryFolder()))
    expect(looks.map(({ name }) => name).sort()).toEqual([...names, ...writesBeside].sort())
  })

  const readOnly = test.skipIf(untested('A workspace that nobody may write is', unbound))
  readOnly('changes no byte, no time and nothing beside it, and needs no right to write', async () => {
    const path = protectedCopy()
    const looks = lookingAt(path, open(temporaryFolder()))
    const before = traces(path)
    const came = await look(Object.entries(looks).map(([name, given]) => [...name.split(' '), ...given]))
    expect(traces(path)).toEqual(before)
    const names = Object.keys(looks)
    expect(came.map(({ exitCode, error }, index) => `${names[index]}: ${exitCode} ${error}`)).toEqual(
      names.map((name) => `${name}: 0 `),
    )
    const notRegistered = 'The workspace is open to read only, so that this was given out is not registered in it.'
    expect(names.filter((_, index) => came[index]?.out.includes(notRegistered))).toEqual(givingOut)
  })

  test('changes nothing where it could write either, but for what registers what it gives out', async () => {
    const path = join(open(temporaryFolder()), 'test.assay')
    writeFileSync(path, whole)
    chmodSync(path, 0o666)
    const before = traces(path)
    const looks = Object.entries(lookingAt(path, open(temporaryFolder()))).filter(([name]) => !givingOut.includes(name))
    const came = await look(looks.map(([name, given]) => [...name.split(' '), ...given]))
    expect(came.map(({ exitCode }) => exitCode)).toEqual(looks.map(() => 0))
    expect(traces(path)).toEqual(before)
  })

  test('registers what goes out where it can, and says nothing then', async () => {
    const path = join(open(temporaryFolder()), 'test.assay')
    writeFileSync(path, whole)
    chmodSync(path, 0o666)
    const out = open(temporaryFolder())
    const looks = lookingAt(path, out)
    const came = await look(givingOut.map((name) => [...name.split(' '), ...(looks[name] ?? [])]))
    expect(came.map(({ exitCode, out }) => [exitCode, out.includes('not registered')])).toEqual(givingOut.map(() => [0, false]))
    expect(traces(path).sha256).not.toBe(createHash('sha256').update(whole).digest('hex'))
  })
})
