import type { ReactNode } from 'react'
import type { Question } from '../../shared/questionnaires/model.ts'
import type { Response } from '../../shared/responses/contract.ts'
import { pointsShown, type ScoreCell, type ScoringMode } from '../../shared/scorecards/cell.ts'
import type { ScoringSubject } from '../../shared/scorecards/sheet.ts'
import { useRead } from '../app/reading.ts'
import { useIsMac } from '../app/window.tsx'
import { Keys } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { ReasonFields, type ReasonRefs } from './ReasonFields.tsx'
import styles from './scorecards.module.css'
import type { DraftWords } from './scoring.ts'
import { Unsettled } from './Unsettled.tsx'

/** What one needs to see to score a cell: the answer, the scale, and the reasons. */
export function ScoringInspector({
  at: { subject, bid, cell },
  bidder,
  mode,
  fields,
  isLocked,
  evaluator,
  confidential,
  conflict,
  remarks,
  onSettle,
  onPoints,
  onWords,
  onSave,
  onDiscard,
  onLeave,
}: {
  at: { subject: ScoringSubject; bid: string; cell: ScoreCell }
  bidder: string
  mode: ScoringMode
  fields: ReasonRefs
  /** Whether the evaluator has locked the round: what is said now says why it comes after. */
  isLocked: boolean
  evaluator: string
  /** The questions of which this bidder's answers are confidential. */
  confidential: readonly string[]
  /** The conflict of interest that the evaluator has declared with this bidder. */
  conflict: { what: string } | undefined
  /** What was said of the cell. */
  remarks: ReactNode
  /** Leads to what settles the cell, where somebody may do that here. */
  onSettle: (() => void) | undefined
  onPoints: (points: number) => void
  onWords: (words: DraftWords) => void
  onSave: () => void
  onDiscard: () => void
  onLeave: () => void
}) {
  const { translate, number } = useWords()
  const mac = useIsMac()
  const points = pointsShown(cell)
  /** Whether another number is typed for a level than the one that it stands for. */
  const keyed = subject.levels.some((level) => level.key !== String(level.points))
  const wide = subject.levels.some((level) => number(level.points).length > 2)
  const whole = subject.subject.kind === 'criterion'
  const answers = (
    <Answers bid={bid} questions={subject.questions} confidential={confidential} whole={whole} asked={cell.state !== 'hidden'} />
  )
  return (
    <Inspector
      context={
        <bdi>
          {subject.number === null
            ? translate('scores.contextWhole', { bidder })
            : translate('scores.context', { bidder, number: subject.number })}
        </bdi>
      }
      title={subject.title}
    >
      {conflict && (
        <StatusMark kind="warn" wrap>
          {translate('declarations.here', { evaluator, what: conflict.what })}
        </StatusMark>
      )}
      {!whole && answers}
      {cell.state !== 'open' && (
        <p className={styles.why}>{translate(`scores.why.${cell.state}`, { lowest: subject.levels[0]?.points ?? 0 })}</p>
      )}
      <Unsettled cell={cell} onSettle={onSettle} />
      {mode === 'consensus' && (
        <InspectorPart title={translate('scores.evaluators')}>
          {cell.given.length === 0 && <p className={styles.quiet}>{translate('scores.nobodyScored')}</p>}
          {cell.score && cell.given.length < 2 && <StatusMark kind="warn">{translate('compare.alone')}</StatusMark>}
          {cell.given.map((given) => (
            <InspectorEntry key={given.evaluator} name={<bdi>{given.evaluator}</bdi>} value={number(given.points)}>
              {given.reason}
              {given.releasable !== null && (
                <p className={styles.quiet}>{translate('scores.mayBeTold', { text: given.releasable })}</p>
              )}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      {subject.scoredBy === 'evaluators' && (
        <InspectorPart title={translate(whole ? 'scores.scaleWhole' : 'scores.scale')}>
          <ul className={classes(styles.scale, wide && styles.wide)}>
            {subject.levels.toReversed().map(({ points: level, label, meaning, key }) => (
              <li key={level}>
                <button
                  type="button"
                  className={classes(styles.anchor, level === points && styles.chosen)}
                  aria-pressed={level === points}
                  disabled={cell.state !== 'open'}
                  onClick={() => onPoints(level)}
                >
                  <span className={styles.level}>{number(level)}</span>
                  <span>
                    <bdi>{label === undefined ? meaning : translate('scores.namedLevel', { label, meaning })}</bdi>
                    {keyed && (
                      <>
                        {' '}
                        <Keys keys={key} mac={mac} />
                      </>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </InspectorPart>
      )}
      {subject.scoredBy === 'evaluators' && (cell.draft?.state === 'draft' || points !== null) && (
        <ReasonFields
          cell={cell}
          mode={mode}
          fields={fields}
          isLocked={isLocked}
          onWords={onWords}
          onSave={onSave}
          onDiscard={onDiscard}
          onLeave={onLeave}
        />
      )}
      {whole && answers}
      {remarks}
      <p className={styles.keys}>
        {(
          [
            ['F2', 'edit'],
            ['Shift+F2', 'releasable'],
            ['Enter', 'next'],
            ['Mod+Z', 'undo'],
            ['E', 'evidence'],
            ['Q', 'remark'],
            ...(subject.offersNotApplicable ? ([['N', 'notApplicable']] as const) : []),
            ...(cell.unsettled && onSettle ? ([['C', 'settle']] as const) : []),
            ['Delete', 'takeBack'],
          ] as const
        ).map(([keys, name]) => (
          <span key={keys}>
            <Keys keys={keys} mac={mac} /> {translate(`scores.keys.${name}`)}
          </span>
        ))}
      </p>
    </Inspector>
  )
}

function Answers({
  bid,
  questions,
  confidential,
  whole,
  asked,
}: {
  bid: string
  questions: readonly Question[]
  confidential: readonly string[]
  whole: boolean
  asked: boolean
}) {
  const { translate } = useWords()
  const { data, problem } = useRead('response.list', { bid })
  if (problem) return <ErrorState message={problem.message} />
  if (!data) return <Loading />
  return (
    <InspectorPart title={whole ? translate('scores.answers', { count: questions.length }) : translate('scores.answer')}>
      {questions.map(({ id, text }) => {
        const response = data.find(({ question }) => question === id)
        return (
          <div key={id} className={whole ? styles.wholeAnswer : undefined}>
            {whole && (
              <p className={styles.wholeQuestion}>
                <bdi>{text}</bdi>
              </p>
            )}
            {confidential.includes(id) && <StatusMark kind="warn">{translate('confidential.here')}</StatusMark>}
            <Answer response={response} asked={asked} />
          </div>
        )
      })}
    </InspectorPart>
  )
}

function Answer({ response, asked }: { response: Response | undefined; asked: boolean }) {
  const { translate, list } = useWords()
  if (!response || response.state === 'blank')
    return <p className={styles.quiet}>{translate(asked ? 'scores.noAnswer' : 'answers.state.notAsked')}</p>
  return (
    <>
      <p className={styles.answer}>
        <bdi>{response.display ?? translate('responses.notApplicable')}</bdi>
      </p>
      {response.comment !== null && <p className={styles.quiet}>{translate('scores.comment', { comment: response.comment })}</p>}
      {response.files.length > 0 && (
        <p className={styles.quiet}>
          {translate('scores.evidence', { names: list(response.files.map(({ fileName }) => fileName)) })}
        </p>
      )}
    </>
  )
}
