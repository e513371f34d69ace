import { useMemo, useState } from 'react'
import { type Built, builtOf, conditionOf, firstComparison } from '../../shared/questionnaires/conditions/builder.ts'
import { around, cycleProblem } from '../../shared/questionnaires/conditions/check.ts'
import type { Condition } from '../../shared/questionnaires/conditions/model.ts'
import { formatCondition, parseCondition } from '../../shared/questionnaires/conditions/text.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { outlineOf } from '../../shared/questionnaires/outline.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { Text } from './CommittedText.tsx'
import { ConditionBuilder } from './ConditionBuilder.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './questionnaires.module.css'

/** When a question is asked: put together from comparisons, and as the same expression. */
export function ConditionForm({
  editor: { template },
  question,
  set,
}: {
  editor: TemplateEditor
  question: Question
  set: (changed: Question) => void
}) {
  const { translate } = useWords()
  const [wrong, setWrong] = useState<string>()
  const { visibleWhen, ...rest } = question
  const questions = useMemo(() => questionsOf(template), [template])
  const at = questions.findIndex(({ id }) => id === question.id)
  const before = questions[at - 1]
  const ask = (condition: Condition) =>
    set({ ...question, visibleWhen: { ...condition, hiddenCountsAs: visibleWhen?.hiddenCountsAs ?? 'dropped' } })
  const byText = (text: string) => {
    const parsed = parseCondition(text)
    setWrong(parsed.ok ? undefined : translate(parsed.problem.message, parsed.problem.details))
    if (parsed.ok) ask(parsed.value)
  }
  return (
    <>
      <Checkbox
        selected={visibleWhen !== undefined}
        disabled={!before && !visibleWhen}
        onChange={(on) => (on ? before && ask(firstComparison(before)) : set(rest))}
      >
        {translate('templateEditor.condition')}
      </Checkbox>
      {visibleWhen && (
        <>
          <Parts question={question} questions={questions} editor={{ template }} condition={visibleWhen} onChange={ask} />
          <Text
            label={translate('templateEditor.expression')}
            value={formatCondition(visibleWhen)}
            error={wrong}
            onCommit={byText}
          />
          <Select
            label={translate('templateEditor.hidden')}
            value={visibleWhen.hiddenCountsAs}
            options={(['dropped', 'lowest'] as const).map((counts) => ({
              value: counts,
              label: translate(`templateEditor.hidden.${counts}`),
            }))}
            onChange={(hiddenCountsAs) => set({ ...question, visibleWhen: { ...visibleWhen, hiddenCountsAs } })}
          />
        </>
      )}
    </>
  )
}

/** The comparisons of a condition, or why they cannot be shown; and what keeps the whole from being worked out. */
function Parts({
  question,
  questions,
  editor: { template },
  condition,
  onChange,
}: {
  question: Question
  questions: readonly Question[]
  editor: Pick<TemplateEditor, 'template'>
  condition: Condition
  onChange: (condition: Condition) => void
}) {
  const { translate } = useWords()
  const built = builtOf(condition)
  const standing = useMemo(() => around(question.id, questions), [question.id, questions])
  const entries = useMemo(() => outlineOf(template).flatMap((entry) => (entry.kind === 'question' ? [entry] : [])), [template])
  const cyclic = cycleProblem(question.id, standing)
  const change = (next: Built) => {
    const said = conditionOf(next)
    if (said) onChange(said)
  }
  return (
    <>
      {cyclic && (
        <StatusMark kind="warn" wrap>
          {translate(cyclic.message, cyclic.details)}
        </StatusMark>
      )}
      {built ? (
        <ConditionBuilder question={question} around={standing} entries={entries} built={built} onChange={change} />
      ) : (
        <p className={styles.quiet}>{translate('conditionBuilder.tooDeep')}</p>
      )}
    </>
  )
}
