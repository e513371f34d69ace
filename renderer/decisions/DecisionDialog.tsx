import { type ReactNode, useState } from 'react'
import type { Decision } from '../../shared/decisions/decision.ts'
import { awardOutcomes, type ConditionStanding, conditionStandings } from '../../shared/decisions/decision-words.ts'
import type { PageKey } from '../../shared/messages/translation.ts'
import type { Result } from '../../shared/result.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

/** What a person is about to say: one part of the decision, or how one of its conditions stands. */
export type Deciding =
  | { kind: 'recommendation' | 'newCondition' | 'dissent' | 'approval' | 'award' | 'standstill' }
  | { kind: 'condition'; condition: string }

type Asked = { lot: Lot; decision: Decision; onClose: () => void }

/** Asks for one part of the decision. */
export function DecisionDialog({
  deciding,
  decision,
  lot,
  onClose,
}: Omit<Asked, 'decision'> & { deciding: Deciding | null; decision: Decision | undefined }) {
  return (
    <Floating open={deciding !== null} onClose={onClose}>
      {deciding && decision && <Form deciding={deciding} lot={lot} decision={decision} onClose={onClose} />}
    </Floating>
  )
}

function Form({ deciding, ...asked }: Asked & { deciding: Deciding }) {
  switch (deciding.kind) {
    case 'recommendation':
      return <Recommendation {...asked} />
    case 'newCondition':
      return <NewCondition {...asked} />
    case 'condition':
      return <Condition {...asked} id={deciding.condition} />
    case 'dissent':
      return <Dissent {...asked} />
    case 'approval':
      return <Approval {...asked} />
    case 'award':
      return <Award {...asked} />
    case 'standstill':
      return <Standstill {...asked} />
  }
}

/** The frame of each: what it is called, whether enough is said, and what is sent. */
function Asking({
  title,
  ready,
  send,
  onClose,
  children,
}: {
  title: PageKey
  ready: boolean
  send: () => Promise<Result<Decision>>
  onClose: () => void
  children: ReactNode
}) {
  const { translate } = useWords()
  const { refused, submit } = useSubmit(send, onClose)
  return (
    <DialogForm
      title={translate(title)}
      problem={refused}
      action={translate('decision.record')}
      ready={ready}
      onCancel={onClose}
      onSubmit={submit}
    >
      {children}
    </DialogForm>
  )
}

const noBid = 'none'

/** The bidders of a lot that take part, the best first, for a choice. */
function useBidders(lot: Lot): { value: string; label: string }[] {
  const { data } = useRead('decision.ranking', { lot: lot.id })
  return (data?.places ?? [])
    .filter(({ standing }) => standing !== 'withdrawn')
    .map(({ bid, bidder }) => ({ value: bid, label: bidder }))
}

function Recommendation({ lot, decision, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const bidders = useBidders(lot)
  const [chosen, setChosen] = useState<string | undefined>(decision.recommendation?.bid)
  const [reason, setReason] = useState(decision.recommendation?.reason ?? '')
  const bid = chosen ?? bidders[0]?.value ?? noBid
  return (
    <Asking
      title="decision.recommendation"
      ready={reason.trim() !== ''}
      send={() => client('decision.recommend', { lot: lot.id, bid: bid === noBid ? null : bid, reason })}
      onClose={onClose}
    >
      <Select
        label={translate('decision.bidder')}
        options={[...bidders, { value: noBid, label: translate('decision.nobody') }]}
        value={bid}
        onChange={setChosen}
      />
      <TextField autoFocus lines={4} required label={translate('decision.reason')} value={reason} onChange={setReason} />
    </Asking>
  )
}

function NewCondition({ lot, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [text, setText] = useState('')
  return (
    <Asking
      title="decision.conditions"
      ready={text.trim() !== ''}
      send={() => client('decision.addCondition', { lot: lot.id, text })}
      onClose={onClose}
    >
      <TextField autoFocus lines={3} required label={translate('decision.conditionText')} value={text} onChange={setText} />
    </Asking>
  )
}

function Condition({ decision, id, onClose }: Asked & { id: string }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const before = decision.conditions.find((condition) => condition.id === id)
  const [text, setText] = useState(before?.text ?? '')
  const [standing, setStanding] = useState<ConditionStanding>(before?.standing === 'dropped' ? 'dropped' : 'met')
  const [reason, setReason] = useState(before?.reason ?? '')
  const why = reason.trim() === '' ? null : reason
  return (
    <Asking
      title="decision.conditions"
      ready={text.trim() !== '' && (standing === 'open' || why !== null)}
      send={() => client('decision.setCondition', { condition: id, standing, text, reason: why })}
      onClose={onClose}
    >
      <TextField lines={3} required label={translate('decision.conditionText')} value={text} onChange={setText} />
      <Select
        label={translate('decision.standing')}
        options={conditionStandings.map((value) => ({ value, label: translate(`decision.standing.${value}`) }))}
        value={standing}
        onChange={setStanding}
      />
      <TextField autoFocus lines={2} label={translate('decision.proof')} value={reason} onChange={setReason} />
    </Asking>
  )
}

/** Who says it: what is said here is said in one's own name. */
function InYourName() {
  const { translate } = useWords()
  const { data: profile } = useRead('profile.show', {})
  return <p>{translate('decision.inYourName', { name: profile?.name ?? '' })}</p>
}

function Dissent({ lot, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Asking
      title="decision.dissents"
      ready
      send={() => client('decision.dissent', { lot: lot.id, reason: reason.trim() === '' ? null : reason })}
      onClose={onClose}
    >
      <InYourName />
      <TextField
        autoFocus
        lines={3}
        label={translate('decision.reason')}
        hint={translate('decision.dissentBack')}
        value={reason}
        onChange={setReason}
      />
    </Asking>
  )
}

const approvals = ['approved', 'refused', 'withdrawn'] as const

function Approval({ lot, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [verdict, setVerdict] = useState<(typeof approvals)[number]>('approved')
  const [reason, setReason] = useState('')
  const why = reason.trim() === '' ? null : reason
  return (
    <Asking
      title="decision.approvals"
      ready={verdict === 'approved' || why !== null}
      send={() => client('decision.approve', { lot: lot.id, verdict, reason: why })}
      onClose={onClose}
    >
      <InYourName />
      <Select
        label={translate('decision.verdict')}
        options={approvals.map((value) => ({ value, label: translate(`decision.verdict.${value}`) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField autoFocus lines={3} label={translate('decision.reason')} value={reason} onChange={setReason} />
    </Asking>
  )
}

const outcomes = [...awardOutcomes, 'undecided'] as const

function Award({ lot, decision, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const bidders = useBidders(lot)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('awarded')
  const [chosen, setChosen] = useState<string | undefined>(decision.award?.bid ?? decision.recommendation?.bid)
  const [reason, setReason] = useState('')
  const bid = outcome === 'awarded' ? (chosen ?? bidders[0]?.value ?? null) : null
  return (
    <Asking
      title="decision.outcome"
      ready={reason.trim() !== '' && (outcome !== 'awarded' || bid !== null)}
      send={() => client('decision.award', { lot: lot.id, outcome, bid, reason })}
      onClose={onClose}
    >
      <Select
        label={translate('decision.outcomeAsked')}
        options={outcomes.map((value) => ({ value, label: translate(`decision.outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {bid !== null && <Select label={translate('decision.bidder')} options={bidders} value={bid} onChange={setChosen} />}
      <TextField autoFocus lines={3} required label={translate('decision.reason')} value={reason} onChange={setReason} />
    </Asking>
  )
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function Standstill({ lot, decision, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [from, setFrom] = useState(decision.standstill?.first ?? '')
  const [until, setUntil] = useState(decision.standstill?.last ?? '')
  const none = from === '' && until === ''
  return (
    <Asking
      title="decision.standstill"
      ready={none || (isDay(from) && isDay(until))}
      send={() => client('decision.standstill', { lot: lot.id, days: none ? null : { first: from, last: until } })}
      onClose={onClose}
    >
      <DateField autoFocus label={translate('decision.from')} value={from} onChange={setFrom} />
      <DateField
        label={translate('decision.until')}
        hint={translate('decision.standstillBack')}
        value={until}
        onChange={setUntil}
      />
    </Asking>
  )
}
