import { newId, type QuestionType, questionTypes, withType } from '../../shared/questionnaires/editing/question.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { boundsOf, scaleOf } from '../../shared/questionnaires/scale.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { NumberField } from '../ui/Fields.tsx'
import { Inspector, InspectorPart } from '../ui/Inspector.tsx'
import { useWords } from '../ui/words.tsx'
import { OwnAnchors } from './AnchorsForm.tsx'
import { Text } from './CommittedText.tsx'
import { ConditionForm } from './ConditionForm.tsx'
import type { TemplateEditor } from './editor.ts'
import { KnockOutForm } from './KnockOutForm.tsx'
import { AnswerDetails, QuestionMarks } from './QuestionDetails.tsx'
import styles from './questionnaires.module.css'

/** Everything that a question says, to be changed field by field: each is taken when it is left. */
export function QuestionForm({ editor, question, number }: { editor: TemplateEditor; question: Question; number: string }) {
  const { translate } = useWords()
  const { parts, template, edit } = editor
  const set = (changed: Question) => edit({ do: 'setQuestion', question: changed })
  const leaves = parts.criterion.filter(({ content }) => content.scoring === 'questions' || content.scoring === 'whole')
  const words = {
    choice: (count: number) => translate('templateEditor.choiceNumber', { number: count }),
    column: translate('templateEditor.column'),
    unit: translate('templateEditor.unit'),
  }
  return (
    <Inspector context={translate('questionnaire.questionNumber', { number })} title={question.id}>
      <div className={styles.form} key={question.id}>
        <Text
          label={translate('templateEditor.text')}
          lines={3}
          value={question.text}
          onCommit={(text) => text !== '' && set({ ...question, text })}
        />
        <div className={styles.pair}>
          <div data-field="type">
            <Select<QuestionType>
              label={translate('questionnaire.type')}
              value={question.type}
              options={questionTypes.map((type) => ({ value: type, label: translate(`questionnaire.type.${type}`) }))}
              onChange={(type) => set(withType(question, type, scaleOf(template), words))}
            />
          </div>
          <Weight value={question.weight} onChange={(weight) => set({ ...question, weight })} />
        </div>
        <div data-field="criterion">
          <Select
            label={translate('questionnaire.criterion')}
            value={question.criterion}
            options={leaves.map(({ content }) => ({ value: content.id, label: content.title }))}
            onChange={(criterion) => set({ ...question, criterion })}
          />
        </div>
        <div data-field="points" className={styles.form}>
          <Points question={question} editor={editor} set={set} />
          <AnswerDetails editor={editor} question={question} set={set} />
        </div>
        <Text
          label={translate('questionnaire.guidance')}
          lines={3}
          value={question.guidance ?? ''}
          onCommit={(guidance) => set(without(question, 'guidance', guidance))}
        />
        <Text
          label={translate('questionnaire.evidence')}
          value={question.evidence ?? ''}
          onCommit={(evidence) => set(without(question, 'evidence', evidence))}
        />
        <Checkbox selected={question.notApplicable} onChange={(notApplicable) => set({ ...question, notApplicable })}>
          {translate('templateEditor.notApplicable')}
        </Checkbox>
        <KnockOutForm editor={editor} question={question} set={set} />
        <ConditionForm editor={editor} question={question} set={set} />
        <QuestionMarks question={question} set={set} />
      </div>
    </Inspector>
  )
}

/** The question with a text of it, or without where that is empty. */
function without(question: Question, field: 'guidance' | 'evidence', text: string): Question {
  const { [field]: _, ...rest } = question
  return text === '' ? rest : { ...rest, [field]: text }
}

/** What a section or a criterion says. */
export function SectionForm({ editor, id }: { editor: TemplateEditor; id: string }) {
  const { translate } = useWords()
  const section = editor.parts.section.find(({ content }) => content.id === id)?.content
  if (!section) return null
  const { introduction = '', ...rest } = section
  return (
    <Inspector context={translate('templateEditor.section')} title={section.title}>
      <div className={styles.form} key={id}>
        <Text
          label={translate('templateEditor.sectionTitle')}
          value={section.title}
          onCommit={(title) => title !== '' && editor.edit({ do: 'setSection', section: { ...section, title } })}
        />
        <Text
          label={translate('templateEditor.introduction')}
          lines={4}
          value={introduction}
          onCommit={(text) => editor.edit({ do: 'setSection', section: text === '' ? rest : { ...rest, introduction: text } })}
        />
      </div>
    </Inspector>
  )
}

export function CriterionForm({ editor, id }: { editor: TemplateEditor; id: string }) {
  const { translate } = useWords()
  const { parts, edit } = editor
  const placed = parts.criterion.find(({ content }) => content.id === id)
  if (!placed) return null
  const criterion = placed.content
  const siblings = parts.criterion.filter(({ parent }) => parent === placed.parent)
  const sum = siblings.reduce((total, { content }) => total + content.weight, 0)
  const isBranch = parts.criterion.some(({ parent }) => parent === id)
  return (
    <Inspector context={translate('questionnaire.criterion')} title={criterion.title}>
      <div className={styles.form} key={id}>
        <Text
          label={translate('templateEditor.criterionTitle')}
          value={criterion.title}
          onCommit={(title) => title !== '' && edit({ do: 'setCriterion', criterion: { ...criterion, title } })}
        />
        <Weight
          value={criterion.weight}
          onChange={(weight) => edit({ do: 'setCriterion', criterion: { ...criterion, weight } })}
        />
        <p className={styles.quiet}>{translate('templateEditor.sum', { sum, count: siblings.length })}</p>
        {!isBranch && (
          <Select
            label={translate('questionnaire.scoring')}
            value={criterion.scoring ?? 'questions'}
            options={(['questions', 'whole', 'price'] as const).map((scoring) => ({
              value: scoring,
              label: translate(`compare.scoring.${scoring}`),
            }))}
            onChange={(scoring) => edit({ do: 'setCriterion', criterion: { ...criterion, scoring } })}
          />
        )}
        {criterion.scoring === 'whole' && (
          <OwnAnchors
            editor={editor}
            anchors={criterion.anchors}
            onChange={(anchors) => {
              const { anchors: _, ...rest } = criterion
              edit({ do: 'setCriterion', criterion: anchors ? { ...criterion, anchors } : rest })
            }}
          />
        )}
      </div>
    </Inspector>
  )
}

function Weight({ value, onChange }: { value: number; onChange: (weight: number) => void }) {
  const { translate } = useWords()
  return (
    <NumberField
      label={translate('questionnaire.weight')}
      value={value}
      least={0}
      most={100}
      increase={translate('templateEditor.more')}
      decrease={translate('templateEditor.less')}
      onChange={(weight) => !Number.isNaN(weight) && onChange(weight)}
    />
  )
}

/** Points of the answers, where there is something to choose from. */
function Points({ question, editor, set }: { question: Question; editor: TemplateEditor; set: (changed: Question) => void }) {
  const { translate } = useWords()
  const { lowest, highest } = boundsOf(scaleOf(editor.template))
  const field = (label: string, value: number | undefined, onChange: (points: number) => void) => (
    <NumberField
      label={label}
      value={value ?? Number.NaN}
      least={lowest}
      most={highest}
      step={0.5}
      increase={translate('templateEditor.more')}
      decrease={translate('templateEditor.less')}
      onChange={(points) => !Number.isNaN(points) && onChange(points)}
    />
  )
  if (question.type === 'yesNo') {
    const points = question.points ?? { yes: highest, no: lowest }
    return (
      <div className={styles.pair}>
        {field(translate('templateEditor.pointsYes'), question.points?.yes, (yes) =>
          set({ ...question, points: { ...points, yes } }),
        )}
        {field(translate('templateEditor.pointsNo'), question.points?.no, (no) =>
          set({ ...question, points: { ...points, no } }),
        )}
      </div>
    )
  }
  if (question.type === 'yesPartlyNo') {
    const points = question.points ?? { yes: highest, partly: lowest, no: lowest }
    return (
      <div className={styles.pair}>
        {field(translate('templateEditor.pointsYes'), question.points?.yes, (yes) =>
          set({ ...question, points: { ...points, yes } }),
        )}
        {field(translate('templateEditor.pointsPartly'), question.points?.partly, (partly) =>
          set({ ...question, points: { ...points, partly } }),
        )}
        {field(translate('templateEditor.pointsNo'), question.points?.no, (no) =>
          set({ ...question, points: { ...points, no } }),
        )}
      </div>
    )
  }
  if (!('choices' in question)) return null
  const { choices } = question
  const change = (id: string, said: object) =>
    set({ ...question, choices: choices.map((choice) => (choice.id === id ? { ...choice, ...said } : choice)) })
  return (
    <InspectorPart title={translate('questionnaire.choices')}>
      {choices.map(({ id, label, points }) => (
        <div key={id} className={styles.choice}>
          <Text
            label={translate('templateEditor.choice')}
            value={label}
            onCommit={(text) => text !== '' && change(id, { label: text })}
          />
          {field(translate('questionnaire.points'), points, (given) => change(id, { points: given }))}
          <Button
            look="quiet"
            isDisabled={choices.length <= 2}
            aria-label={translate('templateEditor.removeChoice', { label })}
            onPress={() => set({ ...question, choices: choices.filter((choice) => choice.id !== id) })}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button
          compact
          onPress={() =>
            set({
              ...question,
              choices: [
                ...choices,
                {
                  id: newId(null, Math.random),
                  label: translate('templateEditor.choiceNumber', { number: choices.length + 1 }),
                  ...(choices.some(({ points }) => points !== undefined) && { points: lowest }),
                },
              ],
            })
          }
        >
          {translate('templateEditor.addChoice')}
        </Button>
      </div>
    </InspectorPart>
  )
}
