import { useCallback, useMemo, useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { type EvidenceOrigin, foundEvidence, kindOf } from '../../shared/evidence/finding.ts'
import { useDropTarget } from '../app/dropping.ts'
import { Gone, isGone } from '../app/Gone.tsx'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { Button, Segments } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { FileName } from '../ui/FileName.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { AddEvidenceDialog } from './AddEvidenceDialog.tsx'
import { EvidenceInspector } from './EvidenceInspector.tsx'
import styles from './evidence.module.css'
import { useExportEvidence } from './export.ts'
import { NoteDialog } from './NoteDialog.tsx'

const newestFirst = (files: readonly Evidence[]) => files.toSorted((one, other) => other.addedAt.localeCompare(one.addedAt))

/** Every file that proves something, with the answers that name it. */
export default function EvidenceScreen({ lot, evidence: named }: { lot: string; evidence: string | undefined }) {
  const { translate, size, list } = useWords()
  const { data, problem, again } = useRead('evidence.list', {})
  const { data: naming } = useRead('response.naming', {})
  const exportEvidence = useExportEvidence()
  const [sought, setSought] = useState('')
  const [origin, setOrigin] = useState<EvidenceOrigin | 'all'>('all')
  const [looking, setLooking] = useState<string | null>(null)
  const [adding, setAdding] = useState<readonly string[] | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const [noting, setNoting] = useState<Evidence | null>(null)
  const may = useMay('evidence')
  useDropTarget({
    label: 'evidence.drop',
    take: (paths) => (may ? setAdding(paths) : useNotice.getState().show('problem', translate('inPack.notHereHelp'))),
  })
  const bidders = useMemo(() => {
    const names = Map.groupBy(naming ?? [], ({ evidence }) => evidence)
    return new Map([...names].map(([id, of]) => [id, list([...new Set(of.map(({ provider }) => provider))])]))
  }, [naming, list])
  const shown = useMemo(
    () => data && foundEvidence(newestFirst(data), sought, origin === 'all' ? undefined : origin, (id) => bidders.get(id) ?? ''),
    [data, sought, origin, bidders],
  )
  const looked = data?.find(({ id }) => id === (looking ?? named)) ?? shown?.[0]
  useCommands('evidence', 'evidence.title', [
    { id: 'evidence.add', label: 'evidence.add', disabled: !may, run: () => setAdding([]) },
    { id: 'evidence.note', label: 'evidence.editNote', disabled: !may || !looked, run: () => setNoting(looked ?? null) },
    { id: 'evidence.export', label: 'evidence.export', disabled: !looked, run: () => looked && exportEvidence(looked) },
  ])
  const bytes = (data ?? []).reduce((sum, one) => sum + one.size, 0)
  return (
    <div className={layout.page}>
      {may && (
        <MainAction>
          <Button look="primary" onPress={() => setAdding([])}>
            {translate('evidence.add')}
          </Button>
        </MainAction>
      )}
      <header>
        <h1>{translate('evidence.title')}</h1>
        <p className={layout.subtitle}>
          {data && <span>{translate('evidence.count', { count: data.length, size: size(bytes) })}</span>}
        </p>
      </header>
      {data && data.length > 0 && (
        <div className={styles.bar}>
          <TextField label={translate('evidence.search')} value={sought} onChange={setSought} />
          <Segments
            label={translate('evidence.origin')}
            value={origin}
            onChange={setOrigin}
            options={[
              { value: 'all', label: translate('evidence.origin.all') },
              { value: 'provider', label: translate('evidence.origin.provider') },
              { value: 'evaluator', label: translate('evidence.origin.evaluator') },
            ]}
          />
        </div>
      )}
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !shown ? (
        <Loading />
      ) : data?.length === 0 ? (
        <EmptyState
          title={translate('evidence.empty')}
          actions={may && <Button onPress={() => setAdding([])}>{translate('evidence.add')}</Button>}
        >
          {translate('evidence.emptyHelp')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState title={translate('evidence.noneFound')}>{translate('evidence.noneFoundHelp')}</EmptyState>
      ) : (
        <div className={layout.fill}>
          <Files
            // What was added is first, and stands there in sight.
            key={data?.some(({ id }) => id === added) ? added : null}
            files={shown}
            bidders={bidders}
            current={looked?.id}
            onLook={setLooking}
            onOpen={exportEvidence}
          />
        </div>
      )}
      <AddEvidenceDialog
        open={adding !== null}
        dropped={adding ?? []}
        onClose={() => setAdding(null)}
        onAdded={({ id }) => {
          setSought('')
          setOrigin('all')
          setLooking(id)
          setAdded(id)
        }}
      />
      <NoteDialog evidence={noting} onClose={() => setNoting(null)} />
      <InInspector>
        {isGone(data, named, looking) ? (
          <Gone />
        ) : (
          looked && (
            <EvidenceInspector
              key={looked.id}
              evidence={looked}
              lot={lot}
              onExport={() => exportEvidence(looked)}
              onNote={() => setNoting(looked)}
            />
          )
        )}
      </InInspector>
    </div>
  )
}

function Files({
  files,
  bidders,
  current,
  onLook,
  onOpen,
}: {
  files: readonly Evidence[]
  /** Who names a piece, by its id. */
  bidders: ReadonlyMap<string, string>
  current: string | undefined
  onLook: (id: string) => void
  onOpen: (evidence: Evidence) => void
}) {
  const { translate, size, date } = useWords()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'file', width: 190, grow: true, header: translate('evidence.file') },
      { id: 'type', width: 64, header: translate('evidence.type') },
      { id: 'size', width: 84, align: 'end', header: translate('evidence.size') },
      { id: 'origin', width: 130, grow: true, header: translate('evidence.origin') },
      { id: 'added', width: 108, header: translate('evidence.added') },
      { id: 'note', width: 110, grow: true, header: translate('evidence.note') },
    ],
    [translate],
  )
  const draw = useCallback(
    (file: Evidence, { id }: GridColumn) => {
      switch (id) {
        case 'file':
          return <FileName of={file.fileName} className={styles.name} />
        case 'type':
          return <span className={styles.side}>{kindOf(file.fileName)}</span>
        case 'size':
          return size(file.size)
        case 'origin':
          return <bdi className={styles.cut}>{bidders.get(file.id) ?? translate(`evidence.from.${file.origin}`)}</bdi>
        case 'added':
          return <span className={styles.side}>{date(file.addedAt)}</span>
        default:
          return file.note
      }
    },
    [bidders, translate, size, date],
  )
  const say = useCallback(
    (file: Evidence, { id }: GridColumn) => {
      if (id === 'file') return file.fileName
      if (id === 'size') return { text: size(file.size), order: file.size }
      return id === 'added' ? { text: date(file.addedAt), order: file.addedAt } : undefined
    },
    [size, date],
  )
  return (
    <Grid
      plain
      label={translate('evidence.title')}
      columns={columns}
      rows={files}
      cell={draw}
      value={say}
      onMove={({ row }) => row !== null && onLook(row)}
      onOpen={onOpen}
      current={current === undefined ? null : { row: current, column: 'file' }}
    />
  )
}
