import { stripVTControlCharacters } from 'node:util'

/** Thrown when the program of a window ended, or never answered, before the window was there; the message is its own complaint. */
export class DidNotStart extends Error {}

/** What Playwright says of a browser that failed, cut down to the first sentence of the browser's own last complaint. */
export function didNotStart(error: unknown): DidNotStart {
  const told = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const written = [...told.matchAll(/\[err\] (.*)$/gm)].map(([, line = '']) => line.trim())
  const logged = written.flatMap((line) => /^\[\S+:(?:ERROR|FATAL):\S+\] (.+)$/.exec(line)?.[1] ?? [])
  const complaint = logged.at(-1) ?? written.findLast((line) => line !== '') ?? ''
  return new DidNotStart(/^.*?[.!](?=\s|$)/.exec(complaint)?.[0] ?? complaint, { cause: error })
}
