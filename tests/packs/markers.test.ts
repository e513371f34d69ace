import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PdfKit from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash } from '../../electron/prices/prices.ts'
import { currentAnswers } from '../../electron/responses/answers.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { connect } from '../../electron/workspace/database.ts'
import { headTable, isFact } from '../../electron/workspace/format/tables.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { testApplication } from '../application/support.ts'
import { pack } from '../exchange/packages.ts'
import { openDesk, priceLines } from '../responses/desk.ts'
import { everyType } from '../responses/questionnaire.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'
import { type Planted, plant, standsIn, unpacked } from './planting.ts'

/** A PDF with what it says of itself. */
async function printed(words: string, author: string): Promise<Uint8Array> {
  const document = new PdfKit({ info: { Author: author } })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.text(words)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

const written = (words: string, company: string): Uint8Array =>
  pack({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:document>`,
    'docProps/app.xml': `<Properties><Company>${company}</Company></Properties>`,
  })

/** What is only in documents that name a bidder, and what is in one that does not. */
const inTelling = ['docmark1telling', 'docmark2telling', 'docmark3telling']
const inClean = 'docmark4clean'

const translated: Instrument = {
  ...everyType,
  translations: [
    {
      language: 'fr',
      texts: [
        { id: 'question:sec.mfa:text', source: 'Do all staff sign in with two factors?', text: 'Deux facteurs pour tous ?' },
      ],
    },
  ],
}

/** A file that holds something in every table that the topics have, marked in every cell that holds words. */
async function markedFile() {
  const desk = await openDesk({ deadline: '2025-12-01T12:00:00.000Z', instrument: translated })
  const { call, workspace, lot } = desk
  const documents = {
    'plan.pdf': await printed('docmark1telling', 'Nordlicht GmbH'),
    'plan.docx': written('docmark2telling', 'Nordlicht GmbH'),
    'mail.eml': `From: a@nordlicht.example\r\nSubject: Plan\r\n\r\ndocmark3telling`,
    'clean.docx': written(inClean, 'Nobody'),
  }
  const receive = async (bid: string, sent: Readonly<Record<string, string | Uint8Array>>) => {
    const facts = workbookFacts(workspace.read, bid, 'questionnaire', mara)
    const layout = questionnaireLayout(facts, translated, currentAnswers(workspace.read, bid), translate)
    const answers = fill(layout, {
      'sec.mfa': { answer: 'Yes', comment: 'Of course' },
      'fig.plan': { answer: 'A night shift' },
      'fig.reports': { answer: Object.keys(sent).join('\n') },
    })
    const path = await desk.package({ 'answers.xlsx': answers, ...sent })
    const { id } = await call('bid.receive', { bid, paths: [path], sender: 'Portal of the buyer' })
    await call('receipt.admit', { receipt: id, admitted: true, reason: 'The portal was down' })
    await call('response.import', { receipt: id })
  }
  const price = async (bid: string) => {
    const sheet = loadPriceSheet(workspace.read, lot)
    const facts = workbookFacts(workspace.read, bid, 'price', mara)
    const identity = { ...facts.identity, instrument: priceSheetHash(sheet) }
    const layout = priceLayout({ ...facts, identity }, sheet, 'open', loadPricesOfBid(workspace.read, bid), translate)
    const path = await desk.package({ 'prices.xlsx': fill(layout, { agent: { price: 3250, comment: 'All in' } }) })
    const { id: receipt } = await call('bid.receive', { bid, envelope: 'price', paths: [path], sender: 'Portal of the buyer' })
    await call('receipt.admit', { receipt, admitted: true, reason: 'The portal was down' })
    await call('price.import', { receipt })
  }
  const [setUp, agent] = priceLines
  if (!setUp || !agent) throw new Error('no lines')
  await call('price.lines', { lot, lines: [setUp, { ...agent, ramp: [{ months: 3, percent: '20' }] }] })
  const rate = { rate: '0.9234', date: '2025-11-28', source: 'A bank' }
  await call('rate.set', { tender: desk.tender, currency: 'USD', rate, reason: 'As agreed' })
  const bids = [desk.bid('Nordlicht GmbH'), desk.bid('Sakura Support')]
  await receive(bids[0] ?? '', documents)
  await receive(bids[1] ?? '', { 'other.docx': written('Other words', 'Nobody') })
  const stray = { bid: bids[1] ?? '', paths: [await desk.package({ 'stray.txt': 'A note' })], sender: 'Jana Weber' }
  await call('receipt.correct', { receipt: (await call('bid.receive', stray)).id, bid: bids[0], reason: 'It is theirs' })
  const { id: ada } = await call('evaluator.add', { name: 'Ada' })
  const { id: ben } = await call('evaluator.add', { name: 'Ben' })
  const subject = { kind: 'question', id: 'fig.plan' } as const
  for (const bid of bids) {
    for (const evaluator of [ada, ben])
      for (const points of [2, 3]) await call('score.set', { bid, subject, evaluator, points, reason: `Gives ${points}` })
    await call('consensus.set', { bid, subject, points: 3, reason: 'Agreed', releasable: 'Shown' })
    await price(bid)
    await call('response.set', { bid, question: 'fig.plan', answer: 'Two shifts', reason: 'By telephone' })
  }
  for (const { id } of await call('evidence.list', {})) await call('evidence.note', { evidence: id, note: 'Looked at' })
  await call('agreement.set', {
    lot,
    question: 'keys.certificates',
    bid: bids[0] ?? null,
    evaluator: ben,
    agreed: true,
    reason: 'Of no use',
  })
  await call('bid.withdraw', { bid: desk.bid('Gone Elsewhere'), reason: 'Too busy' })
  const amended = { terms: { need: 'Voice at night' }, inWords: 'Nights count twice', reason: 'It was asked', deviation: true }
  const { id: amendment } = await call('amendment.add', { tender: desk.tender, ...amended })
  await call('amendment.tell', { amendment, bids, how: 'By post' })
  const { id: template } = await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })
  const ranks = [
    ['resilience.recovery', 'resilience.continuity'],
    ['resilience.disruption', 'resilience.location'],
  ]
  await call('template.weigh', { template: template ?? '', in: 'resilience', basis: { method: 'rankOrderCentroid', ranks } })
  await call('template.edit', {
    template: template ?? '',
    edits: [{ do: 'translate', language: 'fr', id: 'question:company.owners:text', text: 'À qui appartenez-vous ?' }],
  })
  await call('template.version', { template: template ?? '' })
  await call('template.retire', { template: template ?? '', reason: 'No more of use' })
  for (const bid of bids)
    for (const evaluator of [ada, ben, null]) {
      const said = await call('remark.add', { bid, subject, kind: 'question', evaluator, text: 'Why so much?' })
      await call('remark.print', { remark: said.id, printed: true })
      if (evaluator === ada) await call('remark.close', { remark: said.id, reason: 'It is plain' })
      else await call('remark.reply', { remark: said.id, text: 'It is little' })
    }
  for (const bid of bids) {
    await call('confidential.set', { bid, question: 'fig.plan', reason: 'A trade secret' })
    await call('subcontracting.set', { bid, parts: [{ subcontractor: 'Third Hand Ltd', share: '12.5', what: 'Nights' }] })
    const asked = { askedOn: '2025-12-02', question: 'How so cheap?', answeredOn: '2025-12-03', answer: 'By night' }
    await call('inquiry.set', { bid, ...asked, result: 'accepted', reason: 'Explained' })
  }
  const published = { publishedIn: 'Gazette', publishedOn: '2025-10-01', publishedReference: 'G 7' }
  const chosen = { procedure: 'open', why: 'Simple', selection: 'Nobody', notElectronic: 'No portal' } as const
  await call('procedure.set', { tender: desk.tender, authority: 'City', address: 'Main street', ...published, ...chosen })
  const provider = (await call('bid.list', { lot }))[0]?.provider.id ?? ''
  for (const evaluator of [ada, ben]) {
    const conflicts = [{ provider, what: 'A sister works there', measure: 'Leaves the room' }]
    await call('declaration.set', { tender: desk.tender, evaluator, conflicts, note: 'Nothing more' })
  }
  await call('score.lock', { lot, evaluator: ben })
  for (const evaluator of [ada, ben])
    await call('evaluator.exclude', { lot, evaluator, bid: bids[1] ?? null, reason: 'A relative works there' })
  const asked = { path: desk.path('earlier.assay'), for: 'Ben', asked: 'Score soon', bids, names: false }
  const { pack: earlier } = await call('pack.create', asked)
  const { id: also } = await call('evaluator.add', { name: 'Benjamin' })
  await call('same.set', { kind: 'actor', thing: also, as: ben, reason: 'One person' })
  await call('pack.withdraw', { pack: earlier, reason: 'Lost' })
  await call('evidence.note', { evidence: (await call('evidence.list', {}))[0]?.id ?? '', note: 'Taken back' })
  await call('workspace.undo', {})
  const path = workspace.path
  await desk.close()
  return { path, lot, planted: plant(path), folder: desk.folder }
}

/** The rows of a table that stand, by id. */
function currentIn(path: string, table: string): ReadonlySet<string> {
  const known = format.tables.find(({ name }) => name === table)
  const connection = connect(path, { readonly: true })
  try {
    const heads = `SELECT id FROM ${table} JOIN ${headTable(table)} USING (place)
      UNION SELECT value FROM ${headTable(table)}, json_each(others)`
    const text = known && isFact(known) ? heads : `SELECT id FROM ${table}`
    return new Set(connection.prepare<[], string>(text).pluck().all())
  } finally {
    connection.close()
  }
}

function rowsIn(path: string, table: string): number {
  const connection = connect(path, { readonly: true })
  try {
    return Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  } finally {
    connection.close()
  }
}

type Options = { prices: boolean; scores: boolean; names: boolean }

/**
 * Whether the marker of a cell may be in a pack: only where a topic says that rows of its table go out, with these options, and that is what
 * stands now. A blind pack has nothing of what is masked.
 */
function mayBeThere(
  { table, column, key }: Planted,
  { prices, scores, names }: Options,
  stands: (table: string, id: string) => boolean,
) {
  const known = format.tables.find(({ name }) => name === table)
  const of = known?.kind === 'frozen' ? known.of : table
  // The title of the workspace is what the pack is called.
  if (of === 'workspace_title') return column === 'title'
  const rule = format.packs.get(of)
  if (rule === undefined || rule === 'never' || known?.kind === 'local') return false
  if ((rule.only === 'prices' && !prices) || (rule.only === 'scores' && !scores)) return false
  if (!names && rule.masked && column in rule.masked) return false
  return stands(of, key)
}

const every: Options[] = [true, false].flatMap((prices) =>
  [true, false].flatMap((scores) => [true, false].map((names) => ({ prices, scores, names }))),
)

/** Whether the rows of a table belong to what a blind pack hides, or are in no pack. */
function isHidden(table: string): boolean {
  // A pack says of which workspace it is.
  if (table === 'workspace') return false
  const rule = format.packs.get(table)
  if (rule === undefined || rule === 'never') return true
  return rule.alias === true || (rule.of !== undefined && rule.of !== table && isHidden(rule.of))
}

/** The ids of all that was ever recorded in the tables of what a blind pack hides, and when that was, where nothing else was. */
function hiddenTraces(path: string): string[] {
  const connection = connect(path, { readonly: true })
  try {
    const rows = connection
      .prepare<[], { id: string; table: string; at: string }>(
        'SELECT row_key AS id, table_name AS "table", at FROM proof JOIN journal_entry ON number = entry',
      )
      .all()
    const [hidden, others] = [rows.filter(({ table }) => isHidden(table)), rows.filter(({ table }) => !isHidden(table))]
    const shown = new Set(others.map(({ at }) => at))
    return [...hidden.map(({ id }) => id), ...new Set(hidden.flatMap(({ at }) => (shown.has(at) ? [] : [at])))]
  } finally {
    connection.close()
  }
}

/** The ids of the rows of a table of a pack in the order in which they lie in it. */
function idsAsTheyLie(path: string, table: string): string[] {
  const connection = connect(path, { readonly: true })
  try {
    return connection.prepare<[], string>(`SELECT id FROM ${table} ORDER BY rowid`).pluck().all()
  } finally {
    connection.close()
  }
}

/** What this tender has none of: bands, sealed prices and who opened them, scores that came after a lock, and what was decided. */
const notMade = [
  'approval',
  'award',
  'award_condition',
  'condition_standing',
  'dissent',
  'price_keeping',
  'price_keeping_recipient',
  'price_opening',
  'price_opening_file',
  'question_band',
  'recommendation',
  'score_admission',
  'standstill',
  'tender_questionnaire',
]

describe('The bytes of a pack', () => {
  it('hold nothing of what it must not hold, whatever it is made with', async () => {
    const { path, planted, folder } = await markedFile()
    const journaled = format.tables.filter(({ kind }) => kind !== 'local').map(({ name }) => name)
    expect(journaled.filter((table) => rowsIn(path, table) === 0).sort()).toEqual(notMade)
    const standing = new Map(journaled.filter((table) => !isPart(table)).map((table) => [table, currentIn(path, table)]))
    const stands = (table: string, id: string) => standing.get(table)?.has(id) === true
    const traces = hiddenTraces(path)
    const { call } = testApplication({ actingAs: 'Mara', clock: () => new Date('2027-03-04T05:06:07.000Z') })
    await call('workspace.open', { path })
    const reader = (await call('evaluator.list', {})).find(({ name }) => name.startsWith('Ada'))
    const found = new Set<string>()
    for (const options of every) {
      const out = join(folder, `${JSON.stringify(options).replace(/\W+/g, '-')}.assay`)
      await call('pack.create', { path: out, for: reader?.name ?? '', ...options })
      const bytes = [readFileSync(out), await unpacked(out)]
      const has = (text: string) => bytes.some((each) => standsIn(each, text))
      const tell = (what: string) => found.add(`${what}, with ${JSON.stringify(options)}`)
      for (const each of planted) if (has(each.marker) && !mayBeThere(each, options, stands)) tell(`${each.table}.${each.column}`)
      if (!has(inClean)) tell('without the clean document')
      if (!has(planted.find(({ table, column }) => table === 'question' && column === 'text')?.marker ?? '-'))
        tell('without questions')
      if (options.names) continue
      for (const mark of [...inTelling, 'nordlicht', 'sakura', ...traces]) if (has(mark)) tell(mark)
      for (const table of ['response', 'bid', 'submission', 'score', 'evidence'])
        expect(idsAsTheyLie(out, table)).toEqual(idsAsTheyLie(out, table).toSorted())
    }
    expect([...found]).toEqual([])
  })
})

const isPart = (table: string): boolean => format.tables.find(({ name }) => name === table)?.kind === 'frozen'
