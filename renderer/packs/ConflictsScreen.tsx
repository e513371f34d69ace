import { useMemo, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { routeOf } from '../journal/routes.ts'
import { valueText } from '../journal/value-text.ts'
import { Button } from '../ui/Button.tsx'
import { Cards } from '../ui/Cards.tsx'
import { TextField } from '../ui/Fields.tsx'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords, type Words } from '../ui/words.tsx'
import styles from './packs.module.css'

type Conflict = Output<'conflict.list'>[number]
type Row = Conflict & { id: string }

/** What several people said differently without knowing of each other, side by side, and the decision which of it counts. `fact` names one of it. */
export default function ConflictsScreen({ fact: named }: { fact?: string | undefined }) {
  const words = useWords()
  const { translate } = words
  const conflicts = useRead('conflict.list', {})
  const { data: cover } = useRead('pack.cover', {})
  const [looking, setLooking] = useState<string | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const choices = useRef<HTMLElement>(null)
  const rows = useMemo(() => conflicts.data?.map((conflict): Row => ({ ...conflict, id: conflict.fact })), [conflicts.data])
  const asked = rows?.find(({ facts }) => facts.some(({ fact }) => fact === named))
  const looked = rows?.find(({ id }) => id === looking) ?? asked ?? rows?.[0]
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'kind', width: 150, header: translate('conflicts.kind') },
      { id: 'about', width: 240, grow: true, header: translate('conflicts.about') },
      { id: 'by', width: 180, grow: true, header: translate('conflicts.by') },
      { id: 'count', width: 90, align: 'end', header: translate('conflicts.facts') },
    ],
    [translate],
  )
  const textOf = ({ kind, about, facts }: Row, { id }: GridColumn) => {
    if (id === 'kind') return kind
    if (id === 'about') return aboutText(about)
    return id === 'by' ? words.list([...new Set(facts.map(({ by }) => by))]) : words.number(facts.length)
  }
  const decided = () => {
    const index = rows?.findIndex(({ id }) => id === looked?.id) ?? 0
    const next = rows?.filter(({ id }) => id !== looked?.id)
    const to = next?.[Math.min(index, next.length - 1)]
    setLooking(to?.id ?? null)
    setGoTo(to ? { row: to.id, column: 'kind' } : null)
  }
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('conflicts.title')}</h1>
        <p className={layout.subtitle}>{rows && translate('conflicts.count', { count: rows.length })}</p>
      </header>
      {conflicts.problem ? (
        <ErrorState message={conflicts.problem.message} again={conflicts.again} />
      ) : !rows ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState title={translate('conflicts.none')}>{translate('conflicts.noneHelp')}</EmptyState>
      ) : (
        <>
          <p className={texts.prose}>{translate('conflicts.help')}</p>
          <div className={layout.upper}>
            <Grid
              plain
              label={translate('conflicts.title')}
              columns={columns}
              rows={rows}
              cell={(row, column) => <bdi className={texts.cut}>{textOf(row, column)}</bdi>}
              onMove={({ row }) => row && setLooking(row)}
              onOpen={() => choices.current?.querySelector<HTMLElement>('input[type=radio]')?.focus()}
              goTo={goTo}
              current={looked ? { row: looked.id, column: 'kind' } : null}
            />
          </div>
          {looked && (
            <section ref={choices} aria-label={translate('conflicts.decideTitle')}>
              {cover ? (
                <p className={texts.prose}>{translate('inPack.noDeciding')}</p>
              ) : (
                <Decide key={looked.id} conflict={looked} onDecided={decided} />
              )}
            </section>
          )}
        </>
      )}
    </div>
  )
}

const aboutText = (about: Conflict['about']) => about.map(({ name }) => name).join(' · ')

function Decide({ conflict, onDecided }: { conflict: Conflict; onDecided: () => void }) {
  const words = useWords()
  const { translate, moment } = words
  const { client } = useWindow()
  const { data: tenders = [] } = useRead('tender.list', {})
  const [fact, setFact] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const ready = fact !== null && reason.trim() !== ''
  const { refused, submit } = useSubmit(
    () => client('conflict.resolve', { fact: fact ?? '', reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('conflicts.decided', { kind: conflict.kind, about: aboutText(conflict.about) }))
      onDecided()
    },
  )
  const to = conflict.place ? routeOf(conflict.place, tenders) : undefined
  return (
    <form
      className={styles.decide}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) submit()
      }}
    >
      <div className={styles.decideTitle}>
        <h2>
          <bdi>{[conflict.kind, aboutText(conflict.about)].filter((part) => part !== '').join(': ')}</bdi>
        </h2>
        {to && <a href={addressOf(to)}>{translate('conflicts.goTo')}</a>}
      </div>
      <Cards
        label={translate('conflicts.choose')}
        value={fact}
        onChange={setFact}
        cards={conflict.facts.map(({ fact: id, by, at, fields }) => ({
          value: id,
          title: by,
          content: <Fact at={moment(at)} fields={fields} words={words} />,
        }))}
      />
      <div className={styles.reason}>
        <TextField
          label={translate('conflicts.reason')}
          hint={translate('conflicts.reasonHint')}
          error={refused}
          value={reason}
          onChange={setReason}
          required
        />
        <Button type="submit" look="primary" isDisabled={!ready}>
          {translate('conflicts.decide')}
        </Button>
      </div>
    </form>
  )
}

function Fact({ at, fields, words }: { at: string; fields: Conflict['facts'][number]['fields']; words: Words }) {
  return (
    <span className={styles.fact}>
      <span className={texts.quiet}>{at}</span>
      {fields.map(({ field, after }) => (
        <span key={field}>
          <span className={texts.quiet}>{field}</span>{' '}
          <bdi className={texts.said}>{after ? valueText(after, words) : words.translate('conflicts.nothing')}</bdi>
        </span>
      ))}
    </span>
  )
}
