import { useState } from 'react'
import { commandName } from '../../shared/command-names.ts'
import type { Output } from '../../shared/contract.ts'
import type { JournalEntry } from '../../shared/workspace/contract.ts'
import app from '../app/app.module.css'
import { useRead, useReadAll } from '../app/reading.ts'
import { useUndo } from '../app/shell-commands.ts'
import { InInspector } from '../app/slots.tsx'
import { useIsMac } from '../app/window.tsx'
import { Button, Keys } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './workspace.module.css'

/** Entries read at a time. */
const portion = 500

/** Everything that was done, newest first, and the way back. */
export default function JournalScreen() {
  const words = useWords()
  const { translate, number } = words
  const [earlier, setEarlier] = useState<readonly number[]>([])
  const portions = useReadAll('journal.list', [{ limit: portion }, ...earlier.map((before) => ({ before, limit: portion }))])
  const [newest] = portions
  const problem = portions.find((one) => one.problem)?.problem
  const entries = newest?.data && portions.flatMap(({ data }) => data ?? [])
  const oldest = entries?.at(-1)?.id
  const { data: info } = useRead('workspace.info', {})
  const [looking, setLooking] = useState<number | null>(null)
  const { undo, redo } = useUndo()
  const mac = useIsMac()
  const entry = entries?.find(({ id }) => id === looking) ?? entries?.[0]
  return (
    <div className={app.page}>
      <header>
        <h1>{translate('journal.title')}</h1>
        <div className={app.heading}>
          <p className={app.subtitle}>
            {info && (
              <>
                <span>{translate('journal.count', { count: info.head.entry })}</span>
                <span>
                  {translate('journal.head')} <code title={info.head.digest}>{info.head.digest.slice(0, 16)}…</code>
                </span>
              </>
            )}
          </p>
          <div className={app.tools}>
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
      {problem ? (
        <ErrorState
          message={problem.message}
          actions={<Button onPress={() => newest?.again()}>{translate('shell.again')}</Button>}
        />
      ) : !entries ? (
        <Loading />
      ) : entries.length === 0 ? (
        <EmptyState title={translate('journal.empty')}>{translate('journal.emptyHelp')}</EmptyState>
      ) : (
        <div className={app.fill}>
          <Entries entries={entries} onLook={setLooking} />
        </div>
      )}
      {oldest !== undefined && portions.at(-1)?.data?.length === portion && (
        <div className={app.tools}>
          <Button onPress={() => setEarlier([...earlier, oldest])}>
            {translate('journal.more', { count: number(portion) })}
          </Button>
        </div>
      )}
      <InInspector>{entry && <EntryInspector entry={entry} />}</InInspector>
    </div>
  )
}

function Entries({ entries, onLook }: { entries: readonly JournalEntry[]; onLook: (entry: number) => void }) {
  const { translate, number, moment } = useWords()
  const columns: GridColumn[] = [
    { id: 'entry', width: 68, align: 'end', header: translate('journal.entry') },
    { id: 'action', width: 170, grow: true, header: translate('journal.action') },
    { id: 'at', width: 146, header: translate('journal.at') },
    { id: 'who', width: 124, header: translate('journal.who') },
    { id: 'why', width: 130, grow: true, header: translate('journal.why') },
    { id: 'rows', width: 60, align: 'end', header: translate('journal.rows') },
  ]
  const draw = ({ entry }: { id: string; entry: JournalEntry }, { id }: GridColumn) => {
    switch (id) {
      case 'entry':
        return number(entry.id)
      case 'action':
        return <ActionName entry={entry} />
      case 'at':
        return <span className={styles.quiet}>{moment(entry.at)}</span>
      case 'who':
        return <bdi className={styles.cut}>{entry.profile.name}</bdi>
      case 'why':
        return <span className={styles.cut}>{entry.why}</span>
      default:
        return number(entry.changes)
    }
  }
  const rows = entries.map((entry) => ({ id: String(entry.id), entry }))
  return (
    <Grid
      plain
      label={translate('journal.title')}
      columns={columns}
      rows={rows}
      cell={draw}
      onMove={({ row }) => row && onLook(Number(row))}
    />
  )
}

function ActionName({ entry }: { entry: JournalEntry }) {
  const { translate } = useWords()
  const [key, of] =
    entry.undoes !== null ? (['journal.undid', entry.undoes] as const) : (['journal.redid', entry.redoes] as const)
  return <span className={styles.cut}>{of === null ? commandName(entry.command, translate) : translate(key, { entry: of })}</span>
}

function EntryInspector({ entry }: { entry: JournalEntry }) {
  const { translate, number, moment } = useWords()
  const { data, problem } = useRead('journal.entry', { entry: entry.id })
  const { name, role, organisation } = entry.profile
  return (
    <Inspector context={translate('journal.entryNumber', { entry: number(entry.id) })} title={<ActionName entry={entry} />}>
      <InspectorPart title={translate('journal.who')}>
        <InspectorEntry name={<bdi>{name}</bdi>}>{[role, organisation].filter((text) => text !== '').join(' · ')}</InspectorEntry>
        <InspectorEntry name={moment(entry.at)}>{entry.why}</InspectorEntry>
      </InspectorPart>
      <InspectorPart title={translate('journal.changes', { count: entry.changes })}>
        {problem && <ErrorState message={problem.message} />}
        {!data && !problem && <Loading />}
        {data?.changes.slice(0, 200).map((change) => (
          <Change key={change.position} change={change} />
        ))}
      </InspectorPart>
      <InspectorPart title={translate('journal.digest')}>
        <code className={styles.digest}>{entry.digest}</code>
      </InspectorPart>
    </Inspector>
  )
}

type JournalChange = Output<'journal.entry'>['changes'][number]

/** A row before and after, field by field; only what differs. */
function Change({ change }: { change: JournalChange }) {
  const { translate } = useWords()
  const before = fieldsOf(change.before)
  const after = fieldsOf(change.after)
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
  return (
    <div className={styles.change}>
      <p className={styles.changeTitle}>
        <StatusMark kind="plain">{translate(`journal.operation.${change.operation}`)}</StatusMark> <code>{change.table}</code>
      </p>
      {names.map((name) => (
        <div key={name} className={styles.fieldChange}>
          <span className={styles.quiet}>{name}</span>
          <span>
            {before.has(name) && <del className={styles.before}>{before.get(name)}</del>}{' '}
            {after.has(name) && <ins className={styles.after}>{after.get(name)}</ins>}
          </span>
        </div>
      ))}
    </div>
  )
}

function fieldsOf(image: string | null): Map<string, string> {
  const row: unknown = image === null ? null : JSON.parse(image)
  if (typeof row !== 'object' || row === null) return new Map()
  return new Map(
    Object.entries(row).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  )
}
