import type { Finding, Place } from '../../shared/questionnaires/policy/finding.ts'
import type { PartProblem, TemplateProblem } from '../../shared/questionnaires/problem.ts'
import { Button } from '../ui/Button.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './questionnaires.module.css'

type Properties = {
  problems: readonly (PartProblem | TemplateProblem)[]
  findings: readonly Finding[]
  onShow: (place: Exclude<Place, { kind: 'template' }>) => void
}

/** What keeps a tender from taking the template, and what its scoring may not mean, each with what helps. */
export function Findings({ problems, findings, onShow }: Properties) {
  const { translate } = useWords()
  if (problems.length + findings.length === 0)
    return <EmptyState title={translate('templateEditor.sound')}>{translate('templateEditor.soundHelp')}</EmptyState>
  return (
    <div className={styles.form}>
      {problems.length > 0 && (
        <ul className={styles.findings}>
          {problems.map(({ message, details }) => (
            <li key={JSON.stringify([message, details])}>
              <StatusMark kind="warn" wrap>
                {translate(message, details)}
              </StatusMark>
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <section className={styles.form}>
          <h2>{translate('templateEditor.scoring')}</h2>
          <ul className={styles.findings}>
            {findings.map(({ code, severity, place, details }) => (
              <li key={JSON.stringify([code, place, details])} className={styles.finding}>
                <StatusMark kind={severity === 'fault' ? 'warn' : 'plain'} wrap>
                  {translate(`template.finding.${code}`, details)}
                </StatusMark>
                {place.kind !== 'template' && (
                  <Button
                    compact
                    aria-label={translate('templateEditor.showPlace', { id: place.id })}
                    onPress={() => onShow(place)}
                  >
                    {translate('templateEditor.show')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
