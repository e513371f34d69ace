import { inAscent, nextBand, withPublished } from '../../shared/questionnaires/editing/levels.ts'
import { newId } from '../../shared/questionnaires/editing/question.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { boundsOf, scaleOf } from '../../shared/questionnaires/scale.ts'
import { isDecimal, isIdentifier } from '../../shared/questionnaires/written-forms.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { NumberField } from '../ui/Fields.tsx'
import { InspectorPart } from '../ui/Inspector.tsx'
import { useWords } from '../ui/words.tsx'
import { OwnAnchors } from './AnchorsForm.tsx'
import { CheckedText } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './questionnaires.module.css'

type Properties = { editor: TemplateEditor; question: Question; set: (changed: Question) => void }

/** What only some types of answer have: a unit and bounds, a currency, bands, columns, and what the levels mean. */
export function AnswerDetails({ editor, question, set }: Properties) {
  const { translate } = useWords()
  const bounds = boundsOf(scaleOf(editor.template))
  const decimal = translate('conditionBuilder.notAmount')
  return (
    <>
      {isPublishable(question) && question.weight > 0 && (
        <Checkbox selected={isPublished(question)} onChange={(on) => set(withPublished(question, on, bounds))}>
          {translate('templateForms.published')}
        </Checkbox>
      )}
      {question.type === 'number' && (
        <>
          <CheckedText
            label={translate('templateForms.unit')}
            value={question.unit}
            check={(text) => (text === '' ? translate('templateForms.needed') : undefined)}
            onCommit={(unit) => set({ ...question, unit })}
          />
          <div className={styles.pair}>
            {(['minimum', 'maximum'] as const).map((bound) => (
              <CheckedText
                key={bound}
                label={translate(`templateForms.${bound}`)}
                value={question[bound] ?? ''}
                check={(text) => (text === '' || isDecimal(text) ? undefined : decimal)}
                onCommit={(text) => {
                  const { [bound]: _, ...rest } = question
                  set(text === '' ? rest : { ...question, [bound]: text })
                }}
              />
            ))}
          </div>
        </>
      )}
      {question.type === 'money' && (
        <CheckedText
          label={translate('templateForms.currency')}
          value={question.currency}
          check={(text) => (/^[A-Z]{3}$/.test(text) ? undefined : translate('templateForms.notCurrency'))}
          onCommit={(currency) => set({ ...question, currency })}
        />
      )}
      {(question.type === 'number' || question.type === 'percentage') && question.bands && (
        <Bands question={question} bands={question.bands} bounds={bounds} set={set} />
      )}
      {question.type === 'table' && <Columns question={question} set={set} />}
      {isOpen(question) && (
        <OwnAnchors
          editor={editor}
          anchors={question.anchors}
          onChange={(anchors) => {
            const { anchors: _, ...rest } = question
            set(anchors ? { ...question, anchors } : rest)
          }}
        />
      )}
    </>
  )
}

const isPublishable = ({ type }: Question): boolean =>
  ['yesNo', 'yesPartlyNo', 'singleChoice', 'multipleChoice', 'number', 'percentage'].includes(type)

const isPublished = (question: Question): boolean => {
  if ('choices' in question) return question.choices.some(({ points }) => points !== undefined)
  if ('points' in question) return question.points !== undefined
  return 'bands' in question && question.bands !== undefined
}

type Open = Extract<Question, { anchors?: unknown }>
const isOpen = (question: Question): question is Open =>
  ['money', 'date', 'shortText', 'longText', 'table', 'files'].includes(question.type)

type Banded = Extract<Question, { bands?: unknown }>

/** From which amount on an answer earns how many points. */
function Bands({
  question,
  bands,
  bounds: { lowest, highest },
  set,
}: {
  question: Banded
  bands: NonNullable<Banded['bands']>
  bounds: { lowest: number; highest: number }
  set: Properties['set']
}) {
  const { translate } = useWords()
  const put = (next: typeof bands) => set({ ...question, bands: inAscent(next) })
  return (
    <InspectorPart title={translate('questionnaire.bands')}>
      {bands.map(({ from, points }, index) => (
        <div key={from} className={styles.choice}>
          <CheckedText
            label={translate('templateForms.bandFrom')}
            value={from}
            check={(text) => (isDecimal(text) ? undefined : translate('conditionBuilder.notAmount'))}
            onCommit={(text) => put(bands.with(index, { from: text, points }))}
          />
          <NumberField
            label={translate('questionnaire.points')}
            value={points}
            least={lowest}
            most={highest}
            step={0.5}
            increase={translate('templateEditor.more')}
            decrease={translate('templateEditor.less')}
            onChange={(given) => !Number.isNaN(given) && put(bands.with(index, { from, points: given }))}
          />
          <Button
            look="quiet"
            isDisabled={bands.length === 1}
            aria-label={translate('templateForms.removeBand', { from })}
            onPress={() => put(bands.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button compact onPress={() => put([...bands, nextBand(bands, lowest)])}>
          {translate('templateForms.addBand')}
        </Button>
      </div>
    </InspectorPart>
  )
}

const mostColumns = 12

/** The columns of an answer that is a table. */
function Columns({ question, set }: { question: Extract<Question, { type: 'table' }>; set: Properties['set'] }) {
  const { translate } = useWords()
  const { columns } = question
  const put = (next: typeof columns) => set({ ...question, columns: next })
  return (
    <InspectorPart title={translate('questionnaire.columns')}>
      {columns.map((column, index) => (
        <div key={column.id} className={styles.choice}>
          <CheckedText
            label={translate('templateForms.columnTitle')}
            value={column.title}
            check={(text) => (text === '' ? translate('templateForms.needed') : undefined)}
            onCommit={(title) => put(columns.with(index, { ...column, title }))}
          />
          <Select
            label={translate('questionnaire.type')}
            value={column.type}
            options={(['text', 'number', 'date'] as const).map((type) => ({
              value: type,
              label: translate(`templateForms.column.${type}`),
            }))}
            onChange={(type) => put(columns.with(index, { ...column, type }))}
          />
          <Button
            look="quiet"
            isDisabled={columns.length === 1}
            aria-label={translate('templateForms.removeColumn', { title: column.title })}
            onPress={() => put(columns.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button
          compact
          isDisabled={columns.length >= mostColumns}
          onPress={() =>
            put([...columns, { id: newId(null, Math.random), title: translate('templateEditor.column'), type: 'text' }])
          }
        >
          {translate('templateForms.addColumn')}
        </Button>
      </div>
    </InspectorPart>
  )
}

const risks = ['security', 'quality', 'legal', 'operational', 'reputation'] as const
type Risk = (typeof risks)[number]

/** What a question is marked with: the risk that it tests, laws and standards, and what of the domain it covers. */
export function QuestionMarks({ question, set }: Omit<Properties, 'editor'>) {
  const { translate } = useWords()
  const { risk, ...rest } = question
  return (
    <>
      <Select<Risk | 'none'>
        label={translate('templateForms.risk')}
        value={risk ?? 'none'}
        options={(['none', ...risks] as const).map((value) => ({ value, label: translate(`templateForms.risk.${value}`) }))}
        onChange={(chosen) => set(chosen === 'none' ? rest : { ...question, risk: chosen })}
      />
      <CheckedText
        label={translate('templateForms.references')}
        hint={translate('templateForms.onePerLine')}
        lines={2}
        value={question.references.join('\n')}
        onCommit={(text) => set({ ...question, references: linesOf(text) })}
      />
      <CheckedText
        label={translate('templateForms.covers')}
        hint={translate('templateForms.onePerLine')}
        lines={2}
        value={question.covers.join('\n')}
        check={(text) => {
          const wrong = linesOf(text).find((line) => !isIdentifier(line))
          return wrong === undefined ? undefined : translate('templateForms.notIdentifier', { text: wrong })
        }}
        onCommit={(text) => set({ ...question, covers: linesOf(text) })}
      />
    </>
  )
}

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
