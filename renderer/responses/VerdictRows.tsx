import { useMemo, useState } from 'react'
import type { ImportVerdict, Receipt, Verdict, VerdictRow } from '../../shared/responses/contract.ts'
import { rowsOf, verdictOrder } from '../../shared/responses/incoming/reading-a-verdict.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { InInspector } from '../app/slots.tsx'
import { Segments } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'
import { PackageInspector, RowInspector } from './VerdictInspector.tsx'
import { Change, changeText, VerdictMark } from './VerdictMarks.tsx'

type Row = { id: string; row: VerdictRow }

/** What was asked, and where the answer stands. */
const aboutTwoLines = () => 46

/** The rows of a verdict, those that deserve a look first; the counts filter them. */
export function VerdictRows({ lot, receipt, verdict }: { lot: Lot; receipt: Receipt; verdict: ImportVerdict }) {
  const { translate } = useWords()
  const [filter, setFilter] = useState<Verdict | 'all'>('all')
  const [looking, setLooking] = useState<string | null>(null)
  const { rows, counts } = verdict
  const shown = useMemo(
    () => rowsOf(rows, filter === 'all' ? null : filter).map((row, index): Row => ({ id: `${index} ${row.subject}`, row })),
    [rows, filter],
  )
  const price = receipt.envelope === 'price'
  const anyRemarks = shown.some(({ row }) => row.remarks.length > 0)
  const columns: GridColumn[] = [
    { id: 'verdict', width: 98, header: translate('verdict.verdict') },
    { id: 'question', width: 190, grow: true, header: translate(price ? 'verdict.line' : 'verdict.question') },
    { id: 'change', width: 180, grow: true, header: translate('verdict.change') },
    ...(anyRemarks ? [{ id: 'remarks', width: 190, grow: true, header: translate('verdict.remarks') }] : []),
  ]
  const draw = ({ row }: Row, { id }: GridColumn) => {
    switch (id) {
      case 'verdict':
        return <VerdictMark verdict={row.verdict} />
      case 'question':
        return (
          <span className={styles.two}>
            <bdi className={styles.asked}>{row.label === '' ? row.subject : row.label}</bdi>
            <bdi className={styles.place} {...(row.cell && { translate: 'no' as const })}>
              {row.cell ?? translate('verdict.noCell')}
            </bdi>
          </span>
        )
      case 'change':
        return <Change row={row} price={price} />
      default:
        return <span className={styles.clamped}>{row.remarks.map(({ message }) => message).join(' ')}</span>
    }
  }
  const say = ({ row }: Row, { id }: GridColumn) => {
    if (id === 'verdict') return { text: translate(`verdict.${row.verdict}`), order: verdictOrder.indexOf(row.verdict) }
    if (id === 'question') return [row.label === '' ? row.subject : row.label, row.cell].filter(Boolean).join(' ')
    return id === 'change' ? changeText(row, translate(price ? 'verdict.noPrice' : 'verdict.nothing')) : undefined
  }
  const looked = shown.find(({ id }) => id === looking)
  return (
    <>
      <div className={layout.tools}>
        <Segments
          label={translate('verdict.filter')}
          value={filter}
          onChange={(next) => {
            setFilter(next)
            setLooking(null)
          }}
          options={[
            { value: 'all', label: translate('verdict.all', { count: rows.length }) },
            ...verdictOrder
              .filter((name) => counts[name] > 0)
              .map((name) => ({ value: name, label: translate(`verdict.count.${name}`, { count: counts[name] }) })),
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={translate('verdict.noRows')} />
      ) : (
        <div className={layout.fill}>
          <Grid
            key={filter}
            plain
            label={translate('verdict.rows')}
            columns={columns}
            rows={shown}
            cell={draw}
            value={say}
            fits
            heightOf={aboutTwoLines}
            onMove={({ row }) => setLooking(row)}
          />
        </div>
      )}
      <InInspector>
        {looked ? (
          <RowInspector lot={lot} bid={verdict.bid} row={looked.row} price={price} />
        ) : (
          <PackageInspector receipt={receipt} verdict={verdict} />
        )}
      </InInspector>
    </>
  )
}
