import type { Question } from '../../shared/questionnaires/model.ts'
import type { Draft } from '../../shared/responses/drafts.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { FieldGroup } from '../ui/FieldGroup.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type Typed<Type extends Question['type'] = Question['type']> = {
  question: Extract<Question, { type: Type }>
  draft: Draft
  onChange: (draft: Draft) => void
}

/** The field for one answer, as the type of its question asks for. */
export function AnswerField({ question, draft, onChange }: Typed) {
  const { translate } = useWords()
  const text = (label: string, more: { lines?: number } = {}) => (
    <TextField autoFocus label={label} value={draft.text} onChange={(value) => onChange({ ...draft, text: value })} {...more} />
  )
  const oneOf = (options: readonly { value: string; label: string }[]) => (
    <Select
      label={translate('answers.value')}
      value={draft.text}
      onChange={(value) => onChange({ ...draft, text: value })}
      options={[{ value: '', label: translate('answers.noChoice') }, ...options]}
    />
  )
  const words = (values: readonly ('yes' | 'partly' | 'no')[]) =>
    oneOf(values.map((value) => ({ value, label: translate(`responses.${value}`) })))
  switch (question.type) {
    case 'yesNo':
      return words(['yes', 'no'])
    case 'yesPartlyNo':
      return words(['yes', 'partly', 'no'])
    case 'singleChoice':
      return oneOf(question.choices.map(({ id, label }) => ({ value: id, label })))
    case 'multipleChoice':
      return <Several question={question} draft={draft} onChange={onChange} />
    case 'table':
      return <Rows question={question} draft={draft} onChange={onChange} />
    case 'number':
      return text(translate('answers.inUnit', { unit: question.unit }))
    case 'money':
      return text(translate('answers.inUnit', { unit: question.currency }))
    case 'percentage':
      return text(translate('answers.percentage'))
    case 'date':
      return (
        <DateField
          autoFocus
          label={translate('answers.date')}
          value={draft.text}
          onChange={(date) => onChange({ ...draft, text: date })}
        />
      )
    case 'files':
      return text(translate('answers.fileNames'), { lines: 3 })
    case 'longText':
      return text(translate('answers.value'), { lines: 6 })
    case 'shortText':
      return text(translate('answers.value'))
  }
}

function Several({ question, draft, onChange }: Typed<'multipleChoice'>) {
  const { translate } = useWords()
  return (
    <FieldGroup label={translate('answers.value')}>
      {question.choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          selected={draft.chosen.includes(id)}
          onChange={(on) =>
            onChange({ ...draft, chosen: on ? [...draft.chosen, id] : draft.chosen.filter((other) => other !== id) })
          }
        >
          {label}
        </Checkbox>
      ))}
    </FieldGroup>
  )
}

function Rows({ question, draft, onChange }: Typed<'table'>) {
  const { translate } = useWords()
  const rows = draft.rows.length === 0 ? [{}] : draft.rows
  const put = (at: number, column: string, value: string) =>
    onChange({ ...draft, rows: rows.map((row, index) => (index === at ? { ...row, [column]: value } : row)) })
  return (
    <div className={styles.tableRows}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and keep their order
        <FieldGroup key={index} label={translate('answers.row', { row: index + 1 })}>
          <div className={styles.fields}>
            {question.columns.map(({ id, title }) => (
              <TextField key={id} label={title} value={row[id] ?? ''} onChange={(value) => put(index, id, value)} />
            ))}
          </div>
        </FieldGroup>
      ))}
      <div>
        <Button compact onPress={() => onChange({ ...draft, rows: [...rows, {}] })}>
          {translate('answers.addRow')}
        </Button>
      </div>
    </div>
  )
}
