import type { Output } from '../../shared/contract.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import { findingsOf } from '../../shared/reports/verification-reading.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { bidOption, findLot, lotOption } from '../command-line/lookup.ts'
import { findReceipt } from '../responses/command-line.ts'

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

/** What a verdict is to whoever calls from a script: 0 where all that was asked for holds. */
const exitCodes = {
  agrees: 0,
  consistent: 0,
  altered: 1,
  unknown: 3,
  notRenderable: 4,
} as const satisfies Record<Output<'report.verify'>['verdict'], number>

async function verifyReport({ call, arguments: given, workspace, translate }: CommandContext): Promise<Outcome> {
  const data = await call('report.verify', { path: given.operands[0] ?? '', compare: workspace !== '' })
  const findings = findingsOf(data, translate, localTime)
  return {
    data,
    exitCode: exitCodes[data.verdict],
    lines: findings.flatMap(({ text, items }) => [text, ...items.map((item) => `  ${item}`)]),
  }
}
