import { type ReactNode, useState } from 'react'
import type { Progress, Ranking } from '../../shared/decisions/model.ts'
import { type Step, stageOf, stages } from '../../shared/decisions/stage.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { RecordDialog } from '../responses/RecordDialog.tsx'
import { WorkbooksDialog } from '../responses/WorkbooksDialog.tsx'
import { EvaluatorDialog } from '../scorecards/EvaluatorDialog.tsx'
import { useChosenEvaluator, useScoringMode } from '../scorecards/evaluators.ts'
import { AddBidderDialog } from '../tenders/AddBidderDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import { useAward } from './award.ts'
import { useExportReport } from './report.ts'
import styles from './StageHeader.module.css'

type Asking = 'bidder' | 'workbooks' | 'record' | 'evaluator'
type Where = { tender: Tender; lot: Lot }

/** What the eye finds first: the stage of the tender, what is to be done next, and the way to do it. */
export function StageHeader({ progress, ranking, ...where }: Where & { progress: Progress; ranking: Ranking }) {
  const { translate } = useWords()
  const [asking, setAsking] = useState<Asking | null>(null)
  const may = useMay('other')
  const { title } = useAward(ranking)
  const { stage, step } = stageOf(progress, ranking.places, Date.now())
  const isAward = step.kind === 'gaps' || step.kind === 'report'
  return (
    <header className={styles.stage}>
      <ol className={styles.stages} aria-label={translate('stage.title')}>
        {stages.map((each) => (
          <li
            key={each}
            className={classes(each === stage && styles.stageNow)}
            aria-current={each === stage ? 'step' : undefined}
          >
            {translate(`stage.${each}`)}
          </li>
        ))}
      </ol>
      <h1 className={styles.awardTitle}>{isAward ? title : translate(`stage.headline.${step.kind}`, { ...step })}</h1>
      <p className={styles.awardText}>
        {translate(`stage.help.${step.kind}`, { ...step })} <Due step={step} deadline={progress.deadline} />
      </p>
      <div className={classes(layout.tools, styles.stageActions)}>
        {may ? <Actions step={step} onAsk={setAsking} {...where} /> : <ToScores {...where} />}
      </div>
      <Dialogs tender={where.tender.id} lot={where.lot} asking={asking} onClose={() => setAsking(null)} />
    </header>
  )
}

function Due({ step: { kind }, deadline }: { step: Step; deadline: string | null }) {
  const { translate, moment } = useWords()
  if (deadline === null || (kind !== 'sendWorkbooks' && kind !== 'await' && kind !== 'chase')) return null
  return translate(kind === 'chase' ? 'stage.wasDue' : 'stage.due', { at: moment(deadline) })
}

/** What the reader of a pack can do. */
function ToScores({ lot }: Where) {
  const { translate } = useWords()
  const may = useMay('scores')
  return (
    <>
      {may && (
        <Button look="primary" onPress={() => go({ screen: 'scores', lot: lot.id })}>
          {translate('stage.action.score')}
        </Button>
      )}
      <Button onPress={() => go({ screen: 'compare', lot: lot.id })}>{translate('overview.compare')}</Button>
    </>
  )
}

/** What can be done about a step: the first button is the next thing to do. */
function Actions({ step, tender, lot, onAsk }: Where & { step: Step; onAsk: (asking: Asking) => void }) {
  const { translate } = useWords()
  const exportReport = useExportReport(tender, lot)
  const first = (label: string, onPress: () => void): ReactNode => (
    <Button look="primary" onPress={onPress}>
      {label}
    </Button>
  )
  const ask = (asking: Asking) => () => onAsk(asking)
  const openReceipt = (receipt: string) => go({ screen: 'receipt', lot: lot.id, receipt })
  const score = (mode: 'own' | 'consensus') => () => {
    useScoringMode.setState({ mode })
    go({ screen: 'scores', lot: lot.id })
  }
  const toComparison = () => go({ screen: 'compare', lot: lot.id })
  const compare = <Button onPress={toComparison}>{translate('overview.compare')}</Button>
  const workbooks = <Button onPress={ask('workbooks')}>{translate('workbookFiles.action')}</Button>
  switch (step.kind) {
    case 'addBidders':
      return first(translate('bidders.add'), ask('bidder'))
    case 'sendWorkbooks':
      return (
        <>
          {first(translate('workbookFiles.action'), ask('workbooks'))}
          <Button onPress={ask('record')}>{translate('record.action')}</Button>
          <Button onPress={ask('bidder')}>{translate('bidders.add')}</Button>
        </>
      )
    case 'await': {
      const { unread } = step
      return (
        <>
          {first(translate('record.action'), ask('record'))}
          {unread !== null && <Button onPress={() => openReceipt(unread)}>{translate('stage.action.readIn')}</Button>}
          {workbooks}
        </>
      )
    }
    case 'chase':
      return (
        <>
          {first(translate('record.action'), ask('record'))}
          <Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>
        </>
      )
    case 'readIn':
    case 'readPrices':
      return first(translate('stage.action.readIn'), () => openReceipt(step.unread))
    case 'addEvaluators':
      return first(translate('scores.addEvaluator'), ask('evaluator'))
    case 'score':
      return (
        <>
          {first(translate('stage.action.score'), score('own'))}
          {compare}
        </>
      )
    case 'agree':
      return (
        <>
          {first(translate('stage.action.agree'), score('consensus'))}
          {compare}
        </>
      )
    case 'decide':
      return first(translate('conflicts.go'), () => go({ screen: 'conflicts' }))
    case 'gate':
    case 'nobody':
    case 'gaps':
      return (
        <>
          {first(translate('overview.compare'), toComparison)}
          <Button onPress={exportReport}>{translate('report.export')}</Button>
        </>
      )
    case 'report':
      return (
        <>
          {first(translate('report.export'), exportReport)}
          {compare}
        </>
      )
  }
}

function Dialogs({ tender, lot, asking, onClose }: { tender: string; lot: Lot; asking: Asking | null; onClose: () => void }) {
  const { compare } = useWords()
  const { data: bids } = useRead('bid.list', { lot: lot.id })
  const { data: providers } = useRead('provider.list', {})
  const { data: evaluators } = useRead('evaluator.list', {})
  const { choose } = useChosenEvaluator(evaluators)
  const active = (bids ?? []).filter(({ withdrawn }) => !withdrawn)
  const known = (providers ?? [])
    .filter(({ id }) => !bids?.some(({ provider }) => provider.id === id))
    .sort((one, other) => compare(one.name, other.name))
  return (
    <>
      <AddBidderDialog open={asking === 'bidder'} onClose={onClose} lot={lot.id} known={known} />
      <WorkbooksDialog open={asking === 'workbooks'} onClose={onClose} bids={active} tender={tender} />
      <RecordDialog
        open={asking === 'record'}
        onClose={onClose}
        bids={active}
        bid={undefined}
        onRecorded={([recorded, ...others]) =>
          recorded &&
          go(others.length === 0 ? { screen: 'receipt', lot: lot.id, receipt: recorded.id } : { screen: 'bids', lot: lot.id })
        }
      />
      <EvaluatorDialog open={asking === 'evaluator'} onClose={onClose} onAdded={choose} />
    </>
  )
}
