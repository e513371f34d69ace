import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApplication } from '../../electron/application.ts'
import { translator } from '../../shared/messages/translate.ts'
import { reasons, untested } from '../untested.ts'
import { sampleFolder } from './support.ts'

const program = resolve(import.meta.dirname, '../../electron/assay.mjs')

let folder: string
beforeAll(() => {
  folder = join(sampleFolder(), 'work')
  mkdirSync(folder)
})

function assay(...words: string[]) {
  return assayOn({ DISPLAY: '', WAYLAND_DISPLAY: '' }, ...words)
}

/** Runs a command line on a machine of which the environment tells something else. */
function assayOn(machine: Record<string, string>, ...words: string[]) {
  const env = { ...process.env, ...machine, ASSAY_HOME: join(sampleFolder(), 'home') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: folder, env, encoding: 'utf8' })
  return { status, lines: stdout.split('\n'), error: stderr }
}

function standIn(path: string, program: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${program}\n`)
  chmodSync(path, 0o755)
}

const ranking = [
  /^1 {2}Björkö Contact <Ltd> +87\.10 +88\.36 +5299428\.00 {2}settled$/,
  /^2 {2}Waterlijn Contact +84\.71 +84\.71 +7415748\.00 {2}settled$/,
  /^3 {2}つばめ & Rowe Experts +71\.01 +72\.04 +6724200\.00 {2}settled$/,
  /^– {2}Kestrel Bay Services +74\.84 +74\.84 +3263096\.00 {2}out · K11 no recovery plan tested in the last twelve months$/,
]

describe('assay sample', () => {
  it('builds the sample at the path that it is given, and keeps the files beside it', () => {
    const { status, lines, error } = assay('sample', 'tender.assay')
    expect([status, error]).toEqual([0, ''])
    expect(lines.slice(0, 3)).toEqual([
      'Workspace: tender.assay',
      'Workbooks and evidence of the bidders: tender-files',
      '4 bids with 998 answers read in and 1 rejected, 52 pieces of evidence, 363 scores by 3 evaluators, 7 consensus scores.',
    ])
    for (const row of ranking) expect(lines).toContainEqual(expect.stringMatching(row))
    expect(readdirSync(join(folder, 'tender-files/bidders')).sort()).toEqual([
      'bjorko',
      'kestrel-bay',
      'tsubame-rowe',
      'waterlijn',
    ])
    expect(existsSync(join(folder, 'tender-files/bidders/bjorko/answers/questionnaire.xlsx'))).toBe(true)
  })

  it('refuses a file that exists, and a folder that its files would go to', () => {
    writeFileSync(join(folder, 'taken.assay'), 'mine')
    const taken = assay('sample', 'taken.assay')
    expect([taken.status, taken.error.includes('taken.assay')]).toEqual([1, true])
    expect(readFileSync(join(folder, 'taken.assay'), 'utf8')).toBe('mine')

    mkdirSync(join(folder, 'other-files'))
    const crowded = assay('sample', 'other.assay')
    expect([crowded.status, crowded.error.includes('other-files')]).toEqual([1, true])
    expect(existsSync(join(folder, 'other.assay'))).toBe(false)
  })
})

describe('assay start', () => {
  it.skipIf(untested('A start without a display is', reasons.notLinux))(
    'says that there is no display where there is none, and builds the sample',
    () => {
      const { status, lines } = assay('start')
      expect([status, lines[0]]).toEqual([0, 'There is no display, so no window opens.'])
      expect(existsSync(join(folder, 'out/sample/comparison.pdf'))).toBe(true)
      rmSync(join(folder, 'out'), { recursive: true })
    },
  )

  it.skipIf(untested('A start without a window that opens is', reasons.notLinux))(
    'says what it tried where no window starts, and builds the sample',
    () => {
      const programs = join(sampleFolder(), 'programs')
      const complaint = '[1:1:0101/000000.0:ERROR:a.cc:1] Running as root without --no-sandbox is not supported. See below.'
      standIn(join(programs, 'electron'), 'kill -TRAP $$')
      standIn(join(programs, 'chromium'), 'exit 1')
      standIn(join(programs, 'google-chrome'), `echo '${complaint}' >&2; exit 1`)
      const machine = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: programs, PATH: programs, ASSAY_BROWSER: '' }
      const { status, lines, error } = assayOn(machine, 'start')
      expect([status, error]).toEqual([0, ''])
      expect(lines.slice(0, 5)).toEqual([
        'Assay opens in Electron.',
        'Electron did not start, so Assay opens in Chromium.',
        'Chromium did not start, so Assay opens in Google Chrome.',
        'No window opens: Electron, Chromium, and Google Chrome did not start (“Running as root without --no-sandbox is not supported.”).',
        'The sample tender is built instead; every command of assay works on its file.',
      ])
      expect(existsSync(join(folder, 'out/sample/comparison.pdf'))).toBe(true)
      rmSync(join(folder, 'out'), { recursive: true })
    },
  )

  it('builds the sample with its report, says plainly why, and keeps what it did not make', () => {
    mkdirSync(join(folder, 'out/sample'), { recursive: true })
    writeFileSync(join(folder, 'out/sample/notes.txt'), 'mine')
    const { status, lines, error } = assay('start', '--headless')
    expect([status, error]).toEqual([0, ''])
    expect(lines.slice(0, 2)).toEqual([
      'No window opens, as asked.',
      'The sample tender is built instead; every command of assay works on its file.',
    ])
    for (const row of ranking) expect(lines).toContainEqual(expect.stringMatching(row))
    expect(readdirSync(join(folder, 'out/sample')).sort()).toEqual([
      'comparison.pdf',
      'customer-support.assay',
      'customer-support.assay-backups',
      'files',
      'made.json',
    ])
    expect(readFileSync(join(folder, 'out/sample/comparison.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(lines).toContain('The earlier sample was changed, or holds files of yours. It is kept as out/sample-earlier-1.')
    expect(readFileSync(join(folder, 'out/sample-earlier-1/notes.txt'), 'utf8')).toBe('mine')
  })

  it('leaves the earlier sample alone while somebody has it open', async () => {
    const application = createApplication({ translate: translator('en'), settings: join(sampleFolder(), 'settings') })
    const workspace = join(folder, 'out/sample/customer-support.assay')
    expect((await application.client('workspace.open', { path: workspace })).ok).toBe(true)
    const { status, error } = assay('start', '--headless')
    await application.close()
    expect([status, error.includes('customer-support.assay')]).toEqual([1, true])
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['sample', 'sample-earlier-1'])
  })

  it('replaces what it made before', () => {
    const made = readFileSync(join(folder, 'out/sample/made.json'), 'utf8')
    expect(assay('start', '--headless').status).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['sample', 'sample-earlier-1'])
    expect(readFileSync(join(folder, 'out/sample/made.json'), 'utf8')).not.toBe(made)
  })
})
