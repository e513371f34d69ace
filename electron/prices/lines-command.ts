import {
  draftsOf,
  kindWord,
  type LineDraft,
  lineFields,
  mostLines,
  moved,
  newLine,
  readLines,
} from '../../shared/prices/editing.ts'
import { rampWords } from '../../shared/prices/tiers.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

/** What a command about the lines of a price sheet is called. */
const named = (deed: string) => `price lines ${deed}`

const fieldOptions = {
  title: { summary: 'commandLine.option.lineTitle', placeholder: 'TEXT' },
  quantity: { summary: 'commandLine.option.lineQuantity', placeholder: 'NUMBER' },
  unit: { summary: 'commandLine.option.lineUnit', placeholder: 'TEXT' },
  tiers: { summary: 'commandLine.option.lineTiers', placeholder: 'NUMBER;NUMBER' },
  ramp: { summary: 'commandLine.option.lineRamp', placeholder: 'MONTHS:PERCENT;…' },
  paid: { summary: 'commandLine.option.linePaid', placeholder: 'oneOff|monthly|perTransaction|atExit' },
} as const
const lineOperand = { placeholder: 'LINE', least: 1, most: 1 }

export const lineCommands: readonly Command[] = [
  {
    name: named('show'),
    summary: 'commandLine.price.lines.show',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { tender, lot } = await findLot(context)
      const data = { currency: tender.currency, lines: lot.priceLines, example: lot.priceExample }
      return { data, lines: shown(lot.priceLines, lot.priceExample, context) }
    },
  },
  {
    name: named('confirm'),
    summary: 'commandLine.price.lines.confirm',
    workspace: 'open',
    options: lotOption,
    run: (context) => change(context, (lines) => lines),
  },
  {
    name: named('add'),
    summary: 'commandLine.price.lines.add',
    workspace: 'open',
    options: { ...lotOption, ...fieldOptions, position: { summary: 'commandLine.option.position', placeholder: 'NUMBER' } },
    run: (context) =>
      change(context, (lines) => {
        const at = context.arguments.integer('position') ?? lines.length + 1
        return lines.toSpliced(at - 1, 0, { ...newLine, ...fieldsIn(context) })
      }),
  },
  {
    name: named('edit'),
    summary: 'commandLine.price.lines.edit',
    workspace: 'open',
    operands: lineOperand,
    options: { ...lotOption, ...fieldOptions },
    run: (context) =>
      change(context, (lines, at) => lines.map((line, index) => (index === at ? { ...line, ...fieldsIn(context) } : line))),
  },
  {
    name: named('remove'),
    summary: 'commandLine.price.lines.remove',
    workspace: 'open',
    operands: lineOperand,
    options: lotOption,
    run: (context) => change(context, (lines, at) => lines.toSpliced(at, 1)),
  },
  {
    name: named('move'),
    summary: 'commandLine.price.lines.move',
    workspace: 'open',
    operands: lineOperand,
    options: { ...lotOption, position: { summary: 'commandLine.option.position', placeholder: 'NUMBER', required: true } },
    run: (context) => change(context, (lines, at) => moved(lines, at, (context.arguments.integer('position') ?? 1) - 1)),
  },
  {
    name: named('amend'),
    summary: 'commandLine.price.lines.amend',
    workspace: 'open',
    options: {
      ...lotOption,
      ...fieldOptions,
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
      deviation: { summary: 'commandLine.option.deviation' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const lines = checked([...draftsOf(lot.priceLines, translate), { ...newLine, ...fieldsIn(context) }], context)
      const data = await call('price.amend', {
        lot: lot.id,
        lines,
        reason: given.text('reason'),
        deviation: given.flag('deviation'),
      })
      return { data, lines: [translate('priceSheet.amended', { number: data.number })] }
    },
  },
  {
    name: named('import'),
    summary: 'commandLine.price.lines.import',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 1 },
    options: {
      ...lotOption,
      append: { summary: 'commandLine.option.appendLines' },
      'dry-run': { summary: 'commandLine.option.dryRun' },
    },
    onlyLooks: (given) => given.flag('dry-run'),
    run: async (context) => {
      const { call, arguments: given } = context
      const read = await call('price.linesIn', { path: given.operands[0] ?? '' })
      if (given.flag('dry-run')) {
        const lines = checked(read.lines, context)
        return { data: lines, lines: shown(lines, false, context) }
      }
      return change(context, (lines) => (given.flag('append') ? [...lines, ...read.lines] : read.lines), false)
    },
  },
]

/** Replaces the price sheet by what a change makes of it, and shows it. `at`: the line that the operand names. */
async function change(
  context: CommandContext,
  make: (lines: readonly LineDraft[], at: number) => readonly LineDraft[],
  namesLine = context.arguments.operands.length > 0,
): Promise<Outcome> {
  const { lot } = await findLot(context)
  const drafts = draftsOf(lot.priceLines, context.translate)
  const at = namesLine ? draftNamed(context.arguments.operands[0] ?? '', drafts, lot, context) : -1
  const lines = checked(make(drafts, at), context)
  if (lines.length === 0 || lines.length > mostLines)
    throw new WrongUsage(context.translate('commandLine.lineCount', { count: lines.length, most: mostLines }))
  const data = await context.call('price.lines', { lot: lot.id, lines })
  return { data, lines: shown(data, false, context) }
}

/** Where the line is, its tiers together, that is named by the number or the id of it or of one of its tiers. */
function draftNamed(given: string, drafts: readonly LineDraft[], lot: Lot, context: CommandContext): number {
  const at = lineNamed(given, lot, context)
  return drafts.findLastIndex(({ id }) => lot.priceLines.findIndex((line) => line.id === id) <= at)
}

/** Where the line is that is named by its number or its id. */
export function lineNamed(given: string, { title, priceLines }: Lot, { translate }: CommandContext): number {
  const byId = priceLines.findIndex(({ id }) => id === given)
  const at = byId >= 0 ? byId : Number(given) - 1
  if (!priceLines[at])
    throw new WrongUsage(translate('commandLine.noLine', { named: given, lot: title, count: priceLines.length }))
  return at
}

/** The lines, or a refusal that names the first thing that is wrong with them. */
function checked(drafts: readonly LineDraft[], { translate }: CommandContext): PriceLine[] {
  const read = readLines(drafts, translate)
  if (read.ok) return read.lines
  throw new Refusal('price.linesWrong', { count: read.problems.length, first: read.problems[0]?.message ?? '' })
}

function fieldsIn({ arguments: given }: CommandContext): Partial<LineDraft> {
  return Object.fromEntries(
    lineFields.flatMap((field) => {
      const value = given.optional(field === 'kind' ? 'paid' : field)
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

function shown(lines: readonly PriceLine[], example: boolean, { translate }: CommandContext): string[] {
  const columns = [
    { title: '#', align: 'right' as const },
    { title: translate('commandLine.column.line') },
    { title: translate('commandLine.column.title') },
    { title: translate('commandLine.column.quantity'), align: 'right' as const },
    { title: translate('commandLine.column.unit') },
    { title: translate('commandLine.column.kind') },
  ]
  const rows = lines.map(({ id, title, quantity, unit, kind, ramp }, index) => [
    String(index + 1),
    id,
    title,
    quantity,
    unit,
    ramp ? `${kindWord(kind, translate)}; ${rampWords(ramp, translate)}` : kindWord(kind, translate),
  ])
  return [...table(columns, rows), ...(example ? [translate('commandLine.priceExample')] : [])]
}
