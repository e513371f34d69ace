import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandContext } from '../../electron/endpoint.ts'
import { addStoredEvidence } from '../../electron/evidence/evidence.ts'
import { format } from '../../electron/format.ts'
import { storePrice } from '../../electron/prices/prices.ts'
import { inspectPackage } from '../../electron/responses/packages.ts'
import { recordReceipt } from '../../electron/responses/receipts.ts'
import { storeAnswer } from '../../electron/responses/store.ts'
import { addEvaluator } from '../../electron/scorecards/evaluators.ts'
import { setScore } from '../../electron/scorecards/scores.ts'
import { addBid, type LoadedBid } from '../../electron/tenders/bids.ts'
import { loadLots } from '../../electron/tenders/lots.ts'
import { addTender } from '../../electron/tenders/tenders.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Envelope } from '../../shared/responses/contract.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { mara } from '../workspace/plain.ts'
import { answerTo, largeTemplate } from './questionnaire.ts'

const bidders = 12
const evaluators = 3
const { priceLines, ...instrument } = largeTemplate()

const folderOfRun = mkdtempSync(join(tmpdir(), 'assay-bench-'))
process.on('exit', () => rmSync(folderOfRun, { recursive: true, force: true }))

/** A folder for one benchmark; removed when the run ends. */
export function benchFolder(): string {
  return mkdtempSync(join(folderOfRun, 'case-'))
}

/** Performs one action in a workspace. */
export function act<T>(workspace: Workspace, command: string, work: (context: CommandContext) => T): T {
  const translate = translator('en')
  return workspace.execute({ command, profile: mara }, (write, stamp) => work({ write, ...stamp, translate, profile: mara }))
}

/** A new workspace with a tender of 400 questions and twelve bidders, from whom nothing has come yet. */
export function invited(path: string): { workspace: Workspace; tender: string; lot: string; bids: LoadedBid[] } {
  const workspace = Workspace.create(path, { title: 'Sourcing', profile: mara, format })
  const tender = act(workspace, 'tender.create', (context) =>
    addTender(context, terms, instrument, [{ title: 'Whole scope', priceLines }]),
  )
  const lot = loadLots(workspace.read, tender)[0]?.id ?? ''
  const names = Array.from({ length: bidders }, (_, index) => `Bidder ${index + 1}`)
  const bids = names.map((name) => act(workspace, 'bid.add', (context) => addBid(context, lot, { name })))
  return { workspace, tender, lot, bids }
}

/** As `invited`, with every question answered, every price given, and every open question scored by three evaluators. */
export function answered(path: string): ReturnType<typeof invited> {
  const opened = invited(path)
  const { workspace, bids } = opened
  const people = Array.from({ length: evaluators }, (_, index) =>
    act(workspace, 'evaluator.add', (context) =>
      addEvaluator(context, { name: `Evaluator ${index + 1}`, role: '', organisation: '' }),
    ),
  )
  const policy = `${path}.policy.pdf`
  writeFileSync(policy, 'a policy')
  for (const [index, bid] of bids.entries()) {
    answerAll(workspace, bid, policy, index)
    priceAll(workspace, bid, policy, index)
    act(workspace, 'score.set', (context) => {
      for (const [position, subject] of judgedByPeople.entries())
        for (const [who, { id: evaluator }] of people.entries())
          setScore(context, { bid: bid.id, subject, evaluator, points: (position + index + who) % 6, reason, releasable: null })
    })
  }
  return opened
}

/** Answers every question of a bid as an import does. Answers of the type `files` name the one file of the package. */
export function answerAll(workspace: Workspace, bid: LoadedBid, file: string, seed: number): void {
  const receipt = receive(workspace, bid, 'questionnaire', file)
  act(workspace, 'response.import', (context) => {
    const [content] = receipt.files
    const evidence = content ? addStoredEvidence(context, content, { origin: 'provider' }).id : null
    for (const [position, question] of questionsOf(instrument).entries())
      storeAnswer(
        context,
        bid.submission,
        {
          question: question.id,
          answer: answerTo(question, seed + position),
          comment: position % 10 === 0 ? 'Holds for both sites.' : null,
          files: question.type === 'files' ? ['policy.pdf'] : [],
        },
        { source: 'workbook', receipt: receipt.id, reason: null },
        () => evidence,
      )
  })
}

function priceAll(workspace: Workspace, bid: LoadedBid, file: string, seed: number): void {
  const receipt = receive(workspace, bid, 'price', file)
  act(workspace, 'price.import', (context) => {
    for (const { id: line } of priceLines)
      storePrice(context, bid.id, { line, unitPrice: `${90 + seed}.25`, currency: 'EUR', comment: null }, receipt.id)
  })
}

/** Records a package of one bidder, unread. */
export function receive(workspace: Workspace, bid: LoadedBid, envelope: Envelope, ...files: string[]) {
  const incoming = inspectPackage(files)
  return act(workspace, 'bid.receive', (context) =>
    recordReceipt(context, { bid: bid.id, envelope, paths: files, sender: 'bids@example.org' }, incoming),
  )
}

const terms = { title: 'Customer support', need: 'Voice and chat', currency: 'EUR', termMonths: 36, deadline: null }
const reason = 'Clear process, with dates and owners; the sample report supports it.'

/** What evaluators score: open questions, and criteria as a whole. */
export const judgedByPeople = ((): Subject[] => {
  const { questions, criteria } = planOf(instrument)
  const byQuestion = new Set(criteria.filter(({ scoring }) => scoring === 'questions').map(({ id }) => id))
  return [
    ...questions.filter(({ scoring, question }) => scoring === 'evaluators' && byQuestion.has(question.criterion)),
    ...criteria.filter(({ scoring }) => scoring === 'whole'),
  ].map((item) => ('question' in item ? { kind: 'question', id: item.question.id } : { kind: 'criterion', id: item.id }))
})()
