import type { Output } from '../../shared/contract.ts'
import { pictureOf } from '../../shared/evidence/picture.ts'
import { readContent } from '../workspace/content.ts'
import type { Reader } from '../workspace/database.ts'
import { loadEvidence } from './evidence.ts'

/** Most bytes of a picture that is shown in a window. */
const largestPreview = 8 * 1024 ** 2

/** A picture as a window shows it. What kind of picture it is, its bytes say and not its name. */
export function previewEvidence(read: Reader, id: string): Output<'evidence.preview'> {
  const { sha256, size } = loadEvidence(read, id)
  if (size > largestPreview) return null
  const bytes = Buffer.concat([...readContent(read, sha256)])
  const picture = pictureOf(bytes)
  return picture ? { ...picture, data: bytes.toString('base64') } : null
}
