import { type KeyboardEvent, useMemo, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Price } from '../../shared/prices/contract.ts'
import { ratesOf } from '../../shared/prices/rates.ts'
import { type PriceCell, type PriceTable, priceTable } from '../../shared/prices/table.ts'
import { rampWords } from '../../shared/prices/tiers.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector } from '../app/slots.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { hatch, StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { Currencies } from './Currencies.tsx'
import { PriceDialog } from './PriceDialog.tsx'
import { PriceInspector, PriceTotalInspector } from './PriceInspector.tsx'
import { PriceKeeping } from './PriceKeeping.tsx'
import styles from './prices.module.css'

type View = 'amounts' | 'units'
type Row = { id: string; line: PriceLine; cells: readonly PriceCell[] }
type Column = PriceTable['columns'][number] & { bidder: Bid; out: boolean; unscorable: boolean }

const rowHeight = () => 46

/** What every bidder asks for the same lines, and what that comes to over the term. */
export default function PricesScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate } = useWords()
  const sheet = useRead('price.list', { lot: lot.id })
  const bids = useRead('bid.list', { lot: lot.id })
  const keeping = useRead('price.keeping', { lot: lot.id })
  const mayType = useMay('other') && keeping.data !== undefined && !keeping.data.closed
  const [byHand, setByHand] = useState(false)
  const problem = sheet.problem ?? bids.problem
  const [view, setView] = useState<View>('amounts')
  const [ratesOpen, setRatesOpen] = useState(false)
  const may = useMay('other')
  useCommands('prices', 'priceTable.title', [
    { id: 'prices.rates', label: 'rates.title', disabled: !may, run: () => setRatesOpen(true) },
  ])
  const { data } = sheet
  return (
    <div className={layout.page}>
      <header>
        <div className={layout.heading}>
          <div>
            <h1>{translate('priceTable.title')}</h1>
            <p className={layout.subtitle}>
              {data && bids.data && (
                <span>
                  {translate('priceTable.counts', {
                    lines: data.lines.length,
                    bidders: bids.data.length,
                    months: data.termMonths,
                    currency: data.currency,
                  })}
                </span>
              )}
            </p>
          </div>
          <div className={layout.tools}>
            {data && may && <Button onPress={() => setRatesOpen(true)}>{translate('rates.open')}</Button>}
            <Segments
              label={translate('priceTable.view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'amounts', label: translate('priceTable.amounts') },
                { value: 'units', label: translate('priceTable.units') },
              ]}
            />
          </div>
        </div>
        <PriceKeeping lot={lot} />
        {data && <Currencies tender={tender} currencies={data.currencies} open={ratesOpen} onClose={() => setRatesOpen(false)} />}
      </header>
      {problem ? (
        <ErrorState message={problem.message} again={sheet.again} />
      ) : !data || !bids.data ? (
        <Loading />
      ) : data.lines.length === 0 ? (
        <EmptyState
          title={translate('priceTable.empty')}
          actions={<Button onPress={() => go({ screen: 'tender', lot: lot.id })}>{translate('tender.go')}</Button>}
        >
          {translate('priceTable.emptyHelp')}
        </EmptyState>
      ) : bids.data.length === 0 ? (
        <EmptyState
          title={translate('bids.empty')}
          actions={<Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>}
        >
          {translate('priceTable.nobodyHelp')}
        </EmptyState>
      ) : data.prices.length === 0 && !byHand ? (
        <EmptyState
          title={translate('priceTable.unread')}
          actions={
            <>
              <Button onPress={() => go({ screen: 'bids', lot: lot.id })}>{translate('priceTable.toRegister')}</Button>
              {mayType && <Button onPress={() => setByHand(true)}>{translate('priceEntry.start')}</Button>}
            </>
          }
        >
          {translate('priceTable.unreadHelp')}
        </EmptyState>
      ) : (
        <Lines view={view} lot={lot} sheet={data} prices={data.prices} bids={bids.data} mayType={mayType} />
      )}
    </div>
  )
}

function Lines({
  view,
  lot,
  sheet,
  prices,
  bids,
  mayType,
}: {
  view: View
  lot: Lot
  sheet: Output<'price.list'>
  prices: readonly Price[]
  bids: readonly Bid[]
  mayType: boolean
}) {
  const { translate, number } = useWords()
  const { data: ranking } = useRead('decision.ranking', { lot: lot.id })
  const [looking, setLooking] = useState<GridPosition | null>(null)
  const [entering, setEntering] = useState<{ bid: string; line: string } | null>(null)
  const table = useMemo(() => {
    const out = new Set(
      (ranking?.places ?? []).flatMap(({ bid, standing }) => (standing === 'out' || standing === 'withdrawn' ? [bid] : [])),
    )
    const unscorable = new Set((ranking?.places ?? []).flatMap(({ bid, priceUnscorable }) => (priceUnscorable ? [bid] : [])))
    const all = bids.map(({ id }) => id)
    return {
      ...priceTable(
        { ...sheet, currencies: [], rates: ratesOf(sheet.currencies) },
        prices,
        all,
        (bid) => !out.has(bid) && !unscorable.has(bid),
      ),
      out,
      unscorable,
    }
  }, [sheet, prices, bids, ranking])
  const shown = table.columns.flatMap((column): Column[] => {
    const bidder = bids.find(({ id }) => id === column.bid)
    return bidder ? [{ ...column, bidder, out: table.out.has(column.bid), unscorable: table.unscorable.has(column.bid) }] : []
  })
  const columns: GridColumn[] = [
    {
      id: 'line',
      name: translate('priceTable.line'),
      width: 210,
      grow: true,
      header: <span className={styles.corner}>{translate('priceTable.line')}</span>,
    },
    ...shown.map(
      (column): GridColumn => ({
        id: column.bid,
        name: column.bidder.provider.name,
        width: 132,
        grow: true,
        align: 'end',
        header: <Bidder column={column} currency={sheet.currency} />,
        ...(column.lowest && styles.lowest !== undefined && { headerLook: styles.lowest }),
        ...(column.out && { headerLook: hatch, look: hatch }),
      }),
    ),
  ]
  const places = table.rows.some(({ cells }) => cells.some((cell) => hasCents(cell, view))) ? 2 : 0
  const rows = table.rows.map(({ line, cells }): Row => ({ id: line.id, line, cells }))
  const draw = ({ line, cells }: Row, { id }: GridColumn) => {
    if (id === 'line') return <Line line={line} />
    const cell = cells.find(({ bid }) => bid === id)
    const shownAmount = view === 'amounts' ? cell?.amount : cell?.unitPrice
    if (cell && cell.unitPrice !== null && shownAmount === null)
      return <StatusMark kind="warn">{translate('priceTable.noRate', { currency: cell.currency })}</StatusMark>
    if (!cell || shownAmount === undefined || shownAmount === null) {
      const added = sheet.added.find((one) => one.line === line.id)
      return (
        <StatusMark kind="warn">
          {translate(added && !added.asked.includes(id) ? 'priceTable.toAsk' : 'priceTable.noPrice')}
        </StatusMark>
      )
    }
    const shown = number(shownAmount, {
      style: 'currency',
      currency: view === 'amounts' ? sheet.currency : cell.currency,
      minimumFractionDigits: places,
    })
    const price = prices.find((one) => one.bid === id && one.line === line.id)
    return (
      <>
        {shown} {price?.conflict && <StatusMark kind="warn">{translate('priceTable.disputed')}</StatusMark>}
        {price?.source === 'typed' && <StatusMark kind="plain">{translate('priceTable.byHand')}</StatusMark>}
      </>
    )
  }
  const say = ({ line, cells }: Row, { id }: GridColumn) => {
    if (id === 'line') return line.title
    const cell = cells.find(({ bid }) => bid === id)
    const amount = view === 'amounts' ? cell?.amount : cell?.unitPrice
    const currency = view === 'amounts' ? sheet.currency : (cell?.currency ?? sheet.currency)
    return amount ? { text: number(amount, { style: 'currency', currency }), order: Number(amount) } : null
  }
  const row = rows.find(({ id }) => id === looking?.row)
  const column = shown.find(({ bid }) => bid === looking?.column) ?? shown.find(({ lowest }) => lowest) ?? shown[0]
  const enter = (at: GridPosition | null) => {
    const bidder = bids.find(({ id, withdrawn }) => id === at?.column && !withdrawn)
    if (mayType && bidder && at?.row) setEntering({ bid: bidder.id, line: at.row })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'F2' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    enter(looking)
  }
  useCommands('prices', 'priceTable.title', [
    {
      id: 'prices.enter',
      label: 'priceEntry.title',
      disabled: !mayType || !looking?.row || looking.column === 'line',
      run: () => enter(looking),
    },
  ])
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the keys */}
      <div className={layout.fill} onKeyDown={onKey}>
        <Grid
          tallHeader
          label={translate('priceTable.title')}
          columns={columns}
          rows={rows}
          cell={draw}
          value={say}
          heightOf={rowHeight}
          onMove={setLooking}
          onOpen={(of, at) => enter({ row: of.id, column: at.id })}
        />
      </div>
      <PriceDialog
        lot={lot}
        currency={sheet.currency}
        others={sheet.currencies.flatMap(({ currency, permitted }) => (permitted ? [currency] : []))}
        bidder={bids.find(({ id }) => id === entering?.bid)}
        line={sheet.lines.find(({ id }) => id === entering?.line)}
        price={prices.find(({ bid, line }) => bid === entering?.bid && line === entering?.line)}
        onClose={() => setEntering(null)}
      />
      <InInspector>
        {row && column && looking?.column !== 'line' ? (
          <PriceInspector
            lot={lot}
            sheet={sheet}
            bidder={column.bidder}
            line={row.line}
            cell={row.cells.find(({ bid }) => bid === column.bid)}
            price={prices.find(({ bid, line }) => bid === column.bid && line === row.line.id)}
            added={sheet.added.find(({ line }) => line === row.line.id)}
            onEnter={mayType && !column.bidder.withdrawn ? () => enter({ row: row.id, column: column.bid }) : null}
          />
        ) : (
          column && <PriceTotalInspector currency={sheet.currency} table={table} column={column} bidder={column.bidder} />
        )}
      </InInspector>
    </>
  )
}

function Line({ line: { title, quantity, unit, kind, ramp } }: { line: PriceLine }) {
  const { translate, number } = useWords()
  return (
    <span className={styles.line}>
      <span className={styles.cut}>{title}</span>
      <span className={styles.side}>
        {translate(`priceTable.${kind}`, { quantity: number(quantity), unit })}
        {ramp && ` · ${rampWords(ramp, translate)}`}
      </span>
    </span>
  )
}

/** Whether what is shown has a fraction, so that all get their places and stand in line. */
function hasCents({ amount, unitPrice }: PriceCell, view: View): boolean {
  const shown = view === 'amounts' ? amount : unitPrice
  return shown !== null && /\.\d*[1-9]/.test(shown)
}

/** The head of a bidder's column: its total, which the eye finds first. */
function Bidder({
  column: { bidder, total, upTo, missing, unconverted, rates, unscorable, lowest, out },
  currency,
}: {
  column: Column
  currency: string
}) {
  const { translate, money } = useWords()
  return (
    <span className={classes(styles.bidder, out && styles.out)}>
      <bdi className={styles.name} title={bidder.provider.name}>
        {bidder.provider.name}
      </bdi>
      {total === null ? (
        <StatusMark kind="warn" wrap>
          {unconverted.length > 0
            ? translate('priceTable.noRate', { currency: unconverted.join(', ') })
            : translate('priceTable.missing', { count: missing })}
        </StatusMark>
      ) : (
        <span className={styles.total}>
          {upTo === null
            ? money(total, currency)
            : translate('compare.range', { lower: money(total, currency), upper: money(upTo, currency) })}
        </span>
      )}
      {rates.map((rate) => (
        <span key={rate.currency} className={styles.side} title={translate('rate.worth', { ...rate, own: currency })}>
          {translate('priceTable.converted', { currency: rate.currency, rate: rate.rate, date: rate.date })}
        </span>
      ))}
      {unscorable && (
        <StatusMark kind="warn" wrap>
          {translate('priceTable.unscorable')}
        </StatusMark>
      )}
      {bidder.withdrawn ? (
        <span className={styles.side}>{translate('priceTable.withdrawn')}</span>
      ) : (
        (out && <span className={styles.side}>{translate('priceTable.out')}</span>) ||
        (lowest && <span className={styles.lowestWord}>{translate('priceTable.lowest')}</span>)
      )}
    </span>
  )
}
