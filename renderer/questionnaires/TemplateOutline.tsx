import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { criteriaOutlineOf } from '../../shared/questionnaires/criteria-outline.ts'
import { newId, newQuestion } from '../../shared/questionnaires/editing/question.ts'
import { behind, levelled, type Spot, shifted } from '../../shared/questionnaires/editing/steps.ts'
import { type OutlineQuestion, outlineOf } from '../../shared/questionnaires/outline.ts'
import { scaleOf } from '../../shared/questionnaires/scale.ts'
import { useCommands } from '../app/shortcuts.ts'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import { useWords } from '../ui/words.tsx'
import type { TemplateEditor } from './editor.ts'
import { InlineField, type Leave } from './InlineField.tsx'
import { idOf, type OutlineRow, useOutlineCells } from './outline-cells.tsx'
import {
  criterionOf,
  firstIn,
  firstLeaf,
  kindOf,
  neighbour,
  partOf,
  sectionOf,
  textOf,
  textStep,
  weightStep,
} from './outline-edits.ts'
import styles from './questionnaires.module.css'

export type OutlineOrder = 'sections' | 'criteria'

/** A cell that is being typed into, and what it begins with. */
type Typing = { row: string; column: 'question' | 'weight'; begin: string }
/** A question, or a section, that is being typed and is not there yet. */
type Adding = { row: OutlineRow; after: string | null; spot: Spot; criterion: string }

/** The outline of a template, edited where it stands: arrows, Enter, Insert, Delete, Alt with arrows. */
export function TemplateOutline({
  editor,
  order,
  current,
  onLook,
  onDetails,
}: {
  editor: TemplateEditor
  order: OutlineOrder
  current: string | null
  onLook: (row: string) => void
  /** Asks for the form of what is looked at, at the field of a column. */
  onDetails: (column: string) => void
}) {
  const { parts, template, edit } = editor
  const { translate } = useWords()
  const { columns, heightOf, draw, say } = useOutlineCells()
  const [typing, setTyping] = useState<Typing | null>(null)
  const [adding, setAdding] = useState<Adding | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const rows = useMemo(() => {
    const entries: OutlineRow['entry'][] = order === 'sections' ? outlineOf(template) : criteriaOutlineOf(template)
    return entries.map((entry): OutlineRow => ({ id: idOf(entry), entry }))
  }, [template, order])
  const shown = useMemo(() => withAdded(rows, adding), [rows, adding])
  const row = shown.find(({ id }) => id === current) ?? shown[0]

  const begin = (of: OutlineRow, column: Typing['column'], text?: string) => {
    const { entry } = of
    const weight = entry.kind === 'question' ? entry.question.weight : entry.kind === 'criterion' ? entry.criterion.weight : null
    if (column === 'weight' && weight === null) return
    setTyping({ row: of.id, column, begin: text ?? (column === 'weight' ? String(weight) : textOf(of)) })
  }
  const add = () => {
    if (!row) return
    const section = sectionOf(rows, row)
    if (section === null) return
    const criterion = row.entry.kind === 'question' ? row.entry.question.criterion : firstLeaf(editor)
    const scored = parts.criterion.find(({ content }) => content.id === criterion)?.content.scoring !== 'whole'
    const spot = row.entry.kind === 'question' ? behind(parts, 'question', row.id) : firstIn(editor, section)
    const id = newId(section, Math.random)
    const question = newQuestion({ id, text: '…', criterion }, { scale: scaleOf(template), scored })
    const entry: OutlineQuestion = {
      kind: 'question',
      question,
      number: '',
      criterion: '',
      root: { id: '', title: '' },
      points: 'published',
    }
    setAdding({ row: { id, entry }, after: row.id, spot: { ...spot, in: section }, criterion })
    setTyping({ row: id, column: 'question', begin: '' })
  }
  const addCriterion = () => {
    const beside = row && criterionOf(rows, row)
    if (beside === undefined) return
    const id = newId(null, Math.random)
    const title = translate('templateForms.newCriterion')
    edit({ do: 'addCriterion', criterion: { id, title, weight: 1, scoring: 'questions' }, ...behind(parts, 'criterion', beside) })
    setGoTo({ row: `criterion ${id}`, column: 'question' })
    setTyping({ row: `criterion ${id}`, column: 'question', begin: title })
  }
  const addSection = () => {
    if (order === 'criteria') return addCriterion()
    const section = row && sectionOf(rows, row)
    if (section === null || section === undefined) return
    const id = newId(null, Math.random)
    const spot = behind(parts, 'section', section)
    edit({ do: 'addSection', section: { id, title: translate('templateEditor.newSection') }, ...spot })
    setGoTo({ row: `section ${id}`, column: 'question' })
    setTyping({ row: `section ${id}`, column: 'question', begin: translate('templateEditor.newSection') })
  }
  const move = (by: -1 | 1) => {
    const kind = row && kindOf(row)
    const step = kind && shifted(parts, kind, partOf(row), by)
    if (!step || !row) return
    edit(step)
    setGoTo({ row: row.id, column: 'question' })
  }
  const level = (by: -1 | 1) => {
    const kind = row && kindOf(row)
    const step = kind && kind !== 'question' ? levelled(parts, kind, partOf(row), by) : undefined
    if (!step || !row) return
    edit(step)
    setGoTo({ row: row.id, column: 'question' })
  }
  const remove = () => {
    if (!row || adding) return
    const at = rows.indexOf(row)
    const next = rows[at + 1] ?? rows[at - 1]
    edit({ do: 'remove', part: kindOf(row), id: partOf(row) })
    if (next) setGoTo({ row: next.id, column: 'question' })
  }
  const commit = ({ row: id, column }: Typing, text: string, leave: Leave) => {
    setTyping(null)
    const said = text.trim()
    const of = shown.find((one) => one.id === id)
    const isNew = adding?.row.id === id
    if (isNew) setAdding(null)
    if (of && said !== '' && leave !== 'cancel') {
      if (isNew && of.entry.kind === 'question')
        edit({
          do: 'addQuestion',
          question: { ...of.entry.question, text: said },
          in: adding.spot.in ?? '',
          before: adding.spot.before,
        })
      else {
        const step = column === 'weight' ? weightStep(editor, of, said) : textStep(editor, of, said)
        if (step) edit(step)
      }
    }
    const stays = isNew && (said === '' || leave === 'cancel') ? adding.after : id
    setGoTo({ row: leave === 'next' || leave === 'before' ? neighbour(shown, id, column, leave) : stays, column })
  }

  useCommands('templateEditor', 'templateEditor.title', [
    { id: 'templateEditor.add', label: 'templateEditor.add', keys: 'Insert', run: add },
    {
      id: 'templateEditor.addSection',
      label: order === 'criteria' ? 'templateForms.addCriterion' : 'templateEditor.addSection',
      keys: 'Shift+Insert',
      run: addSection,
    },
    { id: 'templateEditor.up', label: 'templateEditor.up', keys: 'Alt+ArrowUp', run: () => move(-1) },
    { id: 'templateEditor.down', label: 'templateEditor.down', keys: 'Alt+ArrowDown', run: () => move(1) },
    { id: 'templateEditor.out', label: 'templateEditor.out', keys: 'Alt+Shift+ArrowUp', run: () => level(-1) },
    { id: 'templateEditor.in', label: 'templateEditor.in', keys: 'Alt+Shift+ArrowDown', run: () => level(1) },
    { id: 'templateEditor.remove', label: 'templateEditor.remove', run: remove },
  ])
  const onKey = (event: KeyboardEvent) => {
    if (
      !(event.target instanceof HTMLElement) ||
      !event.target.matches('[data-row]') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    if (event.key === 'Delete') remove()
    else if (event.key === 'F2' && row) begin(row, 'question')
    else if (
      /^\d$/.test(event.key) &&
      row &&
      event.target.dataset.column === String(columns.findIndex(({ id }) => id === 'weight'))
    )
      begin(row, 'weight', event.key)
    else return
    event.preventDefault()
  }
  const open = (of: OutlineRow, { id }: GridColumn) => {
    if (id === 'question' || id === 'weight') begin(of, id)
    else onDetails(id)
  }
  const latestCommit = useRef(commit)
  latestCommit.current = commit
  const cell = useCallback(
    (of: OutlineRow, column: GridColumn) =>
      typing && typing.row === of.id && typing.column === column.id ? (
        <InlineField
          label={translate(column.id === 'weight' ? 'questionnaire.weight' : 'templateEditor.text')}
          begin={typing.begin}
          number={column.id === 'weight'}
          onLeave={(text, leave) => latestCommit.current(typing, text, leave)}
        />
      ) : (
        draw(of, column)
      ),
    [typing, draw, translate],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the table in it
    <div role="presentation" onKeyDown={onKey} className={styles.keys}>
      <Grid
        plain
        label={template.title}
        columns={columns}
        rows={shown}
        cell={cell}
        value={say}
        isGroup={({ entry }) => entry.kind !== 'question'}
        heightOf={heightOf}
        onMove={({ row: to }) => to && onLook(to)}
        onOpen={open}
        goTo={goTo}
      />
    </div>
  )
}

function withAdded(rows: readonly OutlineRow[], adding: Adding | null): readonly OutlineRow[] {
  if (!adding) return rows
  const at = rows.findIndex(({ id }) => id === adding.after) + 1
  return [...rows.slice(0, at), adding.row, ...rows.slice(at)]
}
