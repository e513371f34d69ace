import type { Output } from '../../shared/contract.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { bidOption, findLot, lotOption } from '../command-line/lookup.ts'
import { findReceipt } from '../responses/command-line.ts'

/** More of them are counted. */
const mostDifferences = 200

export const reportCommands: readonly Command[] = [
  {
    name: 'report comparison',
    summary: 'commandLine.report.comparison',
    workspace: 'either',
    options: {
      ...lotOption,
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      replace: { summary: 'commandLine.option.replace' },
    },
    run: async (context) => {
      const { call, arguments: given } = context
      const { lot } = await findLot(context)
      const data = await call('report.comparison', { lot: lot.id, path: given.text('out'), replace: given.flag('replace') })
      return { data, lines: writtenLines(data, context) }
    },
  },
  {
    name: 'receipt print',
    summary: 'commandLine.receipt.print',
    workspace: 'either',
    options: {
      ...bidOption,
      receipt: { summary: 'commandLine.option.receipt', placeholder: 'NUMBER' },
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      replace: { summary: 'commandLine.option.replace' },
    },
    run: async (context) => {
      const { call, arguments: given } = context
      const { id } = await findReceipt(context)
      const data = await call('receipt.print', { receipt: id, path: given.text('out'), replace: given.flag('replace') })
      return { data, lines: writtenLines(data, context) }
    },
  },
  {
    name: 'report verify',
    summary: 'commandLine.report.verify',
    workspace: 'last',
    operands: { placeholder: 'REPORT', least: 1, most: 1 },
    run: verifyReport,
  },
]

function writtenLines(
  { path, pages, missing, registered }: Output<'report.comparison'>,
  { translate }: Pick<CommandContext, 'translate'>,
): string[] {
  const codes = missing.slice(0, 12).map(({ code }) => code)
  return [
    translate('commandLine.reportWritten', { path, pages }),
    ...(registered ? [] : [translate('commandLine.notRegistered')]),
    ...(missing.length > 0 ? [translate('reports.missingCharacters', { count: missing.length, codes: codes.join(', ') })] : []),
  ]
}

async function verifyReport({ call, arguments: given, workspace, translate }: CommandContext): Promise<Outcome> {
  const data = await call('report.verify', { path: given.operands[0] ?? '', chain: workspace !== '' })
  const { figures, differing, differences, head, inChain } = data
  const nothing = translate('commandLine.nothing')
  const lines = differences.slice(0, mostDifferences).map(({ place, recorded, recomputed }) => {
    const path = place.reduce((outer, inner) => translate('commandLine.reportPlace', { outer, inner }))
    return translate('commandLine.reportDifference', {
      place: path,
      recorded: recorded ?? nothing,
      recomputed: recomputed ?? nothing,
    })
  })
  const left = differing - mostDifferences
  const more = left > 0 ? [translate('commandLine.moreDifferences', { count: left, listed: differences.length })] : []
  return {
    data,
    exitCode: differing === 0 && inChain !== false ? 0 : 1,
    lines: [
      translate('commandLine.reportFigures', { count: figures, differences: differing }),
      ...[...lines, ...more].map((line) => `  ${line}`),
      translate('commandLine.reportHead', { ...head, title: data.workspace.title }),
      ...(inChain === null ? [] : [translate('commandLine.reportInChain', { inChain: String(inChain) })]),
    ],
  }
}
