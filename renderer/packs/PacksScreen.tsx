import { useMemo, useState } from 'react'
import { useChooseMerge } from '../app/merging.ts'
import { useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { Button } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { Joined } from './Joined.tsx'
import { PackInspector } from './PackInspector.tsx'
import { type Pack, Standing, standingOf } from './Standing.tsx'
import { WithdrawPackDialog } from './WithdrawPackDialog.tsx'

/** Which packs are out, to whom and since when, what came back, and what was joined since. */
export default function PacksScreen() {
  const { translate } = useWords()
  const packs = useRead('pack.list', {})
  const joined = useRead('same.list', {})
  const { data: cover } = useRead('pack.cover', {})
  const merge = useChooseMerge()
  const [looking, setLooking] = useState<string | null>(null)
  const [withdrawing, setWithdrawing] = useState<Pack | null>(null)
  const pack = packs.data?.find(({ id }) => id === looking) ?? packs.data?.[0]
  const make = () => go({ screen: 'newPack' })
  useCommands('packs', 'packs.title', [
    {
      id: 'packs.withdraw',
      label: 'packs.withdraw',
      disabled: pack?.standing !== 'out',
      run: () => pack && setWithdrawing(pack),
    },
  ])
  const actions = (
    <>
      <Button onPress={() => void merge()}>{translate('merging.choose')}</Button>
      <Button look="primary" onPress={make}>
        {translate('packs.make')}
      </Button>
    </>
  )
  if (cover)
    return (
      <div className={layout.page}>
        <EmptyState alone title={translate('inPack.isPack', { name: cover.for.name })}>
          {translate('inPack.noPacks')}
        </EmptyState>
      </div>
    )
  const out = packs.data?.filter(({ standing }) => standing === 'out').length ?? 0
  return (
    <div className={layout.page}>
      {packs.data && packs.data.length > 0 && <MainAction>{actions}</MainAction>}
      <header>
        <h1>{translate('packs.title')}</h1>
        <p className={layout.subtitle}>
          {packs.data && packs.data.length > 0 && <span>{translate('packs.count', { out, all: packs.data.length })}</span>}
          <a href={addressOf({ screen: 'conflicts' })}>{translate('conflicts.go')}</a>
        </p>
      </header>
      {packs.problem ? (
        <ErrorState message={packs.problem.message} again={packs.again} />
      ) : !packs.data ? (
        <Loading />
      ) : packs.data.length === 0 ? (
        <EmptyState title={translate('packs.none')} actions={actions}>
          {translate('packs.noneHelp')}
        </EmptyState>
      ) : (
        <div className={joined.data?.length ? layout.upper : layout.fill}>
          <PackGrid packs={packs.data} onLook={setLooking} />
        </div>
      )}
      <Joined />
      <InInspector>{pack && <PackInspector pack={pack} onWithdraw={() => setWithdrawing(pack)} />}</InInspector>
      <WithdrawPackDialog pack={withdrawing} onClose={() => setWithdrawing(null)} />
    </div>
  )
}

function PackGrid({ packs, onLook }: { packs: readonly Pack[]; onLook: (pack: string) => void }) {
  const { translate, moment, list } = useWords()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'for', width: 160, grow: true, header: translate('packs.for') },
      { id: 'made', width: 140, header: translate('packs.made') },
      { id: 'about', width: 120, grow: true, header: translate('packs.about') },
      { id: 'standing', width: 180, header: translate('packs.standing') },
      { id: 'back', width: 140, header: translate('packs.lastBack') },
    ],
    [translate],
  )
  const draw = (pack: Pack, { id }: GridColumn) => {
    switch (id) {
      case 'for':
        return <bdi className={texts.strong}>{pack.for.name}</bdi>
      case 'made':
        return <span className={texts.quiet}>{moment(pack.madeAt)}</span>
      case 'about':
        return <bdi className={texts.cut}>{list(pack.about.map(({ title }) => title))}</bdi>
      case 'standing':
        return <Standing pack={pack} />
      default: {
        const last = pack.returned.at(-1)
        return last && <span className={texts.quiet}>{moment(last.at)}</span>
      }
    }
  }
  const say = (pack: Pack, { id }: GridColumn) => {
    if (id === 'made') return { text: moment(pack.madeAt), order: pack.madeAt }
    if (id === 'standing') return translate(standingOf(pack), { times: pack.returned.length })
    return undefined
  }
  return (
    <Grid
      plain
      label={translate('packs.title')}
      columns={columns}
      rows={packs}
      cell={draw}
      value={say}
      onMove={({ row }) => row && onLook(row)}
    />
  )
}
