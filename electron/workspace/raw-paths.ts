import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where a file is: by a text, or by bytes where its name is in another encoding than UTF-8, so that no text leads to it. */
export type FilePath = string | Buffer

const unknown = '\uFFFD'

/** What a file is called: in UTF-8, or else by the letters of Western Europe. */
export function nameOf(path: FilePath): string {
  return typeof path === 'string' ? basename(path) : basename(new TextDecoder('windows-1252').decode(path))
}

/** The names in a folder, and where each leads. */
export function entriesIn(folder: FilePath): { name: string; path: FilePath }[] {
  return readdirSync(folder, { encoding: 'buffer' }).map((bytes) => {
    const text = bytes.toString()
    if (typeof folder === 'string' && Buffer.from(text).equals(bytes)) return { name: text, path: join(folder, text) }
    const path = Buffer.concat([Buffer.from(folder), Buffer.from('/'), bytes])
    return { name: Buffer.from(text).equals(bytes) ? text : nameOf(path), path }
  })
}

/**
 * A path as it can be opened. Where a name in it came through as text with letters that could not be told, as a command line or a dialog
 * gives it, it is the only one in its folder that reads so.
 */
export function openable(path: string): FilePath {
  if (!path.includes(unknown) || existsSync(path)) return path
  const folder = openable(dirname(path))
  const named = (entry: FilePath) => basename(entry.toString()) === basename(path)
  const [found, ...others] = existsSync(folder) ? entriesIn(folder).filter((entry) => named(entry.path)) : []
  return found && others.length === 0 ? found.path : path
}
