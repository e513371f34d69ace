import { parentPort, workerData } from 'node:worker_threads'
import type { WantedPage } from '../../../shared/exchange/page.ts'
import { Refusal } from '../../../shared/result.ts'
import { PdfDocument } from './document.ts'
import { OutOfMemory } from './pdfium.ts'
import type { Answer, Opened, Order } from './protocol.ts'

if (parentPort) serve(parentPort, workerData)

/** Draws pages of one document until it is stopped, or the document breaks it. */
function serve(port: NonNullable<typeof parentPort>, { file, content, limits }: Order): void {
  let document: PdfDocument | undefined
  const open = (): PdfDocument => {
    const opened = new PdfDocument(file, content, limits)
    const said: Opened = { kind: 'opened', pages: opened.pages }
    port.postMessage(said)
    return opened
  }
  const draw = (wanted: WantedPage): Answer => {
    try {
      document ??= open()
      return { kind: 'drawn', page: document.draw(wanted) }
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', code: error.code, details: error.details }
      const { page } = wanted
      return error instanceof OutOfMemory
        ? { kind: 'broken', code: 'pdf.memory', details: { file, page, limit: limits.memoryMegabytes } }
        : { kind: 'broken', code: 'pdf.damagedPage', details: { file, page } }
    }
  }
  port.on('message', (wanted: WantedPage) => {
    const answer = draw(wanted)
    port.postMessage(answer)
    if (answer.kind === 'broken') port.close()
  })
}
