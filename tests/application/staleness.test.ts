import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash } from '../../electron/prices/prices.ts'
import { currentAnswers } from '../../electron/responses/answers.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { contract, type Input, type NameOf, type ProcedureName } from '../../shared/contract.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { staleAfter } from '../../shared/staleness.ts'
import { topics } from '../../shared/topics.ts'
import { openDesk, priceLines } from '../responses/desk.ts'
import { everyType } from '../responses/questionnaire.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'

/** Pictures of pages never change, a preview has an id of its own each time. */
type Reading =
  | Exclude<NameOf<'query'>, 'evidence.page' | 'report.page' | 'report.preview'>
  | 'profile.show'
  | 'settings.show'
  | 'template.list'
  | 'template.show'

/** A workspace in which something of every kind is recorded, and something is left to record. */
async function desk() {
  const desk = await openDesk({ deadline: '2025-12-01T12:00:00.000Z' })
  const { call, lot, tender } = desk
  const { read } = desk.workspace
  const { id: provider } = await call('provider.add', { name: 'Nordlicht' })
  const { id: bid } = await call('bid.add', { lot, provider: { id: provider } })
  const { id: other } = await call('bid.add', { lot, provider: { name: 'Heron' } })
  const answers = questionnaireLayout(
    workbookFacts(read, bid, 'questionnaire', mara),
    everyType,
    currentAnswers(read, bid),
    translate,
  )
  const sheet = loadPriceSheet(read, lot)
  const facts = workbookFacts(read, bid, 'price', mara)
  const identity = { ...facts.identity, instrument: priceSheetHash(sheet) }
  const prices = priceLayout({ ...facts, identity }, sheet, 'open', loadPricesOfBid(read, bid), translate)
  const filled = { 'fig.plan': { answer: 'A night shift' }, 'sec.mfa': { answer: 'Yes', files: 'policy.pdf' } }
  const answersPath = await desk.package({ 'answers.xlsx': fill(answers, filled), 'policy.pdf': 'the policy' })
  const pricesPath = await desk.package({ 'prices.xlsx': fill(prices, { agent: { price: 3250 } }) })
  const inTime = { sender: 'Smith', receivedAt: '2025-11-30T12:00:00.000Z', reason: 'By the stamp of the post room' }
  const { id: receipt } = await call('bid.receive', { bid, paths: [answersPath], ...inTime })
  const { id: envelope } = await call('bid.receive', { bid, envelope: 'price', paths: [pricesPath], ...inTime })
  const { id: late } = await call('bid.receive', { bid: other, paths: [answersPath], sender: 'Heron' })
  const note = join(desk.folder, 'note.txt')
  writeFileSync(note, 'A visit')
  const [{ id: evidence }] = await call('evidence.add', { paths: [note] })
  const { id: evaluator } = await call('evaluator.add', { name: 'Lena' })
  const template = (await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })).id ?? ''
  const templatePath = join(desk.folder, 'template.json')
  await call('template.export', { template, path: templatePath })
  const translationsPath = join(desk.folder, 'translations.csv')
  writeFileSync(translationsPath, 'id,fr\nquestion:company.entities:text,Quelles sociétés ?\n')
  const { pack } = await call('pack.create', { path: join(desk.folder, 'lena.assay'), for: 'Lena' })
  const apart = desk.addTender()
  const mistaken = desk.bid('Mistaken')
  const { id: amendment } = await call('amendment.add', { tender, inWords: 'Nights count twice', reason: 'It was asked' })
  const remarkOf = async (text: string) => (await call('remark.add', { bid, subject, kind: 'question', text })).id
  const said = { remark: await remarkOf('Why at night?'), unanswered: await remarkOf('Every night?') }
  const decided = await call('decision.addCondition', { lot, text: 'Two references for the night' })
  const condition = decided.conditions[0]?.id ?? ''
  const received = { condition, receipt, envelope, late, amendment, mistaken }
  const own = { template, templatePath, translationsPath }
  return {
    ...desk,
    lot,
    tender,
    apart,
    provider,
    bid,
    other,
    ...received,
    evidence,
    evaluator,
    answersPath,
    note,
    pack,
    ...own,
    ...said,
  }
}
type Desk = Awaited<ReturnType<typeof desk>>

const question = 'fig.plan'
const subject = { kind: 'question', id: question } as const

const readings = ({ lot, tender, bid, evidence, template }: Desk): { [Name in Reading]: Input<Name> } => ({
  'workspace.info': {},
  'workspace.state': {},
  'profile.show': {},
  'settings.show': {},
  'evidence.list': {},
  'evidence.preview': { evidence },
  'provider.list': {},
  'template.list': {},
  'template.show': { template },
  'template.draft': { template },
  'tender.list': {},
  'tender.show': { tender },
  'tender.standing': { tender },
  'tender.issued': { tender },
  'amendment.list': { tender },
  'tender.instrument': { tender },
  'bid.list': { lot },
  'procedure.show': { tender },
  'subcontracting.list': { lot },
  'inquiry.list': { lot },
  'receipt.list': { lot },
  'response.list': { bid },
  'response.history': { bid, question },
  'confidential.list': { lot },
  'response.naming': {},
  'response.carryOver': { bid, template: 'bpo-due-diligence' },
  'response.progress': { lot },
  'evaluator.list': {},
  'evaluator.exclusions': { lot },
  'remark.list': { lot },
  'declaration.list': { tender },
  'scoring.cells': { lot },
  'score.list': { lot },
  'score.locks': { lot },
  'consensus.list': { lot },
  'agreement.list': { lot },
  'price.list': { lot },
  'rate.list': { tender },
  'price.keeping': { lot },
  'decision.ranking': { lot },
  'decision.comparison': { lot },
  'decision.cell': { bid, criterion: 'all' },
  'decision.profile': { bid },
  'decision.robustness': { lot },
  'decision.progress': { lot },
  'decision.show': { lot },
  'decision.method': { lot },
  'search.query': { text: 'night' },
  'journal.list': {},
  'journal.facets': {},
  'journal.object': { kind: 'bidder', bid },
  'journal.subjects': {},
  'journal.changes': { entry: 3 },
  'journal.entry': { entry: 3 },
  'pack.findings': { for: 'Lena' },
  'pack.list': {},
  'pack.cover': {},
  'tender.migration': { tender, template: 'bpo-due-diligence' },
  'conflict.list': {},
  'same.list': {},
  'pack.preview': { for: 'Lena' },
})

/** Every command, and every task that leaves an entry, one after the other. */
const steps = (
  desk: Desk,
): { [Name in Exclude<NameOf<'command'>, 'price.lines' | 'score.admit' | 'tender.prices'>]: Input<Name> } => ({
  'workspace.rename': { title: 'Renamed' },
  'evidence.add': { paths: [desk.note], note: 'Seen at night' },
  'evidence.note': { evidence: desk.evidence, note: 'Heard at night' },
  'response.import': { receipt: desk.receipt },
  'provider.add': { name: 'Waterlijn' },
  'provider.update': { provider: desk.provider, name: 'Südlicht' },
  'template.create': { key: 'new', title: 'Night' },
  'template.copy': { template: desk.template, key: 'copied' },
  'template.import': { path: desk.templatePath, key: 'imported' },
  'template.edit': { template: desk.template, edits: [{ do: 'remove', part: 'question', id: 'company.owners' }] },
  'template.weigh': {
    template: desk.template,
    in: 'resilience',
    basis: {
      method: 'rankOrderCentroid',
      ranks: [
        ['resilience.recovery', 'resilience.continuity'],
        ['resilience.disruption', 'resilience.location'],
      ],
    },
  },
  'template.version': { template: desk.template },
  'template.retire': { template: desk.template, reason: 'Not at night' },
  'template.importTranslations': { template: desk.template, path: desk.translationsPath },
  'tender.create': { title: 'Night shift', need: 'Voice', template: 'bpo-due-diligence' },
  'tender.edit': { tender: desk.apart.tender, need: 'Voice at night' },
  'amendment.add': { tender: desk.tender, terms: { need: 'Four languages at night' }, reason: 'Asked at night', deviation: true },
  'amendment.tell': { amendment: desk.amendment, bids: [desk.bid], how: 'By e-mail' },
  'procedure.set': { tender: desk.tender, authority: 'Night office' },
  'subcontracting.set': { bid: desk.bid, parts: [{ subcontractor: 'Night Ltd', what: 'Nights' }] },
  'inquiry.set': { bid: desk.bid, askedOn: '2025-11-30', question: 'How can nights be so cheap?' },
  'lot.add': { tender: desk.apart.tender, title: 'Night' },
  'lot.edit': { lot: desk.apart.lot, title: 'Late night' },
  'lot.remove': { lot: desk.apart.lot },
  'bid.add': { lot: desk.lot, provider: { name: 'Third' } },
  'bid.receive': { bid: desk.other, paths: [desk.answersPath], sender: 'Heron' },
  'bid.receiveAll': { packages: [{ bid: desk.bid, paths: [desk.answersPath] }], sender: 'Nightingale' },
  'receipt.admit': { receipt: desk.late, admitted: true, reason: 'The night train was late' },
  'receipt.correct': { receipt: desk.receipt, bid: desk.other, reason: 'It was handed in at night' },
  'response.set': { bid: desk.bid, question, answer: 'Two night shifts', reason: 'By telephone' },
  'tender.migrate': { tender: desk.apart.tender, template: desk.template },
  'confidential.set': { bid: desk.bid, question, reason: 'A secret of the night' },
  'evaluator.add': { name: 'Noor' },
  'evaluator.edit': { evaluator: desk.evaluator, role: 'Night manager' },
  'evaluator.retire': { evaluator: desk.evaluator, reason: 'Left at night' },
  'evaluator.return': { evaluator: desk.evaluator, reason: 'Came back at night' },
  'remark.add': { bid: desk.bid, subject, kind: 'question', text: 'Who works at night?' },
  'remark.reply': { remark: desk.remark, text: 'Two people at night' },
  'remark.print': { remark: desk.remark, printed: true },
  'remark.close': { remark: desk.unanswered, reason: 'Asked at night' },
  'declaration.set': { tender: desk.tender, evaluator: desk.evaluator, note: 'Slept at night' },
  'score.set': { bid: desk.bid, subject, evaluator: desk.evaluator, points: 3, reason: 'As shown' },
  'consensus.set': { bid: desk.bid, subject, points: 4, reason: 'Agreed at night' },
  'agreement.set': { lot: desk.lot, question: 'fig.night', agreed: true, evaluator: desk.evaluator, reason: 'No nights' },
  'score.lock': { lot: desk.lot, evaluator: desk.evaluator },
  'score.unlock': { lot: desk.lot, evaluator: desk.evaluator, reason: 'More was found at night' },
  'evaluator.exclude': { lot: desk.lot, evaluator: desk.evaluator, reason: 'Works there at night' },
  'price.import': { receipt: desk.envelope },
  'rate.set': {
    tender: desk.tender,
    currency: 'USD',
    rate: { rate: '0.92', date: '2025-11-28', source: 'Bank of the night' },
    reason: 'The rate of the night',
    deviation: true,
  },
  'price.amend': {
    lot: desk.lot,
    lines: [...priceLines, { id: 'night', title: 'Nights', unit: 'night', quantity: '1', kind: 'oneOff' }],
    reason: 'Nights were forgotten',
    deviation: true,
  },
  'price.set': { bid: desk.other, line: 'hour', unitPrice: '12', cameBy: 'telephone', reason: 'Told at night' },
  'decision.recommend': { lot: desk.lot, bid: desk.bid, reason: 'Best at night' },
  'decision.addCondition': { lot: desk.lot, text: 'A bond for the night' },
  'decision.setCondition': { condition: desk.condition, standing: 'met', reason: 'Both wrote at night' },
  'decision.dissent': { lot: desk.lot, reason: 'Too dark' },
  'decision.approve': { lot: desk.lot, verdict: 'approved', reason: null },
  'decision.award': { lot: desk.lot, outcome: 'awarded', bid: desk.bid, reason: 'As approved' },
  'decision.standstill': { lot: desk.lot, days: { first: '2026-11-02', last: '2026-11-12' } },
  'bid.withdraw': { bid: desk.other, reason: 'No capacity at night' },
  'bid.return': { bid: desk.other, reason: 'They asked at night' },
  'bid.remove': { bid: desk.mistaken },
  'pack.withdraw': { pack: desk.pack, reason: 'Lost at night' },
})

async function read(desk: Desk): Promise<Map<ProcedureName, string>> {
  const inputs = readings(desk)
  const call = async <Name extends Reading>(name: Name) => JSON.stringify(await desk.client(name, inputs[name]))
  const isReading = (name: string): name is Reading => Object.hasOwn(inputs, name)
  const found = new Map<ProcedureName, string>()
  for (const name of Object.keys(inputs).filter(isReading)) found.set(name, await call(name))
  return found
}

describe('After every command, what reads differently had been told to be stale', () => {
  it('by commands, undoing, doing again, giving out and erasing', async () => {
    const world = await desk()
    const { call, bid } = world
    const inputs = steps(world)
    const run = <Name extends keyof typeof inputs>(name: Name) => call(name, inputs[name])
    const isStep = (name: string): name is keyof typeof inputs => Object.hasOwn(inputs, name)
    const acts = new Map<string, () => Promise<unknown>>([
      ['price.lines', () => call('price.lines', { lot: world.apart.lot, lines: priceLines.slice(0, 2) })],
      ['workspace.undo', () => call('workspace.undo', {})],
      ['workspace.redo', () => call('workspace.redo', {})],
      ['undone again', () => call('workspace.undo', {})],
      ...Object.keys(inputs)
        .filter(isStep)
        .map((name): [string, () => Promise<unknown>] => [name, () => run(name)]),
      ['bid.workbook', () => call('bid.workbook', { bid, path: world.path('out.xlsx') })],
      ['journal.erase', () => call('journal.erase', { about: { kind: 'answer', bid, question }, reason: 'Asked for' })],
      ['profile.set', () => call('profile.set', { name: 'Noor', role: 'Lead', organisation: '' })],
    ])
    // They need prices that were not received yet, and a score that came after a lock: the tests of prices and of rounds play them.
    const elsewhere = ['tender.prices', 'score.admit']
    expect(Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' && !acts.has(name) ? [name] : []))).toEqual(
      elsewhere,
    )
    const missed: [string, readonly string[]][] = []
    const without: string[] = []
    let before = await read(world)
    for (const [name, act] of acts) {
      world.changes.splice(0)
      await act()
      const stale = new Set<string>(world.changes.flatMap((changed) => changed.stale))
      const after = await read(world)
      const differing = [...after].flatMap(([reading, value]) => (before.get(reading) === value ? [] : [reading]))
      const unsaid = differing.filter((reading) => !stale.has(reading))
      if (differing.length === 0) without.push(name)
      if (unsaid.length > 0) missed.push([name, unsaid])
      before = after
    }
    expect({ missed, without }).toEqual({ missed: [], without: [] })
  })
})

describe('A change of tables of', () => {
  const after = (...changed: string[]) => staleAfter(topics, changed)

  it.each([
    [
      'providers, such as a new name, makes the answers that name evidence stale',
      'providers',
      'response.naming',
      'evidence.list',
    ],
    ['tenders, such as a new bidder, makes the rows of Bids stale', 'tenders', 'response.progress', 'provider.list'],
    ['responses makes what an import would do stale', 'responses', 'response.verdict', 'tender.list'],
    ['prices makes the receipts stale that they were taken from', 'prices', 'receipt.list', 'response.list'],
    ['scorecards makes the decision stale', 'scorecards', 'decision.ranking', 'template.list'],
    ['no topic, such as a backup, makes only that stale which rests on everything', '', 'workspace.backups', 'journal.list'],
  ])('%s', (_, topic, stale, fresh) => {
    const found = after(topic)
    expect([found.includes(stale), found.includes(fresh)]).toEqual([true, false])
  })

  it('a topic reaches readings that rest on one that there is', () => {
    const names = new Set<string>(['everything', 'nothing', ...topics.map(({ name }) => name)])
    const said = Object.values(contract).flatMap(({ restsOn }) => restsOn ?? [])
    expect(said.filter((name) => !names.has(name))).toEqual([])
  })
})
