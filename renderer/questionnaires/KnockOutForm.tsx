import { closedAnswers } from '../../shared/questionnaires/closed-answers.ts'
import type { KnockOut, Question } from '../../shared/questionnaires/model.ts'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import { useAnswerNames } from './answer-names.ts'
import { Text } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './questionnaires.module.css'

type Passes = KnockOut['passes']

/** Whether a question knocks a bid out, why, and what passes. */
export function KnockOutForm({
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
  const { knockOut, ...rest } = question
  const answers = closedAnswers(question)
  const first: Passes = answers ? { test: 'oneOf', answers: answers.slice(0, 1) } : { test: 'atLeast', value: '1' }
  const isOffered = answers !== undefined || ['number', 'percentage', 'money'].includes(question.type)
  const change = (said: Partial<KnockOut>) => knockOut && set({ ...question, knockOut: { ...knockOut, ...said } })
  const start = () =>
    set({
      ...question,
      knockOut: { label: freeLabel(editor), reason: translate('templateEditor.knockOutReason'), passes: first },
    })
  const passes = knockOut?.passes
  return (
    <>
      <Checkbox
        selected={knockOut !== undefined}
        disabled={!isOffered && !knockOut}
        onChange={(on) => (on ? start() : set(rest))}
      >
        {knockOut ? translate('questionnaire.gate', { label: knockOut.label }) : translate('templateEditor.knockOut')}
      </Checkbox>
      {knockOut && (
        <Text
          label={translate('templateEditor.excludes')}
          value={knockOut.reason}
          onCommit={(reason) => reason !== '' && change({ reason })}
        />
      )}
      {passes?.test === 'oneOf' && (
        <div className={styles.checks}>
          <span className={styles.quiet}>{translate('templateEditor.passesWith')}</span>
          {(answers ?? []).map((answer) => (
            <Checkbox
              key={answer}
              selected={passes.answers.includes(answer)}
              onChange={(on) => {
                const chosen = (answers ?? []).filter((one) => (one === answer ? on : passes.answers.includes(one)))
                if (chosen.length > 0) change({ passes: { test: 'oneOf', answers: chosen } })
              }}
            >
              {nameOf(question, answer)}
            </Checkbox>
          ))}
        </div>
      )}
      {passes && passes.test !== 'oneOf' && (
        <div className={styles.pair}>
          <Select
            label={translate('templateEditor.passesWith')}
            value={passes.test}
            options={(['atLeast', 'atMost'] as const).map((test) => ({
              value: test,
              label: translate(`templateEditor.${test}`),
            }))}
            onChange={(test) => change({ passes: { ...passes, test } })}
          />
          <Text
            label={translate('templateEditor.limit')}
            value={passes.value}
            onCommit={(value) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) && change({ passes: { ...passes, value } })}
          />
        </div>
      )}
    </>
  )
}

/** The first label of a knock-out that no other has. */
function freeLabel({ parts }: TemplateEditor): string {
  const taken = new Set(parts.question.map(({ content }) => content.knockOut?.label))
  let number = 1
  while (taken.has(`K${number}`)) number += 1
  return `K${number}`
}
