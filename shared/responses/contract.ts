import { evidence } from '../evidence/contract.ts'
import { id, instant, line, newPath, path, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'
import { templateChange } from '../questionnaires/contract.ts'
import { z } from '../schema.ts'
import { confidentialAnswer } from './confidential.ts'

/** Which envelope a package belongs to. Prices travel apart from answers, so that answers can be scored unseen by price. */
export const envelopes = ['questionnaire', 'price'] as const
export type Envelope = (typeof envelopes)[number]

/** Whether a package came before the deadline, as it was said when it was recorded. */
export const punctualities = ['inTime', 'late', 'noDeadline'] as const

/** What becomes of a package that came late: it may be read, or it is not. */
export const admissions = ['admitted', 'refused'] as const

/** Why something was said, by whom and when. */
const said = { reason: text, by: z.string(), at: instant }

/** Whose package it is, of which lot, and its number among those of the bid. */
const place = { bid: id, bidder: line, lot: id, position: z.int(), envelope: z.enum(envelopes) }

/**
 * An entry of the receipt register. `taken`: answers or prices of its bid were read in from it; `strays`: how many that stand were read
 * in from it for another bid. `clockWentBack`: it says that it was recorded before something that was recorded earlier, so that its
 * times cannot be relied on. `claim`: why it is said to have come earlier, where that matters.
 */
export const receipt = z.strictObject({
  id,
  ...place,
  /** As it was recorded, where a person has corrected that since. */
  recordedAs: z.strictObject(place).nullable(),
  correction: z.strictObject(said).nullable(),
  admission: z.strictObject({ admission: z.enum(admissions), ...said }).nullable(),
  strays: z.int(),
  /** The first package that was recorded before with the very same files. */
  copyOf: z.strictObject({ bidder: line, position: z.int() }).nullable(),
  claim: text.nullable(),
  receivedAt: instant,
  recordedAt: instant,
  sender: line,
  punctuality: z.enum(punctualities),
  /** The deadline that held when it came, by which it was judged. */
  deadline: instant.nullable(),
  files: z.array(z.strictObject({ fileName: line, sha256, size: z.int() })),
  taken: z.boolean(),
  clockWentBack: z.boolean(),
  /** Whether it holds prices that are kept unread or sealed until they are opened. */
  closed: z.boolean(),
})
export type Receipt = z.infer<typeof receipt>

/** What an import makes of one row of a returned workbook. */
export const verdicts = ['accepted', 'changed', 'unchanged', 'rejected', 'missing', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** A remark on a row or on the workbook as a whole: a stable code, and a sentence in the reader's language. */
export const remark = z.strictObject({ code: line, message: text })

export const verdictRow = z.strictObject({
  verdict: z.enum(verdicts),
  /** The question's id (or price line's); for an unknown row, what stood in the id cell. */
  subject: z.string(),
  /** Number as the bidder reads it, and the text of the question as it was sent out. */
  label: z.string(),
  /** Sheet and cell, `Security!D14`; null where the row is missing. */
  cell: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  remarks: z.array(remark),
})
export type VerdictRow = z.infer<typeof verdictRow>

export const importVerdict = z.strictObject({
  receipt: id,
  bid: id,
  fileName: line,
  counts: z.record(z.enum(verdicts), z.int()),
  /** Questions or lines from which an import takes something: an answer or a price, a comment, files. */
  taken: z.int(),
  remarks: z.array(remark),
  rows: z.array(verdictRow),
  /** Files that answers name, and whether each was found beside the workbook. */
  files: z.array(z.strictObject({ fileName: line, found: z.boolean(), size: z.int().nullable() })),
  /** SHA-256 over the rows; an import that names it is refused if the verdict has changed since. */
  digest: sha256,
})
export type ImportVerdict = z.infer<typeof importVerdict>

/** Questions or price lines whose formulas a person has looked at, and takes at their value. Other formulas are rejected. */
export const accept = z.array(id).max(2_000).optional()

/** One revision of an answer, as shown to people. */
export const response = z.strictObject({
  bid: id,
  question: id,
  revision: z.int().min(1),
  state: z.enum(['answered', 'blank', 'notApplicable']),
  /** The answer in the reader's words; null when there is none. */
  display: z.string().nullable(),
  comment: z.string().nullable(),
  source: z.enum(['workbook', 'typed']),
  receipt: id.nullable(),
  reason: z.string().nullable(),
  recordedAt: instant,
  files: z.array(z.strictObject({ fileName: line, evidence: evidence.nullable() })),
})
export type Response = z.infer<typeof response>

const packageOf = {
  bid: id,
  envelope: z.enum(envelopes).default('questionnaire'),
  paths: z.array(path).min(1).max(500),
}
const arrival = {
  sender: line,
  receivedAt: instant.optional(),
  /** Why it is said to have come earlier: before the deadline, which has passed, or before its tender was set up. */
  reason: text.optional(),
}

const versionNamed = z.strictObject({ key: line, version: line })

/**
 * What another version of its questionnaire means for a tender: what differs, and for each bid how many answers carry over, are lost or
 * open; `rows` has what is to be said of single ones. `firm`: since when bidders rest on the present one, so that it takes an amendment.
 */
const migrationReport = z.strictObject({
  from: versionNamed,
  to: versionNamed,
  firm: instant.nullable(),
  changes: z.array(templateChange),
  bids: z.array(
    z.strictObject({
      bid: id,
      bidder: z.string(),
      lot: id,
      carried: z.int(),
      lost: z.int(),
      open: z.int(),
      rows: z.array(z.strictObject({ question: line, verdict: z.enum(['carried', 'lost']), said: z.array(text) })),
    }),
  ),
})

export const responsesContract = {
  /** Writes the fillable questionnaire workbook of a bid, and registers that it was given out; an existing file is refused. */
  'bid.workbook': task(
    z.strictObject({ bid: id, path: newPath, language: line.optional() }),
    z.strictObject({
      path,
      sheets: z.int(),
      questions: z.int(),
      registered: z.boolean(),
      language: line,
      /** Texts without a current translation, which stand in the questionnaire's own language. */
      untranslated: z.int(),
    }),
  ),
  /**
   * Whose packages files and folders are, and which envelope, by the marks of the workbooks in them. `found` is null where that cannot
   * be told; `problem` says why, where there is something to say. Writes nothing.
   */
  'package.recognise': task(
    z.strictObject({ paths: z.array(path).min(1).max(500) }),
    z.array(
      z.strictObject({
        paths: z.array(path),
        found: z.strictObject({ bid: id, bidder: line, lot: id, envelope: z.enum(envelopes) }).nullable(),
        problem: z.string().nullable(),
      }),
    ),
  ),
  /** Records several packages at once, unread, as one action. */
  'bid.receiveAll': command(
    z.strictObject({
      packages: z.array(z.strictObject(packageOf)).min(1).max(500),
      ...arrival,
    }),
    z.array(receipt),
    { undoable: false },
  ),
  /** Records a package, unread: files and folders as they came. */
  'bid.receive': command(z.strictObject({ ...packageOf, ...arrival }), receipt, { undoable: false }),
  /** Moves a package that was recorded for the wrong bid of its tender, or as the wrong envelope. What it says is not touched. */
  'receipt.correct': command(
    z.strictObject({ receipt: id, bid: id.optional(), envelope: z.enum(envelopes).optional(), reason: text }),
    receipt,
  ),
  /** Says whether a package that came late may be read. */
  'receipt.admit': command(z.strictObject({ receipt: id, admitted: z.boolean(), reason: text }), receipt),
  /** Whether one was taken depends on prices too. */
  'receipt.list': query(z.strictObject({ lot: id }), z.array(receipt), { restsOn: 'prices' }),
  /** Reads a received workbook and says what an import would do, row by row. Writes nothing. */
  'response.verdict': task(z.strictObject({ receipt: id, attachments: path.optional(), accept }), importVerdict),
  /** Takes the accepted and changed rows of a received workbook into the bid's answers, with the attached files. */
  'response.import': command(
    z.strictObject({ receipt: id, attachments: path.optional(), accept, digest: sha256.optional() }),
    importVerdict,
  ),
  /** An answer typed by hand, in the form that a workbook cell would hold; the reason says where it came from. */
  'response.set': command(
    z.strictObject({
      bid: id,
      question: id,
      answer: z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string())), z.null()]),
      notApplicable: z.boolean().default(false),
      comment: text.optional(),
      reason: text,
    }),
    response,
  ),
  /** The current answers of a bid, in the order of the questionnaire. Questions never answered have no entry. */
  'response.list': query(z.strictObject({ bid: id }), z.array(response)),
  'response.history': query(z.strictObject({ bid: id, question: id }), z.array(response)),
  /** Marks an answer confidential on the word of its bidder, or no longer; refused where that is so already. Returns the marks of the lot. */
  'confidential.set': command(
    z.strictObject({ bid: id, question: id, confidential: z.boolean().default(true), reason: text }),
    z.array(confidentialAnswer),
  ),
  /** The answers of a lot that are confidential: nothing that goes to another bidder may show them. */
  'confidential.list': query(z.strictObject({ lot: id }), z.array(confidentialAnswer)),
  /** The answers that name evidence, one piece or any; `current` where the latest revision still does. */
  'response.naming': query(
    z.strictObject({ evidence: id.optional() }),
    z.array(z.strictObject({ evidence: id, lot: id, bid: id, provider: line, question: id, text, current: z.boolean() })),
  ),
  /** What another template would make of the answers of a bid: in its order, then those of questions that it does not have. */
  'response.carryOver': query(
    z.strictObject({ bid: id, template: line }),
    z.array(z.strictObject({ question: line, verdict: z.enum(['carried', 'lost', 'new', 'unanswered']), said: z.array(text) })),
  ),
  /** What would come of it if a tender took another version of its questionnaire. */
  'tender.migration': query(z.strictObject({ tender: id, template: line }), migrationReport),
  /**
   * Has a tender take another version of its questionnaire; answers that fit are kept, and of the others it is recorded why they are not.
   * After something went out this is an amendment, and needs its reason; `deviation` as in `amendment.add`.
   */
  'tender.migrate': command(
    z.strictObject({ tender: id, template: line, reason: text.optional(), deviation: z.boolean().default(false) }),
    migrationReport.extend({ amendment: z.int().nullable() }),
  ),
  /** How far each bid of a lot has come; `questions` are those that it is asked. */
  'response.progress': query(
    z.strictObject({ lot: id }),
    z.array(z.strictObject({ bid: id, receipts: z.int(), answered: z.int(), questions: z.int() })),
  ),
}
