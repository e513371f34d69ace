import { useState } from 'react'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead, useReadAll } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { AmendDialog } from './AmendDialog.tsx'
import { EditTermsDialog } from './EditTermsDialog.tsx'
import { IssuedPart } from './IssuedPart.tsx'
import { type LotDeed, LotDialog } from './LotDialog.tsx'
import { MigrateDialog } from './MigrateDialog.tsx'
import { PriceKeepingDialog } from './PriceKeepingDialog.tsx'
import { ProcedurePart } from './ProcedurePart.tsx'
import { TenderTerms } from './TenderTerms.tsx'
import styles from './tenders.module.css'

/** What a tender is about: its need, its terms, its lots and what every bidder prices. */
export default function TenderScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate, moment } = useWords()
  const [looking, setLooking] = useState(lot.id)
  const [editing, setEditing] = useState(false)
  const [migrating, setMigrating] = useState(false)
  const [deed, setDeed] = useState<LotDeed | null>(null)
  const { client } = useWindow()
  const { data: standing } = useRead('tender.standing', { tender: tender.id })
  const firm = standing ? firmSince(standing) : null
  const mayChange = useMay('other') && standing !== undefined
  const may = mayChange && firm === null
  const mayAmend = mayChange && firm !== null
  const shown = tender.lots.find(({ id }) => id === looking) ?? lot
  const canRemove = may && tender.lots.length > 1
  const remove = async () => {
    const result = await client('lot.remove', { lot: shown.id })
    const { show } = useNotice.getState()
    if (!result.ok) return show('problem', result.error.message)
    show('done', translate('tender.lotRemoved', { lot: shown.title }))
    const [first] = result.value.lots
    if (shown.id === lot.id && first) go({ screen: 'tender', lot: first.id })
  }
  useCommands('tender', 'shell.tender', [
    {
      id: 'tender.edit',
      label: mayAmend ? 'amend.open' : 'tender.edit',
      keys: 'E',
      disabled: !mayChange,
      run: () => setEditing(true),
    },
    { id: 'tender.migrate', label: 'migrate.open', disabled: !mayChange, run: () => setMigrating(true) },
    { id: 'tender.addLot', label: 'tender.addLot', disabled: !may, run: () => setDeed({ kind: 'add' }) },
    { id: 'tender.renameLot', label: 'tender.renameLot', disabled: !may, run: () => setDeed({ kind: 'rename', lot: shown }) },
    { id: 'tender.removeLot', label: 'tender.removeLot', disabled: !canRemove, run: () => void remove() },
  ])
  return (
    <div className={layout.page}>
      {mayChange && (
        <MainAction>
          <Button look="primary" onPress={() => setEditing(true)}>
            {translate(mayAmend ? 'amend.open' : 'tender.edit')}
          </Button>
        </MainAction>
      )}
      <header>
        <div className={layout.heading}>
          <h1>{tender.title}</h1>
          <Button onPress={() => go({ screen: 'newTender' })}>{translate('tender.startAnother')}</Button>
        </div>
      </header>
      <div className={layout.columns}>
        <section className={layout.part} aria-labelledby="tender-need">
          <h2 id="tender-need">{translate('tender.need')}</h2>
          <p className={layout.prose}>
            <bdi>{tender.need}</bdi>
          </p>
        </section>
        <section className={layout.part} aria-labelledby="tender-terms">
          <h2 id="tender-terms">{translate('overview.facts')}</h2>
          <TenderTerms tender={tender} />
          {firm !== null && (
            <p className={texts.quiet}>
              {translate('tender.firm', { since: firm === standing?.issued ? 'workbook' : 'package', at: moment(firm) })}
            </p>
          )}
          <a href={addressOf({ screen: 'questionnaire', lot: lot.id })}>{translate('tender.openQuestionnaire')}</a>
          {mayChange && (
            <div>
              <Button onPress={() => setMigrating(true)}>{translate('migrate.open')}</Button>
            </div>
          )}
          <PricesAreKept tender={tender} lot={lot} />
        </section>
      </div>
      <ProcedurePart tender={tender} />
      <h2>{translate('tender.lotsOf', { count: tender.lots.length })}</h2>
      <div className={styles.table}>
        <Lots lots={tender.lots} onLook={setLooking} />
      </div>
      {may && (
        <div className={layout.tools}>
          <Button onPress={() => setDeed({ kind: 'add' })}>{translate('tender.addLot')}</Button>
          <Button onPress={() => setDeed({ kind: 'rename', lot: shown })}>{translate('tender.renameLot')}</Button>
          {canRemove && <Button onPress={() => void remove()}>{translate('tender.removeLot')}</Button>}
        </div>
      )}
      <div className={layout.heading}>
        <h2>{translate('tender.priceSheet')}</h2>
        {may && <Button onPress={() => go({ screen: 'priceSheet', lot: shown.id })}>{translate('tender.editPriceSheet')}</Button>}
      </div>
      {shown.priceExample && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('tender.priceExample')}
          </StatusMark>
        </p>
      )}
      {shown.priceLines.length === 0 ? (
        <EmptyState title={translate('tender.noPriceLines')} />
      ) : (
        <div className={styles.table}>
          <PriceLines lines={shown.priceLines} />
        </div>
      )}
      <IssuedPart tender={tender} may={mayChange} />
      <EditTermsDialog tender={tender} open={editing && may} onClose={() => setEditing(false)} />
      {standing && (
        <AmendDialog tender={tender} standing={standing} open={editing && mayAmend} onClose={() => setEditing(false)} />
      )}
      {standing && <MigrateDialog tender={tender} standing={standing} open={migrating} onClose={() => setMigrating(false)} />}
      <LotDialog tender={tender} deed={deed} onClose={() => setDeed(null)} />
    </div>
  )
}

/** How prices are kept, and the way to change that while none has come. */
function PricesAreKept({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate, moment } = useWords()
  const { data } = useRead('price.keeping', { lot: lot.id })
  const may = useMay('other')
  const [changing, setChanging] = useState(false)
  const mayChange = may && data?.since === null
  useCommands('tender.prices', 'shell.tender', [
    { id: 'tender.prices', label: 'priceKeeping.change', disabled: !mayChange, run: () => setChanging(true) },
  ])
  if (!data) return null
  const { kept, openers, recipients, since } = data
  return (
    <>
      <h2>{translate('priceKeeping.title')}</h2>
      <p className={layout.prose}>
        {translate('prices.kept', { kept, openers, recipients: recipients.length })}{' '}
        {since !== null && translate('priceKeeping.fixed', { at: moment(since) })}
      </p>
      {mayChange && (
        <div className={layout.tools}>
          <Button onPress={() => setChanging(true)}>{translate('priceKeeping.change')}</Button>
        </div>
      )}
      <PriceKeepingDialog
        open={changing}
        tender={tender.id}
        keeping={{ kept, openers, recipients }}
        onClose={() => setChanging(false)}
      />
    </>
  )
}

function Lots({ lots, onLook }: { lots: readonly Lot[]; onLook: (lot: string) => void }) {
  const { translate, number } = useWords()
  const bids = useReadAll(
    'bid.list',
    lots.map(({ id }) => ({ lot: id })),
  )
  const columns: GridColumn[] = [
    { id: 'position', width: 56, align: 'end', header: translate('tender.lot') },
    { id: 'title', width: 220, grow: true, header: translate('tender.lotTitle') },
    { id: 'lines', width: 100, align: 'end', header: translate('tender.priceLines') },
    { id: 'bidders', width: 90, align: 'end', header: translate('tender.bidders') },
  ]
  const draw = (lot: Lot, { id }: GridColumn) => {
    switch (id) {
      case 'position':
        return number(lot.position)
      case 'title':
        return (
          <a tabIndex={-1} href={addressOf({ screen: 'overview', lot: lot.id })}>
            {lot.title}
          </a>
        )
      case 'lines':
        return number(lot.priceLines.length)
      default: {
        const count = bids[lots.indexOf(lot)]?.data?.length
        return count === undefined ? null : number(count)
      }
    }
  }
  return (
    <Grid
      plain
      label={translate('tender.lots')}
      columns={columns}
      rows={lots}
      cell={draw}
      value={(lot, { id }) => {
        if (id === 'position') return lot.position
        if (id === 'lines') return lot.priceLines.length
        return id === 'bidders' ? (bids[lots.indexOf(lot)]?.data?.length ?? null) : undefined
      }}
      onMove={({ row }) => row && onLook(row)}
      onOpen={(lot) => go({ screen: 'overview', lot: lot.id })}
    />
  )
}

function PriceLines({ lines }: { lines: readonly PriceLine[] }) {
  const { translate, number } = useWords()
  const columns: GridColumn[] = [
    { id: 'title', width: 260, grow: true, header: translate('tender.line') },
    { id: 'quantity', width: 110, align: 'end', header: translate('tender.quantity') },
    { id: 'unit', width: 200, header: translate('tender.unit') },
    { id: 'paid', width: 110, header: translate('tender.paid') },
  ]
  const draw = (line: PriceLine, { id }: GridColumn) => {
    switch (id) {
      case 'title':
        return line.title
      case 'quantity':
        return number(line.quantity)
      case 'unit':
        return line.unit
      default:
        return translate(`tender.paid.${line.kind}`)
    }
  }
  return (
    <Grid
      plain
      label={translate('tender.priceSheet')}
      columns={columns}
      rows={lines}
      cell={draw}
      value={(line, { id }) => (id === 'quantity' ? { text: number(line.quantity), order: Number(line.quantity) } : undefined)}
    />
  )
}
