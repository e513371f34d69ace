/** What is used of bidi-js. Its own types say that its factory is a property of what it exports; it is the export itself. */
declare module 'bidi-js' {
  type Levels = { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] }
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl' | 'auto'): Levels
    getReorderedIndices(text: string, levels: Levels): number[]
    getMirroredCharacter(character: string): string | null
  }
}
