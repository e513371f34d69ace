import { shownName } from '../../shared/file-name.ts'
import type { Thing } from '../../shared/journal/rows.ts'
import type { MessageKey, Translate } from '../../shared/messages/translate.ts'
import type { Instrument, Question } from '../../shared/questionnaires/model.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Row, RowFinder } from './rows.ts'

const firstLot = sql<{ id: string }, { tender: string | null }>(`
  SELECT lot.id FROM lot JOIN tender ON tender.id = lot.tender_id
  WHERE :tender IS NULL OR tender.id = :tender ORDER BY tender.position, lot.position LIMIT 1`)

type Named = { role: string; name: string }

/** Names what rows speak about, though it may have been undone since. One for each reading. */
export class Names {
  readonly rows: RowFinder
  readonly #read: Reader
  readonly #translate: Translate
  readonly #instruments = new Map<
    string,
    { questions: ReadonlyMap<string, Question>; numbers: ReadonlyMap<string, string> } | undefined
  >()

  constructor(read: Reader, translate: Translate) {
    this.rows = new RowFinder(read)
    this.#read = read
    this.#translate = translate
  }

  /** Whom or what a column of a row names; nothing where the column is empty and that says nothing. */
  of(thing: Thing, row: Row, column: string): Named | undefined {
    const id = row[column]
    if (typeof id !== 'string') return undefined
    const named = (key: MessageKey, name: string | undefined): Named => ({
      role: this.#translate(key),
      name: name ?? this.#translate('journal.about.gone'),
    })
    switch (thing) {
      case 'provider':
        return named('journal.about.bid', this.#text('name', 'provider', id))
      case 'bid':
        return id === ''
          ? named('journal.about.bid', this.#translate('journal.about.everyBid'))
          : named('journal.about.bid', this.#bidder(id))
      case 'tender':
        return named('journal.about.tender', this.#text('title', 'tender', id))
      case 'lot':
        return named('journal.about.lot', this.#text('title', 'lot', id))
      case 'evaluator':
        return named('journal.about.evaluator', this.#text('name', 'evaluator', id))
      case 'evidence':
        return named('journal.about.evidence', this.#fileName(id))
      case 'receipt':
        return named('journal.about.receipt', this.#receipt(id))
      case 'priceLine':
        return named('journal.about.priceLine', this.#text('title', 'price_line', this.lotOf(row), id))
      case 'question':
        return named('journal.about.question', this.#question(this.tenderOf(row), id))
      case 'criterion':
        return named('journal.about.criterion', this.#text('title', 'criterion', this.tenderOf(row), id))
      case 'subject':
        return this.of(row.subject === 'criterion' ? 'criterion' : 'question', row, column)
    }
  }

  #fileName(evidence: string): string | undefined {
    const name = this.#text('file_name', 'evidence', evidence)
    return name === undefined ? undefined : shownName(name)
  }

  /** The question of a row, if its questionnaire is in the file. */
  question(row: Row): Question | undefined {
    return this.#instrument(this.tenderOf(row))?.questions.get(String(row.question_id ?? row.subject_id))
  }

  /** The lot that a row belongs to, empty where it belongs to none. */
  lotOf(row: Row): string {
    return String(row.lot_id ?? this.#of('bid', row.bid_id)?.lot_id ?? '')
  }

  /** The tender that a row belongs to, empty where it belongs to none. */
  tenderOf(row: Row): string {
    return String(row.tender_id ?? this.#of('lot', this.lotOf(row))?.tender_id ?? '')
  }

  /** The code of the currency in which a row counts. */
  currencyOf(row: Row): string {
    return String(this.#of('tender', this.tenderOf(row))?.currency ?? '')
  }

  /** The first lot of a tender, or of the file. */
  firstLot(tender: string | null): string | undefined {
    return this.#read.get(firstLot, { tender })?.id
  }

  #of(table: string, ...key: (string | number | null | undefined)[]): Row | undefined {
    const values = key.filter((value) => value !== null && value !== undefined)
    return values.length === key.length ? this.rows.find(table, ...values)?.row : undefined
  }

  #text(column: string, table: string, ...key: string[]): string | undefined {
    const text = this.#of(table, ...key)?.[column]
    return typeof text === 'string' ? text : undefined
  }

  #bidder(bid: string): string | undefined {
    const provider = this.#text('provider_id', 'bid', bid)
    return provider === undefined ? undefined : this.#text('name', 'provider', provider)
  }

  #receipt(id: string): string | undefined {
    const receipt = this.#of('receipt', id)
    if (!receipt) return undefined
    const bidder = this.#bidder(String(receipt.bid_id)) ?? this.#translate('journal.about.gone')
    return this.#translate('journal.about.receiptNumber', { position: Number(receipt.position), bidder })
  }

  #question(tender: string, id: string): string | undefined {
    const text = this.#text('text', 'question', tender, id)
    const number = this.#instrument(tender)?.numbers.get(id)
    return text === undefined || number === undefined ? text : this.#translate('journal.about.numbered', { number, text })
  }

  #instrument(tender: string) {
    if (!this.#instruments.has(tender)) {
      const isThere = this.rows.find('instrument', tender)?.exists
      this.#instruments.set(tender, isThere ? indexed(loadInstrument(this.#read, tender).instrument) : undefined)
    }
    return this.#instruments.get(tender)
  }
}

const indexed = (instrument: Instrument) => ({
  questions: new Map(questionsOf(instrument).map((question) => [question.id, question])),
  numbers: questionNumbers(instrument),
})
