import type { Command } from '../command-line/command.ts'
import { bidOption, findBid } from '../command-line/lookup.ts'

export const carryOverCommand: Command = {
  name: 'bid carry-over',
  summary: 'commandLine.bid.carryOver',
  workspace: 'read',
  operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
  options: bidOption,
  run: async (context) => {
    const { call, arguments: given, translate } = context
    const { id } = await findBid(context)
    const data = await call('response.carryOver', { bid: id, template: given.operands[0] ?? '' })
    const count = (...verdicts: string[]) => data.filter(({ verdict }) => verdicts.includes(verdict)).length
    const lines = data.flatMap(({ question, verdict, said }) =>
      said.length === 0 ? [] : [translate('commandLine.carryOver.row', { verdict, question, said: said.join(' ') })],
    )
    const total = { carried: count('carried'), lost: count('lost'), open: count('new', 'unanswered') }
    return { data, lines: [...lines, translate('commandLine.carryOver.total', total)] }
  },
}
