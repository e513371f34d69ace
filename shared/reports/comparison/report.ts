import type { Translate } from '../../messages/translate.ts'
import type { ReportDocument } from '../document.ts'
import { annexBlocks } from './annexes.ts'
import { answersBlocks } from './answers.ts'
import { bidderBlocks } from './bidder.ts'
import { contextOf } from './context.ts'
import { dataAttachment } from './data.ts'
import type { ComparisonFacts } from './facts.ts'
import { matrixBlocks } from './matrix.ts'
import { methodBlocks } from './method.ts'
import { robustnessBlocks } from './robustness.ts'
import { summaryBlocks } from './summary.ts'
import { tenderBlocks } from './tender.ts'
import { shortDigest } from './words.ts'

/**
 * The comparison report of a lot. The same facts give the same document; its date is that of the journal's head. It is
 * written also where nobody can be ranked or nothing was received, and then says so.
 * Refuses a price total of zero or less where the price is a criterion.
 */
export function comparisonReport(facts: ComparisonFacts, translate: Translate): ReportDocument {
  const context = contextOf(facts, translate)
  const { tender, lot, head } = facts
  return {
    title: translate('reports.document.title', { tender: tender.title }),
    subject: tender.lots.length > 1 ? lot.title : tender.title,
    locale: translate.locale,
    date: head.at,
    header: {
      start: tender.lots.length > 1 ? translate('reports.document.lot', { tender: tender.title, lot: lot.title }) : tender.title,
      end: translate('reports.document.kind'),
    },
    footer: { start: translate('reports.document.head', { digest: shortDigest(head.digest), entry: head.entry }) },
    blocks: [
      ...summaryBlocks(context),
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: translate('reports.contents'), listed: false },
      { kind: 'contents', depth: 2 },
      { kind: 'pageBreak' },
      ...tenderBlocks(context),
      ...matrixBlocks(context),
      ...robustnessBlocks(context),
      ...context.contenders.flatMap((contender) => bidderBlocks(contender, context)),
      ...methodBlocks(context),
      ...answersBlocks(context),
      ...annexBlocks(context),
    ],
    attachments: [dataAttachment(context)],
  }
}
