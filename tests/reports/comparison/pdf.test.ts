import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatherComparison } from '../../../electron/reports/comparison.ts'
import { writeReport } from '../../../electron/reports/kit/report.ts'
import type { Workspace } from '../../../electron/workspace/workspace.ts'
import { assess } from '../../../shared/decisions/assessment.ts'
import { rankingOf } from '../../../shared/decisions/comparison.ts'
import { translator } from '../../../shared/messages/translate.ts'
import type { ComparisonFacts } from '../../../shared/reports/comparison/facts.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import { testApplication } from '../../application/support.ts'
import { Pdf, textOf } from '../pdf.ts'
import { all, contentTexts, decoration, type Element, said, structureTree, walk } from '../structure.ts'
import { checkXml } from '../xml.ts'
import { comparisonWorkspace, fourBidders } from './workspace.ts'

async function render(facts: ComparisonFacts) {
  const chunks: Uint8Array[] = []
  const written = await writeReport(comparisonReport(facts, translator('en')), (chunk) => chunks.push(chunk))
  return { bytes: Buffer.concat(chunks), written }
}

describe('the report of a tender on the built-in template', () => {
  let folder = ''
  let workspace: Workspace
  let facts: ComparisonFacts
  let bytes: Buffer
  let missing: readonly unknown[]
  let pdf: Pdf
  let tree: Element
  let texts: Map<string, string>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-comparison-'))
    const made = comparisonWorkspace(folder)
    workspace = made.workspace
    facts = gatherComparison(workspace, made.lot)
    const rendered = await render(facts)
    bytes = rendered.bytes
    missing = rendered.written.missing
    pdf = new Pdf(bytes)
    tree = structureTree(pdf)
    texts = contentTexts(pdf)
  })
  afterAll(() => {
    workspace.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is the same to the byte each time, and writes nothing into the journal', async () => {
    const head = workspace.head()
    const again = await render(gatherComparison(workspace, facts.lot.id))
    expect(again.bytes.equals(bytes)).toBe(true)
    expect(workspace.head()).toEqual(head)
    expect(textOf(pdf.resolve(pdf.dictionary(pdf.trailer.get('Info')).get('CreationDate')))).toBe(
      `D:${head.at.slice(0, 19).replace(/\D/g, '')}Z`,
    )
  })

  it('prints every character, also of names in other scripts', () => {
    expect(missing).toEqual([])
    const headings = all(tree, 'H1').map((heading) => said(heading, texts))
    expect(headings).toEqual([
      'Northwind CX ranks first',
      'Contents',
      'The tender',
      'Criteria side by side',
      'Robustness',
      'Northwind CX',
      'さくらサポート株式会社',
      'Smith & Söhne <Ltd>',
      'Meridian Global',
      'Method',
      'Answers side by side',
      'Checks and register',
    ])
    expect(checkXml(pdf.stream(pdf.root.get('Metadata')).toString('utf8'))).toBeUndefined()
  })

  it('keeps the decision on the first page, with room to sign', () => {
    const [first] = pdf.pages
    const onFirst = [...walk(tree)]
      .filter((element) => element.contents.some(({ page }) => page === first?.id))
      .map((element) => said(element, texts))
    expect(onFirst).toContain('Approved by')
    expect(onFirst).not.toContain('Contents')
  })

  it('nests its headings without a gap and gives each table rows of one length', () => {
    let level = 0
    for (const { type } of all(tree, 'H1', 'H2', 'H3')) {
      expect(Number(type[1])).toBeLessThanOrEqual(level + 1)
      level = Number(type[1])
    }
    for (const table of all(tree, 'Table')) {
      const lengths = all(table, 'TR').map((row) => row.elements.length)
      expect(new Set(lengths).size).toBe(1)
    }
  })

  it('paints nothing that is neither content of an element nor decoration', () => {
    for (const page of pdf.pages)
      for (const { marks } of pdf.painted(page))
        expect(marks[0]?.tag === 'Artifact' || Boolean(marks[0]?.properties.has('MCID'))).toBe(true)
  })

  it('carries the head of the journal and its own number on every page', () => {
    pdf.pages.forEach((page, index) => {
      const running = decoration(pdf, page).join('')
      expect(running).toContain(facts.head.digest.slice(-4))
      expect(running).toContain(`${index + 1} of ${pdf.pages.length}`)
    })
  })

  it('prints the totals that the ranking has', () => {
    const { places } = rankingOf(assess(facts.evaluation))
    const [figure] = all(tree, 'Figure')
    for (const { total, standing, bidder } of places)
      if (total && standing !== 'out')
        expect(textOf(figure?.dictionary.get('Alt'))).toContain(`${bidder} with ${total.lower.rounded}`)
    const totals = all(tree, 'TR')
      .map((row) => row.elements.map((cell) => said(cell, texts)))
      .filter(([head]) => head === 'Total of 100')
    expect(totals).toHaveLength(2)
    for (const row of totals)
      expect(row.slice(2).map((cell) => cell.trim().split(/\s/)[0])).toEqual(places.map(({ total }) => total?.lower.rounded))
  })

  it('names the question in the row of every evaluator, below the question itself', () => {
    const evaluators = facts.evaluators.map(({ name }) => name)
    const heads = all(tree, 'TR').map((row) => (row.elements[0] ? said(row.elements[0], texts) : ''))
    const scores = heads.flatMap((head, index) => {
      const by = evaluators.find((name) => head.endsWith(` · ${name}`))
      return by ? [{ subject: head.slice(0, -` · ${by}`.length), index }] : []
    })
    expect(scores.length).toBeGreaterThan(50)
    for (const { subject, index } of scores) {
      const above = heads.slice(0, index).findLast((head) => !evaluators.some((name) => head.endsWith(` · ${name}`)))
      expect(above?.startsWith(`${subject} `) || above === subject).toBe(true)
    }
  })

  it('has a heading for every criterion that rests on answers', () => {
    const titles = all(tree, 'H2', 'H3').map((heading) => said(heading, texts))
    for (const { title, scoring } of assess(facts.evaluation).plan.criteria)
      if (scoring === 'questions' || scoring === 'whole') expect(titles).toContain(title)
  })

  it('says what the parts of an answer that is a table are, once', () => {
    const words = all(tree, 'TD').map((cell) => said(cell, texts))
    expect(words.filter((text) => text.includes('Parts of each row: Site | Average headcount'))).toHaveLength(1)
  })

  it('prints each question with its answers once', () => {
    const annex = all(tree, 'Table').filter((table) =>
      all(table, 'TH').some((cell) => said(cell, texts) === 'What an answer earns'),
    )
    const heads = annex.flatMap((table) => all(table, 'TH').map((cell) => said(cell, texts)))
    for (const { question } of assess(facts.evaluation).plan.questions)
      expect(heads.filter((head) => head.includes(` ${question.text}`))).toHaveLength(1)
  })

  it('shows the hash of every file, and its own head, so that it is copied in one piece', () => {
    const pieces = new Set(pdf.pages.flatMap((page) => pdf.painted(page).map(({ text }) => text.trim())))
    for (const { files, receipts } of facts.bidders) {
      for (const { evidence } of files) if (evidence) expect(pieces).toContain(evidence.sha256)
      for (const receipt of receipts) for (const { sha256 } of receipt.files) expect(pieces).toContain(sha256)
    }
    expect(pieces).toContain(facts.head.digest)
    expect(pieces).toContain(facts.tender.instrument.hash)
  })
})

describe('the command', () => {
  it('writes the report and says what it wrote, and refuses to overwrite', async () => {
    const { call, refused, folder } = testApplication()
    const { workspace, lot } = comparisonWorkspace(folder, fourBidders.slice(0, 2))
    workspace.close()
    await call('workspace.open', { path: workspace.path })
    const path = join(folder, 'report.pdf')
    const written = await call('report.comparison', { lot, path })
    const bytes = readFileSync(path)
    expect(written).toMatchObject({ path, size: bytes.length, pages: new Pdf(bytes).pages.length })
    expect((await refused('report.comparison', { lot, path })).code).toBe('file.exists')
    // That the first was given out is an entry, which the next one shows as the newest.
    const again = await call('report.comparison', { lot, path, replace: true })
    expect(again).toMatchObject({ path, pages: written.pages, registered: true })
    expect(again.sha256).not.toBe(written.sha256)
    expect((await refused('report.comparison', { lot: 'none', path, replace: true })).code).toBe('lot.notFound')
  })
})
