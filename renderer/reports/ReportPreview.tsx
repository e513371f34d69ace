import type { Lot } from '../../shared/tenders/contract.ts'
import { type LongReading, useLongRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/Progress.tsx'
import { EmptyState, ErrorState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { type Preview, PreviewPages } from './PreviewPages.tsx'
import own from './preview.module.css'
import styles from './reports.module.css'

/** How long nothing must change before pages are made anew, in milliseconds: who scores does so many times in a row. */
const calm = 800

/** The pages of the comparison report as it would be written now. They follow the record. */
export function ReportPreview({ lot }: { lot: Lot }) {
  const { translate } = useWords()
  const reading = useLongRead('report.preview', { lot: lot.id }, { calm })
  const { data, problem, running, again } = reading
  return (
    <section className={own.preview} aria-labelledby="report-pages">
      <header className={own.head}>
        <h2 id="report-pages">{translate('reportFiles.pages')}</h2>
        <Making reading={reading} />
      </header>
      {problem && !running && <ErrorState title={translate('reportFiles.pagesFailed')} message={problem.message} again={again} />}
      {data ? (
        <PreviewPages preview={data} />
      ) : running ? (
        <div className={own.well} />
      ) : (
        !problem && (
          <EmptyState
            title={translate('reportFiles.noPages')}
            actions={<Button onPress={again}>{translate('reportFiles.makePages')}</Button>}
          />
        )
      )}
    </section>
  )
}

/** What is being made, how far it is and how to stop it; or that the pages are no longer what the record says. */
function Making({ reading: { data, problem, running, stale, progress, cancel, again } }: { reading: LongReading<Preview> }) {
  const { translate } = useWords()
  const words = data ? translate('reportFiles.renewing', { entry: data.entry }) : translate('reportFiles.making')
  if (running)
    return (
      <div className={own.making}>
        <span role="status">{words}</span>
        <span className={own.side}>
          {progress
            ? translate('reportFiles.made', { done: progress.done, total: progress.total })
            : translate('reportFiles.gathering')}
        </span>
        <Button compact look="quiet" onPress={cancel}>
          {translate('parts.cancel')}
        </Button>
        <span className={styles.progress}>
          <ProgressBar label={translate('reportFiles.making')} progress={progress} />
        </span>
      </div>
    )
  if (!data || !stale || problem) return null
  return (
    <div className={own.making}>
      <span role="status">{translate('reportFiles.outdated', { entry: data.entry })}</span>
      <Button compact onPress={again}>
        {translate('reportFiles.makePages')}
      </Button>
    </div>
  )
}
