import type { Translate } from '../../shared/messages/translate.ts'
import type { PriceInquiry } from '../../shared/tenders/inquiry-model.ts'
import { inquiryResults } from '../../shared/tenders/inquiry-results.ts'
import { procedureFields, procedureGaps } from '../../shared/tenders/procedure.ts'
import { procedureKinds } from '../../shared/tenders/procedure-kinds.ts'
import type { TenderProcedure } from '../../shared/tenders/procedure-model.ts'
import { readShare } from '../../shared/tenders/shares.ts'
import type { Subcontracting } from '../../shared/tenders/subcontracting-model.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { bidOption, findBid, findLot, findTender, lotOption, tenderOption } from '../command-line/lookup.ts'

const options = {
  authority: { summary: 'commandLine.option.authority', placeholder: 'NAME|none' },
  address: { summary: 'commandLine.option.address', placeholder: 'TEXT|none' },
  procedure: { summary: 'commandLine.option.procedure', placeholder: 'PROCEDURE' },
  why: { summary: 'commandLine.option.whyProcedure', placeholder: 'TEXT|none' },
  'published-in': { summary: 'commandLine.option.publishedIn', placeholder: 'TEXT|none' },
  'published-on': { summary: 'commandLine.option.publishedOn', placeholder: 'DAY|none' },
  'published-reference': { summary: 'commandLine.option.publishedReference', placeholder: 'TEXT|none' },
  selection: { summary: 'commandLine.option.selection', placeholder: 'TEXT|none' },
  'not-electronic': { summary: 'commandLine.option.notElectronic', placeholder: 'TEXT|none' },
} as const

/** What an option says; null where it takes back what was said. */
const textIn = (given: Arguments, name: keyof typeof options | 'answer' | 'reason') => {
  const said = given.optional(name)
  return said === 'none' ? null : said
}
const dayIn = (given: Arguments, name: string) => (given.optional(name) === 'none' ? null : given.day(name))

/** Who buys and how, what bidders pass on, and inquiries into low prices. */
export const procedureCommands: readonly Command[] = [
  {
    name: 'procedure set',
    summary: 'commandLine.procedure.set',
    workspace: 'open',
    options: { ...tenderOption, ...options },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findTender(context)
      const data = await call('procedure.set', {
        tender: id,
        authority: textIn(given, 'authority'),
        address: textIn(given, 'address'),
        procedure: given.choice('procedure', procedureKinds),
        why: textIn(given, 'why'),
        publishedIn: textIn(given, 'published-in'),
        publishedOn: dayIn(given, 'published-on'),
        publishedReference: textIn(given, 'published-reference'),
        selection: textIn(given, 'selection'),
        notElectronic: textIn(given, 'not-electronic'),
      })
      return { data, lines: procedureLines(data, translate) }
    },
  },
  {
    name: 'procedure show',
    summary: 'commandLine.procedure.show',
    workspace: 'read',
    options: tenderOption,
    run: async (context) => {
      const data = await context.call('procedure.show', { tender: (await findTender(context)).id })
      return { data, lines: procedureLines(data, context.translate) }
    },
  },
  {
    name: 'subcontracting set',
    summary: 'commandLine.subcontracting.set',
    workspace: 'open',
    options: {
      ...bidOption,
      none: { summary: 'commandLine.option.noSubcontracting' },
      to: { summary: 'commandLine.option.subcontractor', placeholder: 'NAME', multiple: true },
      what: { summary: 'commandLine.option.subcontracted', placeholder: 'TEXT', multiple: true },
      share: { summary: 'commandLine.option.share', placeholder: 'PERCENT|unknown', multiple: true },
    },
    run: setSubcontracting,
  },
  {
    name: 'subcontracting list',
    summary: 'commandLine.subcontracting.list',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const names = await namesOfBids(context, lot.id)
      const data = await call('subcontracting.list', { lot: lot.id })
      const lines = data.flatMap((one) => subcontractingLines(one, names.get(one.bid) ?? '', translate))
      return { data, lines: lines.length > 0 ? lines : [translate('commandLine.noSubcontracting')] }
    },
  },
  {
    name: 'inquiry set',
    summary: 'commandLine.inquiry.set',
    workspace: 'open',
    options: {
      ...bidOption,
      asked: { summary: 'commandLine.option.askedOn', placeholder: 'DAY' },
      question: { summary: 'commandLine.option.askedWhat', placeholder: 'TEXT' },
      answered: { summary: 'commandLine.option.answeredOn', placeholder: 'DAY|none' },
      answer: { summary: 'commandLine.option.answeredWhat', placeholder: 'TEXT|none' },
      result: { summary: 'commandLine.option.inquiryResult', placeholder: 'accepted|rejected' },
      reason: { summary: 'commandLine.option.inquiryReason', placeholder: 'TEXT' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const bid = await findBid(context)
      const data = await call('inquiry.set', {
        bid: bid.id,
        askedOn: given.day('asked'),
        question: given.optional('question'),
        answeredOn: dayIn(given, 'answered'),
        answer: textIn(given, 'answer'),
        result: given.choice('result', inquiryResults),
        reason: textIn(given, 'reason'),
      })
      return { data, lines: inquiryLines(data, bid.provider.name, translate) }
    },
  },
  {
    name: 'inquiry list',
    summary: 'commandLine.inquiry.list',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const names = await namesOfBids(context, lot.id)
      const data = await call('inquiry.list', { lot: lot.id })
      const lines = data.flatMap((one) => inquiryLines(one, names.get(one.bid) ?? '', translate))
      return { data, lines: lines.length > 0 ? lines : [translate('commandLine.noInquiry')] }
    },
  },
]

const namesOfBids = async ({ call }: CommandContext, lot: string) =>
  new Map((await call('bid.list', { lot })).map(({ id, provider }) => [id, provider.name]))

async function setSubcontracting(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const bid = await findBid(context)
  const [names, whats, shares] = [given.list('to'), given.list('what'), given.list('share')]
  if (given.flag('none') === names.length > 0) throw new WrongUsage(translate('commandLine.subcontractorOrNone'))
  if (whats.length !== names.length || (shares.length > 0 && shares.length !== names.length))
    throw new WrongUsage(translate('commandLine.sharesInStep'))
  const parts = names.map((subcontractor, index) => {
    const typed = shares[index] ?? 'unknown'
    const share = typed === 'unknown' ? null : readShare(typed)
    if (share === undefined) throw new WrongUsage(translate('error.subcontracting.share', { subcontractor, share: typed }))
    return { subcontractor, what: whats[index] ?? '', share }
  })
  const data = await call('subcontracting.set', { bid: bid.id, parts })
  return { data, lines: subcontractingLines(data, bid.provider.name, translate) }
}

function subcontractingLines({ parts, total }: Subcontracting, provider: string, translate: Translate): string[] {
  return [
    translate('commandLine.subcontracting', { provider, count: parts.length, total }),
    ...parts.map(
      ({ subcontractor, what, share }) =>
        `  ${translate('commandLine.subcontractedPart', { subcontractor, what, share: share ?? 'unknown' })}`,
    ),
  ]
}

function inquiryLines(inquiry: PriceInquiry, provider: string, translate: Translate): string[] {
  const { askedOn, question, answeredOn, answer, result, reason } = inquiry
  return [
    translate('commandLine.inquiryAsked', { provider, on: askedOn, question }),
    translate('commandLine.inquiryAnswered', { on: answeredOn ?? 'none', answer: answer ?? '' }),
    ...(result === null ? [] : [translate('commandLine.inquiryResult', { result, reason: reason ?? '' })]),
  ]
}

function procedureLines(said: TenderProcedure, translate: Translate): string[] {
  const gaps = procedureGaps(said)
  return [
    ...procedureFields.flatMap((field) => {
      const value = said[field]
      if (value === null) return []
      const shown = field === 'procedure' && said.procedure !== null ? translate(`procedure.kind.${said.procedure}`) : value
      return [translate('commandLine.procedureField', { field: translate(`procedure.field.${field}`), value: shown })]
    }),
    ...(gaps.length > 0
      ? [translate('procedure.gaps', { fields: translate.list(gaps.map((field) => translate(`procedure.field.${field}`))) })]
      : []),
  ]
}
