import { useState } from 'react'
import type { ScoringMode } from '../../shared/scorecards/cell.ts'
import type { ListedEvaluator } from '../../shared/scorecards/contract.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { type Alike, SameDialog } from '../app/SameDialog.tsx'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { useWindow } from '../app/window.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { EvaluatorDialog } from './EvaluatorDialog.tsx'
import { useChosenEvaluator, useScoringMode } from './evaluators.ts'
import { ScoringGrid } from './ScoringGrid.tsx'
import { useSheet } from './scoring.ts'
import { UnlockDialog } from './UnlockDialog.tsx'

/** The cell that an address names, if it does. */
type AskedCell = { bid: string; subject: string } | undefined

/** Scores with reasons: one evaluator's own, or those that all agree on. */
export default function ScoresScreen({ tender, lot, asked }: { tender: Tender; lot: Lot; asked: AskedCell }) {
  const { translate } = useWords()
  const evaluators = useRead('evaluator.list', {})
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState(false)
  const [alike, setAlike] = useState<Alike | null>(null)
  const { chosen, choose } = useChosenEvaluator(evaluators.data)
  return (
    <>
      {evaluators.problem ? (
        <StatePage title={translate('scores.title')}>
          <ErrorState message={evaluators.problem.message} again={evaluators.again} />
        </StatePage>
      ) : !evaluators.data ? (
        <StatePage title={translate('scores.title')}>
          <Loading />
        </StatePage>
      ) : !chosen ? (
        <StatePage title={translate('scores.title')}>
          <EmptyState
            title={translate('scores.noEvaluators')}
            actions={
              <Button look="primary" onPress={() => setAdding(true)}>
                {translate('scores.addEvaluator')}
              </Button>
            }
          >
            {translate('scores.noEvaluatorsHelp')}
          </EmptyState>
        </StatePage>
      ) : (
        <Scoring
          tender={tender}
          lot={lot}
          asked={asked}
          evaluators={evaluators.data}
          evaluator={chosen}
          onChoose={choose}
          onAdd={() => setAdding(true)}
          onEdit={() => setEditing(true)}
          onSame={() => setAlike({ kind: 'actor', things: evaluators.data ?? [], thing: chosen.id })}
        />
      )}
      <SameDialog alike={alike} onClose={() => setAlike(null)} />
      <EvaluatorDialog open={adding} onClose={() => setAdding(false)} onAdded={choose} />
      <EvaluatorDialog open={editing} evaluator={chosen} onClose={() => setEditing(false)} onAdded={choose} />
    </>
  )
}

function Scoring({
  tender,
  lot,
  asked,
  evaluators,
  evaluator,
  onChoose,
  onAdd,
  onEdit,
  onSame,
}: {
  tender: Tender
  lot: Lot
  asked: AskedCell
  evaluators: readonly ListedEvaluator[]
  evaluator: ListedEvaluator
  onChoose: (evaluator: string) => void
  onAdd: () => void
  onEdit: () => void
  onSame: () => void
}) {
  const { translate } = useWords()
  const { mode: wanted } = useScoringMode()
  const may = useMay('other')
  // In a pack its reader scores, and nothing is agreed on.
  const mode = may ? wanted : 'own'
  const canJoin = may && evaluators.length > 1
  const setMode = (next: ScoringMode) => useScoringMode.setState({ mode: next })
  const { client } = useWindow()
  const [unlocking, setUnlocking] = useState(false)
  const locks = useRead('score.locks', { lot: lot.id })
  const isLocked = locks.data?.some((lock) => lock.locked && lock.evaluator.id === evaluator.id) === true
  const toggleLock = async () => {
    if (isLocked) return setUnlocking(true)
    const result = await client('score.lock', { lot: lot.id, evaluator: evaluator.id })
    const { show } = useNotice.getState()
    if (result.ok) show('done', translate('scores.lockedNow', { name: evaluator.name }))
    else show('problem', result.error.message)
  }
  const lockLabel = isLocked ? 'scores.command.unlock' : 'scores.command.lock'
  const { sheet, problem, again } = useSheet(
    tender,
    lot,
    mode === 'own' ? evaluator.id : null,
    mode === 'own' && evaluator.retired !== null,
  )
  useCommands('scores', 'scores.title', [
    {
      id: 'scores.mode',
      label: 'scores.command.mode',
      keys: 'Alt+C',
      disabled: !may,
      run: () => setMode(mode === 'own' ? 'consensus' : 'own'),
    },
    { id: 'scores.addEvaluator', label: 'scores.command.addEvaluator', disabled: !may, run: onAdd },
    { id: 'scores.editEvaluator', label: 'scores.command.editEvaluator', disabled: !may, run: onEdit },
    { id: 'scores.lock', label: lockLabel, disabled: mode !== 'own', run: toggleLock },
    { id: 'scores.same', label: 'same.ask.actor', disabled: !canJoin, run: onSame },
  ])
  const tools = (
    <>
      {mode === 'own' && (
        <MenuButton
          choice
          look="plain"
          entries={[
            ...evaluators.map(({ id, name, role, retired }) => ({
              id,
              label: name,
              ...((retired || role !== '') && { detail: retired ? translate('evaluators.retired') : role }),
              ticked: id === evaluator.id,
              run: () => onChoose(id),
            })),
            ...(may
              ? [
                  { id: 'line', separator: true as const },
                  { id: 'add', label: translate('scores.addEvaluatorMore'), run: onAdd },
                  { id: 'edit', label: translate('scores.command.editEvaluator'), run: onEdit },
                  {
                    id: 'evaluators',
                    label: translate('evaluators.go'),
                    run: () => go({ screen: 'evaluators', lot: lot.id, evaluator: evaluator.id }),
                  },
                ]
              : []),
            { id: 'lockLine', separator: true as const },
            { id: 'lock', label: translate(lockLabel), run: toggleLock },
            ...(canJoin ? [{ id: 'same', label: translate('same.ask.actor'), run: onSame }] : []),
          ]}
        >
          {translate(isLocked ? 'scores.evaluatorLocked' : 'scores.evaluator', { name: evaluator.name })}
        </MenuButton>
      )}
      {may && (
        <Segments
          label={translate('scores.mode')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'own', label: translate('scores.own') },
            { value: 'consensus', label: translate('scores.consensus') },
          ]}
        />
      )}
    </>
  )
  if (problem)
    return (
      <StatePage title={translate('scores.title')}>
        <ErrorState message={problem.message} again={again} />
      </StatePage>
    )
  if (!sheet)
    return (
      <StatePage title={translate('scores.title')}>
        <Loading />
      </StatePage>
    )
  if (sheet.bids.length === 0 || sheet.groups.length === 0) {
    const nobody = sheet.bids.length === 0
    return (
      <StatePage title={translate('scores.title')}>
        <EmptyState
          title={translate(nobody ? 'scores.noBids' : 'scores.noSubjects')}
          actions={
            nobody && <Button onPress={() => go({ screen: 'providers', lot: lot.id })}>{translate('tender.goProviders')}</Button>
          }
        >
          {translate(nobody ? 'scores.noBidsHelp' : 'scores.noSubjectsHelp')}
        </EmptyState>
      </StatePage>
    )
  }
  return (
    <>
      <ScoringGrid
        tender={tender.id}
        asked={asked}
        lot={lot}
        sheet={sheet}
        mode={mode}
        evaluator={evaluator}
        isLocked={isLocked}
        tools={tools}
      />
      <UnlockDialog open={unlocking} lot={lot} evaluator={evaluator} onClose={() => setUnlocking(false)} />
    </>
  )
}
