import { mkdirSync } from 'node:fs'
import type { Client } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Progress } from '../../shared/procedure.ts'
import { openPrices, readAnswers, settleOpenAnswers, takeBids } from './bidding.ts'
import { type Call, type Cast, callOf } from './cast.ts'
import { type SampleData, sampleData } from './data.ts'
import { addEvidence, agreeOnScores, scoreBids, settleAgreements } from './scoring.ts'
import type { Stage } from './stage.ts'

/** What was built: where it is, ids in the workspace, and counts of what went into it. */
export type Sample = {
  workspace: string
  /** The bidders' workbooks and everybody's files. */
  folder: string
  tender: string
  lot: string
  /** Ids by the keys in the data of the sample. */
  bids: ReadonlyMap<string, string>
  evaluators: ReadonlyMap<string, string>
  counts: { bids: number; answers: number; rejected: number; evidence: number; scores: number; consensus: number }
}

export type SampleOptions = {
  /** Of the workspace file; refused where one exists. */
  path: string
  /** What the application of the client takes its clock and its profile from. */
  stage: Stage
  translate: Translate
  onProgress?: ((progress: Progress) => void) | undefined
}

/** The scenes of the sample, for progress. */
const scenes = 9

/**
 * Builds the sample tender as people do it: workbooks go out and come back filled, with files beside them; packages are
 * received and read in, evaluators score alone and then agree, price envelopes are opened. Every step is a procedure of the
 * contract. `folder` gets the workbooks and files; it must not exist yet. The workspace stays open.
 * Throws `SampleRefused` where a step is refused.
 */
export async function buildSample(
  client: Client,
  folder: string,
  { path, stage, translate, onProgress }: SampleOptions,
): Promise<Sample> {
  const data = sampleData()
  const call = callOf(client)
  stage.enter(data.lead, data.invited)
  let done = 0
  const scene = async <Value>(play: Promise<Value>): Promise<Value> => {
    const value = await play
    onProgress?.({ step: 'sample', done: ++done, total: scenes })
    return value
  }
  await call('workspace.create', { path, title: data.workspace })
  mkdirSync(folder)
  const cast: Cast = { data, stage, call, translate, folder, ...(await scene(startTender(call, data))) }
  const receipts = await scene(takeBids(cast))
  const read = await scene(readAnswers(cast, receipts))
  const amended = await scene(settleOpenAnswers(cast))
  await scene(settleAgreements(cast))
  const scores = await scene(scoreBids(cast))
  await scene(addEvidence(cast))
  await scene(openPrices(cast, receipts))
  const consensus = await scene(agreeOnScores(cast))
  const sum = (count: 'accepted' | 'rejected') => [...read, ...amended].reduce((all, { counts }) => all + (counts[count] ?? 0), 0)
  return {
    workspace: path,
    folder,
    tender: cast.tender,
    lot: cast.lot,
    bids: cast.bids,
    evaluators: cast.evaluators,
    counts: {
      bids: cast.bids.size,
      answers: sum('accepted'),
      rejected: sum('rejected'),
      evidence: (await call('evidence.list', {})).length,
      scores,
      consensus,
    },
  }
}

/** The lead names the need, the evaluators and the bidders. */
async function startTender(
  call: Call,
  data: SampleData,
): Promise<Pick<Cast, 'tender' | 'lot' | 'instrument' | 'bids' | 'evaluators'>> {
  const { id: tender, lots } = await call('tender.create', {
    title: data.title,
    need: data.need,
    template: 'bpo-due-diligence',
    currency: data.currency,
    termMonths: data.termMonths,
    deadline: data.deadline,
    lots: [data.lot],
  })
  const lot = lots[0]?.id ?? ''
  const evaluators = new Map<string, string>()
  for (const [key, person] of Object.entries(data.evaluators)) evaluators.set(key, (await call('evaluator.add', person)).id)
  const bids = new Map<string, string>()
  for (const { key, provider } of data.bidders) bids.set(key, (await call('bid.add', { lot, provider })).id)
  const { instrument } = await call('tender.instrument', { tender })
  return { tender, lot, instrument, bids, evaluators }
}
