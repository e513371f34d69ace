import { useState } from 'react'
import { shortest } from '../../shared/arithmetic/places.ts'
import type { CellDetail, Comparison, CriterionRow } from '../../shared/decisions/model.ts'
import type { Question, Section } from '../../shared/questionnaires/model.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { useRead } from '../app/reading.ts'
import { EvidenceDialog } from '../scorecards/EvidenceDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { Amount, Interval, StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './CellInspector.module.css'

/** What lies behind one cell: the score, who gave it and why, and the answers that it rests on. */
export function CellInspector({
  comparison,
  bid,
  bidder,
  row,
  lot,
}: {
  comparison: Comparison
  bid: string
  bidder: string
  row: CriterionRow
  lot: Lot
}) {
  const words = useWords()
  const { translate, number } = words
  const { data, problem } = useRead('decision.cell', { bid, criterion: row.criterion })
  const context = translate('compare.cellContext', { bidder, weight: number(shortest(row.globalWeight, [])) })
  return (
    <Inspector context={context} title={row.title}>
      {problem ? (
        <ErrorState message={problem.message} />
      ) : data ? (
        <CellParts bid={bid} cell={data} row={row} lot={lot} />
      ) : (
        <Loading />
      )}
      <PartsOfGroup comparison={comparison} bid={bid} row={row} />
    </Inspector>
  )
}

/** The criteria below a group, with what each adds. */
function PartsOfGroup({ comparison, bid, row }: { comparison: Comparison; bid: string; row: CriterionRow }) {
  const { translate, number } = useWords()
  const parts = comparison.rows.flatMap((one, index) => {
    const cell = comparison.cells[index]?.find((other) => other.bid === bid)
    return one.parent === row.criterion && cell ? [{ row: one, cell }] : []
  })
  if (parts.length === 0) return null
  return (
    <InspectorPart title={translate('compare.below')}>
      {parts.map((part) => (
        <InspectorEntry
          key={part.row.criterion}
          name={part.row.title}
          value={part.cell.score && <Amount figure={part.cell.score.lower} />}
        >
          <Amount figure={part.cell.contribution.lower} places={2} />{' '}
          {translate('compare.ofPoints', { points: number(shortest(part.row.globalWeight, [])) })}
        </InspectorEntry>
      ))}
    </InspectorPart>
  )
}

function CellParts({ bid, cell, row, lot }: { bid: string; cell: CellDetail; row: CriterionRow; lot: Lot }) {
  const { translate, number } = useWords()
  const { data: evaluators } = useRead('evaluator.list', {})
  const nameOf = (id: string) => evaluators?.find((evaluator) => evaluator.id === id)?.name ?? ''
  const { source } = cell
  const questions = useQuestions(lot)
  const asked = cell.questions.filter(({ status }) => status !== 'hidden')
  const facts = [
    ...(source === 'none' ? [] : [translate(`compare.source.${source}`)]),
    ...(cell.given.length > 0
      ? [translate('compare.from', { points: cell.given.map(({ points }) => number(points)).join(', ') })]
      : []),
    ...(cell.spread !== null && cell.spread > 0 ? [translate('compare.spread', { spread: cell.spread })] : []),
  ]
  const notAsked = cell.questions.length - asked.length
  return (
    <>
      <InspectorPart title={translate('compare.score')}>
        <p className={styles.figureLine}>
          {cell.score ? <Interval range={cell.score} large /> : translate('compare.dropped')}
          <span className={styles.given}>{facts.join(' · ')}</span>
        </p>
        {cell.consensus && <p>{cell.consensus.reason}</p>}
        {cell.consensus && cell.given.length < 2 && <StatusMark kind="warn">{translate('compare.alone')}</StatusMark>}
        <p className={styles.side}>
          <Amount figure={cell.contribution.lower} places={2} />{' '}
          {translate('compare.ofPoints', { points: number(shortest(row.globalWeight, [])) })}
        </p>
      </InspectorPart>
      {cell.knockOuts.length > 0 && (
        <InspectorPart title={translate('compare.knockOuts')}>
          {cell.knockOuts.map((knockOut) => (
            <p key={knockOut.question}>
              <StatusMark kind={knockOut.status === 'fail' ? 'fail' : 'warn'} wrap>
                {translate('compare.knockOut', { label: knockOut.label, reason: knockOut.reason })}
              </StatusMark>
            </p>
          ))}
        </InspectorPart>
      )}
      {cell.given.length > 0 && (
        <InspectorPart title={translate('compare.evaluators')}>
          {cell.given.map((given) => (
            <InspectorEntry key={given.evaluator} name={nameOf(given.evaluator)} value={number(given.points)}>
              {given.reason}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      {cell.given.length > 0 && <HistoryLink about={{ kind: 'criterion', bid, criterion: row.criterion }} />}
      {asked.length > 0 && (
        <InspectorPart title={translate('compare.answersBehind', { count: asked.length })}>
          {asked.map((one) => (
            <AskedQuestion key={one.question} asked={one} question={questions.get(one.question)} nameOf={nameOf} />
          ))}
        </InspectorPart>
      )}
      <Evidence bid={bid} questions={asked.map(({ question }) => question)} />
      {notAsked > 0 && <p className={styles.given}>{translate('compare.notAsked', { count: notAsked })}</p>}
    </>
  )
}

/** The way to the files that the answers name; nothing where they name none. */
function Evidence({ bid, questions }: { bid: string; questions: readonly string[] }) {
  const { translate } = useWords()
  const { data } = useRead('response.list', { bid })
  const [open, setOpen] = useState(false)
  const answers = (data ?? []).filter(({ question }) => questions.includes(question))
  const count = new Set(answers.flatMap(({ files }) => files.map(({ fileName }) => fileName))).size
  if (count === 0) return null
  return (
    <div>
      <Button compact onPress={() => setOpen(true)}>
        {translate('compare.evidence', { count })}
      </Button>
      <EvidenceDialog open={open} onClose={() => setOpen(false)} bid={bid} questions={questions} />
    </div>
  )
}

function AskedQuestion({
  asked,
  question,
  nameOf,
}: {
  asked: CellDetail['questions'][number]
  question: Question | undefined
  nameOf: (evaluator: string) => string
}) {
  const { translate, number } = useWords()
  const { status } = asked
  return (
    <div className={styles.question}>
      <div className={styles.head}>
        <span>{asked.text}</span>
        {asked.score && <Amount figure={asked.score.lower} />}
      </div>
      {asked.answer.state === 'answered' ? (
        <div className={styles.answer}>{question ? formatAnswer(question, asked.answer, translate) : ''}</div>
      ) : null}
      {status !== 'scored' && status !== 'information' && status !== 'hidden' && (
        <StatusMark kind={status === 'notApplicable' ? 'plain' : 'warn'}>{translate(`compare.status.${status}`)}</StatusMark>
      )}
      {asked.knockOut && asked.knockOut.status !== 'pass' && (
        <StatusMark kind={asked.knockOut.status === 'fail' ? 'fail' : 'warn'} wrap>
          {translate('compare.knockOut', { label: asked.knockOut.label, reason: asked.knockOut.reason })}
        </StatusMark>
      )}
      {asked.consensus && (
        <div className={styles.answer}>
          {translate('compare.consensusReason', { points: number(asked.consensus.points), reason: asked.consensus.reason })}
          {asked.given.length < 2 && <StatusMark kind="warn">{translate('compare.alone')}</StatusMark>}
        </div>
      )}
      {asked.given.map((given) => (
        <div key={given.evaluator} className={styles.given}>
          {translate('compare.givenBy', { evaluator: nameOf(given.evaluator), points: number(given.points) })}
          {given.reason !== '' && ` · ${given.reason}`}
        </div>
      ))}
    </div>
  )
}

function useQuestions(lot: Lot): ReadonlyMap<string, Question> {
  const { data: tenders } = useRead('tender.list', {})
  const tender = tenders?.find(({ lots }) => lots.some(({ id }) => id === lot.id))
  const { data } = useRead('tender.instrument', tender ? { tender: tender.id } : null)
  const all = (section: Section): Question[] => [...section.questions, ...(section.sections ?? []).flatMap(all)]
  return new Map((data?.instrument.sections ?? []).flatMap(all).map((question) => [question.id, question]))
}
