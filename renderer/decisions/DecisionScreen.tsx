import { useState } from 'react'
import type { Decision } from '../../shared/decisions/decision.ts'
import {
  approvalsSaid,
  conditionsSaid,
  dissentsSaid,
  outcomeSaid,
  recommendationSaid,
  type Said,
  standstillSaid,
} from '../../shared/decisions/decision-reading.ts'
import type { PageKey } from '../../shared/messages/translation.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { type Deciding, DecisionDialog } from './DecisionDialog.tsx'
import styles from './decision.module.css'

/** What people have decided about a lot: one part under the other, each with the way to say something new. */
export default function DecisionScreen({ lot }: { lot: Lot }) {
  const { translate } = useWords()
  const may = useMay('other')
  const { data, problem, again } = useRead('decision.show', { lot: lot.id })
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const ways: readonly { id: Exclude<Deciding['kind'], 'condition'>; label: PageKey }[] = [
    { id: 'recommendation', label: 'decision.recommend' },
    { id: 'newCondition', label: 'decision.addCondition' },
    { id: 'dissent', label: 'decision.sayDissent' },
    { id: 'approval', label: 'decision.approve' },
    { id: 'award', label: 'decision.decide' },
    { id: 'standstill', label: 'decision.setStandstill' },
  ]
  useCommands(
    'decision',
    'decision.title',
    ways.map(({ id, label }) => ({ id: `decision.${id}`, label, disabled: !may, run: () => setDeciding({ kind: id }) })),
  )
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('decision.title')}</h1>
        <p className={layout.subtitle}>{translate('decision.subtitle')}</p>
      </header>
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !data ? (
        <Loading />
      ) : (
        <Parts lot={lot} decision={data} onDecide={may ? setDeciding : null} />
      )}
      <DecisionDialog lot={lot} deciding={deciding} decision={data} onClose={() => setDeciding(null)} />
    </div>
  )
}

type Decide = ((deciding: Deciding) => void) | null

function Parts({ lot, decision, onDecide }: { lot: Lot; decision: Decision; onDecide: Decide }) {
  const { translate, moment, date } = useWords()
  const { data: ranking } = useRead('decision.ranking', { lot: lot.id })
  const rankOf = (bid: string) => ranking?.places.find((place) => place.bid === bid)?.rank ?? (ranking ? 0 : 1)
  const only = (said: Said | undefined) => (said ? [said] : [])
  const conditions = conditionsSaid(decision, translate)
  return (
    <div className={styles.parts}>
      <Part
        title="decision.recommendation"
        none="decision.noRecommendation"
        action="decision.recommend"
        said={only(recommendationSaid(decision, translate, rankOf))}
        onAct={onDecide && (() => onDecide({ kind: 'recommendation' }))}
      />
      <Part
        title="decision.conditions"
        none="decision.noConditions"
        action="decision.addCondition"
        said={conditions}
        onAct={onDecide && (() => onDecide({ kind: 'newCondition' }))}
        onChange={onDecide && ((id) => onDecide({ kind: 'condition', condition: id }))}
      />
      <Part
        title="decision.dissents"
        none="decision.noDissent"
        action="decision.sayDissent"
        said={dissentsSaid(decision, translate)}
        onAct={onDecide && (() => onDecide({ kind: 'dissent' }))}
      />
      <Part
        title="decision.approvals"
        none="decision.noApproval"
        action="decision.approve"
        said={approvalsSaid(decision, translate, moment)}
        onAct={onDecide && (() => onDecide({ kind: 'approval' }))}
      />
      <Part
        title="decision.outcome"
        none="decision.noOutcome"
        action="decision.decide"
        said={only(outcomeSaid(decision, translate))}
        onAct={onDecide && (() => onDecide({ kind: 'award' }))}
      />
      <Part
        title="decision.standstill"
        none="decision.noStandstill"
        action="decision.setStandstill"
        said={only(standstillSaid(decision, translate, (day) => date(`${day}T12:00`)))}
        onAct={onDecide && (() => onDecide({ kind: 'standstill' }))}
      />
    </div>
  )
}

/** One part of the decision. `onChange` changes one of several things that were said. */
function Part({
  title,
  none,
  action,
  said,
  onAct,
  onChange = null,
}: {
  title: PageKey
  none: PageKey
  action: PageKey
  said: readonly Said[]
  onAct: (() => void) | null
  onChange?: ((key: string) => void) | null
}) {
  const { translate, moment } = useWords()
  return (
    <section className={styles.part} aria-labelledby={title}>
      <div className={layout.heading}>
        <h2 id={title}>{translate(title)}</h2>
        {onAct && <Button onPress={onAct}>{translate(action)}</Button>}
      </div>
      {said.length === 0 ? (
        <p className={styles.none}>{translate(none)}</p>
      ) : (
        <ul className={styles.said}>
          {said.map(({ key, text, by, at, notes }) => (
            <li key={key}>
              <span className={styles.text}>{text}</span>
              <span className={styles.side}>{translate('decision.saidBy', { by, at: moment(at) })}</span>
              {notes.map((note) => (
                <StatusMark key={note} kind="warn" wrap>
                  {note}
                </StatusMark>
              ))}
              {onChange && (
                <Button compact look="quiet" onPress={() => onChange(key)}>
                  {translate('decision.setCondition')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
