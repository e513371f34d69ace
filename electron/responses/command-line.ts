import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../shared/contract.ts'
import { shownName } from '../../shared/file-name.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { arrivalOf, saidOf } from '../../shared/responses/arrival.ts'
import { type Envelope, envelopes, type Receipt, verdicts } from '../../shared/responses/contract.ts'
import { workbookFileName } from '../../shared/responses/outgoing/workbook-names.ts'
import { Refusal } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command, CommandContext, Outcome } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { bidOption, findBid, findLot, lotOption } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

const workbookOptions = {
  ...lotOption,
  bid: { summary: 'commandLine.option.bidOrAll', placeholder: 'NAME' },
  out: { summary: 'commandLine.option.outFileOrFolder', placeholder: 'PATH', required: true },
} as const

const importOptions = {
  ...bidOption,
  receipt: { summary: 'commandLine.option.receipt', placeholder: 'NUMBER' },
  accept: { summary: 'commandLine.option.accept', placeholder: 'ID,ID' },
  'dry-run': { summary: 'commandLine.option.dryRun' },
} as const

const standingOptions = {
  ...bidOption,
  receipt: { summary: 'commandLine.option.receipt', placeholder: 'NUMBER' },
  reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
} as const

const isDryRun = (given: Arguments): boolean => given.flag('dry-run')

export const responseCommands: readonly Command[] = [
  {
    name: 'bid workbook',
    summary: 'commandLine.bid.workbook',
    workspace: 'either',
    options: { ...workbookOptions, language: { summary: 'commandLine.option.workbookLanguage', placeholder: 'LANGUAGE' } },
    run: (context) => {
      const language = context.arguments.optional('language')
      return writeWorkbooks(context, 'questionnaire', (bid, path) => context.call('bid.workbook', { bid, path, language }))
    },
  },
  {
    name: 'price workbook',
    summary: 'commandLine.price.workbook',
    workspace: 'either',
    options: workbookOptions,
    run: (context) => writeWorkbooks(context, 'price', (bid, path) => context.call('price.workbook', { bid, path })),
  },
  {
    name: 'bid receive',
    summary: 'commandLine.bid.receive',
    workspace: 'open',
    operands: { placeholder: 'PATH', least: 1, most: 500 },
    options: {
      ...lotOption,
      bid: { summary: 'commandLine.option.bidOrRecognised', placeholder: 'NAME' },
      from: { summary: 'commandLine.option.from', placeholder: 'SENDER', required: true },
      at: { summary: 'commandLine.option.at', placeholder: 'TIME' },
      reason: { summary: 'commandLine.option.claim', placeholder: 'TEXT' },
      price: { summary: 'commandLine.option.price' },
    },
    run: (context) => (context.arguments.optional('bid') === undefined ? receiveRecognised(context) : receiveOne(context)),
  },
  {
    name: 'receipt correct',
    summary: 'commandLine.receipt.correct',
    workspace: 'open',
    options: {
      ...standingOptions,
      to: { summary: 'commandLine.option.to', placeholder: 'NAME' },
      'to-lot': { summary: 'commandLine.option.toLot', placeholder: 'TITLE' },
      envelope: { summary: 'commandLine.option.envelope', placeholder: 'ENVELOPE' },
    },
    run: async (context) => {
      const { call, arguments: given } = context
      const receipt = await findReceipt(context)
      const to = given.optional('to')
      const data = await call('receipt.correct', {
        receipt: receipt.id,
        bid: to === undefined ? undefined : (await findBid(context, to, given.optional('to-lot'))).id,
        envelope: given.choice('envelope', envelopes),
        reason: given.text('reason'),
      })
      return {
        data,
        lines: [context.translate('commandLine.receipt.stands', standsAs(data)), ...saidLines(data, context.translate)],
      }
    },
  },
  ...(['admit', 'refuse'] as const).map(
    (name): Command => ({
      name: `receipt ${name}`,
      summary: `commandLine.receipt.${name}`,
      workspace: 'open',
      options: standingOptions,
      run: async (context) => {
        const { id: receipt } = await findReceipt(context)
        const reason = context.arguments.text('reason')
        const data = await context.call('receipt.admit', { receipt, admitted: name === 'admit', reason })
        return {
          data,
          lines: [context.translate('commandLine.receipt.stands', standsAs(data)), ...saidLines(data, context.translate)],
        }
      },
    }),
  ),
  {
    name: 'bid import',
    summary: 'commandLine.bid.import',
    workspace: 'open',
    onlyLooks: isDryRun,
    options: { ...importOptions, attachments: { summary: 'commandLine.option.attachments', placeholder: 'FOLDER' } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const receipt = await findReceipt(context, 'questionnaire')
      const input = { receipt: receipt.id, attachments: given.optional('attachments'), accept: accepted(given) }
      const dryRun = isDryRun(given)
      const data = dryRun ? await call('response.verdict', input) : await call('response.import', input)
      return verdictOutcome(data, dryRun, translate)
    },
  },
  {
    name: 'price import',
    summary: 'commandLine.price.import',
    workspace: 'open',
    onlyLooks: isDryRun,
    options: importOptions,
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const receipt = await findReceipt(context, 'price')
      const dryRun = isDryRun(given)
      const input = { receipt: receipt.id, accept: accepted(given) }
      const data = dryRun ? await call('price.verdict', input) : await call('price.import', input)
      return verdictOutcome(data, dryRun, translate)
    },
  },
  {
    name: 'bid receipts',
    summary: 'commandLine.bid.receipts',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { call, translate } = context
      const { lot } = await findLot(context)
      const data = await call('receipt.list', { lot: lot.id })
      const columns = [
        { title: translate('commandLine.column.provider') },
        { title: '#', align: 'right' as const },
        { title: translate('commandLine.column.envelope') },
        { title: translate('commandLine.column.time') },
        { title: translate('commandLine.column.punctuality') },
        { title: translate('commandLine.column.recorded') },
        { title: translate('bids.taken') },
        { title: translate('commandLine.column.sender') },
        { title: translate('commandLine.column.file') },
        { title: translate('commandLine.column.digest') },
      ]
      const [head = '', ...lines] = table(
        columns,
        data.flatMap((receipt) =>
          receipt.files.map(({ fileName, sha256 }) => [
            receipt.bidder,
            String(receipt.position),
            translate(`bids.envelope.${receipt.envelope}`),
            localTime(receipt.receivedAt),
            translate('commandLine.punctuality', { punctuality: arrivalOf(receipt) }),
            localTime(receipt.recordedAt),
            translate(receipt.taken ? 'bids.taken.yes' : 'bids.taken.no'),
            receipt.sender,
            shownName(fileName),
            sha256.slice(0, 12),
          ]),
        ),
      )
      const rows = data.flatMap((receipt) => [...lines.splice(0, receipt.files.length), ...saidLines(receipt, translate)])
      return { data, lines: [head, ...rows] }
    },
  },
  {
    name: 'bid answer',
    summary: 'commandLine.bid.answer',
    workspace: 'open',
    options: {
      ...bidOption,
      question: { summary: 'commandLine.option.question', placeholder: 'ID', required: true },
      answer: { summary: 'commandLine.option.answer', placeholder: 'TEXT', multiple: true },
      rows: { summary: 'commandLine.option.rows', placeholder: 'JSON' },
      'not-applicable': { summary: 'commandLine.option.notApplicable' },
      blank: { summary: 'commandLine.option.blank' },
      comment: { summary: 'commandLine.option.answerComment', placeholder: 'TEXT' },
      reason: { summary: 'commandLine.option.reason', placeholder: 'TEXT', required: true },
    },
    run: setAnswer,
  },
  {
    name: 'bid answers',
    summary: 'commandLine.bid.answers',
    workspace: 'read',
    options: bidOption,
    run: async (context) => {
      const bid = await findBid(context)
      const data = await context.call('response.list', { bid: bid.id })
      const columns = [
        { title: context.translate('commandLine.column.question') },
        { title: context.translate('commandLine.column.revision'), align: 'right' as const },
        { title: context.translate('commandLine.column.answer') },
      ]
      return {
        data,
        lines: table(
          columns,
          data.map((row) => [row.question, String(row.revision), row.display ?? '']),
        ),
      }
    },
  },
]

/** Enters an answer by hand, in the form that its question takes. */
async function setAnswer(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const texts = given.list('answer')
  const rows = given.optional('rows')
  const ways = [texts.length > 0, rows !== undefined, given.flag('not-applicable'), given.flag('blank')]
  if (ways.filter(Boolean).length !== 1) throw new WrongUsage(translate('commandLine.oneAnswer'))
  const bid = await findBid(context)
  const question = given.text('question')
  const { tender } = await findLot(context)
  const { instrument } = await call('tender.instrument', { tender: tender.id })
  const asked = questionsOf(instrument).find(({ id }) => id === question)
  const [text = null, ...others] = texts
  const choices = asked?.type === 'multipleChoice' || others.length > 0 ? texts : text
  const data = await call('response.set', {
    bid: bid.id,
    question,
    answer: rows === undefined ? (text === null ? null : choices) : rowsIn(rows, translate),
    notApplicable: given.flag('not-applicable'),
    comment: given.optional('comment'),
    reason: given.text('reason'),
  })
  const words = { provider: bid.provider.name, question, answer: data.display ?? data.state, revision: data.revision }
  return { data, lines: [translate('commandLine.answered', words)] }
}

const tableRows = z.array(z.record(z.string(), z.string()))

function rowsIn(json: string, translate: Translate): z.infer<typeof tableRows> {
  try {
    return tableRows.parse(JSON.parse(json))
  } catch {
    throw new WrongUsage(translate('commandLine.notRows'))
  }
}

/** Writes the workbook of one bid to a file, or those of all bids into a folder. */
async function writeWorkbooks(
  context: CommandContext,
  envelope: Envelope,
  write: (bid: string, path: string) => Promise<{ path: string; registered: boolean; language?: string; untranslated?: number }>,
): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  const out = given.text('out')
  const isFolder = existsSync(out) && statSync(out).isDirectory()
  const named = given.optional('bid')
  if (named === undefined && !isFolder) throw new WrongUsage(translate('commandLine.folderForAll', { path: out }))
  const { lot } = await findLot(context)
  const bids =
    named === undefined
      ? (await call('bid.list', { lot: lot.id })).filter(({ withdrawn }) => !withdrawn)
      : [await findBid(context)]
  const data = []
  for (const bid of bids) {
    data.push(await write(bid.id, isFolder ? join(out, workbookFileName(bid, envelope)) : out))
  }
  const notRegistered = data.every(({ registered }) => registered) ? [] : [translate('commandLine.notRegistered')]
  const untranslated = data.flatMap(({ language = '', untranslated: count = 0 }) =>
    count > 0 ? [translate('workbook.untranslated', { count, language })] : [],
  )
  return {
    data,
    lines: [...data.map(({ path }) => translate('commandLine.created', { path })), ...new Set(untranslated), ...notRegistered],
  }
}

/** Records one package of the bid that is named. */
async function receiveOne(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given } = context
  const { id: bid } = await findBid(context)
  const envelope = given.flag('price') ? 'price' : 'questionnaire'
  const data = await call('bid.receive', { bid, envelope, paths: [...given.operands], ...arrivalIn(given) })
  return { data, lines: receivedLines(data, context.translate) }
}

/** Records each package whose workbook says whose it is, all as one action, and lists the others. */
async function receiveRecognised(context: CommandContext): Promise<Outcome> {
  const { call, arguments: given, translate } = context
  if (given.flag('price')) throw new WrongUsage(translate('commandLine.missingOption', { option: 'bid' }))
  const looked = await call('package.recognise', { paths: [...given.operands] })
  const packages = looked.flatMap(({ paths, found }) => (found ? [{ bid: found.bid, envelope: found.envelope, paths }] : []))
  const left = looked.filter(({ found }) => !found)
  const recorded = packages.length === 0 ? [] : await call('bid.receiveAll', { packages, ...arrivalIn(given) })
  return {
    data: { recorded, left: left.map(({ paths, problem }) => ({ paths, problem })) },
    lines: [
      ...recorded.flatMap((receipt) => receivedLines(receipt, translate)),
      ...left.map(({ paths, problem }) =>
        translate('commandLine.notRecognised', { paths: translate.list(paths.map(shownName)), problem: problem ?? 'none' }),
      ),
    ],
    exitCode: left.length > 0 ? 1 : 0,
  }
}

function arrivalIn(given: Arguments) {
  return { sender: given.text('from'), receivedAt: given.instant('at'), reason: given.optional('reason') }
}

function receivedLines(receipt: Receipt, translate: Translate): string[] {
  return [
    translate('commandLine.received', {
      provider: receipt.bidder,
      position: receipt.position,
      envelope: receipt.envelope,
      receivedAt: receipt.receivedAt,
      punctuality: arrivalOf(receipt),
    }),
    ...saidLines(receipt, translate),
    ...receipt.files.map((file) => `  ${shownName(file.fileName)}  ${file.sha256}`),
  ]
}

const standsAs = ({ bidder, position, envelope }: Receipt) => ({ bidder, position, envelope })

/** What people said of a package beside that it came, a line each. */
function saidLines(receipt: Receipt, translate: Translate): string[] {
  return saidOf(receipt).map(({ code, values }) => `  ${translate(`bids.said.${code}`, values)}`)
}

/** The receipt named by `--receipt`, or the newest of the bid, in that envelope or in any. */
export async function findReceipt(context: CommandContext, envelope?: Envelope) {
  const { call, arguments: given } = context
  const bid = await findBid(context)
  const receipts = (await call('receipt.list', { lot: bid.lot })).filter(
    (receipt) => receipt.bid === bid.id && (envelope === undefined || receipt.envelope === envelope),
  )
  const asked = given.integer('receipt')
  const found = asked === undefined ? receipts.at(-1) : receipts.find(({ position }) => position === asked)
  if (!found) throw new Refusal('lookup.receipt', { provider: bid.provider.name, envelope: envelope ?? 'any' })
  return found
}

function verdictOutcome(data: Output<'response.verdict'>, dryRun: boolean, translate: Translate): Outcome {
  const told = data.rows.filter(({ verdict, remarks }) => verdict !== 'unchanged' || remarks.length > 0)
  const columns = [
    { title: translate('commandLine.column.verdict') },
    { title: translate('commandLine.column.question') },
    { title: translate('commandLine.column.cell') },
    { title: translate('commandLine.column.answer') },
  ]
  const rows = told.flatMap(({ verdict, subject, cell, before, after, remarks }) => [
    [
      translate('commandLine.verdict', { verdict }),
      subject,
      cell ?? '',
      shortened(
        verdict === 'changed'
          ? translate('commandLine.beforeAfter', { before: before ?? '–', after: after ?? '–' })
          : (after ?? ''),
      ),
    ],
    ...remarks.map(({ message }) => ['', '', '', message]),
  ])
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, data.counts[verdict] ?? 0]))
  const lost = data.files.filter(({ found }) => !found)
  return {
    data,
    lines: [
      ...data.remarks.map(({ message }) => message),
      ...(rows.length > 0 ? table(columns, rows) : []),
      ...lost.map(({ fileName }) => translate('commandLine.fileNotFound', { fileName })),
      translate('commandLine.verdictCounts', { fileName: data.fileName, ...counts }),
      translate(dryRun || data.taken === 0 ? 'commandLine.nothingWritten' : 'commandLine.imported'),
    ],
  }
}

function accepted(given: CommandContext['arguments']): string[] | undefined {
  return given.optional('accept')?.split(',')
}

/** Long answers are shown in part, `--json` has them whole; what is said about an answer is always said in full. */
function shortened(text: string): string {
  const longest = 100
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
