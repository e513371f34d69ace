import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { type OpenSample, openSample, sampleFolder } from './support.ts'

let opened: OpenSample
beforeAll(async () => {
  opened = await openSample()
})

describe('the ranking of the sample tender', () => {
  it('puts the nearshore bid first by a little, and leaves the cheapest out', async () => {
    const { places } = await opened.call('decision.ranking', { lot: opened.sample.lot })
    expect(
      places.map(({ rank, bidder, standing, settled, total, price }) => [
        rank,
        bidder,
        standing,
        settled,
        total?.lower.rounded,
        total?.upper.rounded,
        price?.lower.rounded,
      ]),
    ).toEqual([
      [1, 'Björkö Contact <Ltd>', 'ranked', true, '87.10', '88.36', '5299428.00'],
      [2, 'Waterlijn Contact', 'ranked', true, '84.71', '84.71', '7415748.00'],
      [3, 'つばめ & Rowe Experts', 'ranked', true, '71.01', '72.04', '6724200.00'],
      [null, 'Kestrel Bay Services', 'out', true, '74.84', '74.84', '3263096.00'],
    ])
    expect(places.map(({ total }) => total?.lower.exact)).toEqual([
      '42946421269310504937269/493077775941713308500',
      '213966394997319431026198057/2525906100228211466766000',
      '8405655485996788088701/118378707839579187000',
      '1694257763184420596816629/22639613627281219569000',
    ])
  })

  it('excludes one bidder alone, for one knock-out', async () => {
    const { places } = await opened.call('decision.ranking', { lot: opened.sample.lot })
    const notPassed = places.flatMap(({ bidder, knockOuts }) =>
      knockOuts.filter(({ status }) => status !== 'pass').map(({ label, status, question }) => [bidder, label, status, question]),
    )
    expect(notPassed).toEqual([['Kestrel Bay Services', 'K11', 'fail', 'continuity.recovery-test']])
    expect(places.map(({ knockOuts }) => knockOuts.length)).toEqual([13, 13, 13, 13])
  })

  it('has intervals from blanks and from a claim that nobody agreed to', async () => {
    const { places } = await opened.call('decision.ranking', { lot: opened.sample.lot })
    expect(
      places.map(({ counts: { blank, claimed, unscored, open, notApplicable } }) => ({
        blank,
        claimed,
        unscored,
        open,
        notApplicable,
      })),
    ).toEqual([
      { blank: 5, claimed: 0, unscored: 0, open: 0, notApplicable: 2 },
      { blank: 0, claimed: 0, unscored: 0, open: 0, notApplicable: 2 },
      { blank: 2, claimed: 1, unscored: 0, open: 0, notApplicable: 2 },
      { blank: 0, claimed: 0, unscored: 0, open: 0, notApplicable: 2 },
    ])
  })

  it('is the same in the comparison, where evaluators differ and consensus replaces their mean', async () => {
    const { rows, columns, cells } = await opened.call('decision.comparison', { lot: opened.sample.lot })
    expect(columns.map(({ bidder }) => bidder)[0]).toBe('Björkö Contact <Ltd>')
    const culture = cells[rows.findIndex(({ criterion }) => criterion === 'people.culture')]
    expect(culture?.map(({ source, score, spread }) => [source, score?.lower.rounded, spread])).toEqual([
      ['consensus', '4.00', 2],
      ['mean', '4.67', 1],
      ['mean', '4.33', 1],
      ['mean', '1.67', 1],
    ])
  })
})

describe('the workspace of the sample tender', () => {
  it('is sound', async () => {
    const { sound, checks } = await opened.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    expect(sound).toBe(true)
  })

  it('tells in its journal who did what', async () => {
    const entries = await opened.call('journal.list', { limit: 1000 })
    const counts = Map.groupBy(entries, ({ command, profile }) => `${profile.name}: ${command}`)
    expect(Object.fromEntries([...counts].map(([key, list]) => [key, list.length]).reverse())).toEqual({
      'Samira Bensaïd: workspace.new': 1,
      'Samira Bensaïd: tender.create': 1,
      'Samira Bensaïd: evaluator.add': 3,
      'Samira Bensaïd: bid.add': 4,
      'Samira Bensaïd: bid.receive': 9,
      'Samira Bensaïd: receipt.admit': 1,
      'Samira Bensaïd: bid.workbook': 5,
      'Samira Bensaïd: response.import': 5,
      'Samira Bensaïd: response.set': 1,
      'Tobias Renner: agreement.set': 3,
      'Anneke de Wit: score.set': 121,
      'Tobias Renner: score.set': 121,
      'Samira Bensaïd: score.set': 121,
      'Anneke de Wit: evidence.add': 1,
      'Samira Bensaïd: evidence.add': 1,
      'Tobias Renner: evidence.add': 1,
      'Samira Bensaïd: price.import': 4,
      'Samira Bensaïd: price.workbook': 4,
      'Samira Bensaïd: consensus.set': 7,
    })
    const times = entries.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    expect([times.at(-1), times[0]]).toEqual(['2026-09-07T08:30:00.000Z', '2026-10-16T11:28:00.000Z'])
  })

  it('opens the price envelopes after the last score', async () => {
    const entries = (await opened.call('journal.list', { limit: 1000 })).reverse()
    const commands = entries.map(({ command }) => command)
    expect(commands.indexOf('price.import')).toBeGreaterThan(commands.lastIndexOf('score.set'))
  })

  it('tells of the import of a whole workbook, in the history of one answer, that answer alone', async () => {
    const about = { kind: 'answer', bid: opened.bid('waterlijn'), question: 'company.owners' } as const
    const [entry] = await opened.call('journal.list', { about, command: 'response.import' })
    const { changes, more } = await opened.call('journal.changes', { entry: entry?.id ?? 0, about })
    expect(changes.map(({ kind, place }) => ({ kind, place }))).toEqual([
      { kind: 'Answer', place: { kind: 'answer', lot: opened.sample.lot, bid: about.bid, question: about.question } },
    ])
    expect(more).toBeGreaterThan(200)
  })

  it('has a history of a bidder, a price, a package and a file', async () => {
    const { call, sample, bid } = opened
    const of = async (about: JournalObject) => (await call('journal.list', { about, limit: 1000 })).map(({ command }) => command)
    const { lines } = await call('price.list', { lot: sample.lot })
    expect(await of({ kind: 'price', bid: bid('kestrel-bay'), line: lines[0]?.id ?? '' })).toEqual(['price.import'])
    const [receipt] = await call('receipt.list', { lot: sample.lot })
    expect(await of({ kind: 'receipt', receipt: receipt?.id ?? '' })).toEqual(['bid.receive'])
    const named = (await call('response.list', { bid: bid('kestrel-bay') })).flatMap(({ files }) => files)
    const evidence = named.find((file) => file.evidence)?.evidence?.id ?? ''
    expect(await of({ kind: 'evidence', evidence })).toEqual(['response.import'])
    const counts = Map.groupBy(await of({ kind: 'bidder', bid: bid('kestrel-bay') }), (command) => command)
    expect(Object.fromEntries([...counts].map(([command, each]) => [command, each.length]))).toEqual({
      'bid.add': 1,
      'bid.receive': 2,
      'response.import': 1,
      'price.import': 1,
      'score.set': 93,
      'consensus.set': 2,
    })
  })

  it('keeps names in their own scripts', async () => {
    const { call, sample, bid } = opened
    const bids = await call('bid.list', { lot: sample.lot })
    expect(bids.map(({ provider }) => provider.name)).toEqual([
      'Waterlijn Contact',
      'Björkö Contact <Ltd>',
      'Kestrel Bay Services',
      'つばめ & Rowe Experts',
    ])
    const answers = await call('response.list', { bid: bid('tsubame-rowe') })
    expect(answers.find(({ question }) => question === 'experience.key-people')?.display).toContain(
      '中野 燕 (Nakano Tsubame) | Head of quality | 12 | 60 | Registered architect',
    )
    expect(answers.find(({ question }) => question === 'company.owners')?.display).toBe(
      'Aoife Rowe (Ireland) 45%; 中野 燕 Nakano Tsubame (Japan) 40%',
    )
  })
})

describe('the packages of the sample tender', () => {
  it('arrive in time but for the reply to a clarification, which is late', async () => {
    const receipts = await opened.call('receipt.list', { lot: opened.sample.lot })
    expect(receipts.map(({ envelope, punctuality, files }) => [envelope, punctuality, files.length])).toEqual([
      ['questionnaire', 'inTime', 16],
      ['price', 'inTime', 1],
      ['questionnaire', 'inTime', 13],
      ['price', 'inTime', 1],
      ['questionnaire', 'inTime', 13],
      ['price', 'inTime', 1],
      ['questionnaire', 'inTime', 10],
      ['price', 'inTime', 1],
      ['questionnaire', 'late', 2],
    ])
  })

  it('change nothing when they are read in again', async () => {
    const { call, sample } = await openSample()
    const state = async () => ({
      answers: await Promise.all([...sample.bids.values()].map((bid) => call('response.list', { bid }))),
      prices: await call('price.list', { lot: sample.lot }),
      evidence: await call('evidence.list', {}),
      ranking: await call('decision.ranking', { lot: sample.lot }),
    })
    const before = await state()
    const newest = new Map(
      (await call('receipt.list', { lot: sample.lot })).map((receipt) => [`${receipt.bid} ${receipt.envelope}`, receipt]),
    )
    expect(newest.size).toBe(8)
    for (const { id, envelope } of newest.values()) {
      const { counts } = await call(envelope === 'price' ? 'price.import' : 'response.import', { receipt: id })
      expect({ accepted: counts.accepted, changed: counts.changed }).toEqual({ accepted: 0, changed: 0 })
    }
    expect(await state()).toEqual(before)
  })

  it('leave one cell that cannot be read, which the lead settles with a reason', async () => {
    const { call, sample, bid } = opened
    const receipts = await call('receipt.list', { lot: sample.lot })
    const verdicts = await Promise.all(
      receipts.filter(({ envelope }) => envelope === 'questionnaire').map(({ id }) => call('response.verdict', { receipt: id })),
    )
    const rejected = verdicts.flatMap(({ rows }) => rows.filter(({ verdict }) => verdict === 'rejected'))
    expect(rejected.map(({ subject, remarks }) => [subject, remarks.map(({ code }) => code)])).toEqual([
      ['people.tenure', ['rejected', 'rejectedKept']],
    ])
    const [answer, ...earlier] = await call('response.history', { bid: bid('bjorko'), question: 'people.tenure' })
    expect(earlier).toEqual([])
    expect([answer?.display, answer?.source, answer?.reason?.includes('just under two years')]).toEqual([
      '23 months',
      'typed',
      true,
    ])
  })

  it('bring an answer in a later revision', async () => {
    const { call, bid } = opened
    const history = await call('response.history', { bid: bid('tsubame-rowe'), question: 'capacity.scale-up' })
    expect(history.map(({ revision, display }) => [revision, display]).sort()).toEqual([
      [1, '14 weeks'],
      [2, '12 weeks'],
    ])
  })

  it('bring comments on answers and prices', async () => {
    const { call, sample, bid } = opened
    const answers = await call('response.list', { bid: bid('bjorko') })
    expect(answers.filter(({ comment }) => comment !== null).map(({ question }) => question)).toEqual([
      'expectations.milestones',
      'security.certificate-expiry',
      'security.pci',
    ])
    const { prices } = await call('price.list', { lot: sample.lot })
    expect(prices.length).toBe(40)
    expect(prices.filter((price) => price.comment !== null).map(({ line, comment }) => [line, comment])).toContainEqual([
      'price.out-of-hours',
      'Night work is our normal day.',
    ])
  })

  it('name one file that did not come', async () => {
    const { call, sample } = opened
    const answers = (await Promise.all([...sample.bids.values()].map((bid) => call('response.list', { bid })))).flat()
    const files = answers.flatMap((answer) => answer.files)
    expect(files.filter(({ evidence }) => evidence === null).map(({ fileName }) => fileName)).toEqual([
      'recovery-test-2026-03.pdf',
    ])
  })
})

describe('the evidence of the sample tender', () => {
  it('comes out as it went in', async () => {
    const { call, sample } = opened
    const evidence = await call('evidence.list', {})
    expect(
      Object.fromEntries([...Map.groupBy(evidence, ({ origin }) => origin)].map(([key, list]) => [key, list.length])),
    ).toEqual({
      provider: 49,
      evaluator: 3,
    })
    for (const [name, source] of [
      ['client-letter-plan-checks.txt', join(sample.folder, 'bidders/tsubame-rowe/answers/client-letter-plan-checks.txt')],
      ['site-visit-tallinn.txt', join(sample.folder, 'evaluators/site-visit-tallinn.txt')],
    ] as const) {
      const found = evidence.find(({ fileName }) => fileName === name)
      const path = join(sampleFolder(), `exported-${name}`)
      await call('evidence.export', { evidence: found?.id ?? '', path })
      expect(readFileSync(path).equals(readFileSync(source))).toBe(true)
    }
  })

  it('prints documents as PDF, in Japanese too', () => {
    const path = join(opened.sample.folder, 'bidders/tsubame-rowe/answers/needs-assessment-lighting-2025.pdf')
    expect(existsSync(path)).toBe(true)
    const bytes = readFileSync(path).toString('latin1')
    expect(bytes.startsWith('%PDF-1.')).toBe(true)
    expect(bytes).toMatch(/\/FontName \/[A-Z]{6}\+IBMPlexSansJP/)
  })
})
