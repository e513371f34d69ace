import { useMemo, useState } from 'react'
import type { Merged, MergedItem } from '../../shared/packs/contract.ts'
import { InInspector } from '../app/slots.tsx'
import { valueText } from '../journal/value-text.ts'
import { Segments } from '../ui/Button.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords, type Words } from '../ui/words.tsx'

type Verdict = 'conflict' | 'refused' | 'new'
/** What deserves a look comes first. */
const order: readonly Verdict[] = ['conflict', 'refused', 'new']
const marks = { conflict: 'warn', refused: 'fail', new: 'pass', known: 'plain' } as const

type Row =
  | { kind: 'group'; id: string; verdict: MergedItem['verdict']; title: string; count: number }
  | { kind: 'item'; id: string; item: MergedItem }

/** The rows of a file that is merged, by what becomes of them and what they are; the counts filter them. */
export function MergedRows({ items, counts }: Pick<Merged, 'items' | 'counts'>) {
  const words = useWords()
  const { translate } = words
  const [filter, setFilter] = useState<Verdict | 'all'>('all')
  const [looking, setLooking] = useState<string | null>(null)
  const rows = useMemo(() => rowsOf(items, filter), [items, filter])
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'kind', width: 190, grow: true, header: translate('merging.kind') },
      { id: 'about', width: 240, grow: true, header: translate('merging.about') },
      { id: 'said', width: 240, grow: true, header: translate('merging.said') },
    ],
    [translate],
  )
  const textOf = (row: Row, { id }: GridColumn): string | null => {
    if (row.kind === 'group') return id === 'kind' ? headText(row, words) : null
    if (id === 'kind') return row.item.kind
    return id === 'about' ? row.item.about.map(({ name }) => name).join(' · ') : saidText(row.item, words)
  }
  const draw = (row: Row, column: GridColumn) => {
    const text = textOf(row, column)
    if (row.kind === 'group' && column.id === 'kind') return <StatusMark kind={marks[row.verdict]}>{text}</StatusMark>
    return text === null ? null : (
      <bdi className={texts.cut} title={text}>
        {text}
      </bdi>
    )
  }
  const looked = rows.find(({ id }) => id === looking) ?? rows.find(({ kind }) => kind === 'item')
  const item = looked?.kind === 'item' ? looked.item : undefined
  return (
    <>
      <div className={layout.tools}>
        <Segments
          label={translate('merging.filter')}
          value={filter}
          onChange={(next) => {
            setFilter(next)
            setLooking(null)
          }}
          options={[
            { value: 'all', label: translate('merging.all', { count: counts.new + counts.conflict + counts.refused }) },
            ...order
              .filter((verdict) => counts[verdict] > 0)
              .map((verdict) => ({ value: verdict, label: translate(`merging.count.${verdict}`, { count: counts[verdict] }) })),
          ]}
        />
      </div>
      <div className={layout.fill}>
        <Grid
          key={filter}
          plain
          label={translate('merging.rows')}
          columns={columns}
          rows={rows}
          cell={draw}
          value={textOf}
          isGroup={({ kind }) => kind === 'group'}
          onMove={({ row }) => setLooking(row)}
        />
      </div>
      <InInspector>{item && <ItemInspector item={item} words={words} />}</InInspector>
    </>
  )
}

function rowsOf(items: readonly MergedItem[], filter: Verdict | 'all'): Row[] {
  const numbered = items.map((item, index) => ({ item, id: `row ${index}` }))
  return order
    .filter((verdict) => filter === 'all' || verdict === filter)
    .flatMap((verdict) => {
      const own = numbered.filter(({ item }) => item.verdict === verdict)
      const groups = Map.groupBy(own, ({ item }) => item.why ?? item.kind)
      return [...groups].flatMap(([title, group]): Row[] => [
        { kind: 'group', id: `${verdict} ${title}`, verdict, title, count: group.length },
        ...group.map(({ item, id }): Row => ({ kind: 'item', id, item })),
      ])
    })
}

function headText({ verdict, title, count }: Extract<Row, { kind: 'group' }>, { translate }: Words): string {
  return translate('merging.group', { verdict, title, count })
}

function saidText({ fields }: MergedItem, words: Words): string {
  return fields.map(({ field, after }) => `${field}: ${after ? valueText(after, words) : '–'}`).join('; ')
}

function ItemInspector({ item: { verdict, why, kind, about, fields }, words }: { item: MergedItem; words: Words }) {
  const { translate } = words
  return (
    <Inspector context={kind} title={about.map(({ name }) => name).join(' · ') || kind}>
      <p>
        <StatusMark kind={marks[verdict]}>{translate(`merging.verdict.${verdict}`)}</StatusMark>
      </p>
      <p className={texts.quiet}>{why ?? translate(`merging.meaning.${verdict}`)}</p>
      <InspectorPart title={translate('merging.about')}>
        {about.map(({ role, name }) => (
          <InspectorEntry key={`${role} ${name}`} name={role} value={<bdi>{name}</bdi>} />
        ))}
      </InspectorPart>
      <InspectorPart title={translate('merging.said')}>
        {fields.map(({ field, before, after }) => (
          <InspectorEntry key={field} name={field}>
            <bdi className={texts.said}>{after ? valueText(after, words) : translate('conflicts.nothing')}</bdi>
            {before && <del className={texts.said}>{valueText(before, words)}</del>}
          </InspectorEntry>
        ))}
      </InspectorPart>
    </Inspector>
  )
}
