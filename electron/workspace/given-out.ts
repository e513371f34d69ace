import { randomUUID } from 'node:crypto'
import { integer, optional, text } from './columns.ts'
import { type Reader, sql, type Writer } from './database.ts'
import type { Stamp } from './facts.ts'

/** What leaves a workspace: of which kind, about what (the id of a bid, a lot, a piece of evidence, a pack), and in which language where that is chosen. */
export type Given = {
  kind: 'workbook' | 'priceWorkbook' | 'receipt' | 'report' | 'evidence' | 'pack'
  about: string
  language?: string
}

const insert = sql(
  `INSERT INTO giving_out (id, author, at, kind, about, file_name, sha256, size, language)
   VALUES (:id, :author, :at, :kind, :about, :fileName, :sha256, :size, :language)`,
  {
    id: text,
    author: text,
    at: text,
    kind: text,
    about: text,
    fileName: text,
    sha256: text,
    size: integer,
    language: optional(text),
  },
)
const since = sql(
  `SELECT giving_out.kind, giving_out.at, file_name AS fileName, sha256 FROM giving_out JOIN proof ON row_key = giving_out.id
   WHERE entry > :entry ORDER BY entry, file_name`,
  { entry: integer },
  { kind: text, at: text, fileName: text, sha256: text },
)

const ofBytes = sql('SELECT at FROM giving_out WHERE sha256 = :sha256 ORDER BY at LIMIT 1', { sha256: text }, { at: text })

/** Registers what goes out: the name of its file, its SHA-256 in hexadecimal, its size in bytes. */
export function registerGivingOut(
  write: Writer,
  { author, at }: Stamp,
  { kind, about, language }: Given,
  file: { fileName: string; sha256: string; size: number },
): void {
  write.run(insert, { id: randomUUID(), author, at, kind, about, language: language ?? null, ...file })
}

/** What was given out after an entry. */
export function givenOutSince(read: Reader, entry: number) {
  return read.all(since, { entry })
}

/** When bytes, which their SHA-256 names, were first given out. */
export function whenGivenOut(read: Reader, sha256: string): string | undefined {
  return read.get(ofBytes, { sha256 })?.at
}
