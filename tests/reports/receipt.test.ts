import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { gatherReceipt } from '../../electron/reports/receipt.ts'
import { receiptDocument } from '../../shared/reports/receipt.ts'
import { openDesk } from '../responses/desk.ts'
import { translate } from '../responses/verdicts.ts'

it('A bidder gets a page with the time, the deadline that held, and each file with its digest, registered as given out', async () => {
  const desk = await openDesk({ deadline: '2026-01-01T12:00:00.000Z' })
  const { call, workspace, tender } = desk
  const bid = desk.bid('Smith & Söhne')
  const paths = [await desk.package({ 'answers.txt': 'Yes', 'ร.txt': 'No' })]
  const receipt = await call('bid.receive', { bid, paths, sender: 'j.smith@example.org' })
  const text = JSON.stringify(receiptDocument(gatherReceipt(workspace, receipt.id), translate).blocks)
  for (const said of ['Smith & Söhne', '2 files were received', 'j.smith@example.org', '1 Jan 2026, 12:00', 'late'])
    expect(text).toContain(said)
  for (const { sha256, fileName } of receipt.files) {
    expect(text.replaceAll(/[" ]|,|mono:true|text:|[{}[\]]/g, '')).toContain(sha256)
    expect(text).toContain(fileName.slice(-4))
  }
  const path = desk.path('receipt.pdf')
  const written = await call('receipt.print', { receipt: receipt.id, path })
  expect(written).toMatchObject({ pages: 1, registered: true, missing: [] })
  expect(existsSync(path)).toBe(true)
  expect(await call('tender.issued', { tender })).toMatchObject([{ what: 'receipt', bid, sha256: written.sha256 }])
  // It is no workbook: nobody rests on the terms by it, but by the package that came.
  expect(await call('tender.standing', { tender })).toMatchObject({ issued: null, received: receipt.recordedAt })
})
