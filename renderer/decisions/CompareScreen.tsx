import { useCallback, useEffect, useMemo, useState } from 'react'
import { shortest } from '../../shared/arithmetic/places.ts'
import { setsApart } from '../../shared/decisions/reading.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { Button, Segments, Toggle } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { useRowHeight } from '../ui/density.ts'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { lengthOf, Swatch } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { useAnswers } from './answers.ts'
import { ChooseBiddersDialog } from './ChooseBiddersDialog.tsx'
import { CompareInspector } from './CompareInspector.tsx'
import { arrange, useArrangement } from './columns.ts'
import styles from './compare.module.css'
import { useCompareColumns } from './compare-columns.tsx'
import { firstWidth, lineHeight, mostLines, scaleOf, signsIn, type View, widthOf, wordsNeed } from './compare-measures.ts'
import { type CompareRow, rowsOf } from './compare-rows.ts'
import { type Compared, useCompared } from './compared.ts'
import { useExportReport } from './report.ts'
import { ScoreCell, SignLegend } from './ScoreCell.tsx'
import { Sentences } from './Sentences.tsx'

/** Bidders side by side, criterion by criterion: the heart of a tender. */
export default function CompareScreen({
  tender,
  lot,
  bid,
  criterion,
}: {
  tender: Tender
  lot: Lot
  bid: string | undefined
  criterion: string | undefined
}) {
  const { translate } = useWords()
  const { data, problem, again } = useCompared(lot.id, bid)
  const exportReport = useExportReport(tender, lot)
  return (
    <>
      <MainAction>
        <Button look="primary" onPress={exportReport}>
          {translate('report.export')}
        </Button>
      </MainAction>
      {data ? (
        data.all.length > 0 ? (
          <Table {...data} tender={tender} lot={lot} asked={{ bid, criterion }} exportReport={exportReport} />
        ) : (
          <StatePage title={translate('compare.title')}>
            <EmptyState
              title={translate('compare.empty')}
              actions={
                <Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>
              }
            >
              {translate('compare.emptyHelp')}
            </EmptyState>
          </StatePage>
        )
      ) : (
        <StatePage title={translate('compare.title')}>
          {problem ? <ErrorState message={problem.message} again={again} /> : <Loading />}
        </StatePage>
      )}
    </>
  )
}

function Table({
  comparison,
  ranking,
  all,
  tender,
  lot,
  asked,
  exportReport,
}: Compared & {
  tender: Tender
  lot: Lot
  asked: { bid: string | undefined; criterion: string | undefined }
  exportReport: () => void
}) {
  const words = useWords()
  const { translate, number } = words
  const rowHeight = useRowHeight()
  const [width, setWidth] = useState(0)
  const [choosing, setChoosing] = useState(false)
  const { data: robustness } = useRead('decision.robustness', { lot: lot.id })
  const [view, setView] = useState<View>('scores')
  const [differences, setDifferences] = useState(false)
  const [position, setPosition] = useState<GridPosition | null>(null)
  const arrangement = useArrangement(lot.id)
  const places = useMemo(() => arrange(comparison.columns, arrangement), [comparison.columns, arrangement])
  const order = useMemo(() => places.map(({ bid }) => bid), [places])
  const answers = useAnswers(tender.id, places, view === 'answers')
  const measure = view === 'contributions' ? 'contributions' : 'scores'
  const columnWidth = widthOf(width, places.length, view)
  const narrow = columnWidth < wordsNeed
  const shown = useMemo(
    () => rowsOf(comparison, view === 'answers' ? answers : undefined).filter((row) => !differences || isDifferent(row, order)),
    [comparison, answers, view, differences, order],
  )

  useEffect(() => {
    const first = comparison.columns[0]
    if (asked.bid !== undefined || asked.criterion !== undefined)
      setPosition({ row: asked.criterion ?? null, column: asked.bid ?? first?.bid ?? 'criterion' })
  }, [asked.bid, asked.criterion, comparison.columns])

  useCommands('compare', 'compare.title', [
    { id: 'compare.scores', label: 'compare.showScores', keys: 'S', run: () => setView('scores') },
    { id: 'compare.contributions', label: 'compare.showContributions', keys: 'C', run: () => setView('contributions') },
    { id: 'compare.answers', label: 'compare.showAnswers', keys: 'A', run: () => setView('answers') },
    { id: 'compare.differences', label: 'compare.toggleDifferences', keys: 'D', run: () => setDifferences(!differences) },
    { id: 'compare.report', label: 'report.export', keys: 'Mod+E', run: exportReport },
  ])

  const columns = useCompareColumns(comparison, places, arrangement, { column: columnWidth, first: firstWidth(width, narrow) })
  const scale = useMemo(
    () => scaleOf(comparison, measure, narrow, tender.currency),
    [comparison, measure, narrow, tender.currency],
  )
  const heightOf = useCallback(
    (row: CompareRow) =>
      row.kind === 'question'
        ? rowHeight * 2
        : rowHeight + (mostLines(row, places, columnWidth, comparison.scale) - 1) * lineHeight,
    [rowHeight, places, columnWidth, comparison.scale],
  )
  const drawCell = useCallback(
    (row: CompareRow, column: GridColumn) => {
      if (column.id === 'criterion') return <RowHead row={row} />
      const place = places.find(({ bid }) => bid === column.id)
      if (!place) return null
      if (row.kind === 'question') {
        const { state, text } = row.answers.get(place.bid) ?? { state: 'nothing', text: '' }
        if (state === 'answered') return <bdi className={styles.answer}>{text}</bdi>
        return (
          <span className={classes(styles.answer, styles.blank)}>
            {translate(state === 'nothing' ? 'compare.nothingReceived' : `answers.state.${state}`)}
          </span>
        )
      }
      const cell = row.cells.find(({ bid }) => bid === place.bid)
      if (!cell) return null
      return <ScoreCell row={row.row} cell={cell} place={place} scale={scale} />
    },
    [places, translate, scale],
  )
  const say = (row: CompareRow, { id }: GridColumn) => {
    if (id === 'criterion') return row.kind === 'question' ? row.text : row.row.title
    if (row.kind === 'question') {
      const { state, text } = row.answers.get(id) ?? { state: 'nothing', text: '' }
      if (state === 'answered') return text
      return translate(state === 'nothing' ? 'compare.nothingReceived' : `answers.state.${state}`)
    }
    const cell = row.cells.find(({ bid }) => bid === id)
    const figure = (measure === 'scores' ? cell?.score : cell?.contribution)?.lower
    return figure ? { text: words.figure(figure, 1), order: lengthOf(figure) } : null
  }
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('compare.title')}</h1>
        <div className={layout.heading}>
          <p className={layout.subtitle}>
            <span>
              {translate('compare.counts', {
                bidders: all.length,
                criteria: comparison.rows.filter(({ scoring }) => scoring !== 'branch').length,
                questions: tender.instrument.questions,
              })}
            </span>
            <span>{translate(`compare.scale.${view}`, comparison.scale)}</span>
          </p>
          <div className={layout.tools}>
            {all.length > places.length && (
              <Button onPress={() => setChoosing(true)}>
                {translate('compare.some', { shown: number(places.length), count: all.length })}
              </Button>
            )}
            <Segments
              label={translate('compare.view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'scores', label: translate('compare.scores') },
                { value: 'contributions', label: translate('compare.contributions') },
                { value: 'answers', label: translate('compare.answers') },
              ]}
            />
            <Toggle selected={differences} onChange={setDifferences}>
              {translate('compare.differences')}
            </Toggle>
          </div>
        </div>
      </header>
      <div className={layout.fill}>
        <Grid
          label={translate('compare.title')}
          columns={columns}
          rows={shown}
          cell={drawCell}
          value={say}
          isGroup={(row) =>
            row.kind === 'criterion' && (row.row.scoring === 'branch' || row.row.depth === 0 || view === 'answers')
          }
          heightOf={heightOf}
          tallHeader
          tight={narrow}
          onWidth={setWidth}
          current={position}
          onMove={setPosition}
        />
      </div>
      {shown.length === 0 && <EmptyState title={translate('compare.noDifferences')} />}
      {narrow && view !== 'answers' && <SignLegend kinds={signsIn(comparison)} />}
      {robustness && <Sentences ranking={ranking} robustness={robustness} />}
      <ChooseBiddersDialog
        open={choosing}
        onClose={() => setChoosing(false)}
        all={all}
        shown={order}
        onChoose={arrangement.choose}
      />
      <InInspector>
        <CompareInspector
          lot={lot}
          comparison={comparison}
          bid={position?.column === 'criterion' ? undefined : (position?.column ?? places[0]?.bid)}
          criterion={shown.find(({ id }) => id === position?.row)?.criterion ?? (position?.row ? asked.criterion : undefined)}
        />
      </InInspector>
    </div>
  )
}

function RowHead({ row }: { row: CompareRow }) {
  const { number } = useWords()
  if (row.kind === 'question') return <bdi className={styles.question}>{row.text}</bdi>
  const { title, depth, globalWeight } = row.row
  return (
    <span className={styles.criterion}>
      <span className={styles.criterionTitle} style={{ paddingInlineStart: depth * 15 }} title={title}>
        {depth === 0 && <Swatch index={row.group} />}
        {title}
      </span>
      <span className={styles.weight}>{number(shortest(globalWeight, [], 1))}</span>
    </span>
  )
}

/** Rows on which bidders differ; groups stay where something below them does. */
function isDifferent(row: CompareRow, bids: readonly string[]): boolean {
  if (row.kind === 'criterion') return setsApart(row.cells)
  return new Set(bids.map((bid) => JSON.stringify(row.answers.get(bid)))).size > 1
}
