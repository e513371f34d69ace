import { describe, expect, it } from 'vitest'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { loadRevisions } from '../../electron/reports/revisions.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Revision } from '../../shared/reports/comparison/facts.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { openDesk } from '../responses/desk.ts'
import { everyType } from '../responses/questionnaire.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'
import { factsOf, rowsOf, smith, tableUnder } from './comparison/facts.ts'

const at = '2026-11-12T09:00:00.000Z'
const by = 'Mara Lind'

/** The rows of a table in the report of one bidder with these revisions. */
function rowsWith(revisions: readonly Revision[], ...headings: string[]): string[][] {
  const report = comparisonReport({ ...factsOf([smith]), revisions }, translate)
  return rowsOf(tableUnder(report.blocks, ...headings))
}

describe('a report of what was revised', () => {
  const own = { bid: 'smith', revision: 2, at, by, evaluator: null }
  const annex = (criterion: string) => ['Answers side by side', criterion] as const

  it('says of a score which revision it is, of which day, by whom, and what it was before', () => {
    const rows = rowsWith(
      [
        {
          ...own,
          kind: 'score',
          on: 'question',
          subject: 'how',
          evaluator: 'osei',
          reason: 'Thin on nights.',
          before: '4',
          now: '3',
        },
      ],
      ...annex('Service'),
    )
    const row = rows.find(([name]) => name === '1.3 · M. Osei')
    expect(row?.[2]).toBe('3: Thin on nights.\nRevision 2 of 12 Nov 2026, recorded by Mara Lind; before that 4.')
    expect(rows.find(([name]) => name === '1.3 · A. Keller')?.[2]).toBe('4: Clear.')
  })

  it('says of an answer why it was changed, or that it was read from a workbook', () => {
    const typed = rowsWith(
      [{ ...own, kind: 'answer', on: 'question', subject: 'log', reason: 'Said on the phone', before: null, now: null }],
      ...annex('Security'),
    )
    expect(typed.flat().join('\n')).toContain('Yes\nRevision 2 of 12 Nov 2026, recorded by Mara Lind: Said on the phone')
    const read = rowsWith(
      [{ ...own, by: '', kind: 'answer', on: 'question', subject: 'log', reason: null, before: null, now: null }],
      ...annex('Security'),
    )
    expect(read.flat().join('\n')).toContain('Yes\nRevision 2 of 12 Nov 2026, read from a workbook.')
  })

  it('says of a price what it was before', () => {
    const report = comparisonReport(
      {
        ...factsOf([smith]),
        revisions: [{ ...own, kind: 'price', on: 'line', subject: 'fee', reason: null, before: '12000', now: '100' }],
      },
      translate,
    )
    const said = JSON.stringify(report.blocks.filter(({ kind }) => kind === 'table'))
    expect(said).toContain('; before that 12\u00a0000.')
  })

  it('shows a score that was taken back, with its reason', () => {
    const { evaluation } = factsOf([smith])
    const [bid] = evaluation.bids
    const left = bid && { ...bid, scores: bid.scores.filter(({ evaluator }) => evaluator !== 'osei') }
    const revision: Revision = {
      ...own,
      kind: 'score',
      on: 'question',
      subject: 'how',
      evaluator: 'osei',
      reason: 'Read the wrong bid',
      before: '4',
      now: null,
    }
    const { blocks } = comparisonReport({ ...factsOf(left ? [left] : []), revisions: [revision] }, translate)
    const rows = rowsOf(tableUnder(blocks, ...annex('Service')))
    expect(rows.map(([name, , words]) => [name, words])).toContainEqual([
      '1.3 · M. Osei',
      'Taken back. Read the wrong bid\nRevision 2 of 12 Nov 2026, recorded by Mara Lind; before that 4.',
    ])
  })
})

describe('the revisions of a lot', () => {
  it('are read with who recorded each, and only where there is more than one', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const plan = questionsOf(everyType).find(({ id }) => id === 'fig.plan')
    if (!plan) throw new Error('no question')
    const evaluator = await desk.call('evaluator.add', { name: 'A. Keller' })
    const subject = { kind: 'question', id: plan.id } as const
    const score = (points: number | null, reason: string) =>
      desk.call('score.set', { bid, subject, evaluator: evaluator.id, points, reason })
    await desk.call('response.set', { bid, question: 'fig.plan', answer: 'Five people', reason: 'By letter' })
    await desk.call('response.set', { bid, question: 'sec.mfa', answer: 'Yes', reason: 'By letter' })
    await score(2, 'First reading')
    expect(loadRevisions(desk.workspace.read, desk.lot)).toEqual([])

    await desk.call('response.set', { bid, question: 'fig.plan', answer: 'Ten people', reason: 'By phone' })
    await score(4, 'Second reading')
    await desk.call('consensus.set', { bid, subject, points: 3, reason: 'Agreed' })
    await desk.call('consensus.set', { bid, subject, points: null, reason: 'Too early' })
    const found = loadRevisions(desk.workspace.read, desk.lot)
    expect(found.map(({ at: _, ...revision }) => revision)).toEqual([
      {
        bid,
        kind: 'answer',
        on: 'question',
        subject: 'fig.plan',
        evaluator: null,
        revision: 2,
        by: mara.name,
        reason: 'By phone',
        before: null,
        now: null,
      },
      {
        bid,
        kind: 'score',
        on: 'question',
        subject: 'fig.plan',
        evaluator: evaluator.id,
        revision: 2,
        by: mara.name,
        reason: 'Second reading',
        before: '2',
        now: '4',
      },
      {
        bid,
        kind: 'consensus',
        on: 'question',
        subject: 'fig.plan',
        evaluator: null,
        revision: 2,
        by: mara.name,
        reason: 'Too early',
        before: '3',
        now: null,
      },
    ])
    expect(gatherComparison(desk.workspace, desk.lot).revisions).toEqual(found)

    await desk.call('workspace.undo', {})
    expect(loadRevisions(desk.workspace.read, desk.lot).map(({ kind }) => kind)).toEqual(['answer', 'score'])
  })
})
