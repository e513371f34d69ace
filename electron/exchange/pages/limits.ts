/** What drawing a page may cost. Everything beyond ends in a refusal. */
export type DrawLimits = {
  /** Of the file. */
  fileMegabytes: number
  /** Of the document. */
  pages: number
  /** Of a picture; one that would have more, or a longer side, is drawn smaller. */
  pixels: number
  /** Of the longer side of a picture, in pixels. */
  side: number
  /** Characters that are read from a page. */
  characters: number
  /** Of the drawing program. */
  memoryMegabytes: number
  /** For one page, opening the document included. */
  seconds: number
  /** How long a page that nobody waits for any more may still keep the next one waiting. */
  patienceMilliseconds: number
  /** How long a document stays open when nobody asks for a page. */
  idleSeconds: number
}

/** Well above what documents of bidders need: scanned folders have some hundred pages, drawings of buildings take 200 MB. */
export const drawLimits: DrawLimits = {
  fileMegabytes: 64,
  pages: 20_000,
  pixels: 8_000_000,
  side: 16_000,
  characters: 20_000,
  memoryMegabytes: 512,
  seconds: 8,
  patienceMilliseconds: 250,
  idleSeconds: 30,
}
