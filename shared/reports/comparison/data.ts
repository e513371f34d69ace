import { cellDetailOf, comparisonOf } from '../../decisions/comparison.ts'
import { methodOf } from '../../decisions/method.ts'
import type { Attachment } from '../document.ts'
import type { Context } from './context.ts'

/** Name of the file that travels inside the report. */
export const dataFile = 'comparison.json'

/** The figures of the report for machines: exact fractions, and every answer and score that they rest on. */
export function dataAttachment(context: Context): Attachment {
  const { facts, assessment, ranking, contenders, translate } = context
  const { workspace, head, tender, lot, evaluation } = facts
  const leaves = assessment.plan.criteria.filter(({ scoring }) => scoring !== 'branch')
  const bids = contenders.map(({ place }) => place.bid)
  const shownTogether = bids.map((bid) => comparisonOf(assessment, [bid]))
  const content = {
    format: 'assay-comparison',
    formatVersion: 1,
    workspace: { id: workspace.id, title: workspace.title, head },
    tender: { id: tender.id, title: tender.title, need: tender.need, deadline: tender.deadline, instrument: tender.instrument },
    lot: { id: lot.id, position: lot.position, title: lot.title },
    method: methodOf(assessment),
    ranking,
    cells: shownTogether.flatMap(({ cells }) => cells.flat()),
    scores: contenders.map(({ place }) => ({
      bid: place.bid,
      criteria: leaves.map(({ id }) => cellDetailOf(assessment, place.bid, id)),
    })),
    prices: {
      sheet: evaluation.priceSheet,
      bids: evaluation.bids.map(({ id, prices }) => ({ bid: id, unitPrices: Object.fromEntries(prices) })),
    },
    evaluators: facts.evaluators,
    agreements: facts.agreements,
    evidence: facts.bidders.map(({ bid, files }) => ({ bid: bid.id, files })),
  }
  return {
    name: dataFile,
    mediaType: 'application/json',
    description: translate('reports.data.description'),
    relationship: 'Data',
    date: head.at,
    content: `${JSON.stringify(content, null, 1)}\n`,
  }
}
