import type { PartProblem, TemplateProblem } from '../../shared/questionnaires/problem.ts'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './questionnaires.module.css'

/** What keeps a tender from taking the template, each with what helps. */
export function Findings({ problems }: { problems: readonly (PartProblem | TemplateProblem)[] }) {
  const { translate } = useWords()
  if (problems.length === 0)
    return <EmptyState title={translate('templateEditor.sound')}>{translate('templateEditor.soundHelp')}</EmptyState>
  return (
    <ul className={styles.findings}>
      {problems.map(({ message, details }) => (
        <li key={JSON.stringify([message, details])}>
          <StatusMark kind="warn" wrap>
            {translate(message, details)}
          </StatusMark>
        </li>
      ))}
    </ul>
  )
}
