import type { Translate } from '../../shared/messages/translate.ts'
import type { ConfidentialAnswer } from '../../shared/responses/confidential.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { bidOption, findBid, findLot, lotOption } from '../command-line/lookup.ts'

/** Which answers are confidential by the word of their bidders. */
export const confidentialCommands: readonly Command[] = [
  {
    name: 'confidential set',
    summary: 'commandLine.confidential.set',
    workspace: 'open',
    options: {
      ...bidOption,
      question: { summary: 'commandLine.option.question', placeholder: 'ID', required: true },
      withdraw: { summary: 'commandLine.option.notConfidential' },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
    },
    run: async (context) => {
      const { call, arguments: given } = context
      const bid = await findBid(context)
      const said = { question: given.text('question'), confidential: !given.flag('withdraw'), reason: given.text('reason') }
      const data = await call('confidential.set', { bid: bid.id, ...said })
      return { data, lines: await linesOf(context, bid.lot, data) }
    },
  },
  {
    name: 'confidential list',
    summary: 'commandLine.confidential.list',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { lot } = await findLot(context)
      const data = await context.call('confidential.list', { lot: lot.id })
      return { data, lines: await linesOf(context, lot.id, data) }
    },
  },
]

async function linesOf(
  { call, translate }: CommandContext,
  lot: string,
  marked: readonly ConfidentialAnswer[],
): Promise<string[]> {
  const names = new Map((await call('bid.list', { lot })).map(({ id, provider }) => [id, provider.name]))
  return marked.length > 0 ? marked.map((one) => line(one, names, translate)) : [translate('commandLine.noConfidential')]
}

const line = ({ bid, question, reason, by, at }: ConfidentialAnswer, names: ReadonlyMap<string, string>, translate: Translate) =>
  translate('commandLine.confidential', { provider: names.get(bid) ?? '', question, reason, by, at })
