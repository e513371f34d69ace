import { useState } from 'react'
import { changeWords } from '../../shared/tenders/amendment.ts'
import type { Amendment } from '../../shared/tenders/amendment-model.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import type { Issued } from '../../shared/tenders/issued.ts'
import { useRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { TellDialog } from './TellDialog.tsx'
import styles from './tenders.module.css'

/** What went out to bidders, and how it was amended since. */
export function IssuedPart({ tender, may }: { tender: Tender; may: boolean }) {
  const { translate } = useWords()
  const { data: amendments = [] } = useRead('amendment.list', { tender: tender.id })
  const { data: issued = [] } = useRead('tender.issued', { tender: tender.id })
  const [telling, setTelling] = useState<Amendment | null>(null)
  return (
    <>
      {amendments.length > 0 && (
        <>
          <h2>{translate('amend.amendments')}</h2>
          <ol className={styles.amendments}>
            {amendments.map((amendment) => (
              <AmendmentItem key={amendment.id} amendment={amendment} onTell={may ? () => setTelling(amendment) : undefined} />
            ))}
          </ol>
        </>
      )}
      {issued.length > 0 && (
        <>
          <h2>{translate('issued.title')}</h2>
          <div className={styles.table}>
            <Register rows={issued} />
          </div>
        </>
      )}
      <TellDialog amendment={telling} tender={tender} onClose={() => setTelling(null)} />
    </>
  )
}

function AmendmentItem({ amendment, onTell }: { amendment: Amendment; onTell: (() => void) | undefined }) {
  const { translate, moment } = useWords()
  const { number, at, by, reason, deviation, changes, told } = amendment
  return (
    <li className={layout.part}>
      <p className={texts.quiet}>
        <b>{translate('amendment.numbered', { number })}</b> · {moment(at)} · <bdi>{by}</bdi>
      </p>
      {deviation && <StatusMark kind="fail">{translate('amendment.deviation')}</StatusMark>}
      {changes.map((change) => (
        <p key={`${change.field} ${change.about} ${change.before} ${change.after}`} className={layout.prose}>
          <bdi>{translate('amendment.change', changeWords(change, moment))}</bdi>
        </p>
      ))}
      <p className={layout.prose}>
        {translate('amend.reason')}: <bdi>{reason}</bdi>
      </p>
      <p className={texts.quiet}>
        {told.length === 0
          ? translate('amend.nobodyTold')
          : told.map((notice) => translate('amend.told', { ...notice, at: moment(notice.at) })).join(' · ')}
      </p>
      {onTell && (
        <div className={layout.tools}>
          <Button onPress={onTell}>{translate('amend.tell')}</Button>
        </div>
      )}
    </li>
  )
}

function Register({ rows }: { rows: readonly Issued[] }) {
  const { translate, number, moment } = useWords()
  const columns: GridColumn[] = [
    { id: 'bidder', width: 180, grow: true, header: translate('issued.bidder') },
    { id: 'what', width: 180, header: translate('issued.what') },
    { id: 'at', width: 160, header: translate('issued.at') },
    { id: 'version', width: 110, align: 'end', header: translate('issued.version') },
    { id: 'file', width: 260, grow: true, header: translate('issued.file') },
    { id: 'by', width: 130, header: translate('issued.by') },
  ]
  const text = (row: Issued, { id }: GridColumn): string => {
    switch (id) {
      case 'bidder':
        return row.bidder
      case 'what':
        return row.language === null
          ? translate(`issued.what.${row.what}`)
          : translate('issued.inLanguage', { what: translate(`issued.what.${row.what}`), language: row.language })
      case 'at':
        return row.afterDeadline ? translate('issued.afterDeadline', { at: moment(row.at) }) : moment(row.at)
      case 'version':
        return row.amendment === null ? translate('issued.first') : translate('issued.amended', { number: number(row.amendment) })
      case 'file':
        return row.fileName ?? row.how ?? ''
      default:
        return row.by
    }
  }
  return (
    <Grid
      plain
      label={translate('issued.title')}
      columns={columns}
      rows={rows.map((row, index) => ({ ...row, id: String(index) }))}
      cell={(row, column) => <bdi title={column.id === 'file' ? (row.sha256 ?? undefined) : undefined}>{text(row, column)}</bdi>}
      value={(row, column) => (column.id === 'at' ? { text: text(row, column), order: Date.parse(row.at) } : text(row, column))}
    />
  )
}
