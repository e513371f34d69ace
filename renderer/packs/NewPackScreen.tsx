import { useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import { bidsOf, type LotWithBids, scopeOf } from '../../shared/packs/scope.ts'
import { notSealed, sealChoiceOf } from '../../shared/sealing/draft.ts'
import type { PackTask } from '../../shared/workspace/pack-tasks.ts'
import { useAskPlace } from '../app/files.ts'
import { useRead, useReadAll } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { SealFields } from '../sealing/SealFields.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { FieldGroup } from '../ui/FieldGroup.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { PackPreview } from './PackPreview.tsx'
import { PackScope } from './PackScope.tsx'
import styles from './packs.module.css'

/** Makes a pack: for whom, about what, with what, what is asked of its reader; and beside it what they will see. */
export default function NewPackScreen() {
  const { translate } = useWords()
  const { data: cover } = useRead('pack.cover', {})
  const people = usePeople()
  const lots = useLots()
  if (cover)
    return (
      <div className={layout.page}>
        <EmptyState alone title={translate('inPack.isPack', { name: cover.for.name })}>
          {translate('inPack.noPacks')}
        </EmptyState>
      </div>
    )
  const problem = people.problem ?? lots.problem
  if (problem)
    return (
      <StatePage title={translate('packs.newTitle')}>
        <ErrorState message={problem.message} />
      </StatePage>
    )
  if (!people.data || !lots.data)
    return (
      <StatePage title={translate('packs.newTitle')}>
        <Loading />
      </StatePage>
    )
  if (people.data.length === 0 || lots.data.length === 0)
    return (
      <StatePage title={translate('packs.newTitle')}>
        <EmptyState title={translate('packs.nobody')}>{translate('packs.nobodyHelp')}</EmptyState>
      </StatePage>
    )
  return <Making people={people.data} lots={lots.data} />
}

type Person = { name: string; evaluates: boolean }

/** Who may be given a pack: evaluators first, then whoever has acted here. */
function usePeople() {
  const evaluators = useRead('evaluator.list', {})
  const facets = useRead('journal.facets', {})
  const names = evaluators.data?.map(({ name }) => name)
  const others = facets.data?.names.map(({ name }) => name).filter((name) => !names?.includes(name))
  const data: Person[] | undefined = names &&
    others && [...names.map((name) => ({ name, evaluates: true })), ...others.map((name) => ({ name, evaluates: false }))]
  return { data, problem: evaluators.problem ?? facets.problem }
}

function useLots() {
  const tenders = useRead('tender.list', {})
  const lots = (tenders.data ?? []).flatMap((tender) => tender.lots)
  const bids = useReadAll(
    'bid.list',
    lots.map(({ id }) => ({ lot: id })),
  )
  const isRead = tenders.data !== undefined && bids.every(({ data }) => data !== undefined)
  const data: LotWithBids[] | undefined = isRead
    ? lots.map(({ id, title }, index) => ({
        id,
        title,
        bids: (bids[index]?.data ?? []).map(({ id: bid, provider }) => ({ id: bid, name: provider.name })),
      }))
    : undefined
  return { data, problem: tenders.problem ?? bids.find(({ problem }) => problem)?.problem }
}

function Making({ people, lots }: { people: readonly Person[]; lots: readonly LotWithBids[] }) {
  const { translate, plain } = useWords()
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const { data: info } = useRead('workspace.info', {})
  const [name, setName] = useState(people[0]?.name ?? '')
  const [chosen, setChosen] = useState(() => ({ lots: new Set(lots.map(({ id }) => id)), bids: new Set(lots.flatMap(bidsOf)) }))
  const [contents, setContents] = useState({ prices: false, scores: false, names: true })
  const [asked, setAsked] = useState('')
  const [brings, setBrings] = useState<readonly PackTask[]>(['scores', 'evidence'])
  const [sealing, setSealing] = useState(notSealed)
  const seal = sealChoiceOf(sealing)
  const scope = scopeOf(lots, chosen)
  const ready = scope !== undefined && seal.ready
  const selected = { for: name, ...contents, ...(scope ?? { lots: [], bids: [] }) }
  const make = async () => {
    if (!seal.ready) return
    const { sealedFor } = seal
    const plainName = plain('packs.fileName', { title: info?.title ?? '', name })
    const file = await askPlace({ kind: 'workspace', name: sealedFor ? `${plainName}.age` : plainName })
    if (!file) return
    const input: Input<'pack.create'> = { ...selected, ...file, asked: asked.trim(), brings: [...brings], sealedFor }
    const made = await startWork(
      translate('packs.making', { name }),
      (options) => client('pack.create', input, options),
      ({ path, rows }) => ({ text: translate('packs.isMade', { name, count: rows }), file: path }),
    )
    if (made) go({ screen: 'packs' })
  }
  const toggle = (task: PackTask) => (on: boolean) => setBrings(on ? [...brings, task] : brings.filter((one) => one !== task))
  return (
    <div className={layout.page}>
      <MainAction>
        <Button look="primary" isDisabled={!ready} onPress={() => void make()}>
          {translate('packs.save')}
        </Button>
      </MainAction>
      <header>
        <h1>{translate('packs.newTitle')}</h1>
        <p className={layout.subtitle}>{translate('packs.newHelp')}</p>
      </header>
      <div className={styles.making}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) void make()
          }}
        >
          <Select
            label={translate('packs.who')}
            value={name}
            onChange={setName}
            options={people.map(({ name: one, evaluates }) => ({
              value: one,
              label: one,
              detail: translate(evaluates ? 'packs.evaluates' : 'packs.hasActed'),
            }))}
          />
          <PackScope lots={lots} chosen={chosen} onChange={setChosen} />
          <FieldGroup label={translate('packs.with')}>
            {(['prices', 'scores', 'names'] as const).map((part) => (
              <Checkbox key={part} selected={contents[part]} onChange={(on) => setContents({ ...contents, [part]: on })}>
                {translate(`packs.with.${part}`)}
              </Checkbox>
            ))}
          </FieldGroup>
          <TextField
            lines={4}
            label={translate('packs.asked')}
            hint={translate('packs.askedHint')}
            value={asked}
            onChange={setAsked}
          />
          <FieldGroup label={translate('packs.mayBring')}>
            <Checkbox selected={brings.includes('scores')} onChange={toggle('scores')}>
              {translate('packs.brings.scores')}
            </Checkbox>
            <Checkbox selected={brings.includes('evidence')} onChange={toggle('evidence')}>
              {translate('packs.brings.evidence')}
            </Checkbox>
          </FieldGroup>
          <SealFields draft={sealing} onChange={setSealing} />
          <div className={layout.tools}>
            <Button type="submit" isDisabled={!ready}>
              {translate('packs.save')}
            </Button>
          </div>
        </form>
        <PackPreview selected={scope ? selected : null} asked={asked} brings={brings} />
      </div>
    </div>
  )
}
