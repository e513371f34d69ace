import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Connection, connect, makeDurable } from './database.ts'
import { explained } from './errors.ts'
import { checkHeader, checkSchema, checkVersion, isInLogMode, quickCheck } from './foreign.ts'
import type { Format } from './format/format.ts'
import { noteLeftover } from './leftovers.ts'
import { isHeld } from './lock.ts'

/** Opens a workspace file to write; the caller holds its lock. Refuses what is not a workspace, a newer format, another schema, damage. */
export function openToWrite(file: string, format: Format): Connection {
  return explained(file, () => {
    const unclean = existsSync(`${file}-wal`) || existsSync(`${file}-journal`)
    const connection = connect(file)
    try {
      checkVersion(connection, file, format.version)
      if (unclean) quickCheck(connection, file)
      checkSchema(connection, file, format)
      makeDurable(connection)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

/** A file that is open to read: `recovered` when what a crash left beside it was put together in a copy of our own. */
export type OpenToRead = { connection: Connection; recovered: boolean; release: () => void }

/** How often a file is looked at anew that somebody else opens or closes while it is being opened. */
const mostAttempts = 20

/**
 * Opens a workspace file so that looking changes nothing: no byte, no time, no file beside it. Changes that a crash has left in a log
 * beside it are read from a private copy, which `release` removes. While somebody writes, what they have recorded so far is read.
 */
export function openToRead(file: string, format: Format): OpenToRead {
  checkHeader(file)
  return explained(file, () => {
    for (let attempt = 1; ; attempt++) {
      const before = traces(file)
      const isAsBefore = () => attempt === mostAttempts || traces(file) === before
      try {
        const opened = openOnce(file, format)
        // A copy of a file that somebody was closing may be of nothing that ever was.
        if (opened.inPlace || isAsBefore()) return opened
        opened.connection.close()
        opened.release()
      } catch (error) {
        if (isAsBefore()) throw error
      }
    }
  })
}

function openOnce(file: string, format: Format): OpenToRead & { inPlace: boolean } {
  const left = ['-wal', '-journal'].filter((ending) => (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0) > 0)
  const inPlace = isHeld(file) || (left.length === 0 && !isInLogMode(file))
  const opened = inPlace ? { path: file, release: () => {} } : privateCopy(file, left)
  try {
    const connection = connect(opened.path, { readonly: true })
    try {
      checkVersion(connection, file, format.version)
      checkSchema(connection, file, format)
      return { connection, inPlace, recovered: left.length > 0 && !inPlace, release: opened.release }
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    opened.release()
    throw error
  }
}

/** What tells that somebody has opened, written or closed a file. */
function traces(file: string): string {
  const of = (path: string) => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'none'
  }
  return JSON.stringify([isHeld(file), ...['', '-wal', '-journal'].map((ending) => of(file + ending))])
}

function privateCopy(file: string, left: readonly string[]): { path: string; release: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-reading-'))
  noteLeftover(folder)
  const release = () => rmSync(folder, { recursive: true, force: true })
  try {
    const path = join(folder, basename(file))
    for (const ending of ['', ...left]) copyFileSync(file + ending, path + ending)
    const connection = connect(path)
    try {
      quickCheck(connection, file)
      connection.pragma('journal_mode = DELETE')
    } finally {
      connection.close()
    }
    return { path, release }
  } catch (error) {
    release()
    throw error
  }
}
