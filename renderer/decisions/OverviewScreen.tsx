import type { Comparison, Ranking } from '../../shared/decisions/model.ts'
import { leadOf, unanswered } from '../../shared/decisions/reading.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import app from '../app/app.module.css'
import { useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { MainAction } from '../app/slots.tsx'
import { TenderTerms } from '../tenders/TenderTerms.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { lengthOf, StackBar, Swatch } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { rankText, StandingText } from './BidderHeader.tsx'
import styles from './decisions.module.css'
import { useExportReport } from './report.ts'

/** Where a tender stands: the ranking, what is still missing, and what it is about. */
export default function OverviewScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate } = useWords()
  const ranking = useRead('decision.ranking', { lot: lot.id })
  const comparison = useRead('decision.comparison', { lot: lot.id })
  const exportReport = useExportReport(tender, lot)
  return (
    <div className={app.page}>
      <MainAction>
        <Button look="primary" onPress={() => go({ screen: 'compare', lot: lot.id })}>
          {translate('overview.compare')}
        </Button>
      </MainAction>
      <div className={styles.overview}>
        {ranking.problem ? (
          <ErrorState
            message={ranking.problem.message}
            actions={<Button onPress={ranking.again}>{translate('shell.again')}</Button>}
          />
        ) : !ranking.data ? (
          <Loading />
        ) : ranking.data.places.length === 0 ? (
          <EmptyState
            title={translate('overview.noBids')}
            actions={<Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>}
          >
            {translate('overview.noBidsHelp')}
          </EmptyState>
        ) : (
          <>
            <Award ranking={ranking.data} />
            <Places ranking={ranking.data} comparison={comparison.data} />
          </>
        )}
        <div className={styles.columns}>
          <div className={styles.stack}>
            {ranking.data && ranking.data.places.length > 0 && <Missing lot={lot} ranking={ranking.data} />}
            <section className={styles.part} aria-labelledby="need">
              <h2 id="need">{translate('overview.need')}</h2>
              <p className={styles.need}>{tender.need}</p>
            </section>
          </div>
          <div className={styles.part}>
            <Facts tender={tender} lot={lot} />
            <div className={app.tools}>
              <Button onPress={exportReport}>{translate('report.export')}</Button>
            </div>
          </div>
        </div>
      </div>
    </div>
  )
}

/** The sentence that the eye finds first. */
function Award({ ranking }: { ranking: Ranking }) {
  const { translate, number } = useWords()
  const [first] = ranking.places
  const lead = leadOf(ranking.places)
  const out = ranking.places.filter(({ standing }) => standing === 'out').length
  const title =
    first?.rank === 1
      ? translate(first.settled ? 'overview.first' : 'overview.firstSoFar', { bidder: first.bidder })
      : translate('overview.nobody')
  return (
    <header className={styles.award}>
      <h1 className={styles.awardTitle}>{title}</h1>
      <p className={styles.awardText}>
        {lead &&
          translate('overview.lead', {
            bidder: lead.first.bidder,
            total: number(lead.total, { minimumFractionDigits: 1 }),
            second: lead.second.bidder,
            points: number(lead.points, { minimumFractionDigits: 1 }),
          })}{' '}
        {out > 0 && translate('overview.out', { count: out, bidders: ranking.places.length })}{' '}
        {ranking.pricesOpen && translate('compare.pricesOpen')}
      </p>
    </header>
  )
}

function Places({ ranking, comparison }: { ranking: Ranking; comparison: Comparison | undefined }) {
  const words = useWords()
  const { translate, number } = words
  const groups = (comparison?.rows ?? []).flatMap((row, index) =>
    row.depth === 0 ? [{ title: row.title, weight: row.weight, cells: comparison?.cells[index] ?? [] }] : [],
  )
  return (
    <section className={styles.part} aria-labelledby="ranking">
      <h2 id="ranking">{translate('overview.ranking')}</h2>
      <ol className={styles.ranking}>
        {ranking.places.map((place) => {
          const parts = groups.flatMap(({ cells }) => {
            const cell = cells.find(({ bid }) => bid === place.bid)
            return cell ? [cell.contribution.lower] : []
          })
          const open = place.total ? lengthOf(place.total.upper) - lengthOf(place.total.lower) : 0
          return (
            <li key={place.bid} className={classes(styles.place, place.rank === 1 && styles.placeFirst)}>
              <span className={classes(styles.rank, place.rank === 1 && styles.rankFirst)}>{rankText(place, number)}</span>
              <bdi className={styles.placeName}>{place.bidder}</bdi>
              {place.standing === 'ranked' || place.standing === 'pending' ? (
                <>
                  <StackBar
                    parts={parts}
                    highest={100}
                    open={open}
                    label={translate('compare.parts', {
                      parts: words.list(groups.map(({ title }, index) => `${title} ${number(parts[index]?.rounded ?? '0')}`)),
                    })}
                  />
                  <span>
                    <StandingText place={place} large={false} />
                  </span>
                </>
              ) : (
                <StandingText place={place} large={false} />
              )}
            </li>
          )
        })}
      </ol>
      <p className={styles.legend}>
        {groups.map(({ title, weight }, index) => (
          <span key={title}>
            <Swatch index={index} />
            {translate('overview.group', { title, weight: number(weight) })}
          </span>
        ))}
      </p>
    </section>
  )
}

/** What each bid still waits for, in the order of the ranking. */
function Missing({ lot, ranking }: { lot: Lot; ranking: Ranking }) {
  const { translate, list } = useWords()
  const { data: progress } = useRead('response.progress', { lot: lot.id })
  const open = ranking.places.flatMap((place) => {
    if (place.standing === 'withdrawn' || !progress) return []
    const missing = unanswered(place.counts)
    const nothing = progress.find(({ bid }) => bid === place.bid)?.receipts === 0
    const texts = [
      ...(nothing ? [translate('overview.nothingReceived')] : []),
      ...(!nothing && missing > 0 ? [translate('overview.answersMissing', { count: missing })] : []),
      ...(place.counts.unscored > 0 ? [translate('overview.toScore', { count: place.counts.unscored })] : []),
      ...(place.price === null ? [translate('overview.priceMissing')] : []),
      ...(place.standing === 'pending' ? [translate('overview.gateOpen')] : []),
    ]
    return texts.length > 0 ? [{ place, text: list(texts) }] : []
  })
  return (
    <section className={styles.part} aria-labelledby="missing">
      <h2 id="missing">{translate('overview.missing')}</h2>
      {progress && open.length === 0 && <p>{translate('overview.nothingMissing')}</p>}
      <ul className={styles.steps}>
        {open.map(({ place, text }) => (
          <li key={place.bid}>
            <bdi>{place.bidder}</bdi>
            <span className={styles.side}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate } = useWords()
  return (
    <section className={styles.part} aria-labelledby="facts">
      <h2 id="facts">{translate('overview.facts')}</h2>
      <TenderTerms tender={tender} lot={lot} />
      <a href={addressOf({ screen: 'compare', lot: lot.id })}>{translate('overview.toCompare')}</a>
    </section>
  )
}
