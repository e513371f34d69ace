import { Refusal } from '../../../shared/result.ts'
import { megabyte } from '../../exchange/limits.ts'
import type { PdfDocument } from '../../exchange/pages/document.ts'

/**
 * The content of a file that a report of ours carries, of at most so many megabytes. Refuses, with `file`: a report that carries several
 * of that name (`reports.file.changed`), one without it (`reports.file.noLedger`), and damage (`reports.file.damaged`).
 */
export function readAttachment(file: string, document: Pick<PdfDocument, 'attached'>, name: string, limit: number): Buffer {
  const [attached, ...others] = document.attached().filter((one) => one.name === name)
  if (!attached) throw new Refusal('reports.file.noLedger', { file })
  if (others.length > 0) throw new Refusal('reports.file.changed', { file })
  const content = attached.content()
  if (!content || content.length > limit * megabyte) throw new Refusal('reports.file.damaged', { file })
  return content
}
