import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { patience } from '../patience.ts'

/** Why nothing can be opened in LibreOffice. */
export const noLibreOffice =
  spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0 && 'LibreOffice is not installed'

/** Opens a workbook in LibreOffice and saves it again as `.xlsx`. */
export function saveInLibreOffice(workbook: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'assay-libreoffice-'))
  try {
    const sent = join(folder, 'workbook.xlsx')
    writeFileSync(sent, workbook)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const conversion = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved'), sent]
    execFileSync('soffice', ['--headless', '--norestore', profile, ...conversion], { stdio: 'ignore', timeout: patience })
    return readFileSync(join(folder, 'saved', 'workbook.xlsx'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
