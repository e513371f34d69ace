import type { WeightTest } from '../../shared/decisions/robustness-model.ts'
import { sayBeyond, sayInterval, sayWeight } from '../../shared/decisions/robustness-reading.ts'
import { classes } from '../ui/classes.ts'
import { lengthOf } from '../ui/Marks.tsx'
import table from '../ui/Table.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './robustness.module.css'
import { useVoice } from './voice.ts'

/** Criterion by criterion, the weights at which the first stays first. */
export function WeightTable({ tests, labelledBy }: { tests: readonly WeightTest[]; labelledBy: string }) {
  const { translate, number } = useWords()
  const voice = useVoice()
  return (
    <table className={table.table} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{translate('robustness.criterion')}</th>
          <th scope="col" className={table.figure}>
            {translate('robustness.now')}
          </th>
          <td className={styles.scale} aria-hidden>
            <span>{number(0)}</span>
            <span>{number(100)}</span>
          </td>
          <th scope="col">{translate('robustness.stable')}</th>
          <th scope="col">{translate('robustness.beyond')}</th>
        </tr>
      </thead>
      <tbody>
        {tests.map((test) => (
          <tr key={test.criterion} className={classes(test.depth === 0 && styles.group)}>
            <th scope="row" style={{ paddingInlineStart: test.depth * 15 }}>
              {test.title}
            </th>
            <td className={table.figure}>{sayWeight(test, voice)}</td>
            <td className={styles.track}>
              <Track test={test} />
            </td>
            <td>
              <span className={classes(!test.below && !test.above && styles.quiet)}>{sayInterval(test, voice)}</span>
            </td>
            <td>{sayBeyond(test, voice)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The weights from 0 to 100, those that keep the first place filled, the published one marked. */
function Track({ test: { weight, fixed, below, above } }: { test: WeightTest }) {
  const [now, from, to] = [lengthOf(weight), below ? lengthOf(below.at) : 0, above ? lengthOf(above.at) : 100]
  const end = (at: number) => (
    <line className={styles.end} x1={at} x2={at} y1="3" y2="13" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
  )
  return (
    <svg className={styles.bar} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden>
      <rect className={styles.ground} y="5.5" width="100" height="5" />
      {!fixed && <rect className={styles.interval} x={from} y="5.5" width={to - from} height="5" />}
      {below && end(from)}
      {above && end(to)}
      <line className={styles.mark} x1={now} x2={now} y1="1" y2="15" strokeWidth="3" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
