import { runCommandLine } from './hosts/command-line/run.ts'

/** The command line: the same application as every other face, headless. Returns the exit code. */
export function run(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  })
}
