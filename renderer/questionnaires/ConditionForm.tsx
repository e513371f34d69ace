import { useState } from 'react'
import { closedAnswers } from '../../shared/questionnaires/closed-answers.ts'
import type { VisibilityCondition } from '../../shared/questionnaires/conditions/model.ts'
import { formatCondition, parseCondition } from '../../shared/questionnaires/conditions/text.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { outlineOf } from '../../shared/questionnaires/outline.ts'
import { Checkbox, ComboBox, Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import { useAnswerNames } from './answer-names.ts'
import { Text } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './questionnaires.module.css'

/** When a question is asked: by the answer to an earlier one, chosen from lists; anything else as an expression. */
export function ConditionForm({
  editor,
  question,
  set,
}: {
  editor: TemplateEditor
  question: Question
  set: (changed: Question) => void
}) {
  const { translate } = useWords()
  const nameOf = useAnswerNames()
  const [wrong, setWrong] = useState<string>()
  const { visibleWhen, ...rest } = question
  const entries = outlineOf(editor.template).flatMap((entry) => (entry.kind === 'question' ? [entry] : []))
  const at = entries.findIndex((entry) => entry.question.id === question.id)
  const earlier = entries.slice(0, Math.max(at, 0)).filter((entry) => closedAnswers(entry.question) !== undefined)
  const simple = visibleWhen && 'answers' in visibleWhen ? visibleWhen : undefined
  const controller = earlier.find((entry) => entry.question.id === simple?.question)?.question
  const ask = (condition: VisibilityCondition) => set({ ...question, visibleWhen: condition })
  const byQuestion = (id: string) => {
    const of = earlier.find((entry) => entry.question.id === id)?.question
    const [first] = of ? (closedAnswers(of) ?? []) : []
    if (first !== undefined) ask({ question: id, answers: [first], hiddenCountsAs: visibleWhen?.hiddenCountsAs ?? 'dropped' })
  }
  const last = earlier.at(-1)
  const byText = (text: string) => {
    const parsed = parseCondition(text)
    setWrong(parsed.ok ? undefined : translate(parsed.problem.message, parsed.problem.details))
    if (parsed.ok) ask({ ...parsed.value, hiddenCountsAs: visibleWhen?.hiddenCountsAs ?? 'dropped' })
  }
  return (
    <>
      <Checkbox
        selected={visibleWhen !== undefined}
        disabled={!last && !visibleWhen}
        onChange={(on) => (on ? last && byQuestion(last.question.id) : set(rest))}
      >
        {translate('templateEditor.condition')}
      </Checkbox>
      {visibleWhen && (
        <>
          {simple && controller && (
            <>
              <ComboBox
                label={translate('templateEditor.controller')}
                show={translate('templateEditor.showQuestions')}
                value={controller.id}
                options={earlier.map((entry) => ({ value: entry.question.id, label: `${entry.number} ${entry.question.text}` }))}
                onChange={(id) => id !== null && byQuestion(id)}
              />
              <div className={styles.checks}>
                {(closedAnswers(controller) ?? []).map((answer) => (
                  <Checkbox
                    key={answer}
                    selected={simple.answers.includes(answer)}
                    onChange={(on) => {
                      const answers = (closedAnswers(controller) ?? []).filter((one) =>
                        one === answer ? on : simple.answers.includes(one),
                      )
                      if (answers.length > 0) ask({ ...simple, answers })
                    }}
                  >
                    {nameOf(controller, answer)}
                  </Checkbox>
                ))}
              </div>
            </>
          )}
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
            onChange={(hiddenCountsAs) => ask({ ...visibleWhen, hiddenCountsAs })}
          />
        </>
      )}
    </>
  )
}
