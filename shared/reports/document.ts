import type { ContributionChart } from '../charts/contributions.ts'

/** What a piece of text says beside its words; the words must say it too, colour never stands alone. `ink` is for links that look as text does. */
export type Tone = 'ink' | 'quiet' | 'accent' | 'gold' | 'pass' | 'fail' | 'warn'

/**
 * A stretch of text with one look. `to` links it to the block that carries the same `anchor`, and `place` names that where its words do
 * not; `language` is a BCP 47 tag.
 */
export type Run = {
  text: string
  strong?: boolean
  mono?: boolean
  tone?: Tone
  to?: string
  place?: string
  language?: string
}

/** Text of a block: a plain string, or runs in reading order. A line feed starts a new line. */
export type Text = string | readonly (string | Run)[]

/** A title, a section, or a topic within a section. It becomes a bookmark and, unless `listed` is false, a line of the contents. */
export type Heading = { kind: 'heading'; level: 1 | 2 | 3; text: Text; anchor?: string; listed?: boolean }

/** The mark of Assay and a few words above a title. */
export type Kicker = { kind: 'kicker'; text: Text }

/** `lead` is the opening statement under a title; `note` is the small print under a figure or a table. */
export type Paragraph = { kind: 'paragraph'; text: Text; style?: 'lead' | 'body' | 'note'; anchor?: string }

export type List = { kind: 'list'; items: readonly Text[]; ordered?: boolean }

/** Terms with what they stand for, side by side. */
export type Definitions = { kind: 'definitions'; items: readonly { term: Text; text: Text }[] }

/** Paragraphs beside a gold bar: what decides. */
export type Aside = { kind: 'aside'; paragraphs: readonly Text[] }

/**
 * `end` aligns figures at their last digit. `width` is in points; columns without one share what is left by their content.
 * Columns that are `even` get the same width, and their headers are turned where they would not fit upright. Columns with a `share` have
 * what is left in these proportions, whatever they hold; then all of a table's others have a width.
 */
export type Column = { header: Text; align?: 'start' | 'end' | 'center'; width?: number; even?: boolean; share?: number }

/** A cell with more than text. `hatched` marks what does not count, such as an excluded bidder; `indent` is a depth in steps. */
export type Cell = Text | { text: Text; strong?: boolean; tone?: Tone; hatched?: boolean; indent?: number }

/**
 * `group` heads the rows under it, `total` sums up the rows above it. A row has as many cells as the table has columns. `keep`
 * keeps it on one page with the next; `anchor` is where links lead.
 */
export type Row = { cells: readonly Cell[]; kind?: 'group' | 'total'; keep?: boolean; anchor?: string }

/**
 * Rows under a header row that is repeated on each page. The first cell of a row is its header unless `rowHeaders` is false.
 * A table too wide for its page is cut into tables that repeat the first column. `together` keeps a short table on one page.
 */
export type Table = {
  kind: 'table'
  columns: readonly Column[]
  rows: readonly Row[]
  caption?: Text
  rowHeaders?: boolean
  density?: 'dense' | 'normal'
  together?: boolean
  anchor?: string
}

/** A chart with the text that stands for it where it cannot be seen, and a caption that is printed under it. */
export type Chart = { kind: 'chart'; chart: ContributionChart; alternative: string; caption?: Text }

/** Who signs, in which role, when: rows with room for a hand. */
export type SignOff = { kind: 'signOff'; rows: readonly { role: Text; name?: Text; date?: Text }[] }

/** The headings of the document with their pages, as deep as `depth` (2 by default). */
export type Contents = { kind: 'contents'; depth?: 1 | 2 | 3 }

/** Starts a page, from here on upright or across. */
export type PageBreak = { kind: 'pageBreak'; orientation?: Orientation }
export type Orientation = 'portrait' | 'landscape'

/** Blocks that are printed as they are. */
export type Printed = Heading | Kicker | Paragraph | List | Definitions | Aside | Table | Chart | SignOff | Contents | PageBreak

/** Versions of the same content, the fullest first: printed is the first that keeps its page, up to the next break, one page. */
export type Fit = { kind: 'fit'; versions: readonly (readonly Printed[])[] }

export type Block = Printed | Fit

/** A file that travels inside the report. `relationship` as in PDF/A-3; `date` is ISO 8601. */
export type Attachment = {
  name: string
  mediaType: string
  description: string
  relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement'
  date: string
  content: string | Uint8Array
}

/**
 * A report as plain data. The same value gives the same bytes: `date` (ISO 8601, UTC) is the only time that the file knows.
 * `header` and `footer` are printed on every page, the page number at the end of the footer; on a page that goes on with a
 * section from the one before, that takes the place of the header's end.
 */
export type ReportDocument = {
  title: string
  subject?: string
  author?: string
  locale: string
  date: string
  header: { start: string; end: string }
  footer: { start: string }
  blocks: readonly Block[]
  attachments?: readonly Attachment[]
}
