import { type ReactNode, useState } from 'react'
import type { Exclusion, ListedEvaluator } from '../../shared/scorecards/contract.ts'
import type { Declaration, Declared } from '../../shared/scorecards/declaration-model.ts'
import { type Interest, interestsOf } from '../../shared/scorecards/interests.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
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
import { useWords, type Words } from '../ui/words.tsx'
import { DeclarationDialog } from './DeclarationDialog.tsx'
import { EvaluatorDialog } from './EvaluatorDialog.tsx'
import { ExcludeDialog } from './ExcludeDialog.tsx'
import { RetireDialog } from './RetireDialog.tsx'

type Asking = 'add' | 'edit' | 'retire' | 'exclude' | 'declare'

/** Who scores and who no longer does, what they declare of their interests, and whose scores count for whom. */
export default function EvaluatorsScreen({
  tender,
  lot,
  evaluator: named,
}: {
  tender: Tender
  lot: Lot
  evaluator: string | undefined
}) {
  const { translate } = useWords()
  const { data: rows, problem, again } = useRead('evaluator.list', {})
  const { data: exclusions = [] } = useRead('evaluator.exclusions', { lot: lot.id })
  const { data: bids = [] } = useRead('bid.list', { lot: lot.id })
  const { data: declared = [] } = useRead('declaration.list', { tender: tender.id })
  const [asking, setAsking] = useState<Asking | null>(null)
  const [alike, setAlike] = useState<Alike | null>(null)
  const [looking, setLooking] = useState<string | null>(null)
  const may = useMay('other')
  const mayDeclare = useMay('scores')
  const row = rows?.find(({ id }) => id === (looking ?? named)) ?? rows?.[0]
  const canJoin = may && row !== undefined && (rows?.length ?? 0) > 1
  const askSame = () => setAlike({ kind: 'actor', things: rows ?? [], thing: row?.id })
  const own = declared.find(({ id }) => id === row?.id)
  const interests = interestsOf(declared, bids, exclusions)
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
    {
      id: 'evaluators.declare',
      label: 'declarations.declare',
      keys: 'D',
      disabled: !mayDeclare || !own,
      run: () => setAsking('declare'),
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
          <Evaluators rows={rows} declared={declared} exclusions={exclusions} current={looking ?? named} onLook={setLooking} />
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
              declaration={own?.declaration ?? null}
              interests={interests.filter(({ evaluator }) => evaluator === row.id)}
              exclusions={exclusions.filter(({ evaluator }) => evaluator.id === row.id)}
              declare={
                mayDeclare && own && <Button onPress={() => setAsking('declare')}>{translate('declarations.declare')}</Button>
              }
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
      <ExcludeDialog
        evaluator={asking === 'exclude' ? row : undefined}
        bid={interests.find(({ evaluator, decision }) => evaluator === row?.id && !decision)?.bid}
        {...{ lot, bids, exclusions }}
        onClose={close}
      />
      <DeclarationDialog declared={asking === 'declare' ? own : undefined} tender={tender} onClose={close} />
      <SameDialog alike={alike} onClose={() => setAlike(null)} />
    </div>
  )
}

function Evaluators({
  rows,
  declared,
  exclusions,
  current,
  onLook,
}: {
  rows: readonly ListedEvaluator[]
  declared: readonly Declared[]
  exclusions: readonly Exclusion[]
  current: string | undefined
  onLook: (evaluator: string) => void
}) {
  const { translate } = useWords()
  const columns: GridColumn[] = [
    { id: 'name', width: 140, grow: true, header: translate('scores.evaluatorName') },
    { id: 'role', width: 110, header: translate('scores.evaluatorRole') },
    { id: 'organisation', width: 110, header: translate('scores.evaluatorOrganisation') },
    { id: 'state', width: 90, header: translate('evaluators.state') },
    { id: 'declared', width: 180, header: translate('declarations.column') },
    { id: 'counts', width: 120, header: translate('evaluators.counts') },
  ]
  const countsOf = ({ id }: ListedEvaluator) => {
    const own = exclusions.filter(({ evaluator, excluded }) => excluded && evaluator.id === id)
    return translate('evaluators.countsFor', { all: String(own.some(({ bid }) => bid === null)), excluded: own.length })
  }
  const declarationOf = ({ id }: ListedEvaluator) => declared.find((one) => one.id === id)?.declaration ?? null
  const draw = (evaluator: ListedEvaluator, { id }: GridColumn) => {
    switch (id) {
      case 'name':
        return <bdi className={texts.strong}>{evaluator.name}</bdi>
      case 'state':
        return <Standing evaluator={evaluator} />
      case 'declared':
        return <DeclaredMark declaration={declarationOf(evaluator)} isRetired={evaluator.retired !== null} />
      case 'counts':
        return countsOf(evaluator)
      default:
        return <bdi className={texts.cut}>{evaluator[id === 'role' ? 'role' : 'organisation']}</bdi>
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
        if (id === 'declared') return declaredText(declarationOf(evaluator), translate)
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

/** How a declaration reads in a cell. */
function declaredText(declaration: Declaration | null, translate: Words['translate']): string {
  if (!declaration) return translate('declarations.none')
  if (declaration.disputed) return translate('declarations.disputed')
  const count = declaration.conflicts.length
  return count === 0 ? translate('declarations.free') : translate('declarations.conflicts', { count })
}

function DeclaredMark({ declaration, isRetired }: { declaration: Declaration | null; isRetired: boolean }) {
  const { translate } = useWords()
  const isFree = declaration !== null && !declaration.disputed && declaration.conflicts.length === 0
  const kind = isFree ? 'pass' : isRetired && !declaration ? 'plain' : 'warn'
  return <StatusMark kind={kind}>{declaredText(declaration, translate)}</StatusMark>
}

function EvaluatorInspector({
  evaluator,
  lot,
  bids,
  declaration,
  interests,
  exclusions,
  declare,
  actions,
}: {
  evaluator: ListedEvaluator
  lot: Lot
  bids: readonly Bid[]
  declaration: Declaration | null
  interests: readonly Interest[]
  declare: ReactNode
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
      <InspectorPart title={translate('declarations.title')}>
        <DeclaredMark declaration={declaration} isRetired={retired !== null} />
        {declaration && (
          <p className={texts.quiet}>{translate('declarations.said', { by: declaration.by, at: moment(declaration.at) })}</p>
        )}
        {declaration?.conflicts.map(({ provider, bidder, what, measure }) => {
          const decision = interests.find(({ bid }) => bids.find(({ id }) => id === bid)?.provider.id === provider)?.decision
          return (
            <InspectorEntry key={provider} name={<bdi>{bidder}</bdi>}>
              <p>{what}</p>
              {measure !== null && <p>{translate('declarations.measureTaken', { measure })}</p>}
              <p className={texts.quiet}>
                {decision
                  ? translate(decision.excluded ? 'declarations.excluded' : 'declarations.counts', {
                      reason: decision.reason,
                      by: decision.by,
                      at: moment(decision.at),
                    })
                  : translate('declarations.undecided')}
              </p>
            </InspectorEntry>
          )
        })}
        {declaration?.note && <p>{declaration.note}</p>}
        {declare && <div className={layout.tools}>{declare}</div>}
      </InspectorPart>
      {exclusions.length > 0 && (
        <InspectorPart title={translate('evaluators.excludedTitle')}>
          {exclusions.map(({ bid, excluded, by, at, reason }) => (
            <InspectorEntry
              key={bid}
              name={<bdi>{bids.find(({ id }) => id === bid)?.provider.name ?? translate('evaluators.everyBidder')}</bdi>}
              value={moment(at)}
            >
              {translate('evaluators.excludedWhy', { excluded: String(excluded), by, reason })}
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
