import type { CellAsRead, WorkbookCell } from '../exchange/workbook.ts'
import type { Translate } from '../messages/translate.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import type { Verdict, VerdictRow } from '../responses/contract.ts'
import { commentOf, commentShown } from '../responses/incoming/comment.ts'
import { type Remark, Remarks, shortened } from '../responses/incoming/remarks.ts'
import { apart, type Repeat } from '../responses/incoming/repeats.ts'
import { type Returned, type ReturnedRow, says, wordsOf } from '../responses/incoming/returned.ts'
import { remarkOnSheets } from '../responses/incoming/sheet-remarks.ts'
import { notesOf, type Outside, objectsOf, outsideOf, rowPlace, unknownRows } from '../responses/incoming/stray.ts'
import { Swapped } from '../responses/incoming/swapped.ts'
import { Fault, isTypedAsText, placeOf, rawOf, takeCell, takeText } from '../responses/incoming/take-cell.ts'
import { formatAnswer } from '../responses/text/format.ts'
import { explainRejection, parseAnswer } from '../responses/text/parse.ts'
import { plain, unsent } from '../responses/workbook/sent.ts'
import { type PriceColumn, priceColumns, pricePart } from './columns.ts'
import {
  currencyLabel,
  currencyRow,
  type GivenPrice,
  priceCells,
  priceHead,
  priceSheetName,
  totalLabel,
  totalRow,
} from './layout.ts'
import type { PriceSheet } from './price.ts'
import { asQuestion, mostDecimals } from './unit-price.ts'

/** What an import writes for one line. */
export type PriceChange = GivenPrice & { line: string }

export type PricesVerdict = { rows: VerdictRow[]; remarks: Remark[]; changes: PriceChange[] }

/** What a line is known by. */
const prints = ['line', 'unit', 'quantity', 'kind'] as const

/**
 * Compares a price workbook that came back with what the bid has asked so far, by the ids of the lines alone.
 * Prices are in the currency that the bidder chose among those that are offered, else in that of the tender, with at most six decimals; zero is free of charge, and below it a rebate. An emptied cell never deletes a price.
 */
export function priceVerdict(
  {
    sheet,
    recorded,
    returned,
    attachments,
  }: {
    sheet: PriceSheet
    recorded: ReadonlyMap<string, GivenPrice>
    returned: Returned
    /** Names of the other files of the package. */
    attachments: readonly string[]
  },
  translate: Translate,
): PricesVerdict {
  const remarks = new Remarks(translate)
  const words = wordsOf(returned, translate)
  remarkOnSheets(
    returned,
    new Map([[pricePart, priceSheetName(words)]]),
    new Map(priceColumns.map((key) => [key, words(`prices.column.${key}`)])),
    remarks,
  )
  if (attachments.length > 0)
    remarks.add('filesUnnamed', { count: attachments.length, files: attachments.slice(0, 20).join('; ') })
  const { byLine, repeats, unknown, totals, choices } = gather(returned, sheet)
  const chosen = chosenCurrency(choices[0], sheet, remarks)
  const swapped = new Swapped(
    new Map(
      sheet.lines.map((line, index) => {
        const written = priceCells(line, index + 1, sheet, words)
        return [line.id, prints.map((key) => String(written.get(key)?.content ?? ''))]
      }),
    ),
  )
  const judged = sheet.lines.map((line, index) => {
    const row = byLine.get(line.id)
    const contradiction = repeats.find(({ first, same }) => first.id === line.id && !same)
    return judge(
      line,
      index + 1,
      { row, contradiction, recorded: recorded.get(line.id), sheet, chosen, words, swapped },
      translate,
    )
  })
  const outside = [
    ...totals.flatMap((row) => besideTotal(row, 'total', totalLabel(sheet, words))),
    ...choices.flatMap((row) => besideTotal(row, 'currency', currencyLabel(sheet, words))),
    ...outsideOf(returned, () => Object.values(priceHead(words)), [sheet.currency, ...(sheet.currencies ?? [])]),
  ]
  const notes = notesOf(returned, () => undefined)
  return {
    rows: [
      ...judged.map(({ row }) => row),
      ...unknownRows({ unknown, repeats, outside, notes, objects: objectsOf(returned) }, remarks, translate),
    ],
    remarks: remarks.list(),
    changes: judged.flatMap(({ change }) => change ?? []),
  }
}

function gather(
  returned: Returned,
  sheet: PriceSheet,
): {
  byLine: Map<string, ReturnedRow>
  repeats: Repeat[]
  unknown: ReturnedRow[]
  totals: ReturnedRow[]
  choices: ReturnedRow[]
} {
  const ofLines: ReturnedRow[] = []
  const unknown: ReturnedRow[] = []
  const totals: ReturnedRow[] = []
  const choices: ReturnedRow[] = []
  for (const row of returned.sheets.flatMap(({ rows }) => rows)) {
    if (sheet.lines.some(({ id }) => id === row.id)) ofLines.push(row)
    else (row.id === totalRow ? totals : row.id === currencyRow ? choices : unknown).push(row)
  }
  const { byId, repeats } = apart(ofLines, ['price', 'comment'], ['number', 'total'])
  return { byLine: byId, repeats, unknown, totals, choices }
}

/** What a row that is no line says beside its words, and the cell that it is there for. */
function besideTotal(row: ReturnedRow, column: 'total' | 'currency', label: string): Outside[] {
  const cells = [...row.sheet.columns.keys()].flatMap((key) => {
    const expected = key === 'id' || (key === column && (column === 'currency' || isSum(row.cell(key))))
    const cell = expected ? undefined : row.cell(key)
    return cell && says(cell) ? [cell] : []
  })
  const besides = unsent(cells, [label])
  return besides.length > 0 ? [{ sheet: row.sheet.sheet.name, cells: besides }] : []
}

/** Whether a cell of totals holds what spreadsheets compute there, and not a bidder's own total. An import computes totals itself. */
function isSum(cell: CellAsRead | undefined): boolean {
  return cell === undefined || !says(cell) || (cell.kind === 'formula' && (cell.result !== 'text' || cell.text.trim() === ''))
}

/** The currency in which a bidder says that it prices; a fault where that cannot be taken, and nothing where it was not asked. */
function chosenCurrency(row: ReturnedRow | undefined, sheet: PriceSheet, remarks: Remarks): string | Fault | undefined {
  if (!row) return undefined
  try {
    const said = takeText(row, 'currency', remarks)?.toUpperCase()
    if (said === undefined) return undefined
    const fault = notOffered(said, sheet, placeOf(row, 'currency'))
    if (!fault && said !== sheet.currency) remarks.add('pricesIn', { currency: said })
    return fault ?? said
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

/** That prices in a currency cannot be taken; nothing where they can. */
function notOffered(said: string, { currency, currencies = [] }: PriceSheet, place: string): Fault | undefined {
  const offered = [currency, ...currencies]
  if (offered.includes(said)) return undefined
  return new Fault(place, 'priceCurrency', { given: shortened(said), currency: offered.join(', ') })
}

function textOf(row: ReturnedRow): string {
  const cell = row.cell('price')
  return (cell?.shown ?? cell?.text ?? '').trim()
}

type LineContext = {
  row: ReturnedRow | undefined
  contradiction: Repeat | undefined
  recorded: GivenPrice | undefined
  sheet: PriceSheet
  chosen: string | Fault | undefined
  words: Translate
  swapped: Swapped
}

function judge(
  line: PriceLine,
  number: number,
  { row, contradiction, recorded: before, sheet, chosen, words, swapped }: LineContext,
  translate: Translate,
): { row: VerdictRow; change?: PriceChange } {
  const remarks = new Remarks(translate)
  const recorded = before ?? { unitPrice: null, currency: sheet.currency, comment: null }
  const shown = ({ unitPrice, currency }: Omit<GivenPrice, 'comment'>) =>
    unitPrice === null ? null : formatAnswer(asQuestion(line, currency), { state: 'answered', value: unitPrice }, translate)
  const verdictRow = (verdict: Verdict, cell: string | null, after: string | null): VerdictRow => ({
    verdict,
    subject: line.id,
    label: translate('import.label', { number: String(number), text: line.title }),
    cell,
    before: shown(recorded),
    after,
    remarks: remarks.list(),
  })
  if (!row) {
    remarks.add(recorded.unitPrice === null ? 'priceRowMissing' : 'priceRowMissingKept')
    return { row: verdictRow('missing', null, shown(recorded)) }
  }
  const returned = prints.map((key) => row.cell(key)?.text ?? '')
  const exchanged = swapped.with(line.id, returned) !== undefined
  if (!exchanged) remarkOnWording(row, priceCells(line, number, sheet, words), remarks)
  const cell = placeOf(row, 'price')
  try {
    if (contradiction)
      throw new Fault(cell, 'repeatDiffers', { first: rowPlace(contradiction.first), other: rowPlace(contradiction.other) })
    if (exchanged)
      throw new Fault(placeOf(row, 'line'), 'swapped', { sent: shortened(line.title), returned: shortened(returned.join(', ')) })
    const given = unitPriceIn(row, line, { sheet, chosen }, remarks, translate)
    const unitPrice = given?.unitPrice
    const comment = commentOf(row, recorded.comment, remarks)
    if (unitPrice === undefined) remarks.add(recorded.unitPrice === null ? 'unpriced' : 'priceEmptied')
    if (unitPrice === '0') remarks.add('priceZero')
    if (unitPrice?.startsWith('-')) remarks.add('priceNegative')
    const { unitPrice: price, currency } = given ?? recorded
    const change: PriceChange = { line: line.id, unitPrice: price, currency, comment }
    const after = shown(change)
    const isSame = price === recorded.unitPrice && (price === null || currency === recorded.currency)
    if (isSame && comment === recorded.comment)
      return { row: verdictRow(unitPrice === undefined ? 'missing' : 'unchanged', cell, after) }
    if (change.unitPrice === null) return { row: verdictRow('missing', cell, after), change }
    if (!isSame) return { row: verdictRow(recorded.unitPrice === null ? 'accepted' : 'changed', cell, after), change }
    const beside = { before: commentShown(recorded.comment, translate), after: commentShown(comment, translate) }
    return { row: { ...verdictRow('changed', cell, after), ...beside }, change }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.code === 'rejected') remarks.say('rejected', String(error.values.reason))
    else remarks.add(error.code, error.values)
    return { row: verdictRow('rejected', error.cell, shortened(textOf(row)) || null) }
  }
}

/** A canonical decimal with its currency; undefined for a blank cell. */
function unitPriceIn(
  row: ReturnedRow,
  line: PriceLine,
  { sheet, chosen }: Pick<LineContext, 'sheet' | 'chosen'>,
  remarks: Remarks,
  translate: Translate,
): { unitPrice: string; currency: string } | undefined {
  const cell = takeCell(row, 'price', remarks)
  const place = placeOf(row, 'price')
  if (!cell) return undefined
  if (chosen instanceof Fault) throw chosen
  const currency = currencyOf(row, { sheet, chosen }, remarks)
  const parsed = parseAnswer(asQuestion(line, currency), rawOf(cell), translate)
  if (!parsed.ok && parsed.rejection.reason === 'notApplicable')
    throw new Fault(place, 'priceNotOffered', { given: shortened(cell.text.trim()) })
  if (!parsed.ok) throw new Fault(place, 'rejected', { reason: explainRejection(parsed.rejection, translate) })
  const value = parsed.answer.state === 'answered' && typeof parsed.answer.value === 'string' ? parsed.answer.value : undefined
  if (value === undefined) return undefined
  if ((value.split('.')[1] ?? '').length > mostDecimals)
    throw new Fault(place, 'priceDecimals', { price: value, limit: mostDecimals })
  if (isTypedAsText(cell)) remarks.add('numberAsText', { given: shortened(cell.text), read: value })
  return { unitPrice: value, currency }
}

/** The currency of a line: that which was chosen for all, which the cell of the line repeats, or what the cell says. */
function currencyOf(
  row: ReturnedRow,
  { sheet, chosen }: { sheet: PriceSheet; chosen: string | undefined },
  remarks: Remarks,
): string {
  const repeats = chosen !== undefined && row.cell('currency')?.kind === 'formula'
  const said = repeats
    ? row.cell('currency')?.text.trim()
    : row.sheet.columns.has('currency')
      ? takeText(row, 'currency', remarks)
      : undefined
  const currency = (said || chosen || sheet.currency).toUpperCase()
  const place = placeOf(row, 'currency')
  if (chosen !== undefined && currency !== chosen)
    throw new Fault(place, 'priceCurrency', { given: shortened(currency), currency: chosen })
  const fault = notOffered(currency, sheet, place)
  if (fault) throw fault
  return currency
}

/** Quantities are the same for every bidder: a changed one is told, and does not count. */
function remarkOnWording(row: ReturnedRow, written: ReadonlyMap<PriceColumn, WorkbookCell>, remarks: Remarks): void {
  for (const [key, { content }] of written) {
    if (key === 'currency' || !row.sheet.columns.has(key)) continue
    const sent = plain(String(content))
    const returned = plain(row.cell(key)?.text ?? '')
    if (row.cell(key)?.doubts || row.cell(key)?.shown !== undefined)
      remarks.add('lockedUnseen', { cell: placeOf(row, key), text: shortened(returned) })
    if (sent !== returned) remarks.add('priceReworded', { sent: shortened(sent), returned: shortened(returned) })
  }
  const total = row.cell('total')
  if (total && !isSum(total)) remarks.add('besideAnswers', { cell: placeOf(row, 'total'), returned: shortened(total.text) })
}
