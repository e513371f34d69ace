import { randomUUID } from 'node:crypto'
import type { Output } from '../../shared/contract.ts'
import { pictureOf } from '../../shared/evidence/picture.ts'
import type { DrawnPage, WantedPage } from '../../shared/exchange/page.ts'
import { drawPage } from '../exchange/pages/draw.ts'
import { readContent } from '../workspace/content.ts'
import type { Reader } from '../workspace/database.ts'
import { loadEvidence } from './evidence.ts'

/** Most bytes of a picture that is shown in a window. */
const largestPicture = 8 * 1024 ** 2

/** How a window shows a piece of evidence. What it is, its bytes say and not its name. */
export function previewEvidence(read: Reader, id: string): Output<'evidence.preview'> {
  const { sha256, size } = loadEvidence(read, id)
  const [start] = readContent(read, sha256)
  if (start && isPdf(start)) return { kind: 'pages' }
  if (size > largestPicture) return null
  const bytes = Buffer.concat([...readContent(read, sha256)])
  const picture = pictureOf(bytes)
  return picture ? { kind: 'picture', ...picture, data: bytes.toString('base64') } : null
}

/** The mark of a PDF stands in its first 1024 bytes (ISO 32000-2, annex I). */
const isPdf = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, 1024)).includes('%PDF-')

/** Draws a page of a piece of evidence. Refuses with `pdf.*` what is no PDF, or none that can be shown. */
export function drawEvidence(read: Reader, id: string, wanted: WantedPage, signal: AbortSignal): Promise<DrawnPage> {
  const { fileName, sha256, size } = loadEvidence(read, id)
  const content = () => Buffer.concat([...readContent(read, sha256)])
  return drawPage({ id: `${openingOf(read)} ${id}`, file: fileName, size, read: content }, wanted, signal)
}

const openings = new WeakMap<Reader, string>()

/** Tells apart workspaces whose evidence has the same ids: one may be a changed copy of the other. */
function openingOf(read: Reader): string {
  const known = openings.get(read) ?? randomUUID()
  openings.set(read, known)
  return known
}
