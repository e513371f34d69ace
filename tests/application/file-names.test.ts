import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { format } from '../../electron/format.ts'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { reasons, untested } from '../untested.ts'
import { closing, temporaryFolder } from '../workspace/support.ts'
import { testApplication } from './support.ts'

const home = process.env.ASSAY_HOME
beforeEach(() => {
  process.env.ASSAY_HOME = join(temporaryFolder(), 'settings')
})
afterEach(() => {
  if (home === undefined) delete process.env.ASSAY_HOME
  else process.env.ASSAY_HOME = home
})

async function assay(...argv: string[]): Promise<string> {
  let printed = ''
  const print = (text: string) => {
    printed += text
  }
  await runCommandLine(argv, { out: print, error: print, isTerminal: false })
  return printed
}

/** What no output may hold: it would move the cursor of a terminal, or turn about or hide what is read. */
const hidden = /(?!\n)[\p{Cc}\u202e\u200b]/u

test.skipIf(untested('What made-up names show is', reasons.windows))(
  'A name made to deceive is shown as it is, in the terminal, on paper and in the journal',
  async () => {
    const { folder, call, close } = testApplication()
    const path = join(folder, 'names.assay')
    await call('workspace.create', { path, title: 'Names' })
    const { lots } = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence' })
    const lot = lots[0]?.id ?? ''
    const bid = await call('bid.add', { lot, provider: { name: 'Nordlicht' } })
    const name = (end: string) => join(folder, `report\u202efdp${end}.exe`)
    for (const end of ['\u001b[2J\n', '\u200b']) writeFileSync(name(end), 'text')
    await call('evidence.add', { paths: [name('\u001b[2J\n')] })
    await call('bid.receive', { bid: bid.id, paths: [name('\u200b')], sender: 'Courier' })
    await close()

    const listed = await assay('evidence', 'list', path)
    expect(listed).toContain('report<U+202E>fdp<U+001B>[2J<U+000A>.exe')
    const received = await assay('bid', 'receipts', path)
    expect(received).toContain('report<U+202E>fdp<U+200B>.exe')
    const journal = await assay('journal', path, '--entry', '4')
    expect(journal).toContain('report<U+202E>fdp<U+001B>[2J<U+000A>.exe')
    const found = await assay('search', path, 'report')
    expect(found).toContain('report<U+202E>fdp<U+001B>[2J<U+000A>.exe')
    const missing = await assay('evidence', 'add', path, join(folder, 'not\u001b[2Jthere\u202e\u200b'))
    expect(missing).toBe(`${join(folder, 'not<U+001B>[2Jthere<U+202E><U+200B>')} is not there. Check the name and the folder.\n`)
    const workspace = closing(Workspace.open(path, { format }))
    const report = JSON.stringify(comparisonReport(gatherComparison(workspace, lot), translator('en')).blocks)
    expect(report).toContain('report<U+202E>fdp<U+200B>.exe')
    for (const text of [listed, received, journal, found, missing, report]) expect(text).not.toMatch(hidden)
    workspace.close()

    // It is still found by its name, and written as somebody asks.
    const [first] = JSON.parse(await assay('evidence', 'list', path, '--json'))
    expect(first.fileName).toBe('report\u202efdp\u001b[2J\n.exe')
    await assay('evidence', 'export', path, first.id, '--out', join(folder, 'safe.bin'))
    expect(readdirSync(folder)).toContain('safe.bin')
  },
)
