import type { Comparison, CriterionRow, Profile } from '../../shared/decisions/model.ts'
import { placesOfTotals } from '../../shared/decisions/reading.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { Gone } from '../app/Gone.tsx'
import { useRead } from '../app/reading.ts'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { Amount } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { StandingText } from './BidderHeader.tsx'
import { CellInspector } from './CellInspector.tsx'

/** What lies behind the place that the focus is on: a cell, a bidder, or a criterion. */
export function CompareInspector({
  lot,
  comparison,
  bid,
  criterion,
}: {
  lot: Lot
  comparison: Comparison
  bid: string | undefined
  criterion: string | undefined
}) {
  const row = comparison.rows.find((one) => one.criterion === criterion)
  const place = comparison.columns.find((one) => one.bid === bid)
  if ((bid !== undefined && !place) || (criterion !== undefined && !row)) return <Gone />
  if (place && row) return <CellInspector comparison={comparison} bid={place.bid} bidder={place.bidder} row={row} lot={lot} />
  if (place) return <BidderInspector comparison={comparison} bid={place.bid} />
  if (row) return <CriterionInspector row={row} />
  return null
}

/** How many of each list a look at a bidder shows. */
const most = 5

function BidderInspector({ comparison, bid }: { comparison: Comparison; bid: string }) {
  const { translate, number } = useWords()
  const place = comparison.columns.find((one) => one.bid === bid)
  const { data, problem } = useRead('decision.profile', { bid })
  if (!place) return null
  return (
    <Inspector
      context={place.rank === null ? translate('compare.unranked') : translate('compare.rank', { rank: number(place.rank) })}
      title={<bdi>{place.bidder}</bdi>}
    >
      <div className={layout.part}>
        <StandingText place={place} decimals={placesOfTotals(comparison.columns, 1)} />
      </div>
      {problem && <ErrorState message={problem.message} />}
      {!data && !problem && <Loading />}
      {data && (
        <>
          <Differences title={translate('compare.strengths')} entries={data.strengths} />
          <Differences title={translate('compare.weaknesses')} entries={data.weaknesses} />
          {data.open.length > 0 && (
            <InspectorPart title={translate('compare.openItems', { count: data.open.length })}>
              {data.open.slice(0, most).map((item) => (
                <InspectorEntry
                  key={`${item.subject.kind} ${item.subject.id}`}
                  name={item.title}
                  value={<Amount figure={item.adds} places={2} signed />}
                >
                  {translate(`compare.status.${item.status}`)}
                </InspectorEntry>
              ))}
            </InspectorPart>
          )}
        </>
      )}
    </Inspector>
  )
}

function Differences({ title, entries }: { title: string; entries: Profile['strengths'] }) {
  const { translate, figure } = useWords()
  if (entries.length === 0) return null
  return (
    <InspectorPart title={title}>
      {entries.slice(0, most).map((entry) => (
        <InspectorEntry key={entry.criterion} name={entry.title} value={<Amount figure={entry.effect} signed />}>
          {translate('compare.against', {
            own: figure(entry.own, 1),
            others: figure(entry.others, 1),
          })}
        </InspectorEntry>
      ))}
    </InspectorPart>
  )
}

function CriterionInspector({ row }: { row: CriterionRow }) {
  const { translate, number } = useWords()
  return (
    <Inspector context={translate(`compare.scoring.${row.scoring}`)} title={row.title}>
      <InspectorPart title={translate('compare.weightTitle')}>
        <InspectorEntry name={translate('compare.weightPublished')} value={number(row.weight)} />
        <InspectorEntry name={translate('compare.weightLocal')} value={<Amount figure={row.localWeight} places={2} />} />
        <InspectorEntry name={translate('compare.weightGlobal')} value={<Amount figure={row.globalWeight} places={2} />} />
      </InspectorPart>
    </Inspector>
  )
}
