import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { format } from '../../electron/format.ts'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { storePrice } from '../../electron/prices/prices.ts'
import { loadInstrument } from '../../electron/tenders/instrument.ts'
import { instrumentHash } from '../../electron/tenders/tenders.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { instrument } from '../../shared/questionnaires/instrument.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { keysOf, scaleOf } from '../../shared/questionnaires/scale.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { openDesk, priceLines, refusal } from '../responses/desk.ts'
import { closing, mara, tamper, tickingClock } from '../workspace/support.ts'
import { named, questionnaire, toTen } from './own-scales.ts'

type Bidding = { fee: string; tested: string | null; how: number[]; team: number }

/** A tender on this questionnaire, with bids that were answered, priced, and scored by up to two evaluators. */
async function played(questions: Instrument, bids: Record<string, Bidding>) {
  const desk = await openDesk({ instrument: questions })
  const { call, lot } = desk
  const evaluators = [await call('evaluator.add', { name: 'A. Keller' }), await call('evaluator.add', { name: 'M. Osei' })].map(
    ({ id }) => id,
  )
  const ids = new Map<string, string>()
  for (const [name, { fee, tested, how, team }] of Object.entries(bids)) {
    const bid = desk.bid(name)
    ids.set(name, bid)
    const answers: [string, string | null][] = [
      ['how', 'So.'],
      ['tested', tested],
      ['people', 'Six.'],
    ]
    for (const [question, answer] of answers)
      if (answer !== null) await call('response.set', { bid, question, answer, reason: 'By telephone' })
    desk.workspace.execute({ command: 'test', profile: mara }, (write, stamp) => {
      for (const { id } of priceLines)
        storePrice(
          { write, ...stamp },
          bid,
          { line: id, unitPrice: id === 'set-up' ? fee : '0', currency: 'EUR', comment: null },
          'package',
        )
    })
    for (const [index, points] of how.entries())
      await call('score.set', {
        bid,
        subject: { kind: 'question', id: 'how' },
        evaluator: evaluators[index] ?? '',
        points,
        reason: 'Read',
      })
    await call('consensus.set', { bid, subject: { kind: 'criterion', id: 'team' }, points: team, reason: 'Met' })
  }
  const { places } = await call('decision.ranking', { lot })
  const totals = places.map(({ bidder, rank, total, settled }) => [
    rank,
    bidder,
    total?.lower.rounded,
    total?.upper.rounded,
    settled,
  ])
  const { score } = await call('decision.robustness', { lot })
  return { ...desk, ids, totals, score, evaluator: evaluators[0] ?? '' }
}

async function verified({ call, lot, path }: Awaited<ReturnType<typeof played>>) {
  const report = path('comparison.pdf')
  await call('report.comparison', { lot, path: report })
  const {
    figures: { figures, differing },
  } = await call('report.verify', { path: report })
  return { computed: figures > 100, differing }
}

describe('A questionnaire on a scale of 0 to 10', () => {
  // North: quality (3 × 7.5 + 10) ÷ 4 = 8.125, price 10 × 80 ÷ 100 = 8: 60 × .8125 + 10 × .9 + 30 × .8 = 48.75 + 9 + 24.
  // South: quality (3 × 6 + 5) ÷ 4 = 5.75: 34.5 + 4 + 30.
  // West: quality (3 × 10 + blank) ÷ 4, 7.5 to 10: 45 to 60, + 10 + 24.
  const bids = {
    North: { fee: '100', tested: 'yes', how: [7, 8], team: 9 },
    South: { fee: '80', tested: 'partly', how: [6], team: 4 },
    West: { fee: '100', tested: null, how: [10], team: 10 },
  }

  it('is scored, ranked and printed on it', async () => {
    const tender = await played(toTen, bids)
    expect(tender.totals).toEqual([
      [1, 'North', '81.75', '81.75', false],
      [2, 'West', '79.00', '94.00', false],
      [3, 'South', '68.50', '68.50', true],
    ])
    // 2.75 points of the total at 4.5 for each point of the score: 7.5 − 11/18.
    expect(tender.score).toMatchObject({ bidder: 'North', now: { exact: '15/2' }, at: { exact: '62/9' }, withinStep: true })
    expect((await tender.call('decision.method', { lot: tender.lot })).scale).toMatchObject({ lowest: 0, highest: 10 })
    expect((await tender.call('decision.comparison', { lot: tender.lot })).scale).toEqual({ lowest: 0, highest: 10 })
    expect(await verified(tender)).toEqual({ computed: true, differing: 0 })
    await tender.close()
  })

  it('takes no points that are no level of it, and says which are', async () => {
    const { call, ids, evaluator, close } = await played(toTen, bids)
    const score = { bid: ids.get('North') ?? '', subject: { kind: 'question' as const, id: 'how' }, evaluator, reason: 'Read' }
    for (const points of [11, 7.5])
      expect(await refusal(call('score.set', { ...score, points }))).toMatchObject({
        code: 'score.noLevel',
        message: `${points} is no level of this scale. Give one of its levels: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.`,
      })
    expect((await call('score.set', { ...score, points: 10 })).points).toBe(10)
    await close()
  })
})

describe('A questionnaire with levels of 0, 25, 50 and 100 points', () => {
  // North: quality (3 × 75 + 100) ÷ 4 = 81.25, price 100 × 80 ÷ 100 = 80: 48.75 + 5 + 24.
  // South: quality (3 × 50 + 50) ÷ 4 = 50: 30 + 10 + 30.
  const bids = {
    North: { fee: '100', tested: 'yes', how: [50, 100], team: 50 },
    South: { fee: '80', tested: 'partly', how: [50], team: 100 },
  }

  it('is scored, ranked and printed on it; one step is as wide as the levels lie apart', async () => {
    const tender = await played(named, bids)
    expect(tender.totals).toEqual([
      [1, 'North', '77.75', '77.75', true],
      [2, 'South', '70.00', '70.00', true],
    ])
    // 7.75 points of the total at 0.45 for each point of the score: 75 − 155/9.
    expect(tender.score).toMatchObject({ bidder: 'North', now: { exact: '75/1' }, at: { exact: '520/9' }, withinStep: true })
    const cell = await tender.call('decision.cell', { bid: tender.ids.get('North') ?? '', criterion: 'quality' })
    expect(cell.spread).toBe(50)
    expect(await verified(tender)).toEqual({ computed: true, differing: 0 })
    const refused = await refusal(
      tender.call('consensus.set', {
        bid: tender.ids.get('South') ?? '',
        subject: { kind: 'criterion', id: 'team' },
        points: 75,
        reason: 'Met',
      }),
    )
    expect(refused.message).toBe('75 is no level of this scale. Give one of its levels: 0, 25, 50, 100.')
    await tender.close()
  })

  it('is typed by the place of a level, and shown with its points, its name and what it means', () => {
    expect(keysOf(scaleOf(named))).toEqual(['0', '1', '2', '3'])
    expect(scoringSheet(named)[0]?.subjects[0]?.levels[1]).toEqual({
      points: 25,
      label: 'Partial',
      meaning: 'Meaning 1',
      key: '1',
    })
  })
})

describe('The scale of a frozen questionnaire', () => {
  it.each([
    ['to ten', toTen],
    ['named', named],
  ])('is read back as it was written, and is part of the hash: %s', async (_name, own) => {
    const { workspace, tender, close } = await openDesk({ instrument: own })
    const read = loadInstrument(workspace.read, tender)
    expect(read.instrument).toEqual(own)
    expect(read.hash).toBe(instrumentHash(own))
    const [lowest, ...others] = scaleOf(own)
    expect(instrumentHash({ ...own, scale: [{ ...lowest, label: 'Nothing' }, ...others] })).not.toBe(read.hash)
    await close()
  })

  it.each([
    ['another name', `UPDATE scale_level SET label = 'Nothing' WHERE position = 0`],
    ['other points', 'UPDATE scale_level SET points = 26000 WHERE position = 1'],
    ['a level less', 'DELETE FROM scale_level WHERE position = 3'],
    ['levels that do not ascend', 'UPDATE scale_level SET points = 0 WHERE position = 1'],
  ])('is told from what its hash says by %s', async (_name, change) => {
    const { folder, close } = await openDesk({ instrument: named })
    await close()
    const path = join(folder, 'desk.assay')
    tamper(path, change)
    const workspace = closing(Workspace.openToRead(path, { format, clock: tickingClock() }))
    const checks = await workspace.verify()
    const found = checks.flatMap(({ name, problems }) => problems.map(({ key }) => [name, key]))
    expect(found).toContainEqual(['topics', 'workspace.problem.instrument'])
    workspace.close()
  })

  it('goes without saying where it is the default one: the hash is the same', async () => {
    const points = { yes: 5, partly: 2, no: 0 }
    const silent = questionnaire(undefined, points)
    const said = questionnaire(
      [0, 1, 2, 3, 4, 5].map((level) => ({ points: level })),
      points,
    )
    const { workspace, tender, close } = await openDesk({ instrument: said })
    const read = loadInstrument(workspace.read, tender)
    expect(read.instrument).toEqual(silent)
    expect(read.hash).toBe(instrumentHash(silent))
    await close()
  })

  it.each([
    ['levels that do not ascend', [{ points: 1 }, { points: 1 }]],
    ['one level', [{ points: 5 }]],
    ['more than 100 points', [{ points: 0 }, { points: 100.001 }]],
    ['parts of a thousandth', [{ points: 0 }, { points: 0.0005 }]],
    ['other meanings than levels', Array.from({ length: 5 }, (_, points) => ({ points }))],
  ])('has no %s', (_name, scale) => {
    const yes = { yes: 0, partly: 0, no: 0 }
    const whole = questionnaire(undefined, yes)
    expect(instrument.safeParse({ ...whole, scale }).success).toBe(false)
  })
})

describe('The command line', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('takes the points of a level, halves too, and names the levels where there is no such', async () => {
    const halves = questionnaire([{ points: 0 }, { points: 2.5 }, { points: 5 }], { yes: 5, partly: 2.5, no: 0 })
    const { folder, bid, call, close } = await openDesk({ instrument: halves })
    vi.stubEnv('ASSAY_HOME', join(folder, 'settings'))
    await call('response.set', { bid: bid('North'), question: 'how', answer: 'So.', reason: 'By telephone' })
    await call('evaluator.add', { name: 'A. Keller' })
    await close()
    const score = async (points: string) => {
      const said: string[] = []
      const say = (text: string) => said.push(text.trim())
      const of = ['--bid', 'North', '--evaluator', 'A. Keller', '--question', 'how', '--reason', 'Read']
      await runCommandLine(['score', 'set', join(folder, 'desk.assay'), ...of, '--points', points], {
        out: say,
        error: say,
        isTerminal: false,
      })
      return said.join(' ')
    }
    expect(await score('2.5')).toBe('North, how: 2.5 (revision 1)')
    expect(await score('3')).toContain('3 is no level of this scale. Give one of its levels: 0, 2.5, 5.')
    expect(await score('2,5')).toContain('--points takes a number, not “2,5”.')
  })
})
