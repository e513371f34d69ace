import { useCallback, useMemo } from 'react'
import type { OutlineQuestion, OutlineSection } from '../../shared/responses/outline.ts'
import { classes } from '../ui/classes.ts'
import { useRowHeight } from '../ui/density.ts'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type Row = OutlineSection | OutlineQuestion

/** Most questions need two lines, and so do answers. */
const questionHeight = 50

/** Sections with their questions, and what was said to each. */
export function Outline({
  rows,
  current,
  onLook,
  onOpen,
}: {
  rows: readonly Row[]
  current: string | undefined
  onLook: (question: string) => void
  onOpen: (question: OutlineQuestion) => void
}) {
  const { translate, number } = useWords()
  const sectionHeight = useRowHeight()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'question', width: 260, grow: true, header: translate('answers.question') },
      { id: 'answer', width: 220, grow: true, header: translate('answers.answer') },
      { id: 'files', width: 56, align: 'end', header: translate('answers.files') },
      { id: 'source', width: 88, header: translate('answers.source') },
    ],
    [translate],
  )
  const draw = useCallback(
    (row: Row, { id }: GridColumn) => {
      if (row.kind === 'section') return <SectionCell section={row} column={id} />
      const { response } = row
      switch (id) {
        case 'question':
          return (
            <span className={styles.question}>
              <span className={styles.number}>{row.number}</span>
              <bdi className={styles.asked}>{row.question.text}</bdi>
            </span>
          )
        case 'answer':
          return <Said row={row} />
        case 'files':
          return response && response.files.length > 0 && number(response.files.length)
        default:
          return response && <span className={styles.side}>{translate(`answers.source.${response.source}`)}</span>
      }
    },
    [translate, number],
  )
  const say = useCallback(
    (row: Row, { id }: GridColumn) => {
      if (row.kind === 'section') {
        if (id === 'answer' && row.asked > 0) return translate('answers.section', row)
        return id === 'question' ? row.title : null
      }
      if (id === 'question') return `${row.number} ${row.question.text}`
      if (id === 'files') return row.response?.files.length || null
      if (id !== 'answer') return undefined
      return row.state === 'answered' ? (row.response?.display ?? null) : translate(`answers.state.${row.state}`)
    },
    [translate],
  )
  const heightOf = useCallback(({ kind }: Row) => (kind === 'section' ? sectionHeight : questionHeight), [sectionHeight])
  return (
    <Grid
      plain
      label={translate('answers.questions')}
      columns={columns}
      rows={rows}
      cell={draw}
      value={say}
      isGroup={({ kind }) => kind === 'section'}
      fits
      heightOf={heightOf}
      onMove={({ row }) => {
        if (rows.some(({ kind, id }) => kind === 'question' && id === row)) onLook(row ?? '')
      }}
      onOpen={(row) => {
        if (row.kind === 'question') onOpen(row)
      }}
      current={current === undefined ? null : { row: current, column: 'question' }}
    />
  )
}

function SectionCell({ section: { title, depth, answered, asked }, column }: { section: OutlineSection; column: string }) {
  const { translate } = useWords()
  if (column === 'question') return <bdi className={classes(texts.cut, depth > 0 && styles.inner)}>{title}</bdi>
  return (
    column === 'answer' && asked > 0 && <span className={styles.side}>{translate('answers.section', { answered, asked })}</span>
  )
}

/** The answer in its words, or why there is none. */
function Said({ row: { response, state } }: { row: OutlineQuestion }) {
  const { translate } = useWords()
  if (state === 'answered') return <bdi className={styles.said}>{response?.display}</bdi>
  return <StatusMark kind={state === 'blank' ? 'warn' : 'plain'}>{translate(`answers.state.${state}`)}</StatusMark>
}
