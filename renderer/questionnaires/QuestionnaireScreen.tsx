import { useDeferredValue, useMemo, useState } from 'react'
import { criteriaOutlineOf, type OutlineCriterion } from '../../shared/questionnaires/criteria-outline.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { filterOutline, type OutlineEntry, type OutlineFilter, outlineOf } from '../../shared/questionnaires/outline.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { useRead } from '../app/reading.ts'
import { StatePage } from '../app/StatePage.tsx'
import { InInspector } from '../app/slots.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { useRowHeight } from '../ui/density.ts'
import { TextField } from '../ui/Fields.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { CriterionInspector, QuestionInspector, SectionInspector } from './QuestionInspector.tsx'
import styles from './questionnaires.module.css'

/** The questionnaire of a tender as it was frozen, to read and to search. */
export default function QuestionnaireScreen({ tender, question }: { tender: string; question: string | undefined }) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('tender.instrument', { tender })
  if (data) return <Questionnaire instrument={data.instrument} hash={data.hash} named={question} />
  return (
    <StatePage title={translate('shell.questionnaire')}>
      {problem ? <ErrorState message={problem.message} again={again} /> : <Loading />}
    </StatePage>
  )
}

type Order = 'sections' | 'criteria'
type Row = { id: string; entry: OutlineEntry | OutlineCriterion }

const idOf = (entry: Row['entry']) => {
  switch (entry.kind) {
    case 'section':
      return `section ${entry.section.id}`
    case 'criterion':
      return `criterion ${entry.criterion.id}`
    default:
      return entry.question.id
  }
}

const all: OutlineFilter = { text: '', only: 'all', root: null }

function Questionnaire({ instrument, hash, named }: { instrument: Instrument; hash: string; named: string | undefined }) {
  const { translate, number } = useWords()
  const rowHeight = useRowHeight()
  const [filter, setFilter] = useState(all)
  const [looking, setLooking] = useState<string | null>(null)
  const [order, setOrder] = useState<Order>('sections')
  const outline = useMemo(
    (): Row['entry'][] => (order === 'sections' ? outlineOf(instrument) : criteriaOutlineOf(instrument)),
    [instrument, order],
  )
  const asked = useDeferredValue(filter)
  const rows = useMemo(() => filterOutline(outline, asked).map((entry): Row => ({ id: idOf(entry), entry })), [outline, asked])
  const questions = outline.flatMap((entry) => (entry.kind === 'question' ? [entry] : []))
  const found = rows.filter(({ entry }) => entry.kind === 'question').length
  const entry = (rows.find(({ id }) => id === (looking ?? named)) ?? rows.find((row) => row.entry.kind === 'question'))?.entry
  const gone = isGone(
    questions.map(({ question }) => question),
    named,
    looking,
  )
  const root = instrument.criteria.find(({ id }) => id === filter.root)
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
      ({ entry: of }: Row) =>
        of.kind === 'question' ? Math.round(rowHeight * 1.5) : rowHeight,
    [rowHeight],
  )
  const draw = useMemo(
    () =>
      ({ entry: of }: Row, { id }: GridColumn) => {
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
  const say = ({ entry: of }: Row, { id }: GridColumn) => {
    if (of.kind === 'section') return id === 'question' ? [of.number, of.section.title].filter(Boolean).join(' ') : null
    if (of.kind === 'criterion') {
      if (id === 'weight') return of.criterion.weight
      return id === 'question' ? of.criterion.title : null
    }
    if (id === 'question') return [of.number, of.question.text, of.question.knockOut?.label].filter(Boolean).join(' ')
    return id === 'weight' ? of.question.weight || null : undefined
  }
  return (
    <div className={layout.page}>
      <header>
        <h1>{instrument.title}</h1>
        <p className={layout.subtitle}>
          <span>
            {translate('questionnaire.count', {
              questions: questions.length,
              knockOuts: questions.filter(({ question }) => question.knockOut).length,
            })}
          </span>
          <span>{translate('questionnaire.template', { key: instrument.key, version: instrument.version })}</span>
          <span>
            {translate('questionnaire.hash')} <code title={hash}>{`${hash.slice(0, 8)} … ${hash.slice(-4)}`}</code>
          </span>
        </p>
      </header>
      <div className={styles.filters}>
        <div className={styles.search}>
          <TextField
            label={translate('questionnaire.search')}
            placeholder={translate('questionnaire.searchHint')}
            value={filter.text}
            onChange={(text) => setFilter({ ...filter, text })}
          />
        </div>
        <Segments
          label={translate('questionnaire.order')}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'sections', label: translate('questionnaire.bySection') },
            { value: 'criteria', label: translate('questionnaire.byCriterion') },
          ]}
        />
        <Segments
          label={translate('questionnaire.show')}
          value={filter.only}
          onChange={(only) => setFilter({ ...filter, only })}
          options={[
            { value: 'all', label: translate('questionnaire.all') },
            { value: 'knockOut', label: translate('questionnaire.knockOut') },
            { value: 'people', label: translate('questionnaire.people') },
            { value: 'conditional', label: translate('questionnaire.conditional') },
          ]}
        />
        <MenuButton
          choice
          look="plain"
          label={translate('questionnaire.criteria')}
          entries={[
            {
              id: 'all',
              label: translate('questionnaire.allCriteria'),
              ticked: root === undefined,
              run: () => setFilter({ ...filter, root: null }),
            },
            ...instrument.criteria.map(({ id, title }) => ({
              id,
              label: title,
              ticked: id === filter.root,
              run: () => setFilter({ ...filter, root: id }),
            })),
          ]}
        >
          {root?.title ?? translate('questionnaire.allCriteria')}
        </MenuButton>
        <span role="status" className={styles.quiet}>
          {asked !== all && found < questions.length && translate('questionnaire.found', { count: found })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={translate('questionnaire.nothing')}
          actions={<Button onPress={() => setFilter(all)}>{translate('questionnaire.clear')}</Button>}
        >
          {translate('questionnaire.nothingHelp')}
        </EmptyState>
      ) : (
        <div className={layout.fill}>
          <Grid
            plain
            label={instrument.title}
            columns={columns}
            rows={rows}
            cell={draw}
            value={say}
            isGroup={({ entry: of }) => of.kind !== 'question'}
            heightOf={heightOf}
            onMove={({ row }) => row && setLooking(row)}
            current={looking === null && named !== undefined ? { row: named, column: 'question' } : null}
          />
        </div>
      )}
      <InInspector>
        {gone ? (
          <Gone />
        ) : entry?.kind === 'question' ? (
          <QuestionInspector entry={entry} questions={questions} instrument={instrument} />
        ) : (
          entry && (entry.kind === 'section' ? <SectionInspector entry={entry} /> : <CriterionInspector entry={entry} />)
        )}
      </InInspector>
    </div>
  )
}

/** What stands in a heading's cell: its name, what it is worth, and how many questions it has. */
function HeadingCell({ entry, column }: { entry: Exclude<Row['entry'], { kind: 'question' }>; column: string }) {
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
