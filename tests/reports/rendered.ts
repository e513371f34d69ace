import { type Written, writeReport } from '../../electron/reports/kit/report.ts'
import type { ReportDocument } from '../../shared/reports/document.ts'

/** Writes a report into memory. */
export async function render(report: ReportDocument): Promise<{ bytes: Buffer; written: Written }> {
  const chunks: Uint8Array[] = []
  const written = await writeReport(report, (chunk) => chunks.push(chunk))
  return { bytes: Buffer.concat(chunks), written }
}
