import { type ReactNode, useState } from 'react'
import type { Exclusion, ListedEvaluator } from '../../shared/scorecards/contract.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { type Alike, SameDialog } from '../app/SameDialog.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { EvaluatorDialog } from './EvaluatorDialog.tsx'
import { ExcludeDialog } from './ExcludeDialog.tsx'
import { RetireDialog } from './RetireDialog.tsx'

type Asking = 'add' | 'edit' | 'retire' | 'exclude'

/** Who scores and who no longer does, and whose scores do not count for whom. */
export default function EvaluatorsScreen({ lot, evaluator: named }: { lot: Lot; evaluator: string | undefined }) {
  const { translate } = useWords()
  const { data: rows, problem, again } = useRead('evaluator.list', {})
  const { data: exclusions = [] } = useRead('evaluator.exclusions', { lot: lot.id })
  const { data: bids = [] } = useRead('bid.list', { lot: lot.id })
  const [asking, setAsking] = useState<Asking | null>(null)
  const [alike, setAlike] = useState<Alike | null>(null)
  const [looking, setLooking] = useState<string | null>(null)
  const may = useMay('other')
  const row = rows?.find(({ id }) => id === (looking ?? named)) ?? rows?.[0]
  const canJoin = may && row !== undefined && (rows?.length ?? 0) > 1
  const askSame = () => setAlike({ kind: 'actor', things: rows ?? [], thing: row?.id })
  const retired = rows?.filter((one) => one.retired).length ?? 0
  useCommands('evaluators', 'evaluators.title', [
    { id: 'evaluators.add', label: 'scores.command.addEvaluator', keys: 'A', disabled: !may, run: () => setAsking('add') },
    {
      id: 'evaluators.edit',
      label: 'scores.command.editEvaluator',
      keys: 'E',
      disabled: !may || !row,
      run: () => setAsking('edit'),
    },
    {
      id: 'evaluators.retire',
      label: row?.retired ? 'evaluators.return' : 'evaluators.retire',
      keys: 'R',
      disabled: !may || !row,
      run: () => setAsking('retire'),
    },
    {
      id: 'evaluators.exclude',
      label: 'evaluators.exclude',
      keys: 'X',
      disabled: !may || !row || bids.length === 0,
      run: () => setAsking('exclude'),
    },
    { id: 'evaluators.same', label: 'same.ask.actor', disabled: !canJoin, run: askSame },
  ])
  const add = (
    <Button look="primary" onPress={() => setAsking('add')}>
      {translate('scores.addEvaluator')}
    </Button>
  )
  const close = () => setAsking(null)
  return (
    <div className={layout.page}>
      {may && <MainAction>{add}</MainAction>}
      <header>
        <h1>{translate('evaluators.title')}</h1>
        <p className={layout.subtitle}>{rows && translate('evaluators.count', { scoring: rows.length - retired, retired })}</p>
      </header>
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !rows ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState title={translate('scores.noEvaluators')} actions={may && add}>
          {translate('scores.noEvaluatorsHelp')}
        </EmptyState>
      ) : (
        <div className={layout.fill}>
          <Evaluators rows={rows} exclusions={exclusions} current={looking ?? named} onLook={setLooking} />
        </div>
      )}
      <InInspector>
        {isGone(rows, named, looking) ? (
          <Gone />
        ) : (
          row && (
            <EvaluatorInspector
              evaluator={row}
              lot={lot}
              bids={bids}
              exclusions={exclusions.filter(({ evaluator }) => evaluator.id === row.id)}
              actions={
                may && (
                  <>
                    <Button onPress={() => setAsking('edit')}>{translate('scores.command.editEvaluator')}</Button>
                    <Button onPress={() => setAsking('retire')}>
                      {translate(row.retired ? 'evaluators.return' : 'evaluators.retire')}
                    </Button>
                    {bids.length > 0 && <Button onPress={() => setAsking('exclude')}>{translate('evaluators.exclude')}</Button>}
                    {canJoin && <Button onPress={askSame}>{translate('same.ask.actor')}</Button>}
                  </>
                )
              }
            />
          )
        )}
      </InInspector>
      <EvaluatorDialog open={asking === 'add'} onClose={close} onAdded={setLooking} />
      <EvaluatorDialog open={asking === 'edit'} evaluator={row} onClose={close} onAdded={setLooking} />
      <RetireDialog evaluator={asking === 'retire' ? row : undefined} onClose={close} />
      <ExcludeDialog evaluator={asking === 'exclude' ? row : undefined} {...{ lot, bids, exclusions }} onClose={close} />
      <SameDialog alike={alike} onClose={() => setAlike(null)} />
    </div>
  )
}

function Evaluators({
  rows,
  exclusions,
  current,
  onLook,
}: {
  rows: readonly ListedEvaluator[]
  exclusions: readonly Exclusion[]
  current: string | undefined
  onLook: (evaluator: string) => void
}) {
  const { translate } = useWords()
  const columns: GridColumn[] = [
    { id: 'name', width: 180, grow: true, header: translate('scores.evaluatorName') },
    { id: 'role', width: 140, header: translate('scores.evaluatorRole') },
    { id: 'organisation', width: 140, header: translate('scores.evaluatorOrganisation') },
    { id: 'state', width: 120, header: translate('evaluators.state') },
    { id: 'counts', width: 150, header: translate('evaluators.counts') },
  ]
  const countsOf = ({ id }: ListedEvaluator) => {
    const own = exclusions.filter(({ evaluator }) => evaluator.id === id)
    return translate('evaluators.countsFor', { all: String(own.some(({ bid }) => bid === null)), excluded: own.length })
  }
  const draw = (evaluator: ListedEvaluator, { id }: GridColumn) => {
    switch (id) {
      case 'name':
        return <bdi className={texts.strong}>{evaluator.name}</bdi>
      case 'state':
        return <Standing evaluator={evaluator} />
      case 'counts':
        return countsOf(evaluator)
      default:
        return <bdi>{evaluator[id === 'role' ? 'role' : 'organisation']}</bdi>
    }
  }
  return (
    <Grid
      plain
      label={translate('evaluators.title')}
      columns={columns}
      rows={rows}
      cell={draw}
      value={(evaluator, { id }) => {
        if (id === 'state') return translate(evaluator.retired ? 'evaluators.retired' : 'evaluators.scores')
        return id === 'counts' ? countsOf(evaluator) : undefined
      }}
      onMove={({ row }) => row && onLook(row)}
      current={current === undefined ? null : { row: current, column: 'name' }}
    />
  )
}

function Standing({ evaluator: { retired } }: { evaluator: ListedEvaluator }) {
  const { translate } = useWords()
  return (
    <StatusMark kind={retired ? 'plain' : 'pass'}>{translate(retired ? 'evaluators.retired' : 'evaluators.scores')}</StatusMark>
  )
}

function EvaluatorInspector({
  evaluator,
  lot,
  bids,
  exclusions,
  actions,
}: {
  evaluator: ListedEvaluator
  lot: Lot
  bids: readonly Bid[]
  exclusions: readonly Exclusion[]
  actions: ReactNode
}) {
  const { translate, moment } = useWords()
  const { name, role, organisation, retired } = evaluator
  return (
    <Inspector context={<bdi>{[role, organisation].filter(Boolean).join(' · ')}</bdi>} title={<bdi>{name}</bdi>}>
      <p>
        <Standing evaluator={evaluator} />
      </p>
      {retired && (
        <InspectorPart title={translate('evaluators.retired')}>
          <InspectorEntry name={<bdi>{retired.by}</bdi>} value={moment(retired.at)}>
            {retired.reason}
          </InspectorEntry>
        </InspectorPart>
      )}
      {exclusions.length > 0 && (
        <InspectorPart title={translate('evaluators.excludedTitle')}>
          {exclusions.map(({ bid, by, at, reason }) => (
            <InspectorEntry
              key={bid}
              name={<bdi>{bids.find(({ id }) => id === bid)?.provider.name ?? translate('evaluators.everyBidder')}</bdi>}
              value={moment(at)}
            >
              {translate('evaluators.excludedWhy', { by, reason })}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      <p>
        <a href={addressOf({ screen: 'scores', lot: lot.id })}>{translate('scores.go')}</a>
      </p>
      {actions && <div className={layout.tools}>{actions}</div>}
    </Inspector>
  )
}
