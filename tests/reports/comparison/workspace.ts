import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addStoredEvidence } from '../../../electron/evidence/evidence.ts'
import { format } from '../../../electron/format.ts'
import { storePrice } from '../../../electron/prices/prices.ts'
import { inspectPackage } from '../../../electron/responses/packages.ts'
import { recordReceipt } from '../../../electron/responses/receipts.ts'
import { storeAnswer } from '../../../electron/responses/store.ts'
import { setAgreement } from '../../../electron/scorecards/agreements.ts'
import { addEvaluator } from '../../../electron/scorecards/evaluators.ts'
import { setConsensus, setScore } from '../../../electron/scorecards/scores.ts'
import { addBid, withdrawBid } from '../../../electron/tenders/bids.ts'
import { loadInstrument } from '../../../electron/tenders/instrument.ts'
import { createTender } from '../../../electron/tenders/tenders.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { translator } from '../../../shared/messages/translate.ts'
import type { ProviderDetails } from '../../../shared/providers/contract.ts'
import type { Question } from '../../../shared/questionnaires/model.ts'
import { questionsOf } from '../../../shared/questionnaires/walk.ts'
import type { Answer } from '../../../shared/responses/answer.ts'
import { planOf } from '../../../shared/scorecards/plan.ts'
import { mara } from '../../workspace/plain.ts'

/** A bidder of the test workspace: how good its answers are, 0 to 1, and what is special about it. */
export type Bidding = ProviderDetails & {
  quality: number
  /** Unit price of every line; null leaves the last line without one. */
  price: number | null
  /** Questions left without an answer, in the order of the questionnaire. */
  blanks?: number
  fails?: readonly string[]
  late?: boolean
  withdrawn?: string
  silent?: boolean
}

export const fourBidders: readonly Bidding[] = [
  {
    name: 'Northwind CX',
    country: 'Portugal',
    deliveryModel: 'nearshore',
    summary: 'Customer contact in eleven languages from Porto and Braga; 2 300 people, founded 2009.',
    quality: 0.86,
    price: 118,
  },
  {
    name: 'Smith & Söhne <Ltd>',
    country: 'Germany',
    deliveryModel: 'onshore',
    summary: 'A family firm in Leipzig with long experience in utilities and public bodies.',
    quality: 0.72,
    price: 131,
    blanks: 4,
  },
  {
    name: 'さくらサポート株式会社',
    country: 'Japan',
    deliveryModel: 'offshore',
    summary: 'Technical support for makers of devices, from Sapporo and Cebu.',
    quality: 0.6,
    price: 96,
    late: true,
  },
  { name: 'Meridian Global', country: 'Philippines', deliveryModel: 'kpo', quality: 0.55, price: 82, fails: ['K4'] },
]

/** A stream of numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const reasons = [
  'Named for the main site only; the second site is left open.',
  'Clear process, with dates and owners; the sample report supports it.',
  'Evidence is older than a year and covers another service.',
  'Measured each month, and the figures improved over the last four quarters.',
  'Sound on paper. No client reference speaks of it.',
]
const texts = [
  'We follow a written procedure that is reviewed each spring; the last review found two gaps, both closed in March.',
  'The team lead reports weekly to the service manager, and monthly to the client, with the figures of the agreed indicators.',
  'See the attached description.',
]

function answerTo(question: Question, quality: number, random: () => number, fails: boolean): Answer {
  const level = Math.min(1, Math.max(0, quality + (random() - 0.5) * 0.5))
  const answered = (value: Extract<Answer, { state: 'answered' }>['value']): Answer => ({ state: 'answered', value })
  const { knockOut } = question
  const passes = knockOut?.passes
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo': {
      const words = question.type === 'yesNo' ? ['no', 'yes'] : ['no', 'partly', 'yes']
      if (passes?.test === 'oneOf')
        return answered(fails ? (words.find((word) => !passes.answers.includes(word)) ?? 'no') : (passes.answers.at(-1) ?? 'yes'))
      return answered(words[Math.min(words.length - 1, Math.floor(level * words.length))] ?? 'yes')
    }
    case 'singleChoice': {
      const ids = question.choices.map(({ id }) => id)
      if (passes?.test === 'oneOf')
        return answered(fails ? (ids.find((id) => !passes.answers.includes(id)) ?? '') : (passes.answers[0] ?? ''))
      const sorted = [...question.choices].sort((a, b) => (a.points ?? 0) - (b.points ?? 0))
      return answered(sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))]?.id ?? '')
    }
    case 'multipleChoice': {
      const chosen = question.choices.filter(
        ({ id }) => random() < level || (passes?.test === 'oneOf' && passes.answers.includes(id)),
      )
      return answered((chosen.length > 0 ? chosen : question.choices.slice(0, 1)).map(({ id }) => id))
    }
    case 'number':
    case 'percentage': {
      if (passes && passes.test !== 'oneOf')
        return answered(fails ? String(Number(passes.value) + (passes.test === 'atMost' ? 1 : -1)) : passes.value)
      const bands = [...(question.bands ?? [])].sort((a, b) => a.points - b.points)
      return answered(bands[Math.min(bands.length - 1, Math.floor(level * bands.length))]?.from ?? '12')
    }
    case 'money':
      return answered(String(50_000 + Math.floor(random() * 20) * 12_500))
    case 'date':
      return answered('2026-04-30')
    case 'table':
      return answered([
        Object.fromEntries(
          question.columns.map(({ id, type }) => [id, type === 'number' ? '12' : type === 'date' ? '2026-02-01' : 'Porto']),
        ),
      ])
    case 'files':
      return answered(['policy.pdf'])
    default:
      return answered(texts[Math.floor(random() * texts.length)] ?? '')
  }
}

/**
 * A workspace with one tender on the built-in template, and bidders whose answers and scores come from a seed. `folder` takes
 * the workspace and the packages. Returns the workspace, open, and the id of the lot.
 */
export function comparisonWorkspace(
  folder: string,
  bidders: readonly Bidding[] = fourBidders,
): { workspace: Workspace; lot: string } {
  let minutes = 0
  const clock = () => new Date(Date.UTC(2026, 9, 5, 8, minutes++))
  const workspace = Workspace.create(join(folder, 'tender.assay'), { title: 'Sourcing 2027', profile: mara, clock, format })
  const act = <T>(command: string, work: (context: Parameters<typeof createTender>[0]) => T): T =>
    workspace.execute({ command, profile: mara }, (write, stamp) =>
      work({ write, ...stamp, translate: translator('en'), profile: mara }),
    )

  const tender = act('tender.create', (context) =>
    createTender(context, {
      title: 'Customer support 2027',
      need: 'Voice, e-mail and chat support for 1.2 million household customers in German, English and Japanese, seven days a week, from 1 April 2027; at peak times about fifty people at once. The present contract ends on 30 June 2027.',
      template: 'bpo-due-diligence',
      currency: 'EUR',
      termMonths: 36,
      deadline: '2026-10-30T12:00:00.000Z',
    }),
  )
  const lot = tender.lots[0]?.id ?? ''
  const evaluators = ['A. Keller', 'M. Osei', 'R. Tanaka'].map((name) =>
    act('evaluator.add', (context) => addEvaluator(context, { name, role: 'Evaluator', organisation: 'Stadtwerke Musterstadt' })),
  )
  const { instrument } = loadInstrument(workspace.read, tender.id)
  const plan = planOf(instrument)
  const claimed = questionsOf(instrument).find(({ notApplicable }) => notApplicable)?.id
  const agreed = questionsOf(instrument).filter(({ notApplicable }) => notApplicable)[1]?.id

  for (const [index, bidder] of bidders.entries()) {
    const { quality, price, blanks = 0, fails = [], late = false, withdrawn, silent = false, ...provider } = bidder
    const random = seeded(41 + index)
    const bid = act('bid.add', (context) => addBid(context, lot, provider))
    if (silent) continue
    const file = join(folder, `answers-${index}.xlsx`)
    const policy = join(folder, 'policy.pdf')
    writeFileSync(file, `answers of ${provider.name}`)
    writeFileSync(policy, `policy of ${provider.name}`)
    minutes = (late ? 27 : 20) * 24 * 60 + index * 31
    const receipt = act('bid.receive', (context) =>
      recordReceipt(
        context,
        { bid: bid.id, envelope: 'questionnaire', paths: [], sender: `bids@${index}.example`, receivedAt: context.at },
        inspectPackage([file, policy]),
      ),
    )
    const priceFile = join(folder, `prices-${index}.xlsx`)
    writeFileSync(priceFile, `prices of ${provider.name}`)
    const prices = act('bid.receive', (context) =>
      recordReceipt(
        context,
        { bid: bid.id, envelope: 'price', paths: [], sender: `bids@${index}.example`, receivedAt: context.at },
        inspectPackage([priceFile]),
      ),
    )
    act('response.import', (context) => {
      const content = receipt.files[1]
      const evidence = content ? addStoredEvidence(context, content, { origin: 'provider' }) : null
      for (const [position, question] of questionsOf(instrument).entries()) {
        const answer: Answer =
          question.id === claimed && index === 1
            ? { state: 'notApplicable' }
            : position % 11 === 5 && position / 11 < blanks
              ? { state: 'blank' }
              : answerTo(question, quality, random, fails.includes(question.knockOut?.label ?? ''))
        const files =
          question.type === 'files' ? ['policy.pdf'] : position % 23 === 4 ? ['policy.pdf', `annex-${position}.pdf`] : []
        storeAnswer(
          context,
          bid.submission,
          { question: question.id, answer, comment: position % 29 === 7 ? 'Holds for both sites.' : null, files },
          { source: 'workbook', receipt: receipt.id, reason: null },
          (name) => (name === 'policy.pdf' ? (evidence?.id ?? null) : null),
        )
      }
    })
    act('price.import', (context) => {
      for (const [position, line] of (tender.lots[0]?.priceLines ?? []).entries()) {
        if (price === null && position === 7) continue
        const base = line.kind === 'monthly' ? 26 : 310
        const unitPrice = (((price ?? 100) * base * (1 + random() / 5)) / (line.id === 'price.service' ? 1 : 9)).toFixed(2)
        storePrice(context, bid.id, { line: line.id, unitPrice, currency: 'EUR', comment: null }, prices.id)
      }
    })
    act('score.set', (context) => {
      const open = plan.questions.filter(
        ({ scoring, question }) =>
          scoring === 'evaluators' &&
          plan.criteria.some((node) => node.id === question.criterion && node.scoring === 'questions'),
      )
      const wholes = plan.criteria.filter(({ scoring }) => scoring === 'whole')
      const subjects = [
        ...open.map(({ question }) => ({ kind: 'question' as const, id: question.id })),
        ...wholes.map(({ id }) => ({ kind: 'criterion' as const, id })),
      ]
      for (const [position, subject] of subjects.entries()) {
        if (index === 2 && position % 14 === 3) continue
        const points = evaluators.map((evaluator) => {
          const given = Math.min(5, Math.max(0, Math.round((quality + (random() - 0.5) * 0.4) * 5)))
          const reason = reasons[Math.floor(random() * reasons.length)] ?? ''
          setScore(context, { bid: bid.id, subject, evaluator: evaluator.id, points: given, reason, releasable: null })
          return given
        })
        if (Math.max(...points) - Math.min(...points) >= 2)
          setConsensus(context, {
            bid: bid.id,
            subject,
            points: points[1] ?? 3,
            reason: 'Agreed after reading the annex together.',
            releasable: null,
          })
      }
    })
    if (withdrawn !== undefined) act('bid.withdraw', (context) => withdrawBid(context, bid.id, withdrawn))
  }
  const [first] = evaluators
  if (agreed !== undefined && first)
    act('agreement.set', (context) =>
      setAgreement(context, {
        lot,
        question: agreed,
        bid: null,
        agreed: true,
        evaluator: first.id,
        reason: 'The service takes no card payments, so the question concerns nobody.',
      }),
    )
  return { workspace, lot }
}
