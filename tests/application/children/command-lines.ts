/**
 * Runs command lines one after another, as somebody's script would, and writes what came of each to its output as a line of JSON.
 * Arguments: how often, and the command lines as JSON; `#` in them stands for the number of the turn.
 */
import { runCommandLine } from '../../../electron/hosts/command-line/run.ts'

const [turns = '', given = ''] = process.argv.slice(2)
const commandLines: string[][] = JSON.parse(given)
for (let turn = 1; turn <= Number(turns); turn++)
  for (const argv of commandLines) {
    let [out, error] = ['', '']
    const streams = {
      out: (text: string) => {
        out += text
      },
      error: (text: string) => {
        error += text
      },
      isTerminal: false,
    }
    const exitCode = await runCommandLine(
      argv.map((part) => part.replaceAll('#', String(turn))),
      streams,
    )
    process.stdout.write(`${JSON.stringify({ exitCode, out, error })}\n`)
  }
