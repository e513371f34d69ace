import type { ScoringSubject } from '../../shared/scorecards/sheet.ts'
import { useWords, type Words } from '../ui/words.tsx'
import styles from './scorecards.module.css'

/** The head of a criterion, with the group of criteria that it belongs to. */
export type GroupRow = { kind: 'group'; id: string; title: string; root: string }
/** What is scored: a question, or a criterion as a whole. */
export type SubjectRow = { kind: 'subject'; id: string; subject: ScoringSubject }
export type Row = GroupRow | SubjectRow

/** The id of the row of what is scored. */
export const idOf = ({ subject }: ScoringSubject) => `${subject.kind} ${subject.id}`

export function GroupHead({ row }: { row: GroupRow }) {
  return (
    <span className={styles.groupTitle}>
      <bdi>{row.title}</bdi> <bdi className={styles.root}>{row.root}</bdi>
    </span>
  )
}

/** What a row is called: a question by its number and text, a criterion as a whole. */
export function nameOfSubject({ number, title }: ScoringSubject, translate: Words['translate']): string {
  return number === null ? translate('scores.asWhole', { title }) : `${number} ${title}`
}

export function SubjectHead({ subject }: { subject: ScoringSubject }) {
  const { translate } = useWords()
  const title = subject.number === null ? translate('scores.asWhole', { title: subject.title }) : subject.title
  return (
    <span className={styles.subject} title={title}>
      {subject.number !== null && <span className={styles.number}>{subject.number}</span>}
      <bdi className={styles.subjectTitle}>{title}</bdi>
    </span>
  )
}
