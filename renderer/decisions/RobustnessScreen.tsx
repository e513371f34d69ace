import { useState } from 'react'
import type { Named, Robustness } from '../../shared/decisions/robustness-model.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { Button, Segments } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import table from '../ui/Table.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './robustness.module.css'
import { TestSentences } from './Sentences.tsx'
import { useVoice } from './voice.ts'
import { WeightTable } from './WeightTable.tsx'

/** Whether another view of the facts would change the first place: other weights, a bidder or an evaluator less. */
export default function RobustnessScreen({ lot }: { lot: Lot }) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('decision.robustness', { lot: lot.id })
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('robustness.title')}</h1>
        <p className={layout.subtitle}>{translate('robustness.question')}</p>
      </header>
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !data ? (
        <Loading />
      ) : data.first.length === 0 ? (
        <EmptyState
          title={translate('robustness.nobody')}
          actions={<Button onPress={() => go({ screen: 'overview', lot: lot.id })}>{translate('shell.goOverview')}</Button>}
        >
          {translate('robustness.emptyHelp')}
        </EmptyState>
      ) : (
        <Tests robustness={data} />
      )}
    </div>
  )
}

function Tests({ robustness }: { robustness: Robustness }) {
  const { weights, bidders, evaluators } = robustness
  return (
    <div className={styles.tests}>
      <TestSentences robustness={robustness} />
      {weights.length > 0 && <Weights robustness={robustness} />}
      <div className={styles.columns}>
        {bidders.length > 0 && <Bidders robustness={robustness} />}
        {evaluators.length > 0 && <Evaluators robustness={robustness} />}
      </div>
    </div>
  )
}

function Weights({ robustness: { weights } }: { robustness: Robustness }) {
  const { translate } = useWords()
  const [depth, setDepth] = useState<'groups' | 'all'>('groups')
  const shown = depth === 'all' ? weights : weights.filter((test) => test.depth === 0)
  return (
    <section className={layout.part} aria-labelledby="weights">
      <div className={layout.heading}>
        <div className={styles.heading}>
          <h2 id="weights">{translate('robustness.weights')}</h2>
          <p className={styles.help}>{translate('robustness.weightsHelp')}</p>
        </div>
        <Segments
          label={translate('robustness.which')}
          value={depth}
          onChange={setDepth}
          options={[
            { value: 'groups', label: translate('robustness.groups') },
            { value: 'all', label: translate('robustness.all') },
          ]}
        />
      </div>
      <WeightTable tests={shown} labelledBy="weights" />
    </section>
  )
}

function Bidders({ robustness: { bidders } }: { robustness: Robustness }) {
  const { translate } = useWords()
  return (
    <section className={layout.part} aria-labelledby="bidders">
      <div className={styles.heading}>
        <h2 id="bidders">{translate('robustness.bidders')}</h2>
        <p className={styles.help}>{translate('robustness.biddersHelp')}</p>
      </div>
      <table className={table.table} aria-labelledby="bidders">
        <thead>
          <tr>
            <th scope="col">{translate('robustness.without')}</th>
            <th scope="col">{translate('robustness.isFirst')}</th>
          </tr>
        </thead>
        <tbody>
          {bidders.map((one) => (
            <tr key={one.bid}>
              <th scope="row">
                <bdi>{one.bidder}</bdi>
              </th>
              <FirstThen {...one} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Evaluators({ robustness: { evaluators, consensus } }: { robustness: Robustness }) {
  const { translate, number, compare } = useWords()
  const { evaluator: nameOf } = useVoice()
  const byName = evaluators.toSorted((one, other) => compare(nameOf(one.evaluator), nameOf(other.evaluator)))
  return (
    <section className={layout.part} aria-labelledby="evaluators">
      <div className={styles.heading}>
        <h2 id="evaluators">{translate('robustness.evaluators')}</h2>
        <p className={styles.help}>{translate('robustness.evaluatorsHelp', { consensus })}</p>
      </div>
      <table className={table.table} aria-labelledby="evaluators">
        <thead>
          <tr>
            <th scope="col">{translate('robustness.without')}</th>
            <th scope="col" className={table.figure}>
              {translate('robustness.scores')}
            </th>
            <th scope="col" className={table.figure}>
              {translate('robustness.alone')}
            </th>
            <th scope="col">{translate('robustness.isFirst')}</th>
          </tr>
        </thead>
        <tbody>
          {byName.map((one) => (
            <tr key={one.evaluator}>
              <th scope="row">
                <bdi>{nameOf(one.evaluator)}</bdi>
              </th>
              <td className={table.figure}>{number(one.scores)}</td>
              <td className={table.figure}>{number(one.alone)}</td>
              <FirstThen {...one} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Who is first then, and whether that is somebody else. */
function FirstThen({ first, changes }: { first: readonly Named[]; changes: boolean }) {
  const { translate, list } = useWords()
  return (
    <td>
      <span className={styles.outcome}>
        <bdi>{list(first.map(({ bidder }) => bidder))}</bdi>
        <StatusMark kind={changes ? 'fail' : 'pass'}>{translate(changes ? 'robustness.changes' : 'robustness.same')}</StatusMark>
      </span>
    </td>
  )
}
