import { findingsOf } from '../../shared/reports/verification-reading.ts'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import { useChecked } from './check.ts'
import styles from './reports.module.css'

/** What came of the report that was checked last: the verdict, and under it what was found, sentence by sentence. */
export function CheckedReport() {
  const { translate, moment } = useWords()
  const { checked } = useChecked()
  if (!checked) return null
  const [verdict, ...findings] = findingsOf(checked, translate, moment)
  return (
    <section className={layout.part} aria-labelledby="checked-report">
      <h2 id="checked-report">{translate('reportFiles.checked')}</h2>
      <FileName of={checked.path} className={styles.path} />
      <p className={verdict?.good ? styles.holds : styles.fails} role="status">
        {verdict?.text}
      </p>
      <ul className={styles.findings}>
        {findings.map(({ text, good, items }) => (
          <li key={text} className={good ? undefined : styles.fails}>
            {text}
            {items.length > 0 && (
              <ul className={styles.differences}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
