import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { boundsOf, keysOf } from '../../shared/questionnaires/scale.ts'
import { isComplete, pointsShown, type ScoringMode, waitsInMode } from '../../shared/scorecards/cell.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import { bidderLetter, cellKey, nextWaiting } from '../../shared/scorecards/sheet.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { goByKeyboard } from '../app/arrival.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useSettings } from '../app/settings.ts'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector } from '../app/slots.tsx'
import { Toggle } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { MenuButton } from '../ui/Menu.tsx'
import { Meter } from '../ui/Progress.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { AdmitDialog } from './AdmitDialog.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { NotApplicableDialog } from './NotApplicableDialog.tsx'
import { enterField } from './ReasonFields.tsx'
import { type RemarkDeed, RemarkDialog } from './RemarkDialog.tsx'
import { RemarksPart } from './RemarksPart.tsx'
import { ScoreMark } from './ScoreMark.tsx'
import { ScoringInspector } from './ScoringInspector.tsx'
import { GroupHead, type GroupRow, idOf, nameOfSubject, type Row, SubjectHead, type SubjectRow } from './ScoringRows.tsx'
import styles from './scorecards.module.css'
import { type Sheet, useScoring } from './scoring.ts'
import { meaningOf } from './typing.ts'
import { useWork } from './work.ts'

/** Questions by criterion, bidders beside each other, and one digit where they meet. */
export function ScoringGrid({
  tender,
  asked,
  lot,
  sheet,
  mode,
  evaluator,
  isLocked,
  tools,
}: {
  tender: string
  /** The cell that an address names. */
  asked: { bid: string; subject: string } | undefined
  lot: Lot
  sheet: Sheet
  mode: ScoringMode
  evaluator: Evaluator
  /** Whether the evaluator has locked the round. */
  isLocked: boolean
  tools: ReactNode
}) {
  const { translate } = useWords()
  const { scale, bids, groups, cellOf, filedOf } = sheet
  const keys = useMemo(() => keysOf(scale), [scale])
  const ends = { first: keys[0] ?? '', last: keys.at(-1) ?? '' }
  const [part, setPart] = useState<string | null>(null)
  const [openOnly, setOpenOnly] = useState(false)
  const [letters, setLetters] = useState(false)
  const [position, setPosition] = useState<GridPosition | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const [dialog, setDialog] = useState<'evidence' | 'notApplicable' | 'admit' | null>(null)
  const [deed, setDeed] = useState<RemarkDeed | null>(null)
  const reason = useRef<HTMLDivElement>(null)
  const releasable = useRef<HTMLDivElement>(null)
  const afterLock = useRef<HTMLDivElement>(null)
  const fields = { reason, releasable, afterLock }
  const may = useMay('other')
  const mayTalk = useMay('scores')
  const { data: remarks = [] } = useRead('remark.list', { lot: lot.id })
  const { data: marks = [] } = useRead('confidential.list', { lot: lot.id })
  const { data: declared = [] } = useRead('declaration.list', { tender })
  const lockCounts = isLocked && mode === 'own'
  /** The cell in which a digit was typed last, while the focus stays there. */
  const digitIn = useRef<string | null>(null)
  /** The digits of the key that was pressed last, if it was a digit in this cell: more may follow. */
  const typed = useRef('')
  const cellHere = position && `${position.row} ${position.column}`
  useEffect(() => {
    if (digitIn.current === cellHere) return
    digitIn.current = null
    typed.current = ''
  }, [cellHere])
  const by = mode === 'own' ? evaluator.id : null
  const scoring = useScoring(by, lockCounts)
  const { show } = useNotice.getState()

  const waitsAt = useCallback(
    (bid: string | undefined, row: Row | undefined) =>
      bid !== undefined && row?.kind === 'subject' && waitsInMode(cellOf(bid, row.subject.subject), mode),
    [cellOf, mode],
  )
  const parts = useMemo(
    () =>
      groups
        .filter(({ root }) => part === null || root.id === part)
        .map(({ criterion, title, root, subjects }) => ({
          head: { kind: 'group', id: `group ${criterion}`, title, root: root.title } satisfies GroupRow,
          below: subjects.map((subject): SubjectRow => ({ kind: 'subject', id: idOf(subject), subject })),
        })),
    [groups, part],
  )
  // Rows depend on what is typed, and on where the focus is, only when some are left out.
  const waits = openOnly ? waitsAt : null
  const here = openOnly ? position?.row : null
  const rows = useMemo(
    () =>
      parts.flatMap(({ head, below }): Row[] => {
        const shown = waits ? below.filter((row) => row.id === here || bids.some(({ id }) => waits(id, row))) : below
        return shown.length === 0 ? [] : [head, ...shown]
      }),
    [parts, waits, here, bids],
  )
  const roots = [...new Map(groups.map(({ root }) => [root.id, root.title]))]

  const nameOf = (bid: string) => {
    const index = bids.findIndex(({ id }) => id === bid)
    return letters ? translate('scores.bidder', { letter: bidderLetter(index) }) : (bids[index]?.provider.name ?? '')
  }
  const row = rows.find(({ id }) => id === position?.row)
  const subject = row?.kind === 'subject' ? row.subject : undefined
  const bid = bids.find(({ id }) => id === position?.column)?.id
  const at = subject && bid !== undefined ? { subject, bid, cell: cellOf(bid, subject.subject) } : undefined

  const progress = useWork(lot, sheet, mode)

  // As the table sorts and filters them.
  const [sorted, setShown] = useState<readonly Row[] | null>(null)
  const shown = sorted ?? rows
  const goBack = () => position && setGoTo({ ...position })
  const goNext = () => {
    const from = {
      row: Math.max(
        shown.findIndex(({ id }) => id === position?.row),
        0,
      ),
      column: Math.max(
        bids.findIndex(({ id }) => id === position?.column),
        0,
      ),
    }
    const size = { rows: shown.length, columns: bids.length }
    const next = nextWaiting(from, size, (rowAt, column) => waitsAt(bids[column]?.id, shown[rowAt]))
    const to = next && { row: shown[next.row]?.id ?? null, column: bids[next.column]?.id ?? 'question' }
    if (to) setGoTo(to)
    else if (position) goBack()
    else setGoTo({ row: shown.find(({ kind }) => kind === 'subject')?.id ?? null, column: bids[0]?.id ?? 'question' })
  }
  // Whoever comes here by keyboard can type at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the screen opens
  useEffect(() => {
    if (asked) setGoTo({ row: rows.find(({ id }) => id.endsWith(` ${asked.subject}`))?.id ?? null, column: asked.bid })
    else if (document.activeElement === document.body) goNext()
  }, [])
  const refuse = (text: string) => show('problem', text)
  const setPoints = (points: number) => {
    if (!at) return
    if (at.cell.state !== 'open') return refuse(translate(`scores.why.${at.cell.state}`, boundsOf(scale)))
    scoring.setPoints(at.bid, at.subject, at.cell, points)
  }
  const write = (field: keyof typeof fields) => {
    if (!at) return
    if (!at.cell.draft && pointsShown(at.cell) === null) return refuse(translate('scores.digitFirst'))
    showInspector()
    enterField(fields[field], true)
  }
  const takeBack = () => {
    if (!at) return
    if (at.cell.draft?.state === 'draft') return scoring.discard(at.bid, at.subject)
    if (!at.cell.score) return refuse(translate('scores.nothingToTakeBack'))
    flushSync(() => scoring.setPoints(at.bid, at.subject, at.cell, null))
    showInspector()
    enterField(reason, true)
  }
  const askNotApplicable = () => {
    if (!at) return
    if (!at.subject.offersNotApplicable) return refuse(translate('scores.noNotApplicable'))
    setDialog('notApplicable')
  }
  const askOrComment = () =>
    at && setDeed({ kind: 'add', bid: at.bid, subject: at.subject.subject, evaluator: mode === 'own' ? evaluator : null })
  const unsettled = at?.cell.unsettled
  const settle = () => {
    if (!unsettled) return refuse(translate('scores.nothingToSettle'))
    if (unsettled.kind === 'late') setDialog('admit')
    else goByKeyboard({ screen: 'conflicts', fact: unsettled.fact })
  }
  const save = async () => {
    if (!at?.cell.draft || at.cell.draft.reason.trim() === '') return
    if (!isComplete(at.cell.draft, lockCounts)) {
      enterField(afterLock, false)
      return refuse(translate('scores.afterLockFirst', { evaluator: evaluator.name }))
    }
    const { points } = at.cell.draft
    const names = { bidder: nameOf(at.bid), number: at.subject.number ?? at.subject.title }
    goNext()
    const saved = await scoring.save(at.bid, at.subject, at.cell.draft)
    if (saved)
      show('done', points === null ? translate('scores.takenBack', names) : translate('scores.saved', { ...names, points }))
  }
  useCommands('scores.cell', 'scores.title', [
    { id: 'scores.reason', label: 'scores.command.reason', keys: 'F2', run: () => write('reason') },
    { id: 'scores.releasable', label: 'scores.command.releasable', keys: 'Shift+F2', run: () => write('releasable') },
    { id: 'scores.next', label: 'scores.command.next', run: goNext },
    { id: 'scores.evidence', label: 'scores.command.evidence', keys: 'E', run: () => at && setDialog('evidence') },
    { id: 'scores.notApplicable', label: 'scores.command.notApplicable', keys: 'N', run: askNotApplicable },
    { id: 'scores.settle', label: 'scores.command.settle', keys: 'C', disabled: !may, run: settle },
    { id: 'scores.takeBack', label: 'scores.command.takeBack', keys: 'Delete', run: takeBack },
    { id: 'scores.remark', label: 'scores.command.remark', keys: 'Q', disabled: !mayTalk, run: askOrComment },
  ])
  /** Takes the focus to the reason; a letter that is being typed follows it into the field. */
  const beginReason = (): boolean => {
    if (at?.cell.state !== 'open' || (!at.cell.draft && pointsShown(at.cell) === null)) return false
    showInspector()
    return enterField(reason, false)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('[role=gridcell]') === null) return
    const meaning = meaningOf(event, digitIn.current === cellHere || at?.cell.draft?.state === 'draft', {
      keys,
      typed: typed.current,
    })
    typed.current = meaning && 'typed' in meaning ? meaning.typed : ''
    if (!meaning) return
    // No command of the screen may take the key too.
    event.stopPropagation()
    if (meaning.kind === 'reason') {
      if (!beginReason()) event.preventDefault()
      return
    }
    event.preventDefault()
    if (meaning.kind === 'next') return goNext()
    digitIn.current = cellHere
    if (meaning.kind === 'level') setPoints(scale[meaning.level]?.points ?? 0)
    else if (meaning.kind === 'beyond') refuse(translate('scores.beyond', ends))
  }

  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'question', width: 'clamp(220px, 24vw, 640px)', grow: true, header: translate('scores.question') },
      ...bids.map(
        ({ id, provider }, index): GridColumn => ({
          id,
          name: letters ? translate('scores.bidder', { letter: bidderLetter(index) }) : provider.name,
          width: 96,
          headerLook: styles.bidder ?? '',
          look: styles.cell,
          header: (
            <bdi className={styles.bidderName} title={letters ? undefined : provider.name}>
              {letters ? translate('scores.bidder', { letter: bidderLetter(index) }) : provider.name}
            </bdi>
          ),
        }),
      ),
    ],
    [bids, letters, translate],
  )
  const draw = useCallback(
    (one: Row, { id }: GridColumn) => {
      if (one.kind === 'group') return id === 'question' ? <GroupHead row={one} /> : null
      if (id === 'question') return <SubjectHead subject={one.subject} />
      const { subject, scoredBy } = one.subject
      return <ScoreMark evaluator={by} bid={id} subject={subject} filed={filedOf(id, subject)} byRule={scoredBy === 'rule'} />
    },
    [filedOf, by],
  )
  const say = (one: Row, { id }: GridColumn) => {
    if (one.kind === 'group') return id === 'question' ? one.title : null
    if (id === 'question') return nameOfSubject(one.subject, translate)
    const cell = cellOf(id, one.subject.subject)
    if (cell.state !== 'open') return translate(`scores.state.${cell.state}`)
    const points = pointsShown(cell)
    if (!cell.unsettled && !cell.asked) return points
    const text = translate(cell.unsettled ? `scores.unsettled.${cell.unsettled.kind}` : 'scores.asked')
    return points === null ? text : { text: `${points} ${text}`, order: points }
  }
  const heightOf = useCallback(() => scoringRow, [])
  return (
    <div className={layout.page}>
      <header>
        <div className={layout.heading}>
          <h1>{translate('scores.title')}</h1>
          <Progress {...progress} mode={mode} evaluator={evaluator.name} />
        </div>
        <div className={classes(layout.heading, styles.tools)}>
          <p className={layout.subtitle}>{translate(mode === 'own' ? 'scores.help' : 'scores.helpConsensus', ends)}</p>
          <div className={layout.tools}>
            {tools}
            <MenuButton
              choice
              look="plain"
              label={translate('scores.part')}
              entries={[
                { id: 'all', label: translate('scores.all'), ticked: part === null, run: () => setPart(null) },
                ...roots.map(([id, title]) => ({ id, label: title, ticked: id === part, run: () => setPart(id) })),
              ]}
            >
              {roots.find(([id]) => id === part)?.[1] ?? translate('scores.all')}
            </MenuButton>
            <Toggle selected={openOnly} onChange={setOpenOnly}>
              {translate('scores.openOnly')}
            </Toggle>
            <Toggle selected={letters} onChange={setLetters}>
              {translate('scores.letters')}
            </Toggle>
          </div>
        </div>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={translate('scores.allDone')}>{translate('scores.allDoneHelp')}</EmptyState>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the keys
        <div className={layout.fill} onKeyDown={onKey}>
          <Grid
            label={translate('scores.title')}
            columns={columns}
            rows={rows}
            cell={draw}
            value={say}
            onShown={setShown}
            isGroup={(one) => one.kind === 'group'}
            heightOf={heightOf}
            onMove={setPosition}
            current={position}
            goTo={goTo}
          />
        </div>
      )}
      <InInspector>
        {at && (
          <ScoringInspector
            at={at}
            bidder={nameOf(at.bid)}
            mode={mode}
            fields={fields}
            isLocked={lockCounts}
            conflict={
              mode === 'own'
                ? declared
                    .find(({ id }) => id === evaluator.id)
                    ?.declaration?.conflicts.find(
                      ({ provider }) => provider === bids.find(({ id }) => id === at.bid)?.provider.id,
                    )
                : undefined
            }
            evaluator={evaluator.name}
            confidential={marks.flatMap(({ bid: of, question }) => (of === at.bid ? [question] : []))}
            remarks={
              <RemarksPart
                remarks={remarks.filter(
                  (one) => one.bid === at.bid && cellKey('', one.subject) === cellKey('', at.subject.subject),
                )}
                onAdd={askOrComment}
                onDo={setDeed}
              />
            }
            onSettle={may ? settle : undefined}
            onPoints={(points) => {
              typed.current = ''
              setPoints(points)
            }}
            onWords={(words) => scoring.setWords(at.bid, at.subject, at.cell, words)}
            onSave={() => void save()}
            onDiscard={() => {
              scoring.discard(at.bid, at.subject)
              goBack()
            }}
            onLeave={goBack}
          />
        )}
      </InInspector>
      <RemarkDialog
        deed={deed}
        onClose={() => {
          setDeed(null)
          goBack()
        }}
      />
      {at && (
        <>
          <EvidenceDialog
            open={dialog === 'evidence'}
            onClose={() => setDialog(null)}
            bid={at.bid}
            questions={at.subject.questions.map(({ id }) => id)}
          />
          {unsettled?.kind === 'late' && (
            <AdmitDialog
              open={dialog === 'admit'}
              onClose={() => {
                setDialog(null)
                goBack()
              }}
              score={unsettled.score}
              evaluator={evaluator.name}
            />
          )}
          <NotApplicableDialog
            isLocked={isLocked}
            open={dialog === 'notApplicable'}
            onClose={() => setDialog(null)}
            lot={lot.id}
            bid={at.bid}
            bidder={nameOf(at.bid)}
            question={at.subject.subject.id}
            evaluator={evaluator}
            agreement={sheet.agreementOf(at.bid, at.subject.subject.id)}
          />
        </>
      )}
    </div>
  )
}

/** The fields are there at once, for the keys that follow. */
const showInspector = () => flushSync(() => useSettings.setState({ inspector: true }))

/** Rows of the scoring grid are a little higher than others: their digits are what one looks at. */
const scoringRow = 36

function Progress({
  done,
  total,
  drafts,
  mode,
  evaluator,
}: {
  done: number
  total: number
  drafts: number
  mode: ScoringMode
  evaluator: string
}) {
  const { translate } = useWords()
  return (
    <p className={styles.progress}>
      {drafts > 0 && <span className={styles.drafts}>{translate('scores.drafts', { count: drafts })}</span>}
      <span className={styles.meter}>
        <Meter done={done} total={total} />
      </span>
      <span>{translate(mode === 'own' ? 'scores.progress' : 'scores.progressConsensus', { done, total, evaluator })}</span>
    </p>
  )
}
