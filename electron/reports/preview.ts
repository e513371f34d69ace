import { randomUUID } from 'node:crypto'
import type { Output } from '../../shared/contract.ts'
import type { DrawnPage, WantedPage } from '../../shared/exchange/page.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { drawPage } from '../exchange/pages/draw.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { gatherComparison } from './comparison.ts'
import { type LaidOut, layOutReport } from './render.ts'

/** A report as it would be written now: it is the same as long as the journal and the language are. */
type Preview = LaidOut & { id: string; entry: number; head: string; translate: QueryContext['translate'] }

/** The newest preview of each lot, while its workspace is open. */
const previews = new WeakMap<Workspace, Map<string, Preview>>()

/** Lays the comparison report of a lot out, or finds the one that was laid out from the same record. Refuses as `layOutReport`. */
export async function previewComparison(
  { workspace, translate, signal, progress }: QueryContext,
  lot: string,
): Promise<Output<'report.preview'>> {
  const kept = previews.get(workspace) ?? new Map<string, Preview>()
  previews.set(workspace, kept)
  const { entry, digest: head } = workspace.head()
  const before = kept.get(lot)
  if (before?.head === head && before.translate === translate) return described(before)
  const source = { kind: 'comparison', facts: gatherComparison(workspace, lot), locale: translate.locale } as const
  const laidOut = await layOutReport(source, {
    signal,
    onProgress: ({ done, total }) => progress({ step: 'reports.progress', done, total }),
  })
  const preview = { ...laidOut, id: randomUUID(), entry, head, translate }
  kept.set(lot, preview)
  return described(preview)
}

/** Draws a page of a preview. Refuses one that a newer one has replaced. */
export async function drawPreview({ workspace, signal }: QueryContext, id: string, wanted: WantedPage): Promise<DrawnPage> {
  const kept = [...(previews.get(workspace)?.values() ?? [])]
  const preview = kept.find((one) => one.id === id)
  if (!preview) throw new Refusal('reports.preview.replaced')
  const { title, content } = preview
  return drawPage({ id, file: title, size: content.length, read: () => content }, wanted, signal)
}

function described({ id, entry, sizes, bookmarks }: Preview): Output<'report.preview'> {
  return { preview: id, entry, pages: sizes, bookmarks }
}
