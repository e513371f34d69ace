import { useMemo, useState } from 'react'
import { closedAnswers } from '../../shared/questionnaires/closed-answers.ts'
import {
  type BuiltRow,
  firstComparison,
  relationsFor,
  withRelation,
  withValues,
} from '../../shared/questionnaires/conditions/builder.ts'
import { type Around, comparisonProblems } from '../../shared/questionnaires/conditions/check.ts'
import { kindOf, type Relation, relationOf, valuesOf } from '../../shared/questionnaires/conditions/compare.ts'
import type { Comparison } from '../../shared/questionnaires/conditions/model.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import type { OutlineQuestion } from '../../shared/questionnaires/outline.ts'
import { isDay, isDecimal } from '../../shared/questionnaires/written-forms.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { LongComboBox } from '../ui/LongComboBox.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { useAnswerNames } from './answer-names.ts'
import { Text } from './CommittedText.tsx'
import styles from './condition-builder.module.css'

/** One comparison: which question, how it is compared, and with what; below it, what is wrong with it. */
export function ComparisonRow({
  question,
  around,
  entries,
  row,
  isOnly,
  onChange,
}: {
  question: Question
  around: Around
  entries: readonly OutlineQuestion[]
  row: BuiltRow
  /** The only one of its condition cannot be removed. */
  isOnly: boolean
  onChange: (row: BuiltRow | null) => void
}) {
  const { translate } = useWords()
  const { comparison, not } = row
  const controller = around.all.get(comparison.question)
  const set = (changed: Comparison) => onChange({ ...row, comparison: changed })
  const options = useMemo(() => {
    const earlier = entries
      .filter((entry) => around.earlier.has(entry.question.id))
      .map((entry) => ({ value: entry.question.id, label: `${entry.number} ${entry.question.text}` }))
    if (earlier.some(({ value }) => value === comparison.question)) return earlier
    const text = around.all.get(comparison.question)?.text
    const label = text ?? translate('conditionBuilder.gone', { id: comparison.question })
    return [{ value: comparison.question, label }, ...earlier]
  }, [entries, around, comparison.question, translate])
  const problems = comparisonProblems(question.id, comparison, around)
  return (
    <>
      <LongComboBox
        label={translate('templateEditor.controller')}
        show={translate('templateEditor.showQuestions')}
        value={comparison.question}
        options={options}
        onChange={(id) => {
          const chosen = around.all.get(id)
          if (chosen && id !== comparison.question) set(firstComparison(chosen))
        }}
      />
      {controller && <Compared key={controller.id} controller={controller} comparison={comparison} set={set} />}
      {problems.map(({ message, details }) => (
        <StatusMark key={JSON.stringify([message, details])} kind="warn" wrap>
          {translate(message, details)}
        </StatusMark>
      ))}
      <div className={styles.actions}>
        <Checkbox selected={not} onChange={(on) => onChange({ ...row, not: on })}>
          {translate('conditionBuilder.not')}
        </Checkbox>
        {!isOnly && (
          <Button compact look="quiet" onPress={() => onChange(null)}>
            {translate('conditionBuilder.remove')}
          </Button>
        )}
      </div>
    </>
  )
}

/** How the answer is compared, and with what. */
function Compared({
  controller,
  comparison,
  set,
}: {
  controller: Question
  comparison: Comparison
  set: (changed: Comparison) => void
}) {
  const { translate } = useWords()
  const nameOf = useAnswerNames()
  const [wrong, setWrong] = useState<string>()
  const relation = relationOf(comparison)
  const values = valuesOf(comparison)
  const [value = ''] = values
  const offered = closedAnswers(controller)
  const kind = kindOf(controller)
  const relations = relationsFor(controller)
  const typed = (text: string) => {
    const fits = kind === 'day' ? isDay(text) : isDecimal(text)
    setWrong(fits ? undefined : translate(kind === 'day' ? 'conditionBuilder.notDay' : 'conditionBuilder.notAmount'))
    if (fits) set(withValues(comparison, [text]))
  }
  return (
    <>
      <div className={styles.compared}>
        <Select<Relation>
          label={translate('conditionBuilder.how')}
          value={relation}
          options={(relations.includes(relation) ? relations : [relation, ...relations]).map((one) => ({
            value: one,
            label: translate(kind === 'day' ? `conditionBuilder.day.${one}` : `conditionBuilder.how.${one}`),
          }))}
          onChange={(chosen) => set(withRelation(comparison, chosen, controller, new Date().toISOString().slice(0, 10)))}
        />
        {relation === 'equals' && offered && (
          <Select
            label={translate('conditionBuilder.value')}
            value={value}
            options={(offered.includes(value) ? offered : [value, ...offered]).map((answer) => ({
              value: answer,
              label: nameOf(controller, answer),
            }))}
            onChange={(answer) => set(withValues(comparison, [answer]))}
          />
        )}
        {relation !== 'answered' && !offered && (
          <Text label={translate('conditionBuilder.value')} value={value} error={wrong} onCommit={typed} />
        )}
      </div>
      {relation === 'answers' && offered && (
        <div className={styles.checks}>
          {[...offered, ...values.filter((one) => !offered.includes(one))].map((answer) => (
            <Checkbox
              key={answer}
              selected={values.includes(answer)}
              onChange={(on) => {
                const [first, ...others] = [...offered, ...values.filter((one) => !offered.includes(one))].filter((one) =>
                  one === answer ? on : values.includes(one),
                )
                if (first !== undefined) set(withValues(comparison, [first, ...others]))
              }}
            >
              {nameOf(controller, answer)}
            </Checkbox>
          ))}
        </div>
      )}
    </>
  )
}
