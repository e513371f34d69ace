import type { Output, Parsed } from '../../shared/contract.ts'
import type { SearchResult } from '../../shared/search/contract.ts'
import { excerptOf } from '../../shared/search/excerpt.ts'
import { type SearchKind, searchKinds } from '../../shared/search/kinds.ts'
import { questionnaireIn } from '../tenders/questionnaire.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import { marks } from '../workspace/full-text/text.ts'
import { canonical } from '../workspace/read-as.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { markLiterally, readMarks } from './marked.ts'
import { matchOf } from './match.ts'

const found = {
  source: text,
  title: text,
  body: text,
  at: optional(text),
  subject: oneOf(['', 'question', 'criterion']),
  subjectId: text,
  tender: optional(text),
  lot: optional(text),
  bid: optional(text),
  provider: optional(text),
  evidence: optional(text),
  heading: optional(text),
  bidder: optional(text),
  evaluator: optional(text),
}
type Row = RowOf<typeof found>

/** SQL: whether a document is about a lot. */
const isOfLot = `source IN ('agreement', 'recommendation', 'condition', 'dissent', 'approval', 'award')`

/** Of the documents on a page: where they belong, and the names of what they belong to. */
const placed = (page: string, order: string) => `
  SELECT source, found.title, found.body, found.at, found.subject, found.subject_id AS subjectId,
    coalesce(lot.tender_id, CASE WHEN source IN ('tender', 'question', 'procedure') THEN owner_id END) AS tender,
    lot.id AS lot, bid.id AS bid, provider.id AS provider, CASE source WHEN 'evidence' THEN owner_id END AS evidence,
    coalesce(question.text, criterion.title, (SELECT name FROM current_provider_details WHERE provider_id = provider.id),
      CASE WHEN ${isOfLot} THEN (SELECT title FROM current_lot_terms WHERE lot_id = lot.id) END) AS heading,
    CASE WHEN bid.id IS NOT NULL THEN (SELECT name FROM current_provider_details WHERE provider_id = provider.id) END AS bidder,
    (
      SELECT name FROM current_actor_details WHERE actor_id = CASE source
        WHEN 'score' THEN part
        WHEN 'agreement' THEN (
          SELECT ${canonical('evaluator_id')} FROM current_agreement WHERE lot_id = owner_id AND question_id = found.subject_id AND bid_id = part
        )
      END
    ) AS evaluator
  FROM (${page}) AS found
  LEFT JOIN bid ON bid.id = CASE source WHEN 'agreement' THEN part ELSE owner_id END
  LEFT JOIN lot ON lot.id = CASE WHEN ${isOfLot} THEN owner_id ELSE bid.lot_id END
  LEFT JOIN provider ON provider.id = CASE source WHEN 'provider' THEN owner_id ELSE ${canonical('bid.provider_id')} END
  LEFT JOIN instrument ON instrument.id = ${questionnaireIn('lot.tender_id')}
  LEFT JOIN question ON found.subject = 'question' AND question.instrument_id = instrument.id AND question.id = subject_id
  LEFT JOIN criterion ON found.subject = 'criterion' AND criterion.instrument_id = instrument.id AND criterion.id = subject_id
  ORDER BY ${order}`

const columns = 'document.id, source, owner_id, subject, subject_id, part, at'
const ofSources = 'source IN (SELECT value FROM json_each(:sources))'
const cut = 'LIMIT :limit OFFSET :offset'

const matching = (more: string, order: string) => `
    SELECT ${columns}, search_index.rank,
      highlight(search_index, 0, :opens, :closes) AS title, highlight(search_index, 1, :opens, :closes) AS body
    FROM search_index CROSS JOIN search_document AS document ON document.id = search_index.rowid
    WHERE search_index MATCH :match ${more} AND ${ofSources}
    ORDER BY ${order} ${cut}`

const page = { sources: text, limit: integer, offset: integer }
const match = { ...page, match: text, opens: text, closes: text }
/** A word in a title counts as much as four in a text. */
const ranked = sql(
  placed(matching(`AND search_index.rank MATCH 'bm25(4.0, 1.0)'`, 'search_index.rank'), 'found.rank'),
  match,
  found,
)
const lastFirst = sql(placed(matching('', 'search_index.rowid DESC'), 'found.id DESC'), match, found)
const literal = sql(
  placed(
    `SELECT ${columns}, title, body FROM search_document AS document
     WHERE (instr(title, :text) OR instr(body, :text)) AND ${ofSources} ORDER BY id DESC ${cut}`,
    'found.id DESC',
  ),
  { ...page, text },
  found,
)

/** A page of finds, and whether there are more. */
export function search(
  { read, format }: Pick<Workspace, 'read' | 'format'>,
  input: Parsed<'search.query'>,
): Output<'search.query'> {
  const { text, kinds = searchKinds, limit, offset } = input
  const kindOf = new Map(format.sources.map(({ name, kind }) => [name, kinds.find((one) => one === kind)]))
  const sources = [...kindOf].flatMap(([name, kind]) => (kind ? [name] : []))
  const page = { sources: JSON.stringify(sources), limit: limit + 1, offset }
  const match = matchOf(text)
  const mark = match === undefined ? (found: string) => markLiterally(found, text) : readMarks
  const rows =
    match === undefined
      ? read.all(literal, { ...page, text })
      : read.all(input.ranked ? ranked : lastFirst, { ...page, match, opens: marks.opens, closes: marks.closes })
  return {
    results: rows.slice(0, limit).map((row) => toResult(row, kindOf.get(row.source) ?? 'reason', mark)),
    more: rows.length > limit,
  }
}

function toResult(row: Row, kind: SearchKind, mark: typeof readMarks): SearchResult {
  const { title, body, heading, subject, subjectId, tender, lot, bid, provider, evidence, bidder, evaluator, at } = row
  return {
    kind,
    tender,
    lot,
    bid,
    provider,
    evidence,
    subject: subject === '' ? null : { kind: subject, id: subjectId },
    title: title === '' ? { text: heading ?? '', matches: [] } : mark(title),
    snippet: body === '' ? null : excerptOf(mark(body)),
    bidder,
    evaluator,
    at,
  }
}
