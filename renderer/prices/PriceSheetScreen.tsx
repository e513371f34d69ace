import { useMemo, useState } from 'react'
import { mostLines, moved, newLine, readLines } from '../../shared/prices/editing.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import type { GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { AddLineDialog } from './AddLineDialog.tsx'
import { PriceSheetGrid } from './PriceSheetGrid.tsx'
import { useSheetDraft } from './sheet-draft.ts'

/** What every bidder of a lot prices, written like a spreadsheet until bidders rest on it. */
export default function PriceSheetScreen({ tender, lot }: { tender: Tender; lot: Lot }) {
  const { client, chooseFiles } = useWindow()
  const { translate, moment } = useWords()
  const { show } = useNotice.getState()
  const { lines, changed, canUndo, change, undo, drop } = useSheetDraft(lot)
  const [position, setPosition] = useState<GridPosition | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const { data: standing } = useRead('tender.standing', { tender: tender.id })
  const firm = standing ? firmSince(standing) : null
  const may = useMay('other')
  const [adding, setAdding] = useState(false)
  const mayEdit = may && standing !== undefined && firm === null
  const read = useMemo(() => readLines(lines, translate), [lines, translate])
  const problems = read.ok ? [] : read.problems
  const at = position?.row === null || position === null ? -1 : Number(position.row)
  const canSave = mayEdit && lines.length > 0 && read.ok && (changed || lot.priceExample)

  const add = () => {
    if (lines.length >= mostLines) return
    const line = at < 0 ? lines.length : at + 1
    change(lines.toSpliced(line, 0, { ...newLine, kind: translate('tender.paid.oneOff') }))
    setGoTo({ row: String(line), column: 'title' })
  }
  const remove = () => {
    if (!lines[at]) return
    change(lines.toSpliced(at, 1))
    setGoTo({ row: String(Math.max(Math.min(at, lines.length - 2), 0)), column: position?.column ?? 'title' })
  }
  const move = (by: number) => {
    const to = moved(lines, at, at + by)
    if (to === lines) return
    change(to)
    setGoTo({ row: String(at + by), column: position?.column ?? 'title' })
  }
  const save = async () => {
    if (!read.ok) return show('problem', problems[0]?.message ?? '')
    const result = await client('price.lines', { lot: lot.id, lines: read.lines })
    if (!result.ok) return show('problem', result.error.message)
    drop()
    show('done', translate('priceSheet.saved'))
  }
  const importLines = async () => {
    const [path] = await chooseFiles({ kind: 'any', folder: false, multiple: false })
    if (path === undefined) return
    const result = await client('price.linesIn', { path })
    if (!result.ok) return show('problem', result.error.message)
    const { sheet, lines: found } = result.value
    change([...(lot.priceExample && !changed ? [] : lines), ...found].slice(0, mostLines))
    show('done', translate('priceSheet.imported', { count: found.length, sheet }))
  }
  const undoStep = () => {
    if (canUndo) undo()
    return canUndo
  }
  useCommands('priceSheet', 'priceSheet.title', [
    { id: 'priceSheet.add', label: 'priceSheet.add', keys: 'Insert', disabled: !mayEdit, run: add },
    { id: 'priceSheet.remove', label: 'priceSheet.remove', keys: 'Mod+Delete', disabled: !mayEdit || at < 0, run: remove },
    { id: 'priceSheet.up', label: 'priceSheet.up', keys: 'Alt+ArrowUp', disabled: !mayEdit || at < 0, run: () => move(-1) },
    { id: 'priceSheet.down', label: 'priceSheet.down', keys: 'Alt+ArrowDown', disabled: !mayEdit || at < 0, run: () => move(1) },
    { id: 'priceSheet.undo', label: 'priceSheet.undo', disabled: !canUndo, run: undo },
    { id: 'priceSheet.amend', label: 'priceSheet.amend', disabled: !may || firm === null, run: () => setAdding(true) },
    { id: 'priceSheet.import', label: 'priceSheet.import', disabled: !mayEdit, run: () => void importLines() },
    { id: 'priceSheet.save', label: 'priceSheet.save', keys: 'Mod+S', inText: true, disabled: !canSave, run: () => void save() },
  ])
  return (
    <div className={layout.page}>
      {mayEdit && (
        <MainAction>
          <Button look="primary" isDisabled={!canSave} onPress={() => void save()}>
            {translate(changed || !lot.priceExample ? 'priceSheet.save' : 'priceSheet.confirm')}
          </Button>
        </MainAction>
      )}
      <header>
        <div className={layout.heading}>
          <h1>{translate('priceSheet.title')}</h1>
          {may && firm !== null && <Button onPress={() => setAdding(true)}>{translate('priceSheet.amend')}</Button>}
          {mayEdit && (
            <div className={layout.tools}>
              {changed && <Button onPress={drop}>{translate('priceSheet.discard')}</Button>}
              <Button onPress={() => void importLines()}>{translate('priceSheet.import')}</Button>
              <Button isDisabled={at < 0} onPress={remove}>
                {translate('priceSheet.remove')}
              </Button>
              <Button onPress={add}>{translate('priceSheet.add')}</Button>
            </div>
          )}
        </div>
        <p className={layout.subtitle}>
          {translate('priceSheet.counts', { lines: lines.length, changed: String(changed) })}{' '}
          <a href={addressOf({ screen: 'tender', lot: lot.id })}>{translate('priceSheet.back')}</a>
        </p>
        {mayEdit && <p className={layout.subtitle}>{translate('priceSheet.help')}</p>}
        {firm !== null && (
          <p className={layout.subtitle}>
            {translate('tender.firm', { since: firm === standing?.issued ? 'workbook' : 'package', at: moment(firm) })}
          </p>
        )}
        {lot.priceExample && !changed && (
          <p>
            <StatusMark kind="warn" wrap>
              {translate('tender.priceExample')}
            </StatusMark>
          </p>
        )}
        {problems[0] && (
          <p>
            <StatusMark kind="warn" wrap>
              {translate('priceSheet.problems', { count: problems.length })} {problems[0].message}
            </StatusMark>
          </p>
        )}
      </header>
      {standing && <AddLineDialog open={adding} lot={lot} standing={standing} onClose={() => setAdding(false)} />}
      {lines.length === 0 ? (
        <EmptyState
          title={translate('priceSheet.empty')}
          actions={mayEdit && <Button onPress={add}>{translate('priceSheet.add')}</Button>}
        >
          {translate('priceSheet.emptyHelp')}
        </EmptyState>
      ) : (
        <PriceSheetGrid
          lines={lines}
          problems={problems}
          mayEdit={mayEdit}
          goTo={goTo}
          onGo={setGoTo}
          onMove={setPosition}
          onChange={change}
          onUndo={undoStep}
        />
      )}
    </div>
  )
}
