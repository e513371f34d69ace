import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderReport } from '../../electron/reports/render.ts'
import { streamOutput } from '../../electron/reports/stream-output.ts'
import { Refusal } from '../../shared/result.ts'
import { reasons, untested } from '../untested.ts'
import { Pdf } from './pdf.ts'
import { demo, demoSource, firstPage } from './sample.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-report-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('writing a report', () => {
  it('writes it whole, in a worker, and tells how far it is', async () => {
    const path = join(folder, 'report.pdf')
    const steps: string[] = []
    const rendered = await renderReport(demoSource, path, {
      onProgress: ({ done, total }) => steps.push(`${done}/${total}`),
    })
    expect(rendered).toMatchObject({ path, pages: 10, bytes: readFileSync(path).length })
    expect(steps).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1}/10`))
    expect(new Pdf(readFileSync(path)).pages).toHaveLength(10)
    expect(readdirSync(folder)).toEqual(['report.pdf'])
  })

  it('leaves no trace when it is cancelled, and the earlier report as it was', async () => {
    const path = join(folder, 'report.pdf')
    writeFileSync(path, 'earlier')
    const controller = new AbortController()
    const rendering = renderReport(demoSource, path, {
      replace: true,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 2) controller.abort()
      },
    })
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder)).toEqual(['report.pdf'])
    expect(readFileSync(path, 'utf8')).toBe('earlier')
  })

  it('does not begin when it is cancelled before', async () => {
    await expect(renderReport(demoSource, join(folder, 'report.pdf'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses a folder that is not there', async () => {
    const rendering = renderReport(demoSource, join(folder, 'none', 'report.pdf'))
    await expect(rendering).rejects.toMatchObject({ code: 'file.folderMissing', details: { folder: join(folder, 'none') } })
  })

  it('replaces an earlier report only when told', async () => {
    const path = join(folder, 'report.pdf')
    writeFileSync(path, 'earlier')
    await expect(renderReport(demoSource, path)).rejects.toMatchObject({ code: 'file.exists' })
    expect(readFileSync(path, 'utf8')).toBe('earlier')
    await renderReport(demoSource, path, { replace: true })
    expect(new Pdf(readFileSync(path)).pages).toHaveLength(10)
    expect(readdirSync(folder)).toEqual(['report.pdf'])
  })

  it('refuses a target that is a folder', async () => {
    mkdirSync(join(folder, 'report.pdf'))
    await expect(renderReport(demoSource, join(folder, 'report.pdf'))).rejects.toMatchObject({
      code: 'file.isFolder',
    })
  })

  it.skipIf(untested('A folder that may not be written to is', reasons.root || reasons.windows))(
    'refuses a folder that may not be written to',
    async () => {
      chmodSync(folder, 0o500)
      await expect(renderReport(demoSource, join(folder, 'report.pdf'))).rejects.toMatchObject({ code: 'file.forbidden' })
      chmodSync(folder, 0o700)
    },
  )

  it('carries a refusal out of the worker, and leaves nothing', async () => {
    const blocks = [{ kind: 'paragraph', text: [{ text: 'there', to: 'nowhere' }] }] as const
    const rendering = renderReport({ kind: 'document', document: { ...demo, blocks } }, join(folder, 'report.pdf'))
    await expect(rendering).rejects.toBeInstanceOf(Refusal)
    await expect(rendering).rejects.toMatchObject({ code: 'reports.anchor.unknown' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('removes what it has written when the work fails', async () => {
    const filling = streamOutput(join(folder, 'report.pdf'), {}, async (write) => {
      write(Buffer.from('half'))
      throw new Error('lost')
    })
    await expect(filling).rejects.toThrow('lost')
    expect(readdirSync(folder)).toEqual([])
  })
})

const tool = (name: string, ...args: string[]) => spawnSync(name, args, { encoding: 'utf8' })
const without = (name: string) => Boolean(tool(name, name === 'mutool' ? '-v' : '--version').error) && `${name} is not installed`

describe('what other programs say of a report', () => {
  const path = (): string => join(folder, 'report.pdf')

  it.skipIf(untested('What qpdf finds is', without('qpdf')))('qpdf finds no error', async () => {
    await renderReport(demoSource, path())
    expect(tool('qpdf', '--check', path()).stdout).toContain('No syntax or stream encoding errors found')
  })

  it.skipIf(untested('What mutool reads is', without('mutool')))('mutool reads every page without a warning', async () => {
    await renderReport(demoSource, path())
    const drawn = tool('mutool', 'draw', '-q', '-F', 'text', '-o', join(folder, 'text.txt'), path())
    expect(drawn.stderr.replace('warning: ICC support is not available', '').trim()).toBe('')
    expect(readFileSync(join(folder, 'text.txt'), 'utf8')).toContain('さくらサポート')
  })

  it.skipIf(untested('What pdfinfo reads is', without('pdfinfo')))('pdfinfo reads the structure and its text', async () => {
    await renderReport({ kind: 'document', document: { ...demo, blocks: firstPage } }, path())
    expect(tool('pdfinfo', path()).stdout).toMatch(/Tagged: +yes/)
    const structure = tool('pdfinfo', '-struct-text', path()).stdout.replace(/\s+/g, ' ')
    expect(structure).toContain('TH: /Scope /Column "Condition"')
    expect(structure).toContain('H1 (block) "Award to Northwind CX"')
  })
})
