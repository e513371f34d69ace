import { shownName } from '../../shared/file-name.ts'
import type { MessageKey, Translate } from '../../shared/messages/translate.ts'
import { type PartKind, partKinds } from '../../shared/questionnaires/editing/parts.ts'
import type { Criterion, Question } from '../../shared/questionnaires/model.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { z } from '../../shared/schema.ts'
import type { Thing } from '../../shared/workspace/reading.ts'
import { readInstrument } from '../tenders/instrument.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, type Statement, sql } from '../workspace/database.ts'
import { canonical, canonicalId } from '../workspace/read-as.ts'
import type { Row } from './rows.ts'

const id = { id: text }
const named = { name: text }
const providerOf = sql(`SELECT name FROM current_provider_details WHERE provider_id = ${canonical(':id')}`, id, named)
const tenderOf = sql('SELECT title AS name, currency FROM current_tender_terms WHERE tender_id = :id', id, {
  ...named,
  currency: text,
})
const lotOf = sql('SELECT title AS name FROM current_lot_terms WHERE lot_id = :id', id, named)
const tenderOfLot = sql('SELECT tender_id AS tender FROM lot WHERE id = :id', id, { tender: text })
const bidOf = sql(
  `SELECT lot_id AS lot, ${canonical('provider_id')} AS provider FROM bid WHERE bid.id = ${canonical(':id')}`,
  id,
  { lot: text, provider: text },
)
const bidOfSubmission = sql(`SELECT ${canonical('bid_id')} AS bid FROM submission WHERE id = ${canonical(':id')}`, id, {
  bid: optional(text),
})
const personOf = sql(`SELECT name FROM current_actor_details WHERE actor_id = ${canonical(':id')}`, id, named)
const evidenceOf = sql('SELECT file_name AS name FROM evidence WHERE id = :id', id, named)
const receiptOf = sql(
  `SELECT coalesce(correction.bid_id, receipt.bid_id) AS bid, coalesce(correction.position, receipt.position) AS position
   FROM receipt LEFT JOIN receipt_correction AS correction ON correction.place = (
     SELECT place FROM receipt_correction_head WHERE receipt_id = receipt.id
   ) WHERE receipt.id = :id`,
  id,
  { bid: text, position: integer },
)
const scoreOf = sql('SELECT submission_id, subject, subject_id, evaluator_id AS evaluator FROM score WHERE id = :id', id, {
  submission_id: text,
  subject: text,
  subject_id: text,
  evaluator: text,
})
const questionnaireOf = sql(`SELECT id FROM instrument WHERE tender_id = :id AND kind = 'questionnaire' LIMIT 1`, id, id)
const templateOf = sql('SELECT title AS name FROM current_template_details WHERE template_id = :id', id, named)
/** What was said last of a part of a template while it was there. */
const partNewest = (kind: PartKind) =>
  sql(
    `SELECT content FROM template_${kind} WHERE template_id = :template AND ${kind}_id = :id AND content IS NOT NULL
     ORDER BY at DESC, id DESC LIMIT 1`,
    { template: text, id: text },
    { content: text },
  )
const newest = { section: partNewest('section'), question: partNewest('question'), criterion: partNewest('criterion') }
/** A line as the newest sheet that has it calls it. */
const lineOf = sql(
  `SELECT title AS name FROM price_sheet JOIN price_sheet_line ON sheet_id = price_sheet.id
   WHERE lot_id = :lot AND line_id = :line ORDER BY at DESC, price_sheet.id DESC LIMIT 1`,
  { lot: text, line: text },
  named,
)

const partName = z.object({ text: z.string().optional(), title: z.string().optional() })

type Named = { role: string; name: string }

/** Names what rows speak about, as it is called now. One for each reading. */
export class Names {
  readonly #read: Reader
  readonly #translate: Translate
  readonly #provider: Lookup<{ name: string }>
  readonly #tender: Lookup<{ name: string; currency: string }>
  readonly #lot: Lookup<{ name: string }>
  readonly #tenderOfLot: Lookup<{ tender: string }>
  readonly #bid: Lookup<{ lot: string; provider: string }>
  readonly #bidOfSubmission: Lookup<{ bid: string | null }>
  readonly #person: Lookup<{ name: string }>
  readonly #evidence: Lookup<{ name: string }>
  readonly #receipt: Lookup<{ bid: string; position: number }>
  readonly #score: Lookup<{ submission_id: string; subject: string; subject_id: string; evaluator: string }>
  readonly #questionnaires = new Map<string, Questionnaire | undefined>()

  constructor(read: Reader, translate: Translate) {
    this.#read = read
    this.#translate = translate
    this.#provider = lookup(read, providerOf)
    this.#tender = lookup(read, tenderOf)
    this.#lot = lookup(read, lotOf)
    this.#tenderOfLot = lookup(read, tenderOfLot)
    this.#bid = lookup(read, bidOf)
    this.#bidOfSubmission = lookup(read, bidOfSubmission)
    this.#person = lookup(read, personOf)
    this.#evidence = lookup(read, evidenceOf)
    this.#receipt = lookup(read, receiptOf)
    this.#score = lookup(read, scoreOf)
  }

  /** Whom or what a column of a row names; nothing where the column is empty and that says nothing. */
  of(thing: Thing, row: Row, column: string): Named | undefined {
    const said = row[column]
    if (typeof said !== 'string') return undefined
    const id = canonicalId(this.#read, said)
    const named = (key: MessageKey, name: string | undefined): Named => ({
      role: this.#translate(key),
      name: name ?? this.#translate('journal.about.gone'),
    })
    switch (thing) {
      case 'provider':
        return named('journal.about.bid', this.#provider(id)?.name)
      case 'bid':
        return named('journal.about.bid', id === '' ? this.#translate('journal.about.everyBid') : this.#bidder(id))
      case 'submission':
        return named('journal.about.bid', this.#bidder(this.#bidOfSubmission(id)?.bid ?? ''))
      case 'tender':
        return named('journal.about.tender', this.#tender(id)?.name)
      case 'lot':
        return named('journal.about.lot', this.#lot(id)?.name)
      case 'person':
        return named('journal.about.person', this.#person(id)?.name)
      case 'evaluator':
        return named('journal.about.evaluator', this.#person(id)?.name)
      case 'evidence':
        return named('journal.about.evidence', this.#fileName(id))
      case 'receipt':
        return named('journal.about.receipt', this.#nameReceipt(id))
      case 'priceLine':
        return named('journal.about.priceLine', this.#read.get(lineOf, { lot: this.lotOf(row), line: id })?.name)
      case 'score':
        return named('journal.about.score', this.#nameScore(id))
      case 'question':
        return named('journal.about.question', this.#nameQuestion(row, id))
      case 'criterion':
        return named('journal.about.criterion', this.#questionnaire(this.tenderOf(row))?.criteria.get(id)?.title)
      case 'template':
        return named('journal.about.template', this.#read.get(templateOf, { id: said })?.name)
      case 'templatePart': {
        const kind = partKinds.find((one) => one === (column === 'part_id' ? row.part : column.replace('_id', '')))
        return kind && named(`journal.about.${kind}`, this.#namePart(kind, row, said))
      }
      case 'templateText': {
        const [part, name = ''] = said.split(':')
        const kind = partKinds.find((one) => one === part)
        return kind && named(`journal.about.${kind}`, this.#namePart(kind, row, name))
      }
      case 'subject':
        return this.of(row.subject === 'criterion' ? 'criterion' : 'question', row, column)
      case 'anything':
        return this.of(this.#bid(id) ? 'bid' : this.#lot(id) ? 'lot' : 'evidence', row, column)
    }
  }

  #fileName(evidence: string): string | undefined {
    const name = this.#evidence(evidence)?.name
    return name === undefined ? undefined : shownName(name)
  }

  /** The question of a row, if its questionnaire is in the file. */
  question(row: Row): Question | undefined {
    return this.#questionnaire(this.tenderOf(row))?.questions.get(String(row.question_id ?? row.subject_id))
  }

  /** The place of the question or criterion of a row in its questionnaire: 0 where it has none. */
  placeInQuestionnaire(row: Row): number {
    const subject = String(row.question_id ?? row.subject_id ?? '')
    return subject === '' ? 0 : (this.#questionnaire(this.tenderOf(row))?.places.get(subject) ?? 0)
  }

  /** The bid that a row belongs to, empty where it belongs to none. */
  bidOf(row: Row): string {
    const { bid_id: bid, submission_id: submission, receipt_id: receipt } = row
    if (typeof bid === 'string') return this.readAs(bid)
    if (typeof submission === 'string') return this.#bidOfSubmission(submission)?.bid ?? ''
    return typeof receipt === 'string' ? this.readAs(this.#receipt(receipt)?.bid ?? '') : ''
  }

  /** The id as which a thing is read. */
  readAs(id: string): string {
    return canonicalId(this.#read, id)
  }

  /** The lot that a row belongs to, empty where it belongs to none. */
  lotOf(row: Row): string {
    return String(row.lot_id ?? this.#bid(this.bidOf(row))?.lot ?? '')
  }

  /** The tender that a row belongs to, empty where it belongs to none. */
  tenderOf(row: Row): string {
    return String(row.tender_id ?? this.#tenderOfLot(this.lotOf(row))?.tender ?? '')
  }

  /** Whose bid it is; nothing where that is not in the file. */
  providerOf(bid: string): string | undefined {
    return this.#bid(bid)?.provider
  }

  /** The code of the currency in which a row counts. */
  currencyOf(row: Row): string {
    return this.#tender(this.tenderOf(row))?.currency ?? ''
  }

  #bidder(said: string): string | undefined {
    const bid = canonicalId(this.#read, said)
    return this.#provider(canonicalId(this.#read, this.providerOf(bid) ?? ''))?.name
  }

  #nameReceipt(id: string): string | undefined {
    const receipt = this.#receipt(id)
    if (!receipt) return undefined
    const bidder = this.#bidder(receipt.bid) ?? this.#translate('journal.about.gone')
    return this.#translate('journal.about.receiptNumber', { position: receipt.position, bidder })
  }

  /** Whose score it is, of which bidder, on what. */
  #nameScore(id: string): string | undefined {
    const score = this.#score(id)
    if (!score) return undefined
    const words = (thing: Thing, column: keyof typeof score) => this.of(thing, score, column)?.name ?? ''
    return this.#translate('journal.about.scoreOf', {
      evaluator: words('evaluator', 'evaluator'),
      bidder: words('submission', 'submission_id'),
      subject: words('subject', 'subject_id'),
    })
  }

  #nameQuestion(row: Row, id: string): string | undefined {
    const questionnaire = this.#questionnaire(this.tenderOf(row))
    const text = questionnaire?.questions.get(id)?.text
    const number = questionnaire?.numbers.get(id)
    return text === undefined || number === undefined ? text : this.#translate('journal.about.numbered', { number, text })
  }

  #namePart(kind: PartKind, { template_id: template }: Row, id: string): string | undefined {
    const found = this.#read.get(newest[kind], { template: String(template), id })
    const content = found && partName.safeParse(JSON.parse(found.content)).data
    return content?.text ?? content?.title ?? id
  }

  #questionnaire(tender: string): Questionnaire | undefined {
    if (!this.#questionnaires.has(tender)) {
      const isThere = this.#read.get(questionnaireOf, { id: tender }) !== undefined
      this.#questionnaires.set(tender, isThere ? indexed(readInstrument(this.#read, tender)) : undefined)
    }
    return this.#questionnaires.get(tender)
  }
}

type Questionnaire = ReturnType<typeof indexed>

function indexed(instrument: ReturnType<typeof readInstrument>) {
  const questions = questionsOf(instrument)
  const criteria = criteriaOf(instrument.criteria)
  return {
    questions: new Map(questions.map((question) => [question.id, question])),
    numbers: questionNumbers(instrument),
    criteria: new Map(criteria.map((criterion) => [criterion.id, criterion])),
    places: new Map([...questions, ...criteria].map(({ id }, index) => [id, index + 1])),
  }
}

const criteriaOf = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((criterion) => [criterion, ...criteriaOf(criterion.children ?? [])])

/** Finds by an id, each once. */
type Lookup<Found> = (id: string) => Found | undefined

function lookup<Found>(read: Reader, statement: Statement<Found, { id: string }>): Lookup<Found> {
  const known = new Map<string, Found | undefined>()
  return (id) => {
    if (!known.has(id)) known.set(id, read.get(statement, { id }))
    return known.get(id)
  }
}
