import { shortest } from '../../shared/arithmetic/places.ts'
import { missingOf } from '../../shared/decisions/missing.ts'
import type { Comparison, Progress, Ranking } from '../../shared/decisions/model.ts'
import { placesOfTotals } from '../../shared/decisions/reading.ts'
import { hasAnswers } from '../../shared/decisions/stage.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { PeopleWaiting } from '../scorecards/PeopleWaiting.tsx'
import { TenderTerms } from '../tenders/TenderTerms.tsx'
import { classes } from '../ui/classes.ts'
import layout from '../ui/layout.module.css'
import { lengthOf, StackBar, Swatch } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { useAward } from './award.ts'
import { Rank, StandingText } from './BidderHeader.tsx'
import { useAllCompared } from './compared.ts'
import styles from './OverviewScreen.module.css'
import { StageHeader } from './StageHeader.tsx'

/** Where a tender stands: the ranking, what is still missing, and what it is about. */
export default function OverviewScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate } = useWords()
  const ranking = useRead('decision.ranking', { lot: lot.id })
  const progress = useRead('decision.progress', { lot: lot.id })
  const compared = useAllCompared(lot.id, ranking.data)
  const readings = [ranking, progress]
  const problem = readings.find((reading) => reading.problem)?.problem
  const places = ranking.data?.places ?? []
  return (
    <div className={layout.page}>
      <div className={styles.overview}>
        {(problem || !ranking.data || !progress.data) && <h1>{tender.title}</h1>}
        {problem ? (
          <ErrorState
            message={problem.message}
            again={() => {
              for (const reading of readings) reading.again()
            }}
          />
        ) : ranking.data && progress.data ? (
          <StageHeader tender={tender} lot={lot} progress={progress.data} ranking={ranking.data} />
        ) : (
          <Loading />
        )}
        {!problem && ranking.data && progress.data && hasAnswers(progress.data) && (
          <Places ranking={ranking.data} compared={compared} />
        )}
        <div className={layout.columns}>
          <div className={styles.stack}>
            {!problem && ranking.data && progress.data && places.length > 0 && (
              <Missing lot={lot} ranking={ranking.data} progress={progress.data} />
            )}
            <PeopleWaiting tender={tender} lot={lot} list={styles.steps ?? ''} side={styles.side ?? ''} />
            <Packs />
            <section className={layout.part} aria-labelledby="need">
              <h2 id="need">{translate('overview.need')}</h2>
              <p className={layout.prose}>
                <bdi>{tender.need}</bdi>
              </p>
            </section>
          </div>
          <div className={layout.part}>
            <Facts tender={tender} lot={lot} hasFigures={progress.data !== undefined && hasAnswers(progress.data)} />
          </div>
        </div>
      </div>
    </div>
  )
}

function Places({ ranking, compared }: { ranking: Ranking; compared: readonly Comparison[] }) {
  const words = useWords()
  const { translate, number, figure } = words
  const decimals = placesOfTotals(ranking.places, 1)
  const { text } = useAward(ranking)
  const groups = (compared[0]?.rows ?? []).flatMap(({ depth, criterion, title, globalWeight }, index) =>
    depth === 0
      ? [{ criterion, title, weight: shortest(globalWeight, []), cells: compared.flatMap(({ cells }) => cells[index] ?? []) }]
      : [],
  )
  return (
    <section className={layout.part} aria-labelledby="ranking">
      <h2 id="ranking">{translate('overview.ranking')}</h2>
      {text !== '' && <p className={styles.ranked}>{text}</p>}
      <ol className={styles.ranking}>
        {ranking.places.map((place) => {
          const parts = groups.flatMap(({ cells }) => {
            const cell = cells.find(({ bid }) => bid === place.bid)
            return cell ? [cell.contribution.lower] : []
          })
          const open = place.total ? lengthOf(place.total.upper) - lengthOf(place.total.lower) : 0
          return (
            <li key={place.bid} className={classes(styles.place, place.rank === 1 && styles.placeFirst)}>
              <Rank place={place} />
              <bdi className={styles.placeName}>{place.bidder}</bdi>
              {place.standing === 'ranked' || place.standing === 'pending' ? (
                <>
                  <StackBar
                    parts={parts}
                    highest={100}
                    open={open}
                    label={translate('compare.parts', {
                      parts: words.list(
                        groups.map(({ title }, index) => `${title} ${parts[index] ? figure(parts[index], decimals) : number(0)}`),
                      ),
                    })}
                  />
                  <span className={styles.standing}>
                    <StandingText place={place} decimals={decimals} large={false} />
                  </span>
                </>
              ) : (
                <StandingText place={place} decimals={decimals} large={false} />
              )}
            </li>
          )
        })}
      </ol>
      <p className={styles.legend}>
        {groups.map(({ criterion, title, weight }, index) => (
          <span key={criterion}>
            <Swatch index={index} />
            {translate('overview.group', { title, weight: number(weight) })}
          </span>
        ))}
      </p>
    </section>
  )
}

/** What each bid still waits for, in the order of the ranking, and the way to it. */
function Missing({ lot, ranking, progress }: { lot: Lot; ranking: Ranking; progress: Progress }) {
  const { translate, list } = useWords()
  const open = ranking.places.flatMap((place) => {
    const come = progress.bids.find(({ bid }) => bid === place.bid)
    const missing = come ? missingOf(place, come) : []
    return missing.length > 0 ? [{ place, missing }] : []
  })
  return (
    <section className={layout.part} aria-labelledby="missing">
      <h2 id="missing">{translate('overview.missing')}</h2>
      {open.length === 0 && <p>{translate('overview.nothingMissing')}</p>}
      <ul className={styles.steps}>
        {open.map(({ place, missing }) => (
          <li key={place.bid}>
            <a href={addressOf({ screen: 'responses', lot: lot.id, bid: place.bid })}>
              <bdi>{place.bidder}</bdi>
            </a>
            <span className={styles.side}>
              {list(missing.map(({ kind, count }) => translate(`overview.${kind}`, { count })))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is undecided, and the packs that are out: to whom, since when, and what came back. */
function Packs() {
  const { translate, moment } = useWords()
  const { data: packs } = useRead('pack.list', {})
  const { data: conflicts } = useRead('conflict.list', {})
  const out = packs?.filter(({ standing }) => standing === 'out') ?? []
  const undecided = conflicts?.length ?? 0
  if (out.length === 0 && undecided === 0) return null
  return (
    <section className={layout.part} aria-labelledby="packs">
      <h2 id="packs">{translate('overview.packs')}</h2>
      <ul className={styles.steps}>
        {undecided > 0 && (
          <li>
            <a href={addressOf({ screen: 'conflicts' })}>{translate('overview.conflicts', { count: undecided })}</a>
          </li>
        )}
        {out.map(({ id, for: reader, madeAt, returned }) => {
          const last = returned.at(-1)
          return (
            <li key={id}>
              <a href={addressOf({ screen: 'packs' })}>
                <bdi>{reader.name}</bdi>
              </a>
              <span className={styles.side}>
                {last
                  ? translate('overview.packBack', { at: moment(last.at) })
                  : translate('overview.packOut', { at: moment(madeAt) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Facts({ tender, lot, hasFigures }: { tender: Tender; lot: Lot; hasFigures: boolean }) {
  const { translate } = useWords()
  return (
    <section className={layout.part} aria-labelledby="facts">
      <h2 id="facts">{translate('overview.facts')}</h2>
      <TenderTerms tender={tender} lot={lot} />
      {hasFigures && <a href={addressOf({ screen: 'compare', lot: lot.id })}>{translate('overview.toCompare')}</a>}
    </section>
  )
}
