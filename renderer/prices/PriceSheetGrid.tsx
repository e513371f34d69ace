import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { tableRows } from '../../shared/exchange/table-text.ts'
import {
  type LineDraft,
  type LineField,
  type LineProblem,
  lineFields,
  nextKind,
  pastedInto,
} from '../../shared/prices/editing.ts'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { CellInput, type Leaving } from './CellInput.tsx'

type Row = { id: string; at: number; line: LineDraft }
type Writing = { at: number; field: LineField; text: string }

const isField = (id: string | undefined): id is LineField => lineFields.some((field) => field === id)

/** The lines of a price sheet as a spreadsheet: what is typed goes into the cell with the focus. */
export function PriceSheetGrid({
  lines,
  problems,
  mayEdit,
  goTo,
  onGo,
  onMove,
  onChange,
  onUndo,
}: {
  lines: readonly LineDraft[]
  problems: readonly LineProblem[]
  mayEdit: boolean
  goTo: GridPosition | null
  onGo: (to: GridPosition) => void
  onMove: (position: GridPosition) => void
  onChange: (lines: readonly LineDraft[]) => void
  onUndo: () => boolean
}) {
  const { translate } = useWords()
  const [position, setPosition] = useState<GridPosition | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const rows = lines.map((line, at): Row => ({ id: String(at), at, line }))
  const at = position?.row === null || position === null ? undefined : Number(position.row)
  const field = isField(position?.column) ? position.column : undefined
  const columns: GridColumn[] = [
    { id: 'title', width: 260, grow: true, header: translate('priceSheet.column.title') },
    { id: 'quantity', width: 130, align: 'end', header: translate('priceSheet.column.quantity') },
    { id: 'unit', width: 190, header: translate('priceSheet.column.unit') },
    { id: 'kind', width: 160, header: translate('priceSheet.column.kind') },
    { id: 'tiers', width: 140, header: translate('priceSheet.column.tiers') },
    { id: 'ramp', width: 150, header: translate('priceSheet.column.ramp') },
  ]
  const setField = (line: number, of: LineField, text: string) => {
    if ((lines[line]?.[of] ?? '') === text) return
    onChange(lines.map((one, index) => (index === line ? { ...one, [of]: text } : one)))
  }
  const leaveTo = (from: Writing, leaving: Leaving) => {
    const columnAt = lineFields.indexOf(from.field) + (leaving === 'next' ? 1 : leaving === 'back' ? -1 : 0)
    const column = lineFields[Math.min(Math.max(columnAt, 0), lineFields.length - 1)] ?? from.field
    onGo({ row: String(leaving === 'down' ? Math.min(from.at + 1, lines.length - 1) : from.at), column })
  }
  const write = (text: string | null) => {
    if (!mayEdit || at === undefined || !field) return
    const line = lines[at]
    if (!line) return
    if (field === 'kind') setField(at, field, nextKind(line.kind, text, translate))
    else setWriting({ at, field, text: text ?? line[field] ?? '' })
  }
  const draw = ({ at: index, line }: Row, { id }: GridColumn) => {
    if (!isField(id)) return null
    if (writing?.at === index && writing.field === id)
      return (
        <CellInput
          label={translate('priceSheet.cell', { column: translate(`priceSheet.column.${id}`), number: String(index + 1) })}
          text={writing.text}
          onDone={(text, leaving) => {
            setWriting(null)
            setField(index, id, text)
            if (leaving) leaveTo(writing, leaving)
          }}
          onCancel={() => {
            setWriting(null)
            leaveTo(writing, 'stay')
          }}
        />
      )
    const problem = problems.find((one) => one.line === index && one.field === id)
    if (!problem) return line[id]
    return (
      <span title={problem.message}>
        <StatusMark kind="warn">{(line[id] ?? '').trim() === '' ? translate('priceSheet.missing') : line[id]}</StatusMark>
      </span>
    )
  }
  const onKey = (event: KeyboardEvent) => {
    if (!mayEdit || (event.target instanceof HTMLElement && event.target.closest('[role=gridcell], [role=rowheader]') === null))
      return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && onUndo()) {
      // The step of the sheet, and not of the workspace.
    } else if (plain && event.key === 'F2') write(null)
    else if (plain && (event.key === 'Delete' || event.key === 'Backspace')) {
      if (at !== undefined && field && field !== 'kind') setField(at, field, '')
    } else if (plain && [...event.key].length === 1 && event.key !== ' ') write(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!mayEdit || (event.target instanceof HTMLElement && event.target.matches('input'))) return
    event.preventDefault()
    onChange(
      pastedInto(
        lines,
        { line: at ?? lines.length, field: field ?? 'title' },
        tableRows(event.clipboardData.getData('text/plain')),
      ),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the keys
    <div className={layout.fill} onKeyDown={onKey} onPaste={onPaste}>
      <Grid
        label={translate('priceSheet.title')}
        columns={columns}
        rows={rows}
        cell={draw}
        value={({ line }, { id }) => (isField(id) ? (line[id] ?? '') : null)}
        onMove={(to) => {
          setPosition(to)
          onMove(to)
        }}
        onOpen={() => write(null)}
        goTo={goTo}
      />
    </div>
  )
}
