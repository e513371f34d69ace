import { writeFileSync } from 'node:fs'
import { writeWorkbook } from '../../../electron/exchange/workbook-writer.ts'
import { filledIn } from '../../responses/filled.ts'
import { savedInLibreOffice } from '../libreoffice.ts'
import { looksWorkbook } from '../looks.ts'

// Saves our workbooks in LibreOffice, so that the suite can read what that writes without it.
const workbooks = { answers: await writeWorkbook(filledIn()), looks: looksWorkbook() }
for (const [name, workbook] of Object.entries(workbooks))
  for (const as of ['ods', 'xls'] as const)
    for (const bytes of Object.values(savedInLibreOffice(workbook, as)))
      writeFileSync(new URL(`../fixtures/${name}.${as}`, import.meta.url), bytes)
for (const [name, bytes] of Object.entries(savedInLibreOffice(workbooks.answers, 'csv')))
  if (/-\d /.test(name)) writeFileSync(new URL(`../fixtures/${name.replace('workbook-', '')}`, import.meta.url), bytes)
