import type { Output } from '../../shared/contract.ts'
import type { Price } from '../../shared/prices/contract.ts'
import type { PriceCell, PriceTable } from '../../shared/prices/table.ts'
import { monthsPaid, rampWords } from '../../shared/prices/tiers.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { Button } from '../ui/Button.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './prices.module.css'

/** How an amount comes about, and where its price comes from. */
export function PriceInspector({
  lot,
  sheet,
  bidder,
  line,
  cell,
  price,
  added,
  onEnter,
}: {
  lot: Lot
  sheet: { currency: string; termMonths: number }
  bidder: Bid
  line: PriceLine
  cell: PriceCell | undefined
  price: Price | undefined
  /** That the line was added after workbooks went out. */
  added: Output<'price.list'>['added'][number] | undefined
  /** Enters a price by hand; null where that may not be done. */
  onEnter: (() => void) | null
}) {
  const { translate, number, money, moment } = useWords()
  const { data: receipts } = useRead('receipt.list', price ? { lot: lot.id } : null)
  const receipt = receipts?.find(({ id }) => id === price?.receipt)
  return (
    <Inspector context={<bdi>{bidder.provider.name}</bdi>} title={line.title}>
      {cell && cell.unitPrice !== null && cell.amount !== null ? (
        <InspectorPart title={translate('priceTable.amount')}>
          <InspectorEntry name={translate('priceTable.unitPrice')} value={money(cell.unitPrice, cell.currency)}>
            {line.unit}
          </InspectorEntry>
          <InspectorEntry name={translate('priceTable.quantity')} value={<>× {number(line.quantity)}</>} />
          {line.kind === 'monthly' && (
            <InspectorEntry name={translate('priceTable.months')} value={<>× {number(monthsPaid(line, sheet.termMonths))}</>}>
              {line.ramp && rampWords(line.ramp, translate)}
            </InspectorEntry>
          )}
          {cell.rate && (
            <InspectorEntry name={translate('priceTable.rate', { date: cell.rate.date })} value={<>× {number(cell.rate.rate)}</>}>
              {cell.rate.source}
            </InspectorEntry>
          )}
          <InspectorEntry name={translate('priceTable.amount')} value={<>= {money(cell.amount, sheet.currency)}</>} />
        </InspectorPart>
      ) : (
        <p>
          <StatusMark kind="warn">
            {cell && cell.unitPrice !== null
              ? translate('rate.none', { currency: cell.currency })
              : translate('priceTable.noPrice')}
          </StatusMark>
        </p>
      )}
      {added && (!cell || cell.unitPrice === null) && (
        <p>
          {translate('priceTable.added', {
            at: moment(added.at),
            asked: String(added.asked.includes(bidder.id)),
          })}
        </p>
      )}
      {price?.comment && (
        <InspectorPart title={translate('priceTable.comment')}>
          <bdi className={styles.comment}>{price.comment}</bdi>
        </InspectorPart>
      )}
      {price && (
        <InspectorPart title={translate('priceTable.source')}>
          <p>
            {receipt && (
              <a href={addressOf({ screen: 'receipt', lot: lot.id, receipt: receipt.id })}>
                {translate('answers.fromReceipt', { position: receipt.position, sender: receipt.sender })}
              </a>
            )}
          </p>
          {price.cameBy ? (
            <>
              <p className={styles.comment}>
                {translate('priceTable.typed', {
                  cameBy: translate(`prices.way.${price.cameBy}`),
                  reason: price.reason ?? '',
                })}
              </p>
              <p className={styles.side}>
                {translate('priceTable.typedBy', { revision: price.revision, by: price.by, at: moment(price.recordedAt) })}
              </p>
            </>
          ) : (
            <p className={styles.side}>
              {translate('priceTable.revision', { revision: price.revision, at: moment(price.recordedAt) })}
            </p>
          )}
        </InspectorPart>
      )}
      {onEnter && <Button onPress={onEnter}>{translate('priceEntry.enter')}</Button>}
      {price && <HistoryLink about={{ kind: 'price', bid: bidder.id, line: line.id }} />}
    </Inspector>
  )
}

/** A bidder's total and the lines that it is made of. */
export function PriceTotalInspector({
  currency,
  table,
  column,
  bidder,
}: {
  currency: string
  table: PriceTable
  column: PriceTable['columns'][number] & { unscorable: boolean }
  bidder: Bid
}) {
  const { translate, money } = useWords()
  return (
    <Inspector context={translate('priceTable.total')} title={<bdi>{bidder.provider.name}</bdi>}>
      <p>
        {column.total === null ? (
          <StatusMark kind="warn" wrap>
            {column.unconverted.length > 0
              ? translate('rate.none', { currency: column.unconverted.join(', ') })
              : translate('priceTable.missing', { count: column.missing })}
          </StatusMark>
        ) : (
          <span className={styles.figure}>{money(column.total, currency)}</span>
        )}
      </p>
      {column.rates.map((rate) => (
        <p key={rate.currency} className={styles.comment}>
          {translate('rate.worth', { ...rate, own: currency })}
        </p>
      ))}
      {column.unscorable && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('priceTable.unscorable')}
          </StatusMark>
        </p>
      )}
      <InspectorPart title={translate('priceTable.sum')}>
        {table.rows.map(({ line, cells }) => {
          const amount = cells.find(({ bid }) => bid === column.bid)?.amount ?? null
          return (
            <InspectorEntry
              key={line.id}
              name={line.title}
              value={amount === null ? translate('priceTable.noPrice') : money(amount, currency)}
            />
          )
        })}
      </InspectorPart>
    </Inspector>
  )
}
