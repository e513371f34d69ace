import { useCallback, useEffect, useMemo } from 'react'
import { draftKey } from '../../shared/draft-key.ts'
import type { Draft as KeptDraft } from '../../shared/drafts.ts'
import { type Scale, scaleOf } from '../../shared/questionnaires/scale.ts'
import {
  type Draft,
  draftOf,
  type FiledCell,
  pointsShown,
  type ScoreCell,
  stateFor,
  unsettledIn,
  type Words,
  wordsShown,
} from '../../shared/scorecards/cell.ts'
import type { Agreement, Consensus, ScoringState, Subject } from '../../shared/scorecards/contract.ts'
import { decisionOn } from '../../shared/scorecards/interests.ts'
import { cellKey, type ScoringGroup, type ScoringSubject, scoringSheet } from '../../shared/scorecards/sheet.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
import { isOf, useDrafts } from '../app/drafts.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { useSaving } from './saving.ts'

export type Sheet = {
  /** The levels that everybody scores by. */
  scale: Scale
  groups: readonly ScoringGroup[]
  bids: readonly Bid[]
  cellOf: (bid: string, subject: Subject) => ScoreCell
  /** The same without its draft: what is typed does not change it. */
  filedOf: (bid: string, subject: Subject) => FiledCell
  /** The agreement that a question does not apply to a bid, if there is one. */
  agreementOf: (bid: string, question: string) => Agreement | undefined
}

/** What a person types of a score beside its points. */
export type DraftWords = Partial<Words & Pick<Draft, 'afterLock'>>

const keyOf = (evaluator: string | null, bid: string, subject: Subject) => draftKey({ kind: 'score', evaluator, bid, subject })

const typedDraft = (typed: KeptDraft | undefined): Draft | undefined =>
  typed && isOf(typed, 'score')
    ? { points: typed.points, reason: typed.reason, releasable: typed.releasable, afterLock: typed.afterLock, state: 'draft' }
    : undefined

/** The draft of one cell alone. */
export function useCellDraft(evaluator: string | null, bid: string, subject: Subject): Draft | undefined {
  const key = keyOf(evaluator, bid, subject)
  const saving = useSaving(({ scores }) => scores.get(key))
  const typed = useDrafts(({ drafts }) => drafts.get(key))
  return saving ?? typedDraft(typed)
}

/** Everything that the grid shows of one lot, for an evaluator or for the consensus; undefined while it is being read. */
export function useSheet(tender: Tender, lot: Lot, evaluator: string | null, isRetired = false) {
  const instrument = useRead('tender.instrument', { tender: tender.id })
  const bids = useRead('bid.list', { lot: lot.id })
  const states = useRead('scoring.cells', { lot: lot.id })
  const scores = useRead('score.list', { lot: lot.id })
  const consensus = useRead('consensus.list', { lot: lot.id })
  const agreements = useRead('agreement.list', { lot: lot.id })
  const exclusions = useRead('evaluator.exclusions', { lot: lot.id })
  const remarks = useRead('remark.list', { lot: lot.id })
  const drafts = useDrafts((store) => store.drafts)
  const saving = useSaving(({ scores: onTheirWay }) => onTheirWay)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was read afresh holds what was saved before
  useEffect(() => useSaving.getState().settle(), [scores.data, consensus.data])

  const groups = useMemo(() => instrument.data && scoringSheet(instrument.data.instrument), [instrument.data])
  const scale = useMemo(() => instrument.data && scaleOf(instrument.data.instrument), [instrument.data])
  const taking = useMemo(() => bids.data?.filter(({ withdrawn }) => withdrawn === null), [bids.data])
  const stateOf = useMemo(
    () => new Map(states.data?.map(({ bid, subject, state }): [string, ScoringState] => [cellKey(bid, subject), state])),
    [states.data],
  )
  const given = useMemo(() => Map.groupBy(scores.data ?? [], ({ bid, subject }) => cellKey(bid, subject)), [scores.data])
  const agreed = useMemo(
    () => new Map(consensus.data?.map((one): [string, Consensus] => [cellKey(one.bid, one.subject), one])),
    [consensus.data],
  )
  const isExcluded = useCallback(
    (bid: string) => evaluator !== null && decisionOn(exclusions.data ?? [], bid, evaluator)?.excluded === true,
    [exclusions.data, evaluator],
  )
  const asked = useMemo(
    () => new Set(remarks.data?.flatMap(({ open, bid, subject }) => (open ? [cellKey(bid, subject)] : []))),
    [remarks.data],
  )
  const agreementsOn = useCallback(
    (bid: string, { kind, id }: Subject) =>
      agreements.data?.filter((one) => kind === 'question' && one.question === id && (one.bid === null || one.bid === bid)) ?? [],
    [agreements.data],
  )
  const filedOf = useCallback(
    (bid: string, subject: Subject): FiledCell => {
      const at = cellKey(bid, subject)
      const all = given.get(at) ?? []
      const own = evaluator === null ? agreed.get(at) : all.find((one) => one.evaluator.id === evaluator)
      return {
        state: stateFor(stateOf.get(at) ?? 'hidden', { isRetired, isExcluded: isExcluded(bid) }),
        unsettled: unsettledIn([...(own ? [own] : []), ...(evaluator === null ? all : []), ...agreementsOn(bid, subject)]),
        asked: asked.has(at),
        score: own && own.points !== null ? { points: own.points, reason: own.reason, releasable: own.releasable } : null,
        given: all.flatMap(({ evaluator: by, points, reason, releasable, excluded }) =>
          points === null || excluded ? [] : [{ evaluator: by.name, points, reason, releasable }],
        ),
      }
    },
    [stateOf, given, agreed, evaluator, agreementsOn, isRetired, isExcluded, asked],
  )
  const cellOf = useCallback(
    (bid: string, subject: Subject): ScoreCell => {
      const key = keyOf(evaluator, bid, subject)
      return { ...filedOf(bid, subject), draft: saving.get(key) ?? typedDraft(drafts.get(key)) }
    },
    [filedOf, drafts, saving, evaluator],
  )
  const agreementOf = useCallback(
    (bid: string, question: string) =>
      agreements.data?.find((one) => one.agreed && one.question === question && (one.bid === null || one.bid === bid)),
    [agreements.data],
  )
  const sheet = useMemo(
    (): Sheet | undefined =>
      scale &&
      groups &&
      taking &&
      states.data &&
      scores.data &&
      consensus.data && { scale, groups, bids: taking, cellOf, filedOf, agreementOf },
    [scale, groups, taking, states.data, scores.data, consensus.data, cellOf, filedOf, agreementOf],
  )
  const readings = [instrument, bids, states, scores, consensus, agreements, exclusions, remarks]
  return {
    sheet,
    problem: readings.find(({ problem }) => problem)?.problem,
    again: () => {
      for (const { problem, again } of readings) if (problem) again()
    },
  }
}

/** Writing scores. A digit is a draft at once; the reason brings it into the file, after the lock with why it comes then. */
export function useScoring(evaluator: string | null, isLocked: boolean) {
  const { client } = useWindow()
  return useMemo(() => {
    const { put, drop } = useDrafts.getState()
    const saving = useSaving.getState()
    const type = (bid: string, { subject }: ScoringSubject, { points, reason, releasable, afterLock }: Omit<Draft, 'state'>) => {
      saving.drop(keyOf(evaluator, bid, subject))
      const late = afterLock === undefined ? {} : { afterLock }
      put({ kind: 'score', evaluator, bid, subject, points, reason, releasable, ...late })
    }
    const discard = (bid: string, { subject }: ScoringSubject) => {
      saving.drop(keyOf(evaluator, bid, subject))
      drop(keyOf(evaluator, bid, subject))
    }
    return {
      setPoints: (bid: string, subject: ScoringSubject, cell: ScoreCell, points: number | null) => {
        const draft = draftOf(cell, points)
        if (draft) type(bid, subject, draft)
        else discard(bid, subject)
      },
      setWords: (bid: string, subject: ScoringSubject, cell: ScoreCell, words: DraftWords) =>
        type(bid, subject, {
          points: pointsShown(cell),
          ...wordsShown(cell),
          afterLock: cell.draft?.afterLock,
          ...words,
        }),
      discard,
      /** Brings the draft into the file; what is refused stays a draft, and the status bar says why. */
      save: async (bid: string, { subject }: ScoringSubject, draft: Draft): Promise<boolean> => {
        const key = keyOf(evaluator, bid, subject)
        const { points } = draft
        const reason = draft.reason.trim()
        const releasable = draft.releasable.trim()
        saving.put(key, { points, reason, releasable, state: 'saving' })
        const score = { bid, subject, points, reason, releasable: releasable || null }
        const late = isLocked ? { afterLock: draft.afterLock?.trim() ?? '' } : {}
        const result =
          evaluator === null ? await client('consensus.set', score) : await client('score.set', { ...score, evaluator, ...late })
        if (result.ok) {
          saving.put(key, { points, reason, releasable, state: 'saved' })
          drop(key)
        } else {
          saving.drop(key)
          useNotice.getState().show('problem', result.error.message)
        }
        return result.ok
      },
    }
  }, [evaluator, isLocked, client])
}
