import type { Pdfium } from './pdfium.ts'

/** A file that a document carries; `content` unpacks it, as far as memory reaches, and gives nothing where it is damaged. */
export type Attached = { name: string; content: () => Buffer | undefined }

/** Elements that are looked at on one page: a tree that leads back into itself has no end. */
const mostElements = 100_000

/** The files that a document carries, by the names under which it lists them. */
export function attachedTo(pdfium: Pdfium, document: number, mostCharacters: number): Attached[] {
  const count = pdfium.FPDFDoc_GetAttachmentCount(document)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const attachment = pdfium.FPDFDoc_GetAttachment(document, index)
    if (attachment === 0) return { name: '', content: () => undefined }
    const name = textBy(pdfium, mostCharacters, (target, room) => pdfium.FPDFAttachment_GetName(attachment, target, room))
    return { name, content: () => contentOf(pdfium, attachment) }
  })
}

function contentOf(pdfium: Pdfium, attachment: number): Buffer | undefined {
  const { malloc, free, bytes, FPDFAttachment_GetFile } = pdfium
  // PDFium writes the length as an unsigned integer of four bytes.
  const told = malloc(4)
  const length = () => Buffer.from(bytes().slice(told, told + 4)).readUInt32LE(0)
  if (FPDFAttachment_GetFile(attachment, 0, 0, told) === 0) return undefined
  const size = length()
  const target = malloc(Math.max(1, size))
  const isWhole = FPDFAttachment_GetFile(attachment, target, size, told) !== 0 && length() === size
  const content = isWhole ? Buffer.from(bytes().slice(target, target + size)) : undefined
  free(target)
  free(told)
  return content
}

/** What a screen reader is told of a page: its elements in order, each with what stands for it where it cannot be seen. */
export function heardOn(pdfium: Pdfium, page: number, mostCharacters: number): string {
  const tree = pdfium.FPDF_StructTree_GetForPage(page)
  if (tree === 0) return ''
  const lines: string[] = []
  const said = (element: number, read: (element: number, target: number, room: number) => number) =>
    textBy(pdfium, mostCharacters, (target, room) => read(element, target, room))
  const tell = (element: number, depth: number): void => {
    if (element === 0 || lines.length >= mostElements) return
    const { FPDF_StructElement_GetType, FPDF_StructElement_GetAltText, FPDF_StructElement_GetActualText } = pdfium
    const parts = [FPDF_StructElement_GetType, FPDF_StructElement_GetAltText, FPDF_StructElement_GetActualText]
    lines.push([depth, ...parts.map((read) => said(element, read))].join('\t'))
    const children = pdfium.FPDF_StructElement_CountChildren(element)
    for (let index = 0; index < children; index++) tell(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)
  }
  try {
    const children = pdfium.FPDF_StructTree_CountChildren(tree)
    for (let index = 0; index < children; index++) tell(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
  } finally {
    pdfium.FPDF_StructTree_Close(tree)
  }
  return lines.join('\n')
}

/** Text as PDFium gives it: it says how many bytes it has, a zero of two bytes at its end included, and writes them where there is room. */
function textBy(pdfium: Pdfium, mostCharacters: number, read: (target: number, room: number) => number): string {
  const size = Math.min(read(0, 0), mostCharacters * 2)
  if (size <= 2) return ''
  const target = pdfium.malloc(size)
  read(target, size)
  const text = new TextDecoder('utf-16le').decode(pdfium.bytes().slice(target, target + size - 2))
  pdfium.free(target)
  return text
}
