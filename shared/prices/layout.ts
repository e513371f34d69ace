import { columnLetters, type Workbook, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '../exchange/workbook.ts'
import type { Translate } from '../messages/translate.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { coverHead, instructions, markRow } from '../responses/outgoing/cover.ts'
import { numberContent } from '../responses/outgoing/row-cells.ts'
import type { WorkbookFacts } from '../responses/workbook/facts.ts'
import { sheetName } from '../responses/workbook/form.ts'
import { manifestOf } from '../responses/workbook/manifest.ts'
import { keyRow, workbookFormat } from '../responses/workbook/mark.ts'
import type { PriceKeeping } from '../tenders/contract.ts'
import { type PriceColumn, priceColumns, pricePart } from './columns.ts'
import type { PriceSheet } from './price.ts'
import { monthsPaid, rampWords } from './tiers.ts'

/** What a bid asks for one unit of a line so far. */
export type GivenPrice = { unitPrice: string | null; currency: string; comment: string | null }

const widths: Record<PriceColumn, number> = {
  number: 6,
  line: 46,
  unit: 18,
  quantity: 12,
  kind: 25,
  price: 16,
  currency: 10,
  total: 18,
  comment: 34,
  id: 17,
}
const headRows = 3
const amountFormat = '#,##0.00'

/** The price workbook of a bid, the price envelope: a cover, the price sheet, and a manifest that nobody sees. */
export function priceLayout(
  facts: WorkbookFacts,
  sheet: PriceSheet,
  kept: PriceKeeping['kept'],
  given: ReadonlyMap<string, GivenPrice>,
  translate: Translate,
): Workbook {
  const footer = translate('responses.workbook.footer', { tender: facts.tender.title, provider: facts.provider })
  const cover: WorkbookSheet = {
    name: translate('responses.workbook.cover'),
    columns: [{ width: 24 }, { width: 74 }, { width: 12 }, { width: 12 }],
    rows: [
      ...coverHead(facts, translate('prices.workbook.title', { provider: facts.provider }), translate),
      ...instructions(['prices', kept === 'open' ? 'envelopeOpen' : 'envelope', 'returnPrices'], translate),
      {
        cells: [
          null,
          {
            content: translate('prices.workbook.toSheet'),
            style: 'prompt',
            link: { sheet: priceSheetName(translate), cell: 'A1' },
          },
        ],
      },
      markRow(facts, translate),
    ],
    protected: true,
    print: { orientation: 'portrait', footer },
  }
  return {
    title: facts.tender.title,
    author: facts.issuer.organisation || facts.issuer.name,
    created: facts.tender.createdAt,
    sheets: [
      cover,
      pricesSheet(facts, sheet, given, footer, translate),
      manifestOf(facts.identity, { language: translate.locale }, cover.rows),
    ],
  }
}

/** The tab of the price sheet. */
export function priceSheetName(translate: Translate): string {
  return sheetName(translate('prices.workbook.sheet'), new Set())
}

function pricesSheet(
  facts: WorkbookFacts,
  sheet: PriceSheet,
  given: ReadonlyMap<string, GivenPrice>,
  footer: string,
  translate: Translate,
): WorkbookSheet {
  const mark = { format: workbookFormat, ...facts.identity, part: pricePart, language: translate.locale }
  const { title, heads } = priceHead(translate)
  const own = currencyGiven(sheet, given)
  const first = headRows + (offersCurrencies(sheet) ? 2 : 1)
  const last = first + sheet.lines.length - 1
  const inCurrency: WorkbookCell = {
    content: { formula: `${columnOf('currency')}${headRows + 1}`, result: own },
    style: 'prompt',
  }
  const total = columnOf('total')
  const empty: WorkbookCell = { style: 'total' }
  return {
    name: priceSheetName(translate),
    columns: priceColumns.map((key) => ({ width: widths[key] })),
    rows: [
      title,
      { cells: keyRow(mark, priceColumns).map((content): WorkbookCell => ({ content, style: 'identifier' })), hidden: true },
      heads,
      ...(offersCurrencies(sheet) ? [currencyChoice(sheet, own, translate)] : []),
      ...sheet.lines.map((line, index): WorkbookRow => {
        const values = priceCells(line, index + 1, sheet, translate)
        const entered = given.get(line.id)
        const amount: WorkbookCell = {
          content: { formula: amountFormula(line, first + index, sheet.termMonths) },
          style: 'prompt',
          format: amountFormat,
        }
        return {
          cells: priceColumns.map((key): WorkbookCell => {
            if (key === 'price') return priceCell(entered?.unitPrice ?? null, own, translate)
            if (key === 'comment')
              return {
                ...(entered?.comment ? { content: entered.comment } : {}),
                style: 'answer',
                locked: false,
                validation: { type: 'textLength', maximum: 32_767 },
              }
            if (key === 'total') return amount
            if (key === 'id') return { content: line.id, style: 'identifier' }
            if (key === 'currency' && offersCurrencies(sheet)) return inCurrency
            return values.get(key) ?? { style: 'prompt' }
          }),
        }
      }),
      {
        cells: priceColumns.map((key): WorkbookCell => {
          if (key === 'line') return { content: totalLabel(sheet, translate), style: 'total' }
          if (key === 'total')
            return { content: { formula: `SUM(${total}${first}:${total}${last})` }, style: 'total', format: amountFormat }
          if (key === 'id') return { content: totalRow, style: 'identifier' }
          return empty
        }),
      },
    ],
    frozen: { rows: headRows, columns: 2 },
    protected: true,
    print: { orientation: 'landscape', repeatRows: headRows, footer },
  }
}

/** The rows above the lines, without the keys between them that nobody sees. */
export function priceHead(translate: Translate): { title: WorkbookRow; heads: WorkbookRow } {
  const title: WorkbookCell = { content: translate('prices.workbook.sheet'), style: 'title' }
  const back: WorkbookCell = {
    content: translate('responses.workbook.backToCover'),
    style: 'guidance',
    link: { sheet: translate('responses.workbook.cover'), cell: 'A1' },
  }
  const between = Array.from({ length: priceColumns.indexOf('comment') - 1 }, () => null)
  return {
    title: { cells: [title, ...between, back], height: 30 },
    heads: {
      cells: priceColumns.map((key): WorkbookCell => ({ content: translate(`prices.column.${key}`), style: 'heading' })),
      height: 20,
    },
  }
}

/** The id of the row in which a bidder says in which currency it prices, and its words. */
export const currencyRow = `${pricePart}/currency`
export function currencyLabel({ currency, currencies = [] }: PriceSheet, translate: Translate): string {
  return translate('prices.workbook.currency', { currencies: translate.list([currency, ...currencies]) })
}

/** Whether a bidder may price in another currency than that of the tender. */
function offersCurrencies({ currencies = [] }: PriceSheet): boolean {
  return currencies.length > 0
}

/** The currency that the prices of a bid are in so far, where they are in one; else that of the tender. */
function currencyGiven({ currency }: PriceSheet, given: ReadonlyMap<string, GivenPrice>): string {
  const [first, ...others] = new Set([...given.values()].map((price) => price.currency))
  return first !== undefined && others.length === 0 ? first : currency
}

function currencyChoice(sheet: PriceSheet, own: string, translate: Translate): WorkbookRow {
  const { currency, currencies = [] } = sheet
  return {
    cells: priceColumns.map((key): WorkbookCell => {
      if (key === 'line') return { content: currencyLabel(sheet, translate), style: 'prompt' }
      if (key === 'id') return { content: currencyRow, style: 'identifier' }
      if (key !== 'currency') return { style: 'prompt' }
      return {
        content: own,
        style: 'answer',
        locked: false,
        validation: { type: 'list', values: [currency, ...currencies], error: translate('responses.workbook.error.choice') },
      }
    }),
  }
}

/** The id of the row that adds the lines up, and its words. */
export const totalRow = `${pricePart}/total`
export function totalLabel({ termMonths }: PriceSheet, translate: Translate): string {
  return translate('prices.workbook.total', { months: termMonths })
}

/** The locked cells of a line, by the key of their column. */
export function priceCells(
  line: PriceLine,
  number: number,
  sheet: PriceSheet,
  translate: Translate,
): Map<PriceColumn, WorkbookCell> {
  return new Map([
    ['number', { content: String(number), style: 'prompt' }],
    ['line', { content: line.title, style: 'prompt' }],
    ['unit', { content: line.unit, style: 'prompt' }],
    ['quantity', { content: numberContent(line.quantity), style: 'prompt', format: '#,##0.######' }],
    ['kind', { content: kindIn(line, sheet, translate), style: 'prompt' }],
    ['currency', { content: sheet.currency, style: 'prompt' }],
  ])
}

/** When a line is paid, and at what part of its quantity at first. */
function kindIn({ kind, ramp }: PriceLine, { termMonths: months }: PriceSheet, translate: Translate): string {
  return ramp
    ? translate('prices.kind', { kind: 'ramp', months, ramp: rampWords(ramp, translate) })
    : translate('prices.kind', { kind, months, ramp: '' })
}

function priceCell(unitPrice: string | null, currency: string, translate: Translate): WorkbookCell {
  return {
    ...(unitPrice === null ? {} : { content: numberContent(unitPrice) }),
    style: 'answer',
    locked: false,
    format: '#,##0.00####',
    validation: {
      type: 'decimal',
      hint: translate('prices.workbook.hint', { currency }),
      error: translate('prices.workbook.error'),
    },
  }
}

/** Shown to the bidder only; an import computes totals itself. */
function amountFormula(line: PriceLine, row: number, termMonths: number): string {
  const price = `${columnOf('price')}${row}`
  const once = `${columnOf('quantity')}${row}*${price}`
  return `IF(${price}="","",${line.kind === 'monthly' ? `${once}*${monthsPaid(line, termMonths)}` : once})`
}

function columnOf(key: PriceColumn): string {
  return columnLetters(priceColumns.indexOf(key) + 1)
}
