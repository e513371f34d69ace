import { useCallback, useMemo, useState } from 'react'
import { arrivalOf } from '../../shared/responses/arrival.ts'
import type { Receipt } from '../../shared/responses/contract.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
import { useDropTarget } from '../app/dropping.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { type Alike, SameDialog } from '../app/SameDialog.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { Meter } from '../ui/Progress.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords, type Words } from '../ui/words.tsx'
import { ReceiptFacts } from './ReceiptFacts.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import styles from './responses.module.css'
import { WorkbooksDialog } from './WorkbooksDialog.tsx'

type Progress = { receipts: number; answered: number; questions: number }
type BidRow = { id: string; bid: Bid; progress: Progress | undefined }
type ReceiptRow = { id: string; receipt: Receipt; bidder: string }

const arrivalMarks = { inTime: 'pass', late: 'fail', noDeadline: 'plain', doubtful: 'warn' } as const

/** Who bids, how far each has come, and every package that has arrived. */
export default function BidsScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate, moment } = useWords()
  const bids = useRead('bid.list', { lot: lot.id })
  const { data: progress } = useRead('response.progress', { lot: lot.id })
  const receipts = useRead('receipt.list', { lot: lot.id })
  const may = useMay('other')
  const [looking, setLooking] = useState<{ kind: 'bid' | 'receipt'; id: string } | null>(null)
  const [asking, setAsking] = useState<'record' | 'workbooks' | null>(null)
  const [alike, setAlike] = useState<Alike | null>(null)
  const [dropped, setDropped] = useState<{ paths: readonly string[]; bid: string | undefined } | null>(null)

  const bidRows = useMemo(
    () => (bids.data ?? []).map((bid): BidRow => ({ id: bid.id, bid, progress: progress?.find((one) => one.bid === bid.id) })),
    [bids.data, progress],
  )
  const active = (bids.data ?? []).filter(({ withdrawn }) => !withdrawn)
  const openAnswers = (id: string) => go({ screen: 'responses', lot: lot.id, bid: id })
  const openReceipt = (id: string) => go({ screen: 'receipt', lot: lot.id, receipt: id })
  const receiptRows = useMemo(() => {
    const inOrder = (receipts.data ?? []).toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt))
    return inOrder.map((receipt): ReceiptRow => ({ id: receipt.id, receipt, bidder: receipt.bidder }))
  }, [receipts.data])
  const canJoin = may && (bids.data?.length ?? 0) > 1
  const askSame = (thing?: string) =>
    setAlike({ kind: 'bid', things: (bids.data ?? []).map(({ id, provider: { name } }) => ({ id, name })), thing })
  useCommands('bids', 'bids.title', [
    { id: 'bids.record', label: 'record.action', disabled: !may || active.length === 0, run: () => setAsking('record') },
    {
      id: 'bids.workbooks',
      label: 'workbookFiles.action',
      disabled: !may || active.length === 0,
      run: () => setAsking('workbooks'),
    },
    {
      id: 'bids.same',
      label: 'same.ask.bid',
      disabled: !canJoin,
      run: () => askSame(looking?.kind === 'bid' ? looking.id : undefined),
    },
  ])
  useDropTarget({
    label: 'record.drop',
    take: (paths, row) => {
      if (!may) return useNotice.getState().show('problem', translate('inPack.notHereHelp'))
      const on = active.find(({ id }) => id === row || id === receipts.data?.find((one) => one.id === row)?.bid)
      setDropped({ paths, bid: on?.id })
      setAsking('record')
    },
  })
  const stopAsking = () => {
    setAsking(null)
    setDropped(null)
  }
  const bid = looking?.kind === 'bid' ? bidRows.find(({ id }) => id === looking.id) : bidRows[0]
  const receipt = looking?.kind === 'receipt' ? receiptRows.find(({ id }) => id === looking.id) : undefined
  return (
    <div className={layout.page}>
      {may && (
        <MainAction>
          <Button look="primary" isDisabled={active.length === 0} onPress={() => setAsking('record')}>
            {translate('record.action')}
          </Button>
        </MainAction>
      )}
      <header>
        <h1>{translate('bids.title')}</h1>
        <div className={layout.heading}>
          <p className={layout.subtitle}>
            {bids.data && <span>{translate('bids.count', { count: bidRows.length })}</span>}
            <span>
              {tender.deadline ? translate('bids.due', { at: moment(tender.deadline) }) : translate('overview.noDeadline')}
            </span>
          </p>
          <div className={layout.tools}>
            {may && (
              <Button isDisabled={active.length === 0} onPress={() => setAsking('workbooks')}>
                {translate('workbookFiles.action')}
              </Button>
            )}
          </div>
        </div>
      </header>
      {bids.problem ? (
        <ErrorState message={bids.problem.message} again={bids.again} />
      ) : !bids.data ? (
        <Loading />
      ) : bidRows.length === 0 ? (
        <EmptyState
          title={translate('bids.empty')}
          actions={<Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>}
        >
          {translate('bids.emptyHelp')}
        </EmptyState>
      ) : (
        <div className={layout.fill}>
          <Bids rows={bidRows} onLook={(id) => setLooking({ kind: 'bid', id })} onOpen={openAnswers} />
        </div>
      )}
      <h2>{translate('bids.receipts')}</h2>
      {receipts.problem ? (
        <ErrorState message={receipts.problem.message} again={receipts.again} />
      ) : !receipts.data ? (
        <Loading />
      ) : receiptRows.length === 0 ? (
        <EmptyState title={translate('bids.noReceipts')}>{translate('bids.noReceiptsHelp')}</EmptyState>
      ) : (
        <div className={layout.fill}>
          <Receipts rows={receiptRows} onLook={(id) => setLooking({ kind: 'receipt', id })} onOpen={openReceipt} />
        </div>
      )}
      <RecordDialog
        open={asking === 'record'}
        onClose={stopAsking}
        bids={active}
        bid={dropped?.bid}
        {...(dropped && { dropped: dropped.paths })}
        onRecorded={([recorded, ...others]) => recorded && others.length === 0 && openReceipt(recorded.id)}
      />
      <WorkbooksDialog open={asking === 'workbooks'} onClose={() => setAsking(null)} bids={active} tender={tender.id} />
      <SameDialog alike={alike} onClose={() => setAlike(null)} />
      <InInspector>
        {receipt ? (
          <ReceiptInspector row={receipt} onOpen={() => openReceipt(receipt.id)} />
        ) : (
          bid && <BidInspector row={bid} lot={lot} onSame={canJoin ? () => askSame(bid.id) : undefined} />
        )}
      </InInspector>
    </div>
  )
}

type Looks = { onLook: (id: string) => void; onOpen: (id: string) => void }

function Bids({ rows, onLook, onOpen }: { rows: readonly BidRow[] } & Looks) {
  const { translate, number } = useWords()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'bidder', width: 150, grow: true, header: translate('bids.bidder') },
      { id: 'country', width: 98, header: translate('bids.country') },
      { id: 'model', width: 94, header: translate('bids.model') },
      { id: 'packages', width: 84, align: 'end', header: translate('bids.packages') },
      { id: 'answered', width: 184, header: translate('bids.answered') },
      { id: 'state', width: 100, header: translate('bids.state') },
    ],
    [translate],
  )
  const draw = useCallback(
    ({ bid, progress }: BidRow, { id }: GridColumn) => {
      switch (id) {
        case 'bidder':
          return <bdi className={texts.strong}>{bid.provider.name}</bdi>
        case 'country':
          return bid.provider.country
        case 'model':
          return bid.provider.deliveryModel && translate(`bids.model.${bid.provider.deliveryModel}`)
        case 'packages':
          return progress && number(progress.receipts)
        case 'answered':
          return progress && <Answered progress={progress} />
        default:
          return <BidState bid={bid} progress={progress} />
      }
    },
    [translate, number],
  )
  const say = useCallback(
    ({ bid, progress }: BidRow, { id }: GridColumn) => {
      if (id === 'packages') return progress?.receipts ?? null
      if (id === 'answered')
        return progress ? { text: answeredText(progress, translate, number), order: progress.answered } : null
      return id === 'state' ? translate(stateOf(bid, progress)) : undefined
    },
    [translate, number],
  )
  return (
    <Grid
      plain
      label={translate('bids.title')}
      columns={columns}
      rows={rows}
      cell={draw}
      value={say}
      onMove={({ row }) => row && onLook(row)}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

function answeredText({ answered, questions }: Progress, translate: Words['translate'], number: Words['number']): string {
  return translate('overview.answered', { answered: number(answered), questions: number(questions) })
}

function Answered({ progress }: { progress: Progress }) {
  const { translate, number } = useWords()
  const { answered, questions } = progress
  return (
    <span className={styles.answered}>
      <Meter done={answered} total={questions} />
      <span className={styles.side}>{answeredText(progress, translate, number)}</span>
    </span>
  )
}

function BidState({ bid, progress }: { bid: Bid; progress: Progress | undefined }) {
  const { translate } = useWords()
  const state = stateOf(bid, progress)
  return <StatusMark kind={state === 'bids.arrived' ? 'pass' : 'plain'}>{translate(state)}</StatusMark>
}

function stateOf(bid: Bid, progress: Progress | undefined) {
  if (bid.withdrawn) return 'bids.withdrawn'
  return !progress || progress.receipts === 0 ? 'bids.waiting' : 'bids.arrived'
}

function Receipts({ rows, onLook, onOpen }: { rows: readonly ReceiptRow[] } & Looks) {
  const { translate, moment } = useWords()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'package', width: 150, grow: true, header: translate('bids.package') },
      { id: 'envelope', width: 130, header: translate('bids.envelope') },
      { id: 'received', width: 156, header: translate('bids.received') },
      { id: 'punctuality', width: 116, header: translate('bids.punctuality') },
      { id: 'taken', width: 92, header: translate('bids.taken') },
      { id: 'sender', width: 110, grow: true, header: translate('bids.sender') },
    ],
    [translate],
  )
  const draw = useCallback(
    ({ receipt, bidder }: ReceiptRow, { id }: GridColumn) => {
      switch (id) {
        case 'package':
          return (
            <span className={styles.package}>
              <bdi className={texts.strong}>{translate('shell.receipt', { position: receipt.position, bidder })}</bdi>
              {receipt.recordedAs && <span className={styles.side}>{translate('bids.moved')}</span>}
            </span>
          )
        case 'envelope':
          return translate(`bids.envelope.${receipt.envelope}`)
        case 'received':
          return moment(receipt.receivedAt)
        case 'punctuality':
          return (
            <StatusMark kind={receipt.admission?.admission === 'admitted' ? 'warn' : arrivalMarks[arrivalOf(receipt)]}>
              {translate(
                receipt.admission ? `bids.admission.${receipt.admission.admission}` : `bids.punctuality.${arrivalOf(receipt)}`,
              )}
            </StatusMark>
          )
        case 'taken':
          return (
            <StatusMark kind={receipt.taken ? 'pass' : 'plain'}>
              {translate(receipt.taken ? 'bids.taken.yes' : 'bids.taken.no')}
            </StatusMark>
          )
        default:
          return <bdi className={texts.cut}>{receipt.sender}</bdi>
      }
    },
    [translate, moment],
  )
  const say = useCallback(
    ({ receipt }: ReceiptRow, { id }: GridColumn) =>
      id === 'received' ? { text: moment(receipt.receivedAt), order: receipt.receivedAt } : undefined,
    [moment],
  )
  return (
    <Grid
      plain
      label={translate('bids.receipts')}
      columns={columns}
      rows={rows}
      cell={draw}
      value={say}
      onMove={({ row }) => row && onLook(row)}
      onOpen={({ id }) => onOpen(id)}
    />
  )
}

function BidInspector({ row: { bid, progress }, lot, onSame }: { row: BidRow; lot: Lot; onSame: (() => void) | undefined }) {
  const { translate, number, moment } = useWords()
  const { provider } = bid
  return (
    <Inspector context={translate('bids.bidNumber', { position: number(bid.position) })} title={<bdi>{provider.name}</bdi>}>
      <p>
        <BidState bid={bid} progress={progress} />
      </p>
      {provider.summary !== null && (
        <p>
          <bdi>{provider.summary}</bdi>
        </p>
      )}
      {bid.withdrawn && (
        <InspectorPart title={translate('bids.withdrawn')}>
          <InspectorEntry name={moment(bid.withdrawn.at)}>{bid.withdrawn.reason}</InspectorEntry>
        </InspectorPart>
      )}
      {progress && (
        <InspectorPart title={translate('bids.answered')}>
          <Answered progress={progress} />
          <a href={addressOf({ screen: 'responses', lot: lot.id, bid: bid.id })}>{translate('verdict.toAnswers')}</a>
        </InspectorPart>
      )}
      {onSame && (
        <div>
          <Button onPress={onSame}>{translate('same.ask.bid')}</Button>
        </div>
      )}
    </Inspector>
  )
}

function ReceiptInspector({ row: { receipt, bidder }, onOpen }: { row: ReceiptRow; onOpen: () => void }) {
  const { translate, number } = useWords()
  return (
    <Inspector context={translate('bids.receiptNumber', { position: number(receipt.position) })} title={<bdi>{bidder}</bdi>}>
      <div>
        <Button onPress={onOpen}>{translate('receipt.open')}</Button>
      </div>
      <ReceiptFacts receipt={receipt} />
    </Inspector>
  )
}
