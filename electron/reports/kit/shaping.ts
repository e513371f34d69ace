import type { Font, GlyphRun } from 'fontkit'
import { runsLeft } from '../../../shared/reports/direction.ts'
import { directionIn } from './direction.ts'

type HarfBuzz = typeof import('harfbuzzjs')

/** Has a font lay out its text by the rules of its script. `file` is what the font was opened from. */
export type Shaping = (font: Font, file: Uint8Array) => Font

/**
 * Starts HarfBuzz: fontkit's own rules stop with an error at some marks of Malayalam, Gurmukhi and Khmer, and misplace others.
 *
 * The package waits while it loads. Imported at the head of a file, it would have all files above it run inside that wait, and a
 * worker that is ended then takes the whole process along (V8: `Check failed: (location_) != nullptr`).
 */
export async function loadShaping(): Promise<Shaping> {
  const harfBuzz = await import('harfbuzzjs')
  return (font, file) => shapedBy(harfBuzz, font, file)
}

function shapedBy(
  { Blob, Face, Font: Shaper, Buffer: TextBuffer, Direction, shape }: HarfBuzz,
  font: Font,
  file: Uint8Array,
): Font {
  const shaper = new Shaper(new Face(new Blob(file)))
  font.layout = (word) => {
    const { text, runs } = directionIn(word)
    const buffer = new TextBuffer()
    buffer.addText(text)
    if (runs) buffer.setDirection(runs === 'left' ? Direction.RTL : Direction.LTR)
    buffer.guessSegmentProperties()
    shape(shaper, buffer)
    const positions = buffer.getGlyphPositions()
    const infos = buffer.getGlyphInfos()
    const points = pointsOf(
      text,
      infos.map(({ cluster }) => cluster),
      runs ? runs === 'left' : runsLeft(text),
    )
    return {
      glyphs: infos.map(({ codepoint }, index) => font.getGlyph(codepoint, points[index])),
      positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })),
      advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    } satisfies GlyphRun
  }
  return font
}

/**
 * The characters that each glyph stands for: those of its cluster, in order; the last one for what is left over. Glyphs of a
 * text that runs left come from its end.
 */
function pointsOf(text: string, clusters: readonly number[], runsBack: boolean): number[][] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  const within = new Map(
    starts.map((start, index) => [
      start,
      [...text.slice(start, starts[index + 1] ?? text.length)].map((point) => point.codePointAt(0) ?? 0),
    ]),
  )
  const glyphs = Map.groupBy(clusters, (cluster) => cluster)
  const seen = new Map<number, number>()
  return clusters.map((cluster) => {
    const points = within.get(cluster) ?? []
    const count = glyphs.get(cluster)?.length ?? 1
    if (count === 1) return points
    const before = seen.get(cluster) ?? 0
    seen.set(cluster, before + 1)
    const at = runsBack ? count - 1 - before : before
    return points.slice(Math.min(at, points.length - 1)).slice(0, 1)
  })
}
