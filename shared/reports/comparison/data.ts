import { assayVersion } from '../../version.ts'
import type { Attachment } from '../document.ts'
import type { Context } from './context.ts'
import { figuresOf, leavesOf, ledgerFormat } from './ledger.ts'

/** Name of the file that travels inside the report. */
export const dataFile = 'comparison.json'

/** The ledger of the report, for machines and those who check: every figure as an exact fraction, with what it rests on. */
export function dataAttachment(context: Context): Attachment {
  const { facts, assessment, robustness, translate } = context
  const { workspace, head, tender, lot, evaluation } = facts
  const content = {
    ...ledgerFormat,
    program: assayVersion,
    language: translate.locale,
    workspace: { id: workspace.id, title: workspace.title, head },
    tender: { id: tender.id, title: tender.title, need: tender.need, deadline: tender.deadline, instrument: tender.instrument },
    amendments: facts.amendments,
    lot: { id: lot.id, position: lot.position, title: lot.title },
    leaves: leavesOf(evaluation),
    figures: figuresOf(assessment, robustness),
    evaluators: facts.evaluators,
    exclusions: facts.exclusions,
    declarations: facts.declarations,
    remarks: facts.remarks,
    agreements: facts.agreements,
    decision: facts.decision,
    revisions: facts.revisions,
    conflicts: facts.conflicts,
    currencies: facts.currencies,
    typedPrices: facts.bidders.flatMap(({ typedPrices }) => typedPrices),
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
