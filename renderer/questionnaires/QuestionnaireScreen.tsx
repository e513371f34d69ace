import { useDeferredValue, useMemo, useState } from 'react'
import { criteriaOutlineOf } from '../../shared/questionnaires/criteria-outline.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { filterOutline, type OutlineFilter, outlineOf } from '../../shared/questionnaires/outline.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { useRead } from '../app/reading.ts'
import { StatePage } from '../app/StatePage.tsx'
import { InInspector } from '../app/slots.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { Grid } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { MenuButton } from '../ui/Menu.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { idOf, type OutlineRow, useOutlineCells } from './outline-cells.tsx'
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
const all: OutlineFilter = { text: '', only: 'all', root: null }

function Questionnaire({ instrument, hash, named }: { instrument: Instrument; hash: string; named: string | undefined }) {
  const { translate } = useWords()
  const [filter, setFilter] = useState(all)
  const [looking, setLooking] = useState<string | null>(null)
  const [order, setOrder] = useState<Order>('sections')
  const outline = useMemo(
    (): OutlineRow['entry'][] => (order === 'sections' ? outlineOf(instrument) : criteriaOutlineOf(instrument)),
    [instrument, order],
  )
  const asked = useDeferredValue(filter)
  const rows = useMemo(
    () => filterOutline(outline, asked).map((entry): OutlineRow => ({ id: idOf(entry), entry })),
    [outline, asked],
  )
  const questions = outline.flatMap((entry) => (entry.kind === 'question' ? [entry] : []))
  const found = rows.filter(({ entry }) => entry.kind === 'question').length
  const entry = (rows.find(({ id }) => id === (looking ?? named)) ?? rows.find((row) => row.entry.kind === 'question'))?.entry
  const gone = isGone(
    questions.map(({ question }) => question),
    named,
    looking,
  )
  const root = instrument.criteria.find(({ id }) => id === filter.root)
  const { columns, heightOf, draw, say } = useOutlineCells()
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
