/** What a file is by how it begins. */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'archive'
  | 'compound'
  | 'film'
  | 'program'
  | 'binary'
  | 'text'
  | 'empty'

const signatures: readonly (readonly [kind: FileKind, at: number, bytes: string])[] = [
  ['pdf', 0, '%PDF-'],
  ['png', 0, '\u0089PNG\r\n'],
  ['jpeg', 0, '\u00ff\u00d8\u00ff'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['archive', 0, 'PK\u0003\u0004'],
  ['archive', 0, 'PK\u0005\u0006'],
  ['compound', 0, '\u00d0\u00cf\u0011\u00e0'],
  ['film', 4, 'ftyp'],
  ['program', 0, 'MZ'],
  ['program', 0, '\u007fELF'],
]

/** What files with an ending are, for endings that say it. Office files under a password are compound files. */
const endings: Readonly<Record<string, readonly FileKind[]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  gif: ['gif'],
  webp: ['webp'],
  zip: ['archive'],
  xlsx: ['archive', 'compound'],
  docx: ['archive', 'compound'],
  pptx: ['archive', 'compound'],
  ods: ['archive'],
  odt: ['archive'],
  xls: ['compound'],
  xlsb: ['archive', 'compound'],
  doc: ['compound'],
  ppt: ['compound'],
  msg: ['compound'],
  heic: ['film'],
  mp4: ['film'],
  m4a: ['film'],
  mov: ['film'],
  txt: ['text'],
  csv: ['text'],
  md: ['text'],
  json: ['text'],
  xml: ['text'],
  svg: ['text'],
  eml: ['text'],
}

/** What a file is, by its first bytes. */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  const start = String.fromCharCode(...head.subarray(0, 16))
  const known = signatures.find(([, at, bytes]) => start.startsWith(bytes, at))
  if (known) return known[0]
  return head.includes(0) ? 'binary' : 'text'
}

/** What a file is, where that is not what its name says; undefined where it is, and where the name says nothing. */
export function otherThanNamed(fileName: string, head: Uint8Array): FileKind | undefined {
  const expected = endings[/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '']
  const kind = fileKind(head)
  return kind === 'empty' || (expected && !expected.includes(kind)) ? kind : undefined
}
