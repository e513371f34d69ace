import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportVerdict } from '../../shared/responses/contract.ts'
import { bidOf, type Cast } from './cast.ts'
import type { Entered, SampleBidder } from './data.ts'
import { placeFiles } from './documents.ts'
import { priceEntries, questionnaireEntries } from './entries.ts'
import { fillWorkbook } from './fill-workbook.ts'

const questionnaire = 'questionnaire.xlsx'
const prices = 'prices.xlsx'

/** The bidders get their workbooks, fill them in, lay the files that they name beside them, and send both envelopes back. */
export async function takeBids(cast: Cast): Promise<Map<string, string>> {
  const { data, stage, call } = cast
  for (const bidder of data.bidders) {
    const bid = bidOf(cast, bidder)
    await call('bid.workbook', { bid, path: join(envelope(cast, bidder, 'answers'), questionnaire) })
    await call('price.workbook', { bid, path: join(envelope(cast, bidder, 'prices'), prices) })
  }
  const receipts = new Map<string, string>()
  for (const bidder of [...data.bidders].sort((a, b) => a.package.receivedAt.localeCompare(b.package.receivedAt))) {
    const answers = folderOf(cast, bidder, 'answers')
    await fillIn(cast, bidder, bidder, answers)
    const priced = folderOf(cast, bidder, 'prices')
    fillWorkbook(join(priced, prices), priceEntries(bidder))

    const { claim, ...came } = bidder.package
    stage.enter(data.lead, came.receivedAt)
    stage.pass(18 * 60)
    const bid = bidOf(cast, bidder)
    const { id } = await call('bid.receive', { bid, paths: [answers], ...came, reason: claim })
    const sealed = await call('bid.receive', { bid, envelope: 'price', paths: [priced], ...came, reason: claim })
    receipts.set(`${bidder.key} answers`, id)
    receipts.set(`${bidder.key} prices`, sealed.id)
  }
  return receipts
}

/** The lead reads the answers in: looks at the verdict first, then takes what it said. */
export async function readAnswers(cast: Cast, receipts: ReadonlyMap<string, string>): Promise<ImportVerdict[]> {
  const { data, stage } = cast
  stage.enter(data.lead, data.timetable.import)
  const verdicts: ImportVerdict[] = []
  for (const { key } of data.bidders) verdicts.push(await importAnswers(cast, receipts.get(`${key} answers`) ?? ''))
  return verdicts
}

async function importAnswers({ call, stage }: Cast, receipt: string): Promise<ImportVerdict> {
  const { digest } = await call('response.verdict', { receipt })
  stage.pass(6 * 60)
  return call('response.import', { receipt, digest })
}

/** Answers whose cells could not be read are typed in after asking, and a bidder replies to a clarification with a second package. */
export async function settleOpenAnswers(cast: Cast): Promise<ImportVerdict[]> {
  const { data, stage, call } = cast
  for (const bidder of data.bidders) {
    for (const { question, answer, at, reason } of bidder.typed) {
      stage.enter(data.lead, at)
      await call('response.set', { bid: bidOf(cast, bidder), question, answer, reason })
    }
  }
  const verdicts: ImportVerdict[] = []
  for (const bidder of data.bidders) {
    const { amendment } = bidder
    if (!amendment) continue
    const folder = envelope(cast, bidder, 'amendment')
    await call('bid.workbook', { bid: bidOf(cast, bidder), path: join(folder, questionnaire) })
    await fillIn(cast, bidder, amendment, folder)
    stage.enter(data.lead, amendment.receivedAt)
    stage.pass(9 * 60)
    const { sender, receivedAt, claim } = amendment
    const { id } = await call('bid.receive', { bid: bidOf(cast, bidder), paths: [folder], sender, receivedAt, reason: claim })
    await call('receipt.admit', { receipt: id, admitted: true, reason: amendment.admission })
    verdicts.push(await importAnswers(cast, id))
  }
  return verdicts
}

/** The price envelopes stay closed until the scores are given. */
export async function openPrices(cast: Cast, receipts: ReadonlyMap<string, string>): Promise<void> {
  const { data, stage, call } = cast
  stage.enter(data.lead, data.timetable.prices)
  for (const { key } of data.bidders) {
    const receipt = receipts.get(`${key} prices`) ?? ''
    const { digest } = await call('price.verdict', { receipt })
    stage.pass(60)
    await call('price.import', { receipt, digest })
  }
}

type FilledIn = Pick<SampleBidder, 'answers' | 'comments' | 'files'>

async function fillIn({ instrument, translate }: Cast, { key }: SampleBidder, entered: FilledIn, folder: string): Promise<void> {
  fillWorkbook(join(folder, questionnaire), questionnaireEntries(instrument, entered, translate))
  await placeFiles(
    key,
    new Set([...Object.values(entered.files).flat(), ...Object.values(entered.answers).flatMap(filesIn)]),
    folder,
  )
}

/** Names of files are told from ids of choices by their ending. */
function filesIn(entered: Entered): string[] {
  return Array.isArray(entered)
    ? entered.flatMap((item) => (typeof item === 'string' && /\.[a-z]+$/.test(item) ? [item] : []))
    : []
}

/** A folder for one envelope of a bidder, made for it. */
function envelope(cast: Cast, bidder: SampleBidder, name: string): string {
  const folder = folderOf(cast, bidder, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

function folderOf({ folder }: Cast, { key }: SampleBidder, name: string): string {
  return join(folder, 'bidders', key, name)
}
