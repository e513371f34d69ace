import PDFDocument from 'pdfkit'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { writeReport } from '../../electron/reports/kit/report.ts'
import { translator } from '../../shared/messages/translate.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { comparisonWorkspace } from '../reports/comparison-workspace.ts'
import { recordDrawing, redraw } from './drawing.ts'
import { bench } from './harness.ts'
import { benchFolder } from './tender.ts'

const { workspace, lot } = comparisonWorkspace(benchFolder())
const translate = translator('en')

/** Makes the report from the open workspace. Returns the number of bytes. */
async function report(): Promise<number> {
  let size = 0
  await writeReport(comparisonReport(gatherComparison(workspace, lot), translate), ({ length }) => {
    size += length
  })
  return size
}

let expected = 0
const drawing = await recordDrawing(async () => {
  expected = await report()
})

/** The same pages by calls to pdfkit alone, with the same tags, fonts and attachments. */
async function byHand(): Promise<void> {
  const file = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    autoFirstPage: false,
    font: '',
    info: { Title: 'Comparison report', Subject: 'Customer support 2027', Creator: 'Assay', Producer: 'Assay, with pdfkit' },
  })
  let size = 0
  file.on('data', ({ length }: Uint8Array) => {
    size += length
  })
  const ended = new Promise((resolve, reject) => file.on('end', resolve).on('error', reject))
  redraw(drawing, file)
  await ended
  if (Math.abs(size - expected) > expected / 1_000) throw new Error(`Drawn by hand: ${size} bytes, not ${expected}`)
}

bench('the comparison report of the sample, as against calls to pdfkit that draw the same pages', {
  floor: byHand,
  subject: report,
  cleanUp: () => workspace.close(),
  limit: 1.5,
})
