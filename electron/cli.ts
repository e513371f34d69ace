import { runCommandLine } from './hosts/command-line/run.ts'
import { clearLeftovers } from './workspace/clear-leftovers.ts'
import { keepFilesPrivate } from './workspace/files.ts'
import { settingsFolder } from './workspace/preferences.ts'

/** The command line: the same application as every other face, headless. Returns the exit code. */
export function run(argv: readonly string[]): Promise<number> {
  keepFilesPrivate()
  clearLeftovers(settingsFolder())
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that stops early, such as `head`, has what it wanted.
    if (error.code === 'EPIPE') process.exit()
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  return runCommandLine(argv, {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  })
}
