import { join } from 'node:path'
import { dialog } from 'electron'
import { startDesktop } from './hosts/desktop/start.ts'

/** The window in Electron. The build puts the preload beside this file, and the pages beside its folder. */
const files = { pages: join(import.meta.dirname, '../pages'), preload: join(import.meta.dirname, 'preload.cjs') }

// Not awaited here: Electron is ready only after its first module has been loaded.
startDesktop(files).catch((error: unknown) => {
  dialog.showErrorBox('Assay', error instanceof Error ? error.message : String(error))
  process.exit(1)
})
