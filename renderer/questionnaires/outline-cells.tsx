import { useMemo } from 'react'
import type { OutlineCriterion } from '../../shared/questionnaires/criteria-outline.ts'
import type { OutlineEntry } from '../../shared/questionnaires/outline.ts'
import { useRowHeight } from '../ui/density.ts'
import type { GridColumn } from '../ui/Grid.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './questionnaires.module.css'

/** A row of an outline: a question, or a heading above questions. */
export type OutlineRow = { id: string; entry: OutlineEntry | OutlineCriterion }

export const idOf = (entry: OutlineRow['entry']) => {
  switch (entry.kind) {
    case 'section':
      return `section ${entry.section.id}`
    case 'criterion':
      return `criterion ${entry.criterion.id}`
    default:
      return entry.question.id
  }
}

/** How an outline is drawn, and what its cells say. */
export function useOutlineCells() {
  const { translate, number } = useWords()
  const rowHeight = useRowHeight()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'question', width: 300, grow: true, header: translate('questionnaire.question') },
      { id: 'type', width: 104, header: translate('questionnaire.type') },
      { id: 'criterion', width: 156, header: translate('questionnaire.criterion') },
      { id: 'weight', width: 64, align: 'end', header: translate('questionnaire.weight') },
      { id: 'points', width: 82, header: translate('questionnaire.points') },
    ],
    [translate],
  )
  const heightOf = useMemo(
    () =>
      ({ entry: of }: OutlineRow) =>
        of.kind === 'question' ? Math.round(rowHeight * 1.5) : rowHeight,
    [rowHeight],
  )
  const draw = useMemo(
    () =>
      ({ entry: of }: OutlineRow, { id }: GridColumn) => {
        if (of.kind !== 'question') return <HeadingCell entry={of} column={id} />
        switch (id) {
          case 'question':
            return (
              <span className={styles.question}>
                <span className={styles.number}>{of.number}</span>
                <bdi className={styles.text} title={of.question.text}>
                  {of.question.text}
                </bdi>
                {of.question.knockOut && (
                  <span className={styles.gate}>
                    <StatusMark kind="warn">{of.question.knockOut.label}</StatusMark>
                  </span>
                )}
              </span>
            )
          case 'type':
            return <span className={styles.text}>{translate(`questionnaire.type.${of.question.type}`)}</span>
          case 'criterion':
            return of.criterion
          case 'weight':
            return of.question.weight === 0 ? '' : number(of.question.weight)
          default:
            return (
              <span className={of.points === 'people' ? styles.people : styles.quiet}>
                {translate(`questionnaire.points.${of.points}`)}
              </span>
            )
        }
      },
    [translate, number],
  )
  const say = ({ entry: of }: OutlineRow, { id }: GridColumn) => {
    if (of.kind === 'section') return id === 'question' ? [of.number, of.section.title].filter(Boolean).join(' ') : null
    if (of.kind === 'criterion') {
      if (id === 'weight') return of.criterion.weight
      return id === 'question' ? of.criterion.title : null
    }
    if (id === 'question') return [of.number, of.question.text, of.question.knockOut?.label].filter(Boolean).join(' ')
    return id === 'weight' ? of.question.weight || null : undefined
  }
  return { columns, heightOf, draw, say }
}

/** What stands in a heading's cell: its name, what it is worth, and how many questions it has. */
function HeadingCell({ entry, column }: { entry: Exclude<OutlineRow['entry'], { kind: 'question' }>; column: string }) {
  const { translate, number } = useWords()
  if (entry.kind === 'section') {
    if (column === 'question')
      return (
        <span className={styles.section} style={{ paddingInlineStart: entry.depth * 16 }}>
          {entry.number !== null && <span className={styles.number}>{entry.number}</span>}
          <bdi>{entry.section.title}</bdi>
        </span>
      )
    return column === 'criterion' ? (
      <span className={styles.count}>{translate('questionnaire.questions', { count: entry.questions })}</span>
    ) : null
  }
  const { criterion, depth, share, questions } = entry
  switch (column) {
    case 'question':
      return (
        <span className={styles.section} style={{ paddingInlineStart: depth * 16 }}>
          <bdi>{criterion.title}</bdi>
        </span>
      )
    case 'criterion':
      return (
        <span className={styles.count}>
          {criterion.scoring === 'price'
            ? translate('questionnaire.byPrice')
            : translate('questionnaire.questions', { count: questions })}
        </span>
      )
    case 'weight':
      return number(criterion.weight)
    case 'points':
      return (
        <span className={styles.count}>
          {translate('questionnaire.share', { share: number(share, { minimumFractionDigits: 1 }) })}
        </span>
      )
    default:
      return null
  }
}
