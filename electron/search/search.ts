import type { Output, Parsed } from '../../shared/contract.ts'
import type { SearchResult } from '../../shared/search/contract.ts'
import { excerptOf } from '../../shared/search/excerpt.ts'
import { type SearchKind, searchKinds } from '../../shared/search/kinds.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { marks } from '../workspace/migrations/0003-search.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { markLiterally, readMarks } from './marked.ts'
import { matchOf } from './match.ts'

/** Which sources of the index are of which kind. */
const sourcesOf: Record<SearchKind, readonly string[]> = {
  tender: ['tender'],
  question: ['question'],
  provider: ['provider'],
  answer: ['response'],
  reason: ['score', 'consensus', 'agreement', 'bid'],
  evidence: ['evidence'],
}
const kindOf = new Map(searchKinds.flatMap((kind) => sourcesOf[kind].map((source) => [source, kind])))

type Row = Record<'source' | 'title' | 'body' | 'subjectId', string> &
  Record<'tender' | 'lot' | 'bid' | 'provider' | 'evidence' | 'heading' | 'bidder' | 'evaluator' | 'at', string | null> & {
    subject: '' | 'question' | 'criterion'
  }
type Page = { sources: string; limit: number; offset: number }

/** Of the documents on a page: where they belong, and the names of what they belong to. */
const placed = (page: string, order: string) => `
  SELECT source, found.title, found.body, found.at, found.subject, found.subject_id AS subjectId,
    coalesce(lot.tender_id, CASE WHEN source IN ('tender', 'question') THEN owner_id END) AS tender,
    lot.id AS lot, bid.id AS bid, provider.id AS provider, CASE source WHEN 'evidence' THEN owner_id END AS evidence,
    coalesce(question.text, criterion.title, provider.name) AS heading,
    CASE WHEN bid.id IS NOT NULL THEN provider.name END AS bidder, evaluator.name AS evaluator
  FROM (${page}) AS found
  LEFT JOIN bid ON bid.id = CASE source WHEN 'agreement' THEN part ELSE owner_id END
  LEFT JOIN lot ON lot.id = CASE source WHEN 'agreement' THEN owner_id ELSE bid.lot_id END
  LEFT JOIN provider ON provider.id = CASE source WHEN 'provider' THEN owner_id ELSE bid.provider_id END
  LEFT JOIN question ON found.subject = 'question' AND question.tender_id = lot.tender_id AND question.id = subject_id
  LEFT JOIN criterion ON found.subject = 'criterion' AND criterion.tender_id = lot.tender_id AND criterion.id = subject_id
  LEFT JOIN evaluator ON evaluator.id = CASE source
    WHEN 'score' THEN part
    WHEN 'agreement' THEN (
      SELECT evaluator_id FROM agreement WHERE lot_id = owner_id AND question_id = subject_id AND bid_id = part
      ORDER BY revision DESC LIMIT 1
    )
  END
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

type Match = Page & { match: string; opens: string; closes: string }
/** A word in a title counts as much as four in a text. */
const ranked = sql<Row, Match>(
  placed(matching(`AND search_index.rank MATCH 'bm25(4.0, 1.0)'`, 'search_index.rank'), 'found.rank'),
)
const lastFirst = sql<Row, Match>(placed(matching('', 'search_index.rowid DESC'), 'found.id DESC'))
const literal = sql<Row, Page & { text: string }>(
  placed(
    `SELECT ${columns}, title, body FROM search_document AS document
     WHERE (instr(title, :text) OR instr(body, :text)) AND ${ofSources} ORDER BY id DESC ${cut}`,
    'found.id DESC',
  ),
)

const markEverything = sql(
  `INSERT INTO search_stale (source, owner_id, subject, subject_id, part) VALUES ('everything', '', '', '', '')`,
)
const countDocuments = sql<{ documents: number }>('SELECT count(*) AS documents FROM search_document')

/** A page of finds, and whether there are more. */
export function search(read: Reader, input: Parsed<'search.query'>): Output<'search.query'> {
  const { text, kinds = searchKinds, limit, offset } = input
  const page = { sources: JSON.stringify(kinds.flatMap((kind) => sourcesOf[kind])), limit: limit + 1, offset }
  const match = matchOf(text)
  const mark = match === undefined ? (found: string) => markLiterally(found, text) : readMarks
  const rows =
    match === undefined
      ? read.all(literal, { ...page, text })
      : read.all(input.ranked ? ranked : lastFirst, { ...page, match, opens: marks.opens, closes: marks.closes })
  return { results: rows.slice(0, limit).map((row) => toResult(row, mark)), more: rows.length > limit }
}

/** Has every text indexed anew when the action ends. It writes nothing that is journaled, so the action leaves no entry. */
export function rebuild(workspace: Workspace, profile: Profile): Output<'search.rebuild'> {
  workspace.execute({ command: 'search.rebuild', profile }, (write) => write.run(markEverything))
  return { documents: workspace.read.get(countDocuments)?.documents ?? 0 }
}

function toResult(row: Row, mark: typeof readMarks): SearchResult {
  const { source, title, body, heading, subject, subjectId, tender, lot, bid, provider, evidence, bidder, evaluator, at } = row
  return {
    kind: kindOf.get(source) ?? 'reason',
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
