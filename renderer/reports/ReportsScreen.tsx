import { leadOf, placesOfTotals, unanswered } from '../../shared/decisions/reading.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { useExportReport, useWrittenReports } from '../decisions/report.ts'
import { Button } from '../ui/Button.tsx'
import facts from '../ui/Facts.module.css'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { CheckedReport } from './CheckedReport.tsx'
import { useCheckReport } from './check.ts'
import { ReportPreview } from './ReportPreview.tsx'
import styles from './reports.module.css'
import { WritingReports } from './WritingReports.tsx'

/** The reports that can be written, what they would say now, and those that were written. */
export default function ReportsScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { translate } = useWords()
  const exportReport = useExportReport(tender, lot)
  const checkReport = useCheckReport()
  useCommands('reports', 'reportFiles.title', [
    { id: 'reports.export', label: 'report.export', keys: 'Mod+E', run: exportReport },
    { id: 'reports.check', label: 'reportFiles.check', run: checkReport },
  ])
  return (
    <div className={layout.page}>
      <MainAction>
        <Button look="primary" onPress={exportReport}>
          {translate('report.export')}
        </Button>
      </MainAction>
      <header>
        <h1>{translate('reportFiles.title')}</h1>
        <p className={layout.subtitle}>{translate('reportFiles.help')}</p>
      </header>
      <div className={styles.columns}>
        <div className={styles.facing}>
          <section className={layout.part} aria-labelledby="comparison-report">
            <h2 id="comparison-report">{translate('reportFiles.comparison')}</h2>
            <p className={styles.text}>{translate('reportFiles.comparisonHelp')}</p>
            <div className={layout.tools}>
              <Button onPress={exportReport}>{translate('report.export')}</Button>
              <Button onPress={checkReport}>{translate('reportFiles.check')}</Button>
            </div>
            <WritingReports />
          </section>
          <CheckedReport />
          <Now lot={lot} />
          <Written lot={lot} />
        </div>
        <ReportPreview lot={lot} />
      </div>
    </div>
  )
}

/** What the report would say if it were written now. */
function Now({ lot }: { lot: Lot }) {
  const { translate, number, figure } = useWords()
  const { data, problem } = useRead('decision.ranking', { lot: lot.id })
  const { data: info } = useRead('workspace.info', {})
  const lead = data && leadOf(data.places)
  const first = data?.places.find(({ rank }) => rank === 1)
  const counts = (data?.places ?? []).filter(({ standing }) => standing !== 'withdrawn').map((place) => place.counts)
  const blanks = counts.reduce((sum, one) => sum + unanswered(one), 0)
  const unscored = counts.reduce((sum, one) => sum + one.unscored, 0)
  return (
    <section className={layout.part} aria-labelledby="report-now">
      <h2 id="report-now">{translate('reportFiles.contents')}</h2>
      {problem && <ErrorState message={problem.message} />}
      {!data && !problem && <Loading />}
      {data && (
        <dl className={facts.facts}>
          <dt>{translate('reportFiles.first')}</dt>
          <dd>
            {first ? (
              <>
                <bdi>{first.bidder}</bdi>, {translate(first.settled ? 'reportFiles.settled' : 'reportFiles.unsettled')}
              </>
            ) : (
              translate('reportFiles.nobody')
            )}
          </dd>
          {lead && (
            <>
              <dt>{translate('reportFiles.lead')}</dt>
              <dd>
                {translate('reportFiles.leadText', {
                  points: figure(lead.points, placesOfTotals(data.places, 1)),
                  second: lead.second.bidder,
                })}
              </dd>
            </>
          )}
          <dt>{translate('reportFiles.bidders')}</dt>
          <dd>{number(data.places.length)}</dd>
          {counts.length > 0 && (
            <>
              <dt>{translate('reportFiles.open')}</dt>
              <dd>{translate('compare.openCounts', { blanks, unscored })}</dd>
            </>
          )}
          {info && (
            <>
              <dt>{translate('reportFiles.head')}</dt>
              <dd>
                {number(info.head.entry)} <code title={info.head.digest}>{info.head.digest.slice(0, 16)}…</code>
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  )
}

function Written({ lot }: { lot: Lot }) {
  const { translate, moment, size } = useWords()
  const { description, showFile } = useWindow()
  const reports = useWrittenReports().reports.filter((report) => report.lot === lot.id)
  return (
    <section className={layout.part} aria-labelledby="written-reports">
      <h2 id="written-reports">{translate('reportFiles.written')}</h2>
      {reports.length === 0 ? (
        <p className={styles.text}>{translate('reportFiles.none')}</p>
      ) : (
        <ul className={styles.written}>
          {reports.map((report) => (
            <li key={`${report.at} ${report.path}`}>
              <FileName of={report.path} className={styles.path} />
              <span className={styles.side}>
                {translate('reportFiles.result', { pages: report.pages, size: size(report.size), at: moment(report.at) })}
              </span>
              <code className={styles.hash}>{report.sha256}</code>
              {report.missing.length > 0 && (
                <span className={styles.side}>
                  {translate('reports.missingCharacters', {
                    count: report.missing.length,
                    codes: report.missing
                      .slice(0, 12)
                      .map(({ code }) => code)
                      .join(', '),
                  })}
                </span>
              )}
              {description.showsFiles && (
                <Button compact onPress={() => showFile(report.path)}>
                  {translate('parts.show')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
