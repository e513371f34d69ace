import { questionsIn } from '../../shared/questionnaires/conditions/fold.ts'
import { conditionWords } from '../../shared/questionnaires/conditions/words.ts'
import type { OutlineCriterion } from '../../shared/questionnaires/criteria-outline.ts'
import type { Instrument, Question } from '../../shared/questionnaires/model.ts'
import type { OutlineQuestion, OutlineSection } from '../../shared/questionnaires/outline.ts'
import { boundsOf, scaleOf } from '../../shared/questionnaires/scale.ts'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { isolated } from '../ui/isolated.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { useAnswerNames } from './answer-names.ts'
import styles from './questionnaires.module.css'

export function SectionInspector({ entry: { section, number, questions } }: { entry: OutlineSection }) {
  const { translate } = useWords()
  return (
    <Inspector
      context={number === null ? translate('questionnaire.innerSection') : translate('questionnaire.sectionNumber', { number })}
      title={section.title}
    >
      {section.introduction !== undefined && <p>{isolated(section.introduction)}</p>}
      <p className={styles.quiet}>{translate('questionnaire.questions', { count: questions })}</p>
    </Inspector>
  )
}

/** What a criterion is worth, and how it is scored. */
export function CriterionInspector({ entry: { criterion, share, questions } }: { entry: OutlineCriterion }) {
  const { translate, number } = useWords()
  const scoring = criterion.children ? 'branch' : (criterion.scoring ?? 'branch')
  return (
    <Inspector context={translate(`compare.scoring.${scoring}`)} title={criterion.title}>
      <InspectorPart title={translate('compare.weightTitle')}>
        <InspectorEntry name={translate('compare.weightPublished')} value={number(criterion.weight)} />
        <InspectorEntry name={translate('compare.weightGlobal')} value={number(share, { minimumFractionDigits: 1 })} />
      </InspectorPart>
      {scoring !== 'price' && <p className={styles.quiet}>{translate('questionnaire.questions', { count: questions })}</p>}
    </Inspector>
  )
}

/** Everything that was published about a question. */
export function QuestionInspector({
  entry,
  questions,
  instrument,
}: {
  entry: OutlineQuestion
  questions: readonly OutlineQuestion[]
  instrument: Instrument
}) {
  const { translate } = useWords()
  const { question, number, points } = entry
  return (
    <Inspector context={translate('questionnaire.questionNumber', { number })} title={question.text}>
      {question.guidance !== undefined && (
        <InspectorPart title={translate('questionnaire.guidance')}>
          <p>{isolated(question.guidance)}</p>
        </InspectorPart>
      )}
      {question.evidence !== undefined && (
        <InspectorPart title={translate('questionnaire.evidence')}>
          <p>{isolated(question.evidence)}</p>
        </InspectorPart>
      )}
      <Gate question={question} />
      <Condition question={question} questions={questions} instrument={instrument} />
      <InspectorPart title={translate('questionnaire.scoring')}>
        <p>{translate(`questionnaire.scoring.${points}`)}</p>
        {points !== 'none' && (
          <p className={styles.quiet}>
            {translate('questionnaire.weightOf', { weight: question.weight, criterion: entry.criterion })}
          </p>
        )}
        {question.notApplicable && <p className={styles.quiet}>{translate('questionnaire.notApplicable')}</p>}
      </InspectorPart>
      <PublishedPoints question={question} />
      {points === 'people' && <Scale question={question} instrument={instrument} />}
      {question.references.length > 0 && (
        <InspectorPart title={translate('questionnaire.references')}>
          {question.references.map((reference) => (
            <p key={reference}>{isolated(reference)}</p>
          ))}
        </InspectorPart>
      )}
    </Inspector>
  )
}

function Gate({ question }: { question: Question }) {
  const { translate, list } = useWords()
  const { knockOut } = question
  const nameOf = useAnswerNames()
  if (!knockOut) return null
  const { passes } = knockOut
  return (
    <InspectorPart title={translate('questionnaire.gate', { label: knockOut.label })}>
      <p>
        <StatusMark kind="warn" wrap>
          {translate('questionnaire.gateText', { reason: knockOut.reason })}
        </StatusMark>
      </p>
      <p className={styles.quiet}>
        {passes.test === 'oneOf'
          ? translate('questionnaire.gateOneOf', { answers: list(passes.answers.map((answer) => nameOf(question, answer))) })
          : translate(passes.test === 'atLeast' ? 'questionnaire.gateAtLeast' : 'questionnaire.gateAtMost', {
              value: passes.value,
            })}
      </p>
    </InspectorPart>
  )
}

function Condition({
  question,
  questions,
  instrument,
}: {
  question: Question
  questions: readonly OutlineQuestion[]
  instrument: Instrument
}) {
  const { translate } = useWords()
  const { visibleWhen } = question
  if (!visibleWhen) return null
  const named = {
    questions: new Map(questions.map((one) => [one.question.id, one.question])),
    numbers: new Map(questions.map((one) => [one.question.id, one.number])),
  }
  return (
    <InspectorPart title={translate('questionnaire.condition')}>
      <p>{translate('questionnaire.conditionText', { condition: conditionWords(visibleWhen, named, translate) })}</p>
      {questionsIn(visibleWhen).map((id) => (
        <p key={id}>
          {translate('questionnaire.conditionQuestion', {
            number: named.numbers.get(id) ?? '',
            question: named.questions.get(id)?.text ?? '',
          })}
        </p>
      ))}
      <p className={styles.quiet}>
        {translate(`questionnaire.hidden.${visibleWhen.hiddenCountsAs}`, boundsOf(scaleOf(instrument)))}
      </p>
    </InspectorPart>
  )
}

function PublishedPoints({ question }: { question: Question }) {
  const { translate, number } = useWords()
  const nameOf = useAnswerNames()
  if ('choices' in question)
    return (
      <InspectorPart title={translate('questionnaire.choices')}>
        {question.choices.map(({ id, label, points }) => (
          <InspectorEntry key={id} name={label} value={points === undefined ? '–' : number(points)} />
        ))}
      </InspectorPart>
    )
  if ('points' in question && question.points)
    return (
      <InspectorPart title={translate('questionnaire.choices')}>
        {Object.entries(question.points).map(([answer, points]) => (
          <InspectorEntry key={answer} name={nameOf(question, answer)} value={number(points)} />
        ))}
      </InspectorPart>
    )
  if ('bands' in question && question.bands)
    return (
      <InspectorPart title={translate('questionnaire.bands')}>
        {question.bands.map(({ from, points }) => (
          <InspectorEntry
            key={from}
            name={translate('questionnaire.fromUnit', {
              from: number(from),
              unit: question.type === 'number' ? question.unit : '%',
            })}
            value={number(points)}
          />
        ))}
      </InspectorPart>
    )
  if (question.type === 'table')
    return (
      <InspectorPart title={translate('questionnaire.columns')}>
        {question.columns.map(({ id, title }) => (
          <InspectorEntry key={id} name={title} />
        ))}
      </InspectorPart>
    )
  return null
}

function Scale({ question, instrument }: { question: Question; instrument: Instrument }) {
  const { translate, number } = useWords()
  const own = 'anchors' in question ? question.anchors : undefined
  const meanings = own ?? instrument.defaultAnchors
  return (
    <InspectorPart title={translate(own ? 'questionnaire.scale' : 'questionnaire.scaleDefault')}>
      <ol reversed className={styles.scale}>
        {scaleOf(instrument)
          .map(({ points, label }, index) => ({ points, label, meaning: meanings[index] ?? '' }))
          .reverse()
          .map(({ points, label, meaning }) => (
            <li key={points}>
              <span className={styles.level}>{number(points)}</span>
              <bdi>{label === undefined ? meaning : translate('scores.namedLevel', { label, meaning })}</bdi>
            </li>
          ))}
      </ol>
    </InspectorPart>
  )
}
