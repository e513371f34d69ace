import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { patience } from '../patience.ts'

/** A cell, and what is put into it: text that is typed, or a number. */
export type Typed = { sheet: string; cell: string; value: string | number }

const header = '<?xml version="1.0" encoding="UTF-8"?>'
const library = (name: string, element: string, inner: string) =>
  `${header}<!DOCTYPE library:${element} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${name}.dtd"><library:${element} xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"${inner}`

/**
 * Opens a workbook in LibreOffice, fills in cells and saves it as `.xlsx`, as a bidder would: through a macro, because a
 * headless program has no keyboard.
 */
export function fillInLibreOffice(workbook: Uint8Array, cells: readonly Typed[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'assay-libreoffice-'))
  try {
    const [sent, saved] = [join(folder, 'sent.xlsx'), join(folder, 'saved.xlsx')]
    writeFileSync(sent, workbook)
    const profile = join(folder, 'profile')
    const start = (...more: string[]) =>
      execFileSync('soffice', ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile)}`, ...more], {
        stdio: 'ignore',
        timeout: patience,
      })
    // The first start of a profile would overwrite the macros in it.
    start('--terminate_after_init')
    installMacro(profile, macro(sent, saved, cells))
    start('macro:///Standard.Filling.Fill')
    return readFileSync(saved)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function macro(sent: string, saved: string, cells: readonly Typed[]): string {
  const text = (value: string) =>
    value
      .split('\n')
      .map((line) => `"${line.replaceAll('"', '""')}"`)
      .join(' & Chr(10) & ')
  const lines = cells.flatMap(({ sheet, cell, value }) => [
    `  Set cell = document.Sheets.getByName(${text(sheet)}).getCellRangeByName("${cell}")`,
    typeof value === 'number' ? `  cell.Value = ${value}` : `  cell.String = ${text(value)}`,
  ])
  return [
    'Sub Fill',
    '  Dim options(0) As New com.sun.star.beans.PropertyValue',
    '  options(0).Name = "Hidden"',
    '  options(0).Value = True',
    `  document = StarDesktop.loadComponentFromURL(${text(pathToFileURL(sent).href)}, "_blank", 0, options())`,
    '  Dim cell As Object',
    '  On Error Resume Next',
    ...lines,
    '  On Error Goto 0',
    '  Dim filter(0) As New com.sun.star.beans.PropertyValue',
    '  filter(0).Name = "FilterName"',
    '  filter(0).Value = "Calc MS Excel 2007 XML"',
    `  document.storeToURL(${text(pathToFileURL(saved).href)}, filter())`,
    '  document.close(True)',
    '  StarDesktop.terminate()',
    'End Sub',
  ].join('\n')
}

function installMacro(profile: string, source: string): void {
  const basic = join(profile, 'user', 'basic')
  mkdirSync(join(basic, 'Standard'), { recursive: true })
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const module = `${header}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Filling" script:language="StarBasic">${escaped}</script:module>`
  const listed = (type: string) =>
    `<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/${type}.xlb/" xlink:type="simple" library:link="false"/>`
  writeFileSync(join(basic, 'Standard', 'Filling.xba'), module)
  writeFileSync(
    join(basic, 'Standard', 'script.xlb'),
    library(
      'library',
      'library',
      ' library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Filling"/></library:library>',
    ),
  )
  writeFileSync(
    join(basic, 'Standard', 'dialog.xlb'),
    library('library', 'library', ' library:name="Standard" library:readonly="false" library:passwordprotected="false"/>'),
  )
  for (const type of ['script', 'dialog'])
    writeFileSync(join(basic, `${type}.xlc`), library('libraries', 'libraries', `>${listed(type)}</library:libraries>`))
}
