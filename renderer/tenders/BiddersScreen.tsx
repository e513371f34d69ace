import { type ReactNode, useMemo, useState } from 'react'
import type { Provider } from '../../shared/providers/contract.ts'
import { moreDetails } from '../../shared/providers/more-details.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { type Alike, SameDialog } from '../app/SameDialog.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { EditProviderDialog } from '../providers/EditProviderDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { AddBidderDialog } from './AddBidderDialog.tsx'
import { BidFacts } from './BidFacts.tsx'
import { InquiryDialog } from './InquiryDialog.tsx'
import { SubcontractingDialog } from './SubcontractingDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Row = { id: string; provider: Provider; bid: Bid | undefined }

/** The providers of the workspace, and who of them bids for this lot. */
export default function BiddersScreen({ lot, provider: named }: { lot: Lot; provider: string | undefined }) {
  const { client } = useWindow()
  const { translate, compare } = useWords()
  const bids = useRead('bid.list', { lot: lot.id })
  const providers = useRead('provider.list', {})
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Bid | null>(null)
  const [asking, setAsking] = useState<'subcontracting' | 'inquiry' | null>(null)
  const [editing, setEditing] = useState<Provider | null>(null)
  const [looking, setLooking] = useState<string | null>(null)
  const [alike, setAlike] = useState<Alike | null>(null)
  const may = useMay('other')
  const rows = useMemo((): Row[] | undefined => {
    if (!bids.data || !providers.data) return undefined
    const taking = bids.data.map((bid) => ({ id: bid.provider.id, provider: bid.provider, bid }))
    const others = providers.data
      .filter(({ id }) => !taking.some((row) => row.id === id))
      .sort((one, other) => compare(one.name, other.name))
    return [...taking, ...others.map((provider) => ({ id: provider.id, provider, bid: undefined }))]
  }, [bids.data, providers.data, compare])
  const problem = bids.problem ?? providers.problem
  const row = rows?.find(({ id }) => id === (looking ?? named)) ?? rows?.[0]
  const canJoin = may && row !== undefined && (providers.data?.length ?? 0) > 1
  const askSame = () => setAlike({ kind: 'provider', things: providers.data ?? [], thing: row?.id })
  const remove = async () => {
    if (!row?.bid) return
    const result = await client('bid.remove', { bid: row.bid.id })
    const { show } = useNotice.getState()
    if (result.ok) show('done', translate('bidders.removed', { bidder: row.provider.name }))
    else show('problem', result.error.message)
  }
  useCommands('bidders', 'bidders.title', [
    { id: 'bidders.add', label: 'bidders.addTitle', keys: 'A', disabled: !may, run: () => setAdding(true) },
    { id: 'bidders.edit', label: 'bidders.edit', keys: 'E', disabled: !may || !row, run: () => row && setEditing(row.provider) },
    { id: 'bidders.same', label: 'same.ask.provider', disabled: !canJoin, run: askSame },
    {
      id: 'bidders.withdraw',
      label: 'bidders.withdraw',
      disabled: !may || !row?.bid || row.bid.withdrawn !== null,
      run: () => row?.bid && setWithdrawing(row.bid),
    },
    {
      id: 'bidders.return',
      label: 'bidders.return',
      disabled: !may || !row?.bid?.withdrawn,
      run: () => row?.bid && setWithdrawing(row.bid),
    },
    {
      id: 'bidders.subcontracting',
      label: 'subcontracting.edit',
      keys: 'S',
      disabled: !may || !row?.bid || row.bid.withdrawn !== null,
      run: () => setAsking('subcontracting'),
    },
    {
      id: 'bidders.inquiry',
      label: 'inquiry.edit',
      keys: 'I',
      disabled: !may || !row?.bid,
      run: () => setAsking('inquiry'),
    },
    {
      id: 'bidders.remove',
      label: 'bidders.remove',
      disabled: !may || !row?.bid || row.bid.withdrawn !== null,
      run: () => void remove(),
    },
  ])
  const { data: passedOn = [] } = useRead('subcontracting.list', { lot: lot.id })
  const { data: inquiries = [] } = useRead('inquiry.list', { lot: lot.id })
  const subcontracting = passedOn.find(({ bid }) => bid === row?.bid?.id)
  const inquiry = inquiries.find(({ bid }) => bid === row?.bid?.id)
  const takes = row?.bid && !row.bid.withdrawn ? row.bid : null
  const withdrawn = bids.data?.filter((bid) => bid.withdrawn).length ?? 0
  const add = (
    <Button look="primary" onPress={() => setAdding(true)}>
      {translate('bidders.add')}
    </Button>
  )
  return (
    <div className={layout.page}>
      {may && <MainAction>{add}</MainAction>}
      <header>
        <h1>{translate('bidders.title')}</h1>
        <p className={layout.subtitle}>
          {bids.data && translate('bidders.count', { taking: bids.data.length - withdrawn, withdrawn })}
        </p>
      </header>
      {problem ? (
        <ErrorState
          message={problem.message}
          again={() => {
            bids.again()
            providers.again()
          }}
        />
      ) : !rows ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState
          title={translate('bidders.empty')}
          actions={may && <Button onPress={() => setAdding(true)}>{translate('bidders.add')}</Button>}
        >
          {translate('bidders.emptyHelp')}
        </EmptyState>
      ) : (
        <div className={layout.fill}>
          <Bidders rows={rows} current={looking ?? named} onLook={setLooking} />
        </div>
      )}
      <InInspector>
        {isGone(rows, named, looking) ? (
          <Gone />
        ) : (
          row && (
            <BidderInspector
              row={row}
              lot={lot}
              facts={<BidFacts subcontracting={subcontracting} inquiry={inquiry} />}
              actions={
                may && (
                  <>
                    <Button onPress={() => setEditing(row.provider)}>{translate('bidders.edit')}</Button>
                    {row.bid && !row.bid.withdrawn && (
                      <Button onPress={() => row.bid && setWithdrawing(row.bid)}>{translate('bidders.withdraw')}</Button>
                    )}
                    {row.bid?.withdrawn && (
                      <Button onPress={() => row.bid && setWithdrawing(row.bid)}>{translate('bidders.return')}</Button>
                    )}
                    {takes && <Button onPress={() => setAsking('subcontracting')}>{translate('subcontracting.edit')}</Button>}
                    {row.bid && <Button onPress={() => setAsking('inquiry')}>{translate('inquiry.edit')}</Button>}
                    {row.bid && !row.bid.withdrawn && (
                      <Button onPress={() => void remove()}>{translate('bidders.remove')}</Button>
                    )}
                    {canJoin && <Button onPress={askSame}>{translate('same.ask.provider')}</Button>}
                  </>
                )
              }
            />
          )
        )}
      </InInspector>
      <AddBidderDialog
        open={adding}
        onClose={() => setAdding(false)}
        lot={lot.id}
        known={rows?.flatMap(({ bid, provider }) => (bid ? [] : [provider])) ?? []}
      />
      <EditProviderDialog provider={editing} onClose={() => setEditing(null)} />
      <SameDialog alike={alike} onClose={() => setAlike(null)} />
      <SubcontractingDialog
        bid={asking === 'subcontracting' ? takes : null}
        subcontracting={subcontracting}
        onClose={() => setAsking(null)}
      />
      <InquiryDialog bid={asking === 'inquiry' ? (row?.bid ?? null) : null} inquiry={inquiry} onClose={() => setAsking(null)} />
      <WithdrawDialog bid={withdrawing} onClose={() => setWithdrawing(null)} />
    </div>
  )
}

function Bidders({
  rows,
  current,
  onLook,
}: {
  rows: readonly Row[]
  current: string | undefined
  onLook: (provider: string) => void
}) {
  const { translate } = useWords()
  const columns: GridColumn[] = [
    { id: 'provider', width: 180, grow: true, header: translate('bidders.provider') },
    { id: 'country', width: 120, header: translate('bidders.country') },
    { id: 'model', width: 110, header: translate('bidders.model') },
    { id: 'bid', width: 140, header: translate('bidders.bid') },
  ]
  const draw = ({ provider, bid }: Row, { id }: GridColumn) => {
    switch (id) {
      case 'provider':
        return <bdi className={texts.strong}>{provider.name}</bdi>
      case 'country':
        return provider.country
      case 'model':
        return provider.deliveryModel && translate(`bids.model.${provider.deliveryModel}`)
      default:
        return <BidState bid={bid} />
    }
  }
  return (
    <Grid
      plain
      label={translate('bidders.title')}
      columns={columns}
      rows={rows}
      cell={draw}
      value={({ bid }, { id }) => (id === 'bid' ? translate(stateOf(bid)) : undefined)}
      onMove={({ row }) => row && onLook(row)}
      current={current === undefined ? null : { row: current, column: 'provider' }}
    />
  )
}

function BidState({ bid }: { bid: Bid | undefined }) {
  const { translate } = useWords()
  return <StatusMark kind={bid ? (bid.withdrawn ? 'fail' : 'pass') : 'plain'}>{translate(stateOf(bid))}</StatusMark>
}

const stateOf = (bid: Bid | undefined) => (!bid ? 'bidders.notHere' : bid.withdrawn ? 'bidders.withdrawn' : 'bidders.takes')

function BidderInspector({
  row: { provider, bid },
  lot,
  facts,
  actions,
}: {
  row: Row
  lot: Lot
  facts: ReactNode
  actions: ReactNode
}) {
  const { translate, moment, number } = useWords()
  const isMore = moreDetails.some((detail) => provider[detail] !== null)
  return (
    <Inspector
      context={bid ? translate('bids.bidNumber', { position: number(bid.position) }) : translate('bidders.notHere')}
      title={<bdi>{provider.name}</bdi>}
    >
      <p>
        <BidState bid={bid} />
      </p>
      {(provider.summary !== null || !isMore) && (
        <p className={provider.summary === null ? texts.quiet : undefined}>
          <bdi>{provider.summary ?? translate('bidders.noSummary')}</bdi>
        </p>
      )}
      {isMore && (
        <InspectorPart title={translate('providers.details')}>
          {moreDetails.flatMap((detail) =>
            provider[detail] === null
              ? []
              : [
                  <InspectorEntry key={detail} name={translate(`providers.detail.${detail}`)}>
                    <span className={layout.prose}>
                      <bdi>{provider[detail]}</bdi>
                    </span>
                  </InspectorEntry>,
                ],
          )}
        </InspectorPart>
      )}
      {bid?.withdrawn && (
        <InspectorPart title={translate('bidders.withdrawn')}>
          <InspectorEntry name={moment(bid.withdrawn.at)}>{bid.withdrawn.reason}</InspectorEntry>
        </InspectorPart>
      )}
      {facts}
      {bid && (
        <p>
          <a href={addressOf({ screen: 'bids', lot: lot.id })}>{translate('bidders.toAnswers')}</a>
        </p>
      )}
      {bid && <HistoryLink about={{ kind: 'bidder', bid: bid.id }} />}
      {actions && <div className={layout.tools}>{actions}</div>}
    </Inspector>
  )
}
