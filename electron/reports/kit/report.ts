import { shorten } from '../../../shared/charts/shorten.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { undirected } from '../../../shared/reports/direction.ts'
import type { Orientation, Printed, ReportDocument } from '../../../shared/reports/document.ts'
import { Refusal } from '../../../shared/result.ts'
import { translatorOf } from '../../messages/languages.ts'
import { Bookmarks } from './bookmarks.ts'
import { chartPieces } from './chart.ts'
import { contentsPieces, type Listed } from './contents.ts'
import { openFile } from './file.ts'
import { fitted } from './fit.ts'
import { type FontBook, type MissingCharacter, openFontBook } from './fonts.ts'
import { setLines } from './lines.ts'
import { type Break, type Flow, isBreak, type Mark, type Piece, type Tag } from './marks.ts'
import { type Page, paginate } from './pages.ts'
import { Painter } from './painter.ts'
import { signOffPieces, tablePieces } from './table.ts'
import {
  asidePieces,
  definitionPieces,
  type Frame,
  headingPieces,
  kickerPieces,
  listPieces,
  paragraphPieces,
  shift,
} from './text.ts'
import { contentWidth, page as margins, pageSize, styles } from './tokens.ts'

/** A heading, and the page it stands on. */
export type Bookmark = { level: number; title: string; page: number }

/**
 * What came of a report. `sizes` are those of its pages in points. `missing` are the characters that no font has; they are
 * printed as their codes.
 */
export type Written = {
  pages: number
  sizes: { width: number; height: number }[]
  bookmarks: Bookmark[]
  missing: MissingCharacter[]
}

export type Progress = { done: number; total: number }

/** How far it is, and a place to stop: the returned promise lets others run, and rejects where the work was cancelled. */
export type Checkpoint = (progress: Progress) => Promise<void>

/** Lays a report out and paints it; the bytes of the PDF go to `write` as they come. */
export async function writeReport(
  report: ReportDocument,
  write: (chunk: Uint8Array) => void,
  checkpoint: Checkpoint = async () => {},
): Promise<Written> {
  const fonts = await openFontBook()
  const root: Tag = { type: 'Document' }
  const translate = translatorOf(report.locale)
  const tried: Tag = { type: 'Document' }
  const known: Known = new Map()
  const blocks = fitted(report.blocks, (page) => paginate(layOut(page, fonts, tried, translate, known)).length <= 1)
  const flow = layOut(blocks, fonts, root, translate)
  checkLinks(flow)
  const pages = paginate(flow)
  const pageOf = pageNumbers(pages)
  const file = openFile(report)
  const ended = new Promise<void>((resolve, reject) => file.on('end', resolve).on('error', reject))
  file.on('data', write)
  const painter = new Painter(file, fonts, root, pageOf)
  const outline = new Bookmarks(file)
  const bookmarks: Bookmark[] = []
  const continued = continuedSections(pages)
  for (const [index, page] of pages.entries()) {
    const [section, topic] = continued[index] ?? []
    const end =
      section === undefined || topic === undefined
        ? (section ?? report.header.end)
        : translate('reports.section', { section, topic })
    painter.paint(
      page,
      running(report, end, page.orientation, translate('reports.page', { page: index + 1, pages: pages.length }), fonts),
      ({ piece }) => {
        if (!piece.bookmark) return
        outline.add(piece.bookmark.level, piece.bookmark.title)
        bookmarks.push({ ...piece.bookmark, page: index + 1 })
      },
    )
    await checkpoint({ done: index + 1, total: pages.length })
  }
  painter.end()
  outline.end()
  file.end()
  await ended
  const sizes = pages.map(({ orientation }) => pageSize(orientation))
  return { pages: pages.length, sizes, bookmarks, missing: fonts.missing() }
}

/** The pieces of blocks that stand in several versions of a page, with where they stood. */
type Known = Map<Printed, { place: string; pieces: Piece[] }>

/** The blocks of a report as pieces, in reading order. What is `known`, under the same root, is not set again. */
function layOut(blocks: readonly Printed[], fonts: FontBook, root: Tag, translate: Translate, known?: Known): Flow {
  const headings: Listed[] = []
  for (const heading of blocks)
    if (heading.kind === 'heading') headings.push({ heading, anchor: `heading-${headings.length + 1}` })
  const anchors = new Map(headings.map(({ heading, anchor }) => [heading, anchor]))
  const describeLink = (target: string): string => translate('reports.link', { target: undirected(target) })
  let orientation: Orientation = 'portrait'
  return blocks.flatMap((block, index): (Piece | Break)[] => {
    if (block.kind === 'pageBreak') {
      orientation = block.orientation ?? orientation
      return [{ kind: 'break', orientation }]
    }
    const anchor = block.kind === 'heading' ? (anchors.get(block) ?? '') : ''
    const place = [orientation, anchor, blocks[index - 1]?.kind, blocks[index + 1]?.kind].join(' ')
    const before = known?.get(block)
    if (before?.place === place && block.kind !== 'contents') return before.pieces
    const frame: Frame = { fonts, describeLink, root, width: contentWidth(orientation) }
    const pieces =
      block.kind === 'heading'
        ? headingPieces(block, anchor, blocks[index - 1]?.kind, frame)
        : blockPieces(block, headings, frame)
    const placed = block.kind === 'paragraph' && blocks[index + 1]?.kind === 'table' ? introducing(pieces) : pieces
    known?.set(block, { place, pieces: placed })
    return placed
  })
}

/** The pieces of a paragraph whose end stays with the table that it introduces. */
function introducing(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, keepWithNext: true } : piece))
}

function blockPieces(
  block: Exclude<Printed, { kind: 'heading' | 'pageBreak' }>,
  headings: readonly Listed[],
  frame: Frame,
): Piece[] {
  switch (block.kind) {
    case 'kicker':
      return kickerPieces(block, frame)
    case 'paragraph':
      return paragraphPieces(block, frame)
    case 'list':
      return listPieces(block, frame)
    case 'definitions':
      return definitionPieces(block, frame)
    case 'aside':
      return asidePieces(block, frame)
    case 'table':
      return tablePieces(block, frame)
    case 'chart':
      return chartPieces(block, frame)
    case 'signOff':
      return signOffPieces(block, frame)
    case 'contents':
      return contentsPieces(block, headings, frame)
  }
}

/** Refuses a link that leads nowhere. */
function checkLinks(flow: Flow): void {
  const known = new Set(flow.flatMap((item) => (isBreak(item) ? [] : (item.anchors ?? []))))
  for (const item of flow) {
    if (isBreak(item)) continue
    for (const mark of item.marks)
      if (mark.kind === 'link' && !known.has(mark.anchor)) throw new Refusal('reports.anchor.unknown', { anchor: mark.anchor })
  }
}

function pageNumbers(pages: readonly Page[]): Map<string, number> {
  return new Map(
    pages.flatMap((page, index) =>
      page.placed.flatMap(({ piece }) => (piece.anchors ?? []).map((anchor): [string, number] => [anchor, index + 1])),
    ),
  )
}

/** What each page goes on with from the one before: a section, and a topic in it; nothing where a section begins. */
function continuedSections(pages: readonly Page[]): readonly (readonly string[])[] {
  let open: readonly string[] = []
  return pages.map(({ placed }) => {
    const begins = placed[0]?.piece.section
    const continued = begins ? open.slice(0, begins.level - 1) : open
    for (const { piece } of placed)
      if (piece.section && piece.section.level <= 2) open = [...open.slice(0, piece.section.level - 1), piece.section.title]
    return continued
  })
}

/** Header and footer of a page: decoration, read to nobody. */
function running(report: ReportDocument, section: string, orientation: Orientation, pageNumber: string, fonts: FontBook): Mark[] {
  const { width, height } = pageSize(orientation)
  const style = styles.running
  const setting = { fonts, describeLink: String }
  const measure = (text: string): number => fonts.measure(text, style.size, style.weight)
  const set = (text: string, x: number, y: number): Mark[] =>
    setLines(text, style, width, undefined, setting).flatMap(({ marks }) => shift(marks, x, y))
  const row = (start: string, text: string, y: number): Mark[] => {
    const end = shorten(text, contentWidth(orientation) * 0.6, measure)
    const right = width - margins.right - measure(end)
    return [...set(shorten(start, right - margins.left - 16, measure), margins.left, y), ...set(end, right, y)]
  }
  return [
    ...row(report.header.start, section, margins.header),
    ...row(report.footer.start, pageNumber, height - margins.footerFromBottom),
  ]
}
