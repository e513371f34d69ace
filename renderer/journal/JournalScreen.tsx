import { useCallback, useMemo, useState } from 'react'
import { commandName } from '../../shared/command-names.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import type { JournalEntry } from '../../shared/workspace/contract.ts'
import { useRead, useReadAll, useSame } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { InInspector } from '../app/slots.tsx'
import { useUndo } from '../app/undo.ts'
import { useIsMac } from '../app/window.tsx'
import { useWorkspaces } from '../app/workspaces.ts'
import { Button, Keys } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { isolated } from '../ui/isolated.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { Change } from './Change.tsx'
import styles from './journal.module.css'
import { routeOf } from './routes.ts'

/** Entries read at a time. */
const portion = 500

/** Only entries of one command, and only those of one name. */
type Filter = { command?: string; name?: string }

/** Everything that was done, newest first, and the way back. */
export default function JournalScreen({ about }: { about: JournalObject | undefined }) {
  const words = useWords()
  const { translate, number } = words
  const [filter, setFilter] = useState<Filter>({})
  const [earlier, setEarlier] = useState<readonly number[]>([])
  const wanted = { ...filter, ...(about && { about }), limit: portion }
  const asked = [wanted, ...earlier.map((before) => ({ ...wanted, before }))]
  const portions = useReadAll('journal.list', asked)
  const lists = useSame(portions.map(({ data }) => data))
  const entries = useMemo(() => lists[0] && lists.flatMap((list) => list ?? []), [lists])
  const named = useSame(useReadAll('journal.subjects', asked).map(({ data }) => data))
  const subjects = useMemo(
    () => new Map(named.flatMap((list) => list?.map(({ entry, about }) => [entry, about] as const) ?? [])),
    [named],
  )
  const change = (next: Filter) => {
    setFilter(next)
    setEarlier([])
  }
  const [newest] = portions
  const problem = portions.find((one) => one.problem)?.problem
  const oldest = entries?.at(-1)?.id
  const { data: info } = useRead('workspace.info', {})
  const { undo, redo } = useUndo()
  const { verify } = useWorkspaces()
  const mac = useIsMac()
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('journal.title')}</h1>
        <div className={layout.heading}>
          <p className={layout.subtitle}>
            {info && (
              <>
                <span>{translate('journal.count', { count: info.head.entry })}</span>
                <span>
                  {translate('journal.head')} <code title={info.head.digest}>{info.head.digest.slice(0, 16)}…</code>
                </span>
              </>
            )}
          </p>
          <div className={layout.tools}>
            <Button onPress={() => void verify()}>{translate('verify.start')}</Button>
            <Button isDisabled={!info?.undo} onPress={undo}>
              {info?.undo
                ? translate('journal.undo', { command: commandName(info.undo.command, translate), entry: info.undo.entry })
                : translate('shell.undo')}
              <Keys keys="Mod+Z" mac={mac} />
            </Button>
            <Button isDisabled={!info?.redo} onPress={redo}>
              {info?.redo
                ? translate('journal.redo', { command: commandName(info.redo.command, translate), entry: info.redo.entry })
                : translate('shell.redo')}
            </Button>
          </div>
        </div>
      </header>
      {about && <OnlyAbout about={about} />}
      <Filters about={about} filter={filter} onChange={change} />
      {problem ? (
        <ErrorState message={problem.message} again={() => newest?.again()} />
      ) : !entries ? (
        <Loading />
      ) : entries.length === 0 ? (
        filter.command === undefined && filter.name === undefined && !about ? (
          <EmptyState title={translate('journal.empty')}>{translate('journal.emptyHelp')}</EmptyState>
        ) : (
          <EmptyState
            title={translate('journal.noneFound')}
            actions={
              <Button onPress={() => (filter.command === undefined && filter.name === undefined ? clear() : change({}))}>
                {translate('journal.allActions')}
              </Button>
            }
          >
            {translate('journal.noneFoundHelp')}
          </EmptyState>
        )
      ) : (
        <Entries entries={entries} subjects={subjects} about={about} />
      )}
      {oldest !== undefined && portions.at(-1)?.data?.length === portion && (
        <div className={layout.tools}>
          <Button onPress={() => setEarlier([...earlier, oldest])}>
            {translate('journal.more', { count: number(portion) })}
          </Button>
        </div>
      )}
    </div>
  )
}

const every = 'all'

/** Back to the journal of the whole workspace. */
const clear = () => go({ screen: 'journal' })

/** Whose history this is, and the way back to the whole journal. */
function OnlyAbout({ about }: { about: JournalObject }) {
  const { translate } = useWords()
  const { data: names } = useRead('journal.object', about)
  return (
    <section className={styles.only} aria-label={translate('journal.only')}>
      <p>{translate('journal.onlyAbout', { kind: about.kind })}</p>
      <dl className={styles.onlyNames}>
        {names?.map(({ role, name }) => (
          <div key={role}>
            <dt>{isolated(role)}</dt>
            <dd>
              <bdi>{name}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Button compact onPress={clear}>
        {translate('journal.showWhole')}
      </Button>
    </section>
  )
}

function Filters({
  about,
  filter,
  onChange,
}: {
  about: JournalObject | undefined
  filter: Filter
  onChange: (filter: Filter) => void
}) {
  const { translate, compare } = useWords()
  const { data: facets } = useRead('journal.facets', about ? { about } : {})
  const options = (all: string, found: readonly { value: string; name: string; entries: number }[]) => [
    { value: every, label: all },
    ...found
      .map(({ value, name, entries }) => ({ value, label: translate('journal.withCount', { name, count: entries }) }))
      .sort((one, other) => compare(one.label, other.label)),
  ]
  const commands = facets?.commands.map((one) => ({ ...one, value: one.command, name: commandName(one.command, translate) }))
  const names = facets?.names.map((one) => ({ ...one, value: one.name }))
  const chosen = (value: string) => (value === every ? undefined : value)
  const put = (command: string | undefined, name: string | undefined) =>
    onChange({ ...(command !== undefined && { command }), ...(name !== undefined && { name }) })
  return (
    <div className={styles.filters}>
      <Select
        label={translate('journal.byAction')}
        value={filter.command ?? every}
        options={options(translate('journal.allActions'), commands ?? [])}
        onChange={(value) => put(chosen(value), filter.name)}
      />
      <Select
        label={translate('journal.byPerson')}
        value={filter.name ?? every}
        options={options(translate('journal.everybody'), names ?? [])}
        onChange={(value) => put(filter.command, chosen(value))}
      />
    </div>
  )
}

/** The entries, and beside them the one that is looked at: to look at another draws nothing else again. */
function Entries({
  entries,
  subjects,
  about,
}: {
  entries: readonly JournalEntry[]
  subjects: ReadonlyMap<number, readonly string[]>
  about: JournalObject | undefined
}) {
  const { translate, number, moment } = useWords()
  const [looking, setLooking] = useState<number | null>(null)
  const looked = entries.find(({ id }) => id === looking) ?? entries[0]
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'entry', width: 68, align: 'end', header: translate('journal.entry') },
      { id: 'action', width: 168, header: translate('journal.action') },
      { id: 'about', width: 180, grow: true, header: translate('journal.about') },
      { id: 'at', width: 158, header: translate('journal.at') },
      { id: 'who', width: 124, header: translate('journal.who') },
      { id: 'rows', width: 60, align: 'end', header: translate('journal.rows') },
    ],
    [translate],
  )
  const draw = useCallback(
    ({ entry }: { id: string; entry: JournalEntry }, { id }: GridColumn) => {
      switch (id) {
        case 'entry':
          return number(entry.id)
        case 'action':
          return <ActionName entry={entry} />
        case 'at':
          return <span className={styles.quiet}>{moment(entry.at)}</span>
        case 'who':
          return <bdi className={styles.cut}>{entry.profile.name}</bdi>
        case 'about': {
          const about = subjects.get(entry.id)?.join(' · ')
          return (
            <bdi className={styles.cut} title={about}>
              {about}
            </bdi>
          )
        }
        default:
          return number(entry.changes)
      }
    },
    [subjects, number, moment],
  )
  const say = useCallback(
    ({ entry }: { id: string; entry: JournalEntry }, { id }: GridColumn) => {
      if (id === 'entry') return entry.id
      if (id === 'action') return actionName(entry, translate)
      if (id === 'at') return { text: moment(entry.at), order: entry.id }
      return id === 'rows' ? entry.changes : undefined
    },
    [translate, moment],
  )
  const rows = useMemo(() => entries.map((entry) => ({ id: String(entry.id), entry })), [entries])
  return (
    <>
      <div className={layout.fill}>
        <Grid
          plain
          label={translate('journal.title')}
          columns={columns}
          rows={rows}
          cell={draw}
          value={say}
          onMove={({ row }) => row && setLooking(Number(row))}
        />
      </div>
      <InInspector>{looked && <EntryInspector key={looked.id} entry={looked} about={about} />}</InInspector>
    </>
  )
}

function ActionName({ entry }: { entry: JournalEntry }) {
  const { translate } = useWords()
  return <span className={styles.cut}>{actionName(entry, translate)}</span>
}

function actionName(entry: JournalEntry, translate: Words['translate']): string {
  const [key, of] =
    entry.undoes !== null ? (['journal.undid', entry.undoes] as const) : (['journal.redid', entry.redoes] as const)
  return of === null ? commandName(entry.command, translate) : translate(key, { entry: of })
}

function EntryInspector({ entry, about }: { entry: JournalEntry; about: JournalObject | undefined }) {
  const { translate, number, moment } = useWords()
  const [whole, setWhole] = useState(false)
  const { data, problem } = useRead('journal.changes', {
    entry: entry.id,
    ...(whole ? { limit: 10_000 } : about && { about }),
  })
  const { data: tenders = [] } = useRead('tender.list', {})
  const { name, role, organisation } = entry.profile
  return (
    <Inspector context={translate('journal.entryNumber', { entry: number(entry.id) })} title={<ActionName entry={entry} />}>
      <InspectorPart title={translate('journal.who')}>
        <InspectorEntry name={<bdi>{name}</bdi>}>{[role, organisation].filter((text) => text !== '').join(' · ')}</InspectorEntry>
        <InspectorEntry name={moment(entry.at)}>{entry.why}</InspectorEntry>
        {entry.clockWentBack && <p className={styles.quiet}>{translate('journal.clockWentBack')}</p>}
      </InspectorPart>
      <InspectorPart title={translate('journal.changes', { count: entry.changes })}>
        {problem && <ErrorState message={problem.message} />}
        {!data && !problem && <Loading />}
        {data?.changes.map((change) => (
          <Change key={change.position} change={change} to={change.place ? routeOf(change.place, tenders) : undefined} />
        ))}
        {data !== undefined && data.more > 0 && (
          <div className={layout.tools}>
            <span className={styles.quiet}>{translate('journal.notShown', { count: data.more })}</span>
            <Button compact onPress={() => setWhole(true)}>
              {translate('journal.whole')}
            </Button>
          </div>
        )}
      </InspectorPart>
      <InspectorPart title={translate('journal.digest')}>
        <code className={styles.digest}>{entry.digest}</code>
      </InspectorPart>
    </Inspector>
  )
}
