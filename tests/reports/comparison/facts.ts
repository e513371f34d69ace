import type { Decision } from '../../../shared/decisions/decision.ts'
import type { EvaluatedBid, Evaluation } from '../../../shared/decisions/evaluation.ts'
import type { Evidence } from '../../../shared/evidence/contract.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { questionsOf } from '../../../shared/questionnaires/walk.ts'
import type { BidderFacts, ComparisonFacts } from '../../../shared/reports/comparison/facts.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import type { Block, Cell, ReportDocument, Table, Text } from '../../../shared/reports/document.ts'
import { nothingMore } from '../../providers/nothing-more.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion, rated } from '../../unit/evaluations.ts'

/** Quality for 60 of 100 (security and service, half each) and a price for 40; one knock-out; one open question. */
const instrument = instrumentOf(
  [
    {
      id: 'quality',
      title: 'Quality',
      weight: 60,
      children: [
        { id: 'security', title: 'Security', weight: 50, scoring: 'questions' },
        { id: 'service', title: 'Service', weight: 50, scoring: 'questions' },
      ],
    },
    { id: 'price', title: 'Price', weight: 40, scoring: 'price' },
  ],
  [
    rated('tests', 'security', 1, { text: 'How well is access tested?' }),
    {
      id: 'log',
      text: 'Is access logged?',
      criterion: 'security',
      weight: 1,
      type: 'yesNo',
      points: { yes: 5, no: 0 },
      knockOut: { label: 'K1', reason: 'access is not logged', passes: { test: 'oneOf', answers: ['yes'] } },
    },
    openQuestion('how', 'service', 1, { text: 'How would you serve us?' }),
  ],
)

/** A lot about which nobody has decided anything. */
const nothingDecided: Decision = {
  recommendation: null,
  conditions: [],
  dissents: [],
  approvals: [],
  award: null,
  standstill: null,
}

const how = { kind: 'question', id: 'how' } as const
const given = (evaluator: string, points: number, reason: string) => ({ subject: how, evaluator, points, reason })

/** 4.5 for security, 3.5 for service, 40 points for the price: 88 of 100. */
export const smith: EvaluatedBid = {
  ...bidOf('smith', {
    answers: { tests: '4', log: 'yes', how: 'With care.' },
    prices: { fee: '100' },
    scores: [given('keller', 4, 'Clear.'), given('osei', 3, 'Thin on nights.')],
  }),
  bidder: 'Smith & Söhne <Ltd>',
}

/** 4 for security, a blank for service, 32 points for the price: 56 to 86 of 100. */
export const sakura: EvaluatedBid = {
  ...bidOf('sakura', { answers: { tests: '3', log: 'yes' }, prices: { fee: '125' } }),
  bidder: 'さくらサポート',
}

/** Fails K1; 2.5 for security, a consensus of 5 for service, the lowest price. */
export const out: EvaluatedBid = {
  ...bidOf('out', {
    answers: { tests: '5', log: 'no', how: 'Somehow.' },
    prices: { fee: '80' },
    scores: [given('keller', 2, 'Vague.')],
    consensus: [{ subject: how, points: 5, reason: 'The annex settles it.' }],
  }),
  bidder: 'Meridian',
}

export const gone: EvaluatedBid = { ...bidOf('gone', { withdrawn: true }), bidder: 'Iris' }

const at = '2026-11-19T10:30:00.000Z'
const digest = 'ab12'.repeat(16)

const proof: Evidence = {
  id: 'proof',
  fileName: 'ログ.pdf',
  mediaType: 'application/pdf',
  sha256: 'c0de'.repeat(16),
  size: 48213,
  origin: 'provider',
  note: null,
  addedAt: at,
}

function bidderOf({ id, bidder, withdrawn }: EvaluatedBid, position: number): BidderFacts {
  return {
    bid: {
      id,
      lot: 'lot',
      position: position + 1,
      provider: {
        id: `provider-${id}`,
        name: bidder,
        country: 'Germany',
        deliveryModel: 'nearshore',
        summary: null,
        ...nothingMore,
      },
      withdrawn: withdrawn ? { at, reason: 'Its capacity is sold.' } : null,
    },
    receipts: [
      {
        id: `receipt-${id}`,
        bid: id,
        bidder,
        lot: 'lot',
        position: 1,
        envelope: 'questionnaire',
        recordedAs: null,
        correction: null,
        admission: position === 1 ? { admission: 'admitted', reason: 'The mail was delayed.', by: 'Mara Lind', at } : null,
        strays: 0,
        copyOf: null,
        claim: null,
        deadline: null,
        receivedAt: `2026-11-0${(position % 9) + 1}T08:05:00.000Z`,
        recordedAt: at,
        sender: 'bids@example.org',
        punctuality: position === 1 ? 'late' : 'inTime',
        files: [{ fileName: 'answers.xlsx', sha256: digest, size: 12 }],
        taken: true,
        clockWentBack: false,
        closed: false,
      },
    ],
    files:
      id === 'smith'
        ? [
            { question: 'log', fileName: proof.fileName, evidence: proof },
            { question: 'how', fileName: 'plan.pdf', evidence: null },
          ]
        : [],
    typedPrices: [],
    confidential: new Map(),
    comments: new Map(id === 'smith' ? [['log', 'Since 2021.']] : []),
  }
}

export function factsOf(bids: readonly EvaluatedBid[], more: Partial<Evaluation> = {}): ComparisonFacts {
  const evaluation = { ...evaluationOf(instrument, [...bids]), ...more }
  const bidders = bids.map(bidderOf)
  const evaluator = (id: string, name: string) => ({ id, name, role: 'Evaluator', organisation: 'Client', retired: null })
  return {
    workspace: { id: 'f3a1', title: 'Sourcing 2027', createdAt: at, assayVersion: '0.1.0' },
    head: { entry: 148, at, digest, root: 'e'.repeat(64) },
    recordedBy: 'Mara Lind',
    tender: {
      id: 'tender',
      title: 'Customer support 2027',
      need: 'Voice and chat for one million customers.',
      currency: 'EUR',
      termMonths: 12,
      deadline: '2026-11-01T12:00:00.000Z',
      createdAt: at,
      instrument: {
        title: evaluation.instrument.title,
        templateKey: 'test',
        templateVersion: '1.0.0',
        hash: digest,
        questions: questionsOf(evaluation.instrument).length,
      },
      lots: [{ id: 'lot', position: 1, title: 'Whole scope', priceLines: [...evaluation.priceSheet.lines], priceExample: false }],
    },
    lot: { id: 'lot', position: 1, title: 'Whole scope', priceLines: [...evaluation.priceSheet.lines], priceExample: false },
    evaluation,
    bidders,
    register: bidders.flatMap(({ receipts }) => receipts),
    evaluators: [evaluator('keller', 'A. Keller'), evaluator('osei', 'M. Osei')],
    exclusions: [],
    declarations: [],
    remarks: [],
    agreements: [],
    revisions: [],
    conflicts: [],
    currencies: [],
    amendments: [],
    prices: { kept: 'open', openers: 1, recipients: [], openings: [], closed: false },
    locks: [],
    afterLock: [],
    decision: nothingDecided,
  }
}

export function reportOn(...bids: readonly EvaluatedBid[]): ReportDocument {
  return comparisonReport(factsOf(bids), translator('en'))
}

/** The words of a text. */
export function wordsOf(text: Text): string {
  return typeof text === 'string' ? text : text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

export function cellWords(cell: Cell): string {
  return wordsOf(typeof cell === 'object' && 'text' in cell ? cell.text : cell)
}

export function rowsOf({ rows }: Table): string[][] {
  return rows.map(({ cells }) => cells.map(cellWords))
}

/** The blocks from a heading to the next one of its level or above. */
export function under(blocks: readonly Block[], heading: string): Block[] {
  const start = blocks.findIndex((block) => block.kind === 'heading' && wordsOf(block.text) === heading)
  const first = blocks[start]
  if (first?.kind !== 'heading') throw new Error(`no heading ${heading}`)
  const rest = blocks.slice(start + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= first.level)
  return end < 0 ? rest : rest.slice(0, end)
}

export function tableUnder(blocks: readonly Block[], ...headings: readonly string[]): Table {
  const found = headings.reduce(under, blocks).find((block) => block.kind === 'table')
  if (found?.kind !== 'table') throw new Error(`no table under ${headings.join(', ')}`)
  return found
}

/** Every paragraph, in order. */
export function sentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [wordsOf(block.text)]
    return block.kind === 'aside' ? block.paragraphs.map(wordsOf) : []
  })
}

/** Everything above the first page break. */
export function firstPageVersions({ blocks }: ReportDocument): Block[] {
  return blocks.slice(
    0,
    blocks.findIndex(({ kind }) => kind === 'pageBreak'),
  )
}

/** Everything above the first page break, in full where there are versions. */
export function firstPage(report: ReportDocument): Block[] {
  return firstPageVersions(report).flatMap((block) => (block.kind === 'fit' ? (block.versions[0] ?? []) : [block]))
}
