import { useMemo, useState } from 'react'
import { answerBehind } from '../../shared/responses/drafts.ts'
import { filteredOutline, type OutlineFilter, type OutlineQuestion, outlineOf } from '../../shared/responses/outline.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector } from '../app/slots.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AnswerInspector } from './AnswerInspector.tsx'
import { ConfidentialDialog, type Marking } from './ConfidentialDialog.tsx'
import { Outline } from './Outline.tsx'
import styles from './responses.module.css'

type Asked = { tender: Tender; lot: Lot; question: string | undefined }

/** The questionnaire as a bidder has answered it. */
export default function ResponsesScreen({ bid: named, ...asked }: Asked & { bid: string | undefined }) {
  const { translate } = useWords()
  const bids = useRead('bid.list', { lot: asked.lot.id })
  const bid = named === undefined ? bids.data?.[0] : bids.data?.find(({ id }) => id === named)
  if (bids.data && bid)
    return (
      <div className={layout.page}>
        <AnswersOf key={bid.id} bid={bid} bids={bids.data} {...asked} />
      </div>
    )
  return (
    <StatePage title={translate('shell.responses')}>
      {bids.problem ? (
        <ErrorState message={bids.problem.message} again={bids.again} />
      ) : !bids.data ? (
        <Loading />
      ) : (
        <EmptyState
          title={translate(named === undefined ? 'answers.noBids' : 'shell.nowhere')}
          actions={
            <Button onPress={() => go({ screen: 'providers', lot: asked.lot.id })}>{translate('tender.goProviders')}</Button>
          }
        >
          {translate(named === undefined ? 'answers.noBidsHelp' : 'shell.nowhereHelp')}
        </EmptyState>
      )}
    </StatePage>
  )
}

function AnswersOf({ tender, lot, bid, bids, question }: Asked & { bid: Bid; bids: readonly Bid[] }) {
  const words = useWords()
  const { translate, plain } = words
  const frozen = useRead('tender.instrument', { tender: tender.id })
  const responses = useRead('response.list', { bid: bid.id })
  const [filter, setFilter] = useState<OutlineFilter>('all')
  const [sought, setSought] = useState('')
  const [looking, setLooking] = useState<string | null>(null)
  const [editing, setEditing] = useState<OutlineQuestion | null>(null)
  const [marking, setMarking] = useState<Marking | null>(null)
  const { data: marks = [] } = useRead('confidential.list', { lot: lot.id })
  const may = useMay('other')
  const rows = useMemo(
    () =>
      frozen.data && responses.data
        ? outlineOf(frozen.data.instrument, responses.data, (asked, response) => answerBehind(asked, response, plain))
        : undefined,
    [frozen.data, responses.data, plain],
  )
  const shown = useMemo(() => rows && filteredOutline(rows, filter, sought), [rows, filter, sought])
  const questions = (rows ?? []).filter((row) => row.kind === 'question')
  const looked = questions.find(({ id }) => id === (looking ?? question)) ?? questions[0]
  const asked = questions.filter(({ state }) => state !== 'notAsked')
  const answered = asked.filter(({ state }) => state !== 'blank').length
  const idle = questions.length - asked.length
  const problem = frozen.problem ?? responses.problem
  const edit = (row: OutlineQuestion | undefined) => setEditing(row ?? null)
  const confidential = marks.find((one) => one.bid === bid.id && one.question === looked?.id)
  const mark = () => looked && setMarking({ bid: bid.id, question: looked.id, confidential: !confidential })
  const mayMark = may && looked !== undefined && bid.withdrawn === null
  useCommands('answers', 'shell.responses', [
    {
      id: 'answers.confidential',
      label: confidential ? 'confidential.unmark' : 'confidential.mark',
      keys: 'C',
      disabled: !mayMark,
      run: mark,
    },
    {
      id: 'answers.edit',
      label: 'answers.edit',
      keys: 'E',
      disabled: !looked || !may || bid.withdrawn !== null,
      run: () => edit(looked),
    },
    {
      id: 'answers.journal',
      label: 'journal.historyOf',
      values: { kind: 'answer' },
      disabled: !looked,
      run: () => looked && go({ screen: 'journal', about: { kind: 'answer', bid: bid.id, question: looked.id } }),
    },
  ])
  return (
    <>
      <header>
        <h1>{translate('answers.title', { bidder: bid.provider.name })}</h1>
        <p className={layout.subtitle}>
          {rows && <span>{translate('answers.counts', { answered, asked: asked.length })}</span>}
          {idle > 0 && <span>{translate('answers.idle', { count: idle })}</span>}
        </p>
      </header>
      <div className={styles.bar}>
        <Select
          label={translate('answers.bidder')}
          value={bid.id}
          onChange={(id) => go({ screen: 'responses', lot: lot.id, bid: id })}
          options={bids.map(({ id, provider }) => ({ value: id, label: provider.name }))}
        />
        <TextField label={translate('answers.search')} value={sought} onChange={setSought} />
        <Segments
          label={translate('answers.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: translate('answers.filter.all') },
            { value: 'answered', label: translate('answers.filter.answered') },
            { value: 'open', label: translate('answers.filter.open') },
          ]}
        />
      </div>
      {problem ? (
        <ErrorState message={problem.message} again={responses.again} />
      ) : !shown ? (
        <Loading />
      ) : shown.length === 0 ? (
        <EmptyState title={translate('answers.noneFound')}>{translate('answers.noneFoundHelp')}</EmptyState>
      ) : (
        <div className={layout.fill}>
          <Outline
            rows={shown}
            current={looked?.id}
            onLook={setLooking}
            onOpen={(row) => {
              if (may && bid.withdrawn === null) edit(row)
            }}
          />
        </div>
      )}
      <ConfidentialDialog marking={marking} onClose={() => setMarking(null)} />
      <AnswerDialog bid={bid} row={editing} onClose={() => setEditing(null)} />
      <InInspector>
        {isGone(rows, question, looking) ? (
          <Gone />
        ) : (
          looked && (
            <AnswerInspector
              lot={lot}
              bid={bid}
              row={looked}
              confidential={confidential}
              onMark={mayMark ? mark : undefined}
              onEdit={bid.withdrawn === null ? () => edit(looked) : undefined}
            />
          )
        )}
      </InInspector>
    </>
  )
}
