import { describe, expect, it } from 'vitest'
import { translator } from '../../../shared/messages/translate.ts'
import { recompute } from '../../../shared/reports/comparison/recompute.ts'
import { comparisonReport } from '../../../shared/reports/comparison/report.ts'
import { Refusal } from '../../../shared/result.ts'
import { factsOf, out, reportOn, rowsOf, sakura, sentences, smith, tableUnder, under, wordsOf } from './facts.ts'

describe('the method', () => {
  const { blocks } = reportOn(smith, sakura)

  it('gives every weight, level and knock-out', () => {
    expect(rowsOf(tableUnder(blocks, 'Method', 'Weights'))).toEqual([
      ['Quality', '60', '60.00', '60.00', 'from its parts'],
      ['Security', '50', '50.00', '30.00', 'by question'],
      ['Service', '50', '50.00', '30.00', 'by question'],
      ['Price', '40', '40.00', '40.00', 'from the price'],
    ])
    const levels = under(blocks, 'Levels of the scale').find((block) => block.kind === 'definitions')
    expect(levels?.kind === 'definitions' && levels.items.map(({ term, text }) => `${wordsOf(term)} ${wordsOf(text)}`)).toEqual([
      '0 nothing',
      '1 person',
      '2 habit',
      '3 written',
      '4 followed',
      '5 measured',
    ])
    expect(rowsOf(tableUnder(blocks, 'Method', 'Knock-out rules'))).toEqual([
      ['K1', 'access is not logged', '1.2 Is access logged?', 'Yes'],
    ])
    expect(sentences(under(blocks, 'Method'))).toContain('The lowest price now is 100.00 EUR.')
  })

  it('gives what every answer earns', () => {
    const rows = rowsOf(tableUnder(blocks, 'Answers side by side', 'Security'))
    expect(rows[0]?.[1]).toMatch(
      /^from\u00a00\u00a0points:\u00a00 · from\u00a00\.25\u00a0points:\u00a00\.25 · .* from\u00a05\u00a0points:\u00a05$/,
    )
  })
})

describe('the checks and the register', () => {
  const { blocks } = reportOn(smith, sakura)

  it('list what was received, when, from whom, with its hash', () => {
    const file = `answers.xlsx\n${'ab12'.repeat(16)}`
    expect(rowsOf(tableUnder(blocks, 'Receipt register'))).toEqual([
      ['1 Nov 2026, 08:05 UTC: questionnaire of Smith & Söhne <Ltd>, from bids@example.org; in time', ''],
      [file, '12'],
      ['2 Nov 2026, 08:05 UTC: questionnaire of さくらサポート, from bids@example.org; late', ''],
      ['Admitted late, 19 Nov 2026, 10:30 UTC, by Mara Lind: The mail was delayed.', ''],
      [file, '12'],
    ])
  })

  it('list what people said of a package since: that it was moved, and what is left of it elsewhere', () => {
    const facts = factsOf([smith])
    const [receipt] = facts.register
    if (!receipt) throw new Error('no receipt')
    const moved = {
      ...receipt,
      claim: 'By the stamp of the post room.',
      recordedAs: { bid: 'jones', bidder: 'Jones', lot: 'lot', position: 1, envelope: 'price' as const },
      correction: { reason: 'Two envelopes were mixed up.', by: 'Mara Lind', at: facts.head.at },
      strays: 2,
    }
    const report = comparisonReport({ ...facts, register: [moved] }, translator('en'))
    const [, ...said] = rowsOf(tableUnder(report.blocks, 'Receipt register')).map(([text]) => text)
    expect(said.slice(0, 3)).toEqual([
      'Recorded 19 Nov 2026, 10:30 UTC. Said to have come earlier: By the stamp of the post room.',
      'Recorded at first as prices of Jones; moved 19 Nov 2026, 10:30 UTC by Mara Lind: Two envelopes were mixed up.',
      '2 answers and prices that were read in from it for another bid still stand there',
    ])
  })

  it('name who has locked their round, and what came after that', () => {
    const facts = factsOf([smith])
    const [evaluator] = facts.evaluators
    if (!evaluator) throw new Error('no evaluator')
    const lock = { lot: 'lot', evaluator, locked: true, reason: null, by: 'Mara Lind', at: facts.head.at }
    const score = {
      id: 'one',
      bid: smith.id,
      subject: { kind: 'question' as const, id: 'tests' },
      evaluator,
      revision: 2,
      points: 4,
      reason: 'Better',
      releasable: null,
      afterLock: 'The bidder clarified.',
      late: null,
      admission: null,
      excluded: null,
      recordedAt: facts.head.at,
      conflict: false,
      others: [],
    }
    const elsewhere = { ...score, afterLock: null, late: { before: 2 } }
    const admission = { reason: 'She scored on the train.', by: 'Mara Lind', at: facts.head.at }
    const report = comparisonReport(
      { ...facts, locks: [lock], afterLock: [score, elsewhere, { ...elsewhere, late: null, admission }] },
      translator('en'),
    )
    expect(sentences(under(report.blocks, 'Rounds of the evaluators'))).toContain(
      'A. Keller has locked the round (Mara Lind, 19 Nov 2026, 10:30 UTC).',
    )
    expect(rowsOf(tableUnder(report.blocks, 'Rounds of the evaluators')).map((cells) => cells.at(-1))).toEqual([
      'The bidder clarified.',
      'Recorded elsewhere, and admitted by nobody: open between it and 2',
      'Recorded elsewhere; admitted by Mara Lind, 19 Nov 2026, 10:30 UTC: She scored on the train.',
    ])
  })

  it('name who agreed that a question does not apply, and why', () => {
    const facts = factsOf([smith])
    const [evaluator] = facts.evaluators
    if (!evaluator) throw new Error('no evaluator')
    const agreement = {
      lot: 'lot',
      question: 'tests',
      bid: null,
      revision: 1,
      agreed: true,
      evaluator,
      reason: 'No access is given.',
      afterLock: null,
      conflict: false,
      others: [],
    }
    const report = comparisonReport({ ...facts, agreements: [{ ...agreement, recordedAt: facts.head.at }] }, translator('en'))
    expect(rowsOf(tableUnder(report.blocks, 'What was agreed not to apply'))).toEqual([
      ['1.1 How well is access tested?', 'every bidder', 'A. Keller\n19 Nov 2026, 10:30 UTC', 'No access is given.'],
    ])
    expect(sentences(under(blocks, 'What was agreed not to apply'))).toEqual(['Nothing: every question counts for every bidder.'])
  })
})

describe('a questionnaire on a scale of its own', () => {
  const facts = factsOf([smith, sakura, out])
  const { instrument } = facts.evaluation
  const evaluation = {
    ...facts.evaluation,
    bids: [smith, sakura],
    instrument: {
      ...instrument,
      scale: [{ points: 0, label: 'Missing' }, { points: 3 }, { points: 4 }, { points: 10, label: 'Full' }],
      defaultAnchors: ['none', 'thin', 'clear', 'best'],
    },
  }
  const report = comparisonReport({ ...facts, evaluation }, translator('en'))
  const text = JSON.stringify(report.blocks)

  it('is printed with its own ends, levels and names', () => {
    for (const words of [
      'Scores, 0 to 10',
      'the points of a level from 0 to 10 from each evaluator',
      'score ÷ 10 × share',
      'Price score = 10 × lowest price',
      'gets 10 at most',
      'Scored by evaluators, 0 to 10',
      '1 of 10 points or more',
      '0, Missing',
      '10, Full',
    ])
      expect([words, text.includes(words)]).toEqual([words, true])
    expect(text).not.toMatch(/0 to 5\b|\bof 5\b|÷ 5\b|\b5 ×|whole points/)
  })

  it('is computed again from what its ledger holds, which takes no score that is no level', () => {
    const ledger = JSON.parse(String(report.attachments?.[0]?.content))
    expect(recompute(ledger).differences).toEqual([])
    ledger.leaves.bids[0].scores[0].points = 5
    expect(() => recompute(ledger)).toThrow(Refusal)
  })
})
