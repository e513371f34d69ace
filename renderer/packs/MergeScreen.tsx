import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { Merged } from '../../shared/packs/contract.ts'
import { afterRefusal, lackedBy, nothingGiven, openedWith } from '../../shared/sealing/draft.ts'
import { useChooseMerge, useMerging } from '../app/merging.ts'
import { useNotice } from '../app/notice.ts'
import { useLongRead, useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Working } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { MergedRows } from './MergedRows.tsx'
import { SealedPack } from './SealedPack.tsx'

/** So many rows are listed; of more only their number is told. */
const limit = 20_000

/** What merging a file would bring, row by row, before anything is taken; and then what it brought. */
export default function MergeScreen() {
  const { translate } = useWords()
  const { path } = useMerging()
  const { data: cover } = useRead('pack.cover', {})
  const choose = useChooseMerge()
  if (cover)
    return (
      <div className={layout.page}>
        <EmptyState alone title={translate('inPack.isPack', { name: cover.for.name })}>
          {translate('inPack.noMerging')}
        </EmptyState>
      </div>
    )
  if (path === null)
    return (
      <StatePage title={translate('merging.title')}>
        <EmptyState
          title={translate('merging.nothing')}
          actions={
            <Button look="primary" onPress={() => void choose()}>
              {translate('merging.choose')}
            </Button>
          }
        >
          {translate('merging.nothingHelp')}
        </EmptyState>
      </StatePage>
    )
  return <Merging key={path} path={path} />
}

function Merging({ path }: { path: string }) {
  const { translate } = useWords()
  const { client } = useWindow()
  const cache = useQueryClient()
  const choose = useChooseMerge()
  const [merged, setMerged] = useState<Merged>()
  const [given, setGiven] = useState(nothingGiven)
  const secret = useRef<Partial<Input<'pack.merge'>>>({})
  const tried = useLongRead('pack.merge', merged ? null : { path, dryRun: true, limit }, { secret })
  const file = path.split(/[\\/]/).at(-1) ?? path
  const take = async () => {
    const taken = await startWork(
      translate('merging.taking', { file }),
      (options) => client('pack.merge', { path, limit, ...secret.current }, options),
      ({ counts }) => ({ text: translate('merging.taken', { file, ...counts }) }),
    )
    if (!taken) return tried.again()
    secret.current = {}
    setGiven(nothingGiven)
    setMerged(taken)
    // It may have been a sibling.
    void cache.invalidateQueries({ queryKey: ['workspace.siblings'] })
  }
  const leave = () => {
    useMerging.setState({ path: null })
    useNotice.getState().show('done', translate('merging.left', { file }))
    go({ screen: 'packs' })
  }
  const { data, problem, running } = tried
  const by = lackedBy(problem?.code)
  const shown = merged ?? data
  const brings = shown !== undefined && bringsOf(shown) > 0
  const canTake = !merged && data !== undefined && !running && brings
  useCommands('merge', 'merging.title', [
    { id: 'merge.take', label: 'merging.take', disabled: !canTake, run: () => void take() },
    { id: 'merge.leave', label: 'merging.leave', disabled: merged !== undefined, run: leave },
  ])
  return (
    <div className={layout.page}>
      {canTake && (
        <MainAction>
          <Button onPress={leave}>{translate('merging.leave')}</Button>
          <Button look="primary" onPress={() => void take()}>
            {translate('merging.take')}
          </Button>
        </MainAction>
      )}
      <header>
        <h1>{translate('merging.title')}</h1>
        <p className={layout.subtitle}>
          <FileName of={file} />
          {shown && <span>{translate('merging.is', { kind: shown.kind, name: shown.for ?? '' })}</span>}
        </p>
      </header>
      {shown && !problem ? (
        <Shown merged={shown} done={merged !== undefined} />
      ) : problem && by !== undefined ? (
        <SealedPack
          by={by}
          problem={problem}
          given={afterRefusal(given, problem)}
          onChange={setGiven}
          onGiven={() => {
            secret.current = openedWith(given)
            tried.again()
          }}
          onLeave={leave}
        />
      ) : problem && problem.code !== 'cancelled' ? (
        <ErrorState
          title={translate('merging.refused')}
          message={problem.message}
          again={tried.again}
          actions={<Button onPress={() => void choose()}>{translate('merging.chooseOther')}</Button>}
        />
      ) : running ? (
        <Working label={translate('merging.reading')} progress={tried.progress} onCancel={tried.cancel} />
      ) : (
        <EmptyState
          title={translate('merging.stopped')}
          actions={
            <>
              <Button look="primary" onPress={tried.again}>
                {translate('merging.again')}
              </Button>
              <Button onPress={leave}>{translate('merging.leave')}</Button>
            </>
          }
        >
          {translate('merging.stoppedHelp')}
        </EmptyState>
      )}
    </div>
  )
}

/** How much changes here when it is taken. */
const bringsOf = ({ counts, removed, orphans }: Merged) => counts.new + counts.conflict + removed + orphans

/** What is, or would be, taken, in sentences, and then row by row. */
function Shown({ merged, done }: { merged: Merged; done: boolean }) {
  const { translate } = useWords()
  const { counts, removed, orphans, more, items } = merged
  const sentences = useMemo(
    () =>
      [
        counts.conflict > 0 && translate('merging.conflictLead', { count: counts.conflict }),
        counts.refused > 0 && translate('merging.refusedLead', { count: counts.refused }),
        removed > 0 && translate('merging.removedLead', { count: removed }),
        orphans > 0 && translate('merging.orphansLead', { count: orphans }),
      ].filter((sentence) => sentence !== false),
    [counts, removed, orphans, translate],
  )
  const lead =
    bringsOf(merged) === 0 ? (done ? 'merging.tookNothing' : 'merging.nothingNew') : done ? 'merging.done' : 'merging.lead'
  return (
    <>
      <p className={texts.lead} role="status">
        <strong>{translate(lead, { count: counts.new + counts.conflict })}</strong> {sentences.join(' ')}
      </p>
      {(done || bringsOf(merged) === 0) && (
        <div className={layout.tools}>
          <Button onPress={() => go({ screen: 'packs' })}>{translate('merging.toPacks')}</Button>
          {done && counts.conflict > 0 && (
            <Button look="primary" onPress={() => go({ screen: 'conflicts' })}>
              {translate('merging.toConflicts')}
            </Button>
          )}
          {done && <a href={addressOf({ screen: 'journal' })}>{translate('merging.toJournal')}</a>}
        </div>
      )}
      {items.length > 0 && <MergedRows items={items} counts={counts} />}
      {more > 0 && <p className={texts.quiet}>{translate('merging.more', { count: more })}</p>}
    </>
  )
}
