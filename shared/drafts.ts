import { id } from './fields.ts'
import { priceWays } from './prices/ways.ts'
import { task } from './procedure.ts'
import { points } from './questionnaires/model.ts'
import { z } from './schema.ts'
import { subject } from './scorecards/contract.ts'
import { priceKeepings } from './tenders/price-keepings.ts'

/** As it was typed: nothing is checked before it is saved. */
const typed = z.string().max(100_000)

/** A score that still lacks its reason, or its last word; null points take a score back, a null evaluator stands for all. */
const scoreDraft = z.strictObject({
  kind: z.literal('score'),
  evaluator: id.nullable(),
  bid: id,
  subject,
  points: points.nullable(),
  reason: typed,
  releasable: typed,
  afterLock: typed.optional(),
})

/** An answer that is being typed by hand: a text, chosen options, or rows of cells by column. */
const answerDraft = z.strictObject({
  kind: z.literal('answer'),
  bid: id,
  question: id,
  text: typed,
  chosen: z.array(id),
  rows: z.array(z.record(z.string(), typed)),
  notApplicable: z.boolean(),
  comment: typed,
  reason: typed,
})

/** The form of a tender that has not been started. */
const tenderDraft = z.strictObject({
  kind: z.literal('tender'),
  title: typed,
  need: typed,
  template: typed,
  currency: typed,
  termMonths: z.int(),
  deadline: typed,
  lots: typed,
  prices: z.strictObject({ kept: z.enum(priceKeepings), openers: z.int(), recipients: typed }).optional(),
})

/** A price that is being typed by hand. */
const priceDraft = z.strictObject({
  kind: z.literal('price'),
  bid: id,
  line: id,
  unitPrice: typed,
  currency: typed,
  cameBy: z.enum(priceWays),
  receipt: id.nullable(),
  comment: typed,
  reason: typed,
})

/** A price sheet of a lot that is being edited. */
const priceSheetDraft = z.strictObject({
  kind: z.literal('priceSheet'),
  lot: id,
  lines: z.array(
    z.strictObject({
      id: typed,
      title: typed,
      quantity: typed,
      unit: typed,
      kind: typed,
      tiers: typed.optional(),
      ramp: typed.optional(),
    }),
  ),
})

/** Something that a person has typed and not saved yet. */
export const draft = z.discriminatedUnion('kind', [scoreDraft, answerDraft, priceDraft, tenderDraft, priceSheetDraft])
export type Draft = z.infer<typeof draft>

/** Which workspace, whether it is open or not: its own id. */
const workspace = z.uuid()

export const draftsContract = {
  /** The drafts that this machine keeps for a workspace. */
  'draft.list': task(z.strictObject({ workspace }), z.array(draft)),
  /** Keeps these drafts of a workspace on this machine and no others. They are not part of the workspace. */
  'draft.keep': task(z.strictObject({ workspace, drafts: z.array(draft) }), z.strictObject({ kept: z.int() })),
}
