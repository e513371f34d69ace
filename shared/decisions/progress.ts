import { boundsOf, scaleOf } from '../questionnaires/scale.ts'
import type { Envelope } from '../responses/contract.ts'
import { isJudged } from '../scorecards/outcome.ts'
import { spreadOf } from '../scorecards/scorecard.ts'
import type { Issued } from '../tenders/issued.ts'
import { type Assessed, type Assessment, disputesOf } from './assessment.ts'
import { isUnscored } from './comparison.ts'
import type { Comparison, Progress } from './model.ts'
import { isContested } from './reading.ts'

/** A package of the receipt register, and whether an answer or a price was taken from it. */
export type Package = { readonly id: string; readonly bid: string; readonly envelope: Envelope; readonly taken: boolean }

/** How far the work on a lot has come; `packages` of each bid in the order in which they arrived, and what was `issued` to it. */
export function progressOf(
  assessment: Assessment,
  packages: readonly Package[],
  issued: readonly Pick<Issued, 'bid' | 'what'>[],
  about: Pick<Progress, 'deadline' | 'evaluators' | 'conflicts'>,
): Progress {
  const arrivalOf = (bid: string, envelope: Envelope, otherwise: boolean) => {
    const own = packages.filter((one) => one.bid === bid && one.envelope === envelope)
    const last = own.at(-1)
    return {
      arrived: own.length > 0 || otherwise,
      taken: own.some(({ taken }) => taken),
      unread: last && !last.taken ? last.id : null,
    }
  }
  const { priceSheet, instrument } = assessment.evaluation
  const isPriced = priceSheet.lines.length > 0
  const went = (bid: string, what: Issued['what']) => issued.some((one) => one.bid === bid && one.what === what)
  return {
    ...about,
    bids: [...assessment.bids.values()].map((entry) => ({
      bid: entry.bid.id,
      bidder: entry.bid.bidder,
      out: entry.gate === 'out',
      sent: went(entry.bid.id, 'workbook') && (!isPriced || went(entry.bid.id, 'priceWorkbook')),
      questionnaire: arrivalOf(entry.bid.id, 'questionnaire', entry.bid.answers.size > 0),
      price: isPriced ? arrivalOf(entry.bid.id, 'price', entry.bid.prices.size > 0) : null,
      ...(entry.bid.answers.size > 0 ? workOf(entry, boundsOf(scaleOf(instrument))) : { scored: 0, toScore: 0, differences: 0 }),
      disputed: disputesOf(entry),
    })),
  }
}

/** What people have done of one bid, and what is left of it; of one without any answer, nothing is. */
function workOf({ scorecard }: Assessed, ends: Comparison['scale']) {
  const questions = [...scorecard.questions.values()]
  const criteria = [...scorecard.criteria.values()]
  const all = [...questions, ...criteria]
  return {
    scored:
      questions.filter((own) => isJudged(own) && own.status !== 'disputed').length +
      criteria.filter((own) => isJudged(own) && !own.disputed).length,
    toScore: questions.filter(({ status }) => status === 'unscored').length + criteria.filter(isUnscored).length,
    differences: all.filter(
      ({ score, given, consensus }) => score && !consensus && isContested({ spread: spreadOf(given) }, ends),
    ).length,
  }
}
