/**
 * Bookmarks that nest as the headings do. pdfkit writes the number of children as `/Count` of an open entry and none for a
 * closed one; readers need the number of entries that can be seen, negative where an entry is closed.
 */
export class Bookmarks {
  readonly #root: PDFKit.PDFOutline
  readonly #open: { level: number; entry: PDFKit.PDFOutline }[] = []

  constructor(file: PDFKit.PDFDocument) {
    this.#root = file.outline
  }

  /** Adds an entry that leads to the current page. */
  add(level: number, title: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop()
    const parent = this.#open.at(-1)?.entry ?? this.#root
    this.#open.push({ level, entry: parent.addItem(title, { fit: true }) })
  }

  /** Counts the entries; to be called once, before the file ends. Entries of the first level are open, those below closed. */
  end(): void {
    let visible = this.#root.children.length
    for (const entry of this.#root.children) {
      visible += entry.children.length
      if (entry.children.length > 0) entry.outlineData.Count = entry.children.length
      for (const child of entry.children) close(child)
    }
    if (visible > 0) this.#root.outlineData.Count = visible
    this.#root.options = { ...this.#root.options, expanded: false }
  }
}

function close(entry: PDFKit.PDFOutline): number {
  const below = entry.children.reduce((sum, child) => sum + 1 + Math.abs(close(child)), 0)
  if (below > 0) entry.outlineData.Count = -entry.children.length
  return below
}
