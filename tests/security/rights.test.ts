import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasons, untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'

const entry = join(import.meta.dirname, '../../electron/assay.mjs')

/** Runs a command line as somebody whose new files everybody may read. */
function assay(settings: string, ...argv: string[]): void {
  const { status, stderr } = spawnSync('sh', ['-c', 'umask 022; exec "$0" "$@"', process.execPath, entry, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, ASSAY_HOME: settings },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
}

const rights = (path: string): string => (statSync(path).mode & 0o777).toString(8)

/** The rights of everything in a folder, by its name; what is called by a time, a hash or an id is told by its ending. */
function allRights(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const plain = relative(folder, path).replace(
      /[0-9a-f]{64}|(?<=content\/)[0-9a-f]{2}|\d{4}-\d\d-\d\dT[^/]*(?=\.assay-backup)/g,
      '…',
    )
    return [plain, rights(path)] as const
  })
  return Object.fromEntries(found.sort())
}

describe.skipIf(untested('Who may read what is', reasons.windows))('The rights of what is written', () => {
  it('let nobody else read workspaces, backups, settings and evidence, and everybody what is made to be handed on', () => {
    const settings = join(temporaryFolder(), 'settings')
    const work = temporaryFolder()
    const workspace = join(work, 'tender.assay')
    assay(settings, 'workspace', 'new', workspace, '--title', 'Tender')
    assay(settings, 'profile', '--name', 'M. Osei')
    assay(settings, 'tender', 'new', workspace, '--title', 'Support', '--need', 'Voice', '--template', 'bpo-due-diligence')
    assay(settings, 'bid', 'add', workspace, '--provider', 'Nordlicht')
    const plan = join(temporaryFolder(), 'plan.txt')
    writeFileSync(plan, 'plan')
    assay(settings, 'evidence', 'add', workspace, plan)
    assay(settings, 'evidence', 'export', workspace, 'plan.txt', '--out', join(work, 'plan.txt'))
    assay(settings, 'workspace', 'backup', workspace)
    assay(settings, 'workspace', 'copy', workspace, '--out', join(work, 'copy.assay'))
    assay(settings, 'bid', 'workbook', workspace, '--bid', '1', '--out', join(work, 'answers.xlsx'))
    assay(settings, 'report', 'comparison', workspace, '--out', join(work, 'report.pdf'))
    expect(rights(settings)).toBe('700')
    expect(allRights(settings)).toEqual({ 'profile.json': '600', 'recent.json': '600', running: '700' })
    expect(allRights(work)).toEqual({
      'answers.xlsx': '644',
      'copy.assay': '600',
      'plan.txt': '600',
      'report.pdf': '644',
      'tender.assay': '600',
      'tender.assay-backups': '700',
      'tender.assay-backups/content': '700',
      'tender.assay-backups/content/…': '700',
      'tender.assay-backups/content/…/…': '600',
      'tender.assay-backups/….assay-backup': '600',
    })
  })

  it('stay as somebody has widened them', () => {
    const settings = temporaryFolder()
    const work = temporaryFolder()
    const workspace = join(work, 'tender.assay')
    assay(settings, 'workspace', 'new', workspace, '--title', 'Tender')
    assay(settings, 'profile', '--name', 'M. Osei')
    chmodSync(workspace, 0o660)
    chmodSync(join(settings, 'profile.json'), 0o644)
    chmodSync(settings, 0o755)
    assay(settings, 'evidence', 'list', workspace)
    assay(settings, 'profile', '--name', 'A. Keller')
    expect([rights(workspace), rights(join(settings, 'profile.json')), rights(settings)]).toEqual(['660', '644', '755'])
  })
})
