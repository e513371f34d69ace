import { useMemo } from 'react'
import { decides, type TemplateChange } from '../../shared/questionnaires/template-difference.ts'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'

type Row = {
  id: string
  change: TemplateChange
  field: { field: string; before: string | null; after: string | null; decides: boolean } | null
}

/** What differs between two versions, field by field, and what of it bears on points, weights or exclusion. */
export function TemplateChanges({ label, changes }: { label: string; changes: readonly TemplateChange[] }) {
  const { translate } = useWords()
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'part', width: 260, grow: true, header: translate('versions.part') },
      { id: 'change', width: 110, header: translate('versions.change') },
      { id: 'field', width: 130, header: translate('versions.field') },
      { id: 'before', width: 200, grow: true, header: translate('versions.before') },
      { id: 'after', width: 200, grow: true, header: translate('versions.after') },
      { id: 'decides', width: 110, header: translate('versions.decides') },
    ],
    [translate],
  )
  const rows = useMemo(() => changes.flatMap(rowsOf), [changes])
  const draw = ({ change, field }: Row, { id }: GridColumn) => {
    switch (id) {
      case 'part':
        return translate('versions.named', { subject: change.subject, title: change.title })
      case 'change':
        return translate('versions.kind', { kind: field === null && change.kind === 'changed' ? 'moved' : change.kind })
      case 'field':
        return field?.field ?? ''
      case 'before':
        return field?.before ?? ''
      case 'after':
        return field?.after ?? ''
      default:
        return (field?.decides ?? decides(change)) ? <StatusMark kind="warn">{translate('versions.yes')}</StatusMark> : ''
    }
  }
  const say = (row: Row, column: GridColumn) => {
    if (column.id !== 'decides') return undefined
    return (row.field?.decides ?? decides(row.change)) ? translate('versions.yes') : null
  }
  return <Grid plain fits label={label} columns={columns} rows={rows} cell={draw} value={say} />
}

function rowsOf(change: TemplateChange): Row[] {
  const key = `${change.subject} ${change.id}`
  if (change.kind !== 'changed' || change.fields.length === 0) return [{ id: key, change, field: null }]
  return change.fields.map((field) => ({ id: `${key} ${field.field}`, change, field }))
}
