import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { shownText } from '../../../shared/file-name.ts'
import { Refusal } from '../../../shared/result.ts'
import type { Secrets } from '../../command-line/secrets.ts'
import { explainFile } from '../../workspace/files.ts'
import type { Streams } from './streams.ts'

/**
 * The passphrases of one command: the lines of `file`, else of the file that `ASSAY_PASSPHRASE_FILE` names; `-` is what is piped in, which
 * is read too where no terminal is there. At a terminal a person is asked, and nothing shows what they type.
 */
export function secretsOf(file = process.env.ASSAY_PASSPHRASE_FILE, { error: say }: Pick<Streams, 'error'>): Secrets {
  if (file === undefined && process.stdin.isTTY) return { ask: (question) => typed(question, say), areTyped: true }
  let lines: string[] | undefined
  return {
    areTyped: false,
    ask: async () => {
      lines ??= await linesOf(file ?? '-')
      const line = lines.shift()
      if (line === undefined) throw new Refusal('sealing.noPassphrase')
      return line
    },
  }
}

async function linesOf(file: string): Promise<string[]> {
  const written = file === '-' ? await text(process.stdin) : explainFile(file, () => readFileSync(file, 'utf8'))
  // Some editors put a mark in front that nobody sees.
  const lines = written.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Asks at the terminal. What is typed is edited as usual, and shown nowhere. */
async function typed(question: string, say: Streams['error']): Promise<string> {
  const unseen = new Writable({ write: (_text, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 })
  say(`${shownText(question)} `)
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve)
      for (const end of ['SIGINT', 'close'] as const) reader.once(end, () => reject(new Refusal('cancelled')))
    })
  } finally {
    reader.close()
    say('\n')
  }
}
