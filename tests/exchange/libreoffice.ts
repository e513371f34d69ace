import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { patience } from '../patience.ts'

/** Why nothing can be opened in LibreOffice. */
export const noLibreOffice =
  spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0 && 'LibreOffice is not installed'

const filters = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  ods: 'ods',
  xls: 'xls:MS Excel 97',
  // Every sheet: separated by commas, quoted by ", in UTF-8, as it is formatted.
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
}

/** Opens a workbook in LibreOffice and saves it again: the files that come of it, by name. */
export function savedInLibreOffice(workbook: Uint8Array, as: keyof typeof filters): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-libreoffice-'))
  try {
    const sent = join(folder, 'workbook.xlsx')
    writeFileSync(sent, workbook)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const conversion = ['--convert-to', filters[as], '--outdir', join(folder, 'saved'), sent]
    execFileSync('soffice', ['--headless', '--norestore', profile, ...conversion], { stdio: 'ignore', timeout: patience })
    const saved = join(folder, 'saved')
    return Object.fromEntries(readdirSync(saved).map((name) => [name, readFileSync(join(saved, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens a workbook in LibreOffice and saves it again as `.xlsx`. */
export function saveInLibreOffice(workbook: Uint8Array): Uint8Array {
  return savedInLibreOffice(workbook, 'xlsx')['workbook.xlsx'] ?? new Uint8Array()
}
