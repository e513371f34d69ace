import { join } from 'node:path'
import { createApplication } from '../../electron/application.ts'
import { format } from '../../electron/format.ts'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { PackedFile } from '../../electron/reports/kit/packed-file.ts'
import { writeReport } from '../../electron/reports/kit/report.ts'
import { buildSample } from '../../electron/sample/build.ts'
import { Stage } from '../../electron/sample/stage.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { type Drawing, recordDrawing, redraw } from './drawing.ts'
import { bench } from './harness.ts'
import { benchFolder } from './tender.ts'

type Ready = { workspace: Workspace; lot: string; drawing: Drawing; size: number }

const translate = translator('en')

/** Builds the sample, and makes its report once to see how it is drawn. */
async function setUp(): Promise<Ready> {
  const folder = benchFolder()
  const stage = new Stage()
  const { clock, profile: actingAs } = stage
  const application = createApplication({ translate, clock, actingAs, settings: join(folder, 'settings') })
  const path = join(folder, 'sample.assay')
  const { lot } = await buildSample(application.client, join(folder, 'files'), { path, stage, translate })
  await application.close()
  const workspace = Workspace.open(path, { format })
  let size = 0
  const drawing = await recordDrawing(async () => {
    size = await report(workspace, lot)
  })
  return { workspace, lot, drawing, size }
}

/** Makes the report from the open workspace. Returns its number of bytes. */
async function report(workspace: Workspace, lot: string): Promise<number> {
  let size = 0
  await writeReport(comparisonReport(gatherComparison(workspace, lot), translate), ({ length }) => {
    size += length
  })
  return size
}

/** Makes the same pages by calls to pdfkit alone, with the same tags, fonts and attachments. */
async function drawnByHand(drawing: Drawing): Promise<number> {
  const file = new PackedFile({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    autoFirstPage: false,
    font: '',
    info: { Title: 'Comparison report', Subject: 'Customer support', Creator: 'Assay', Producer: 'Assay, with pdfkit' },
  })
  let size = 0
  file.on('data', ({ length }: Uint8Array) => {
    size += length
  })
  const ended = new Promise((resolve, reject) => file.on('end', resolve).on('error', reject))
  redraw(drawing, file)
  await ended
  return size
}

bench('the comparison report of the sample, as against calls to pdfkit that draw the same pages', async () => {
  const { workspace, lot, drawing, size: expected } = await setUp()
  return {
    floor: async () => {
      const size = await drawnByHand(drawing)
      if (Math.abs(size - expected) > expected / 1_000) throw new Error(`Drawn by hand: ${size} bytes, not ${expected}`)
    },
    subject: () => report(workspace, lot),
    cleanUp: () => workspace.close(),
    limit: { ratio: 1.5 },
  }
})
