import { isLocale, locales, type Translate, translator } from '../../../shared/messages/translate.ts'
import { type Problem, Refusal } from '../../../shared/result.ts'
import { type Application, createApplication } from '../../application.ts'
import { Arguments, commonOptions } from './arguments.ts'
import { type Command, CommandRefused, caller, type Outcome } from './command.ts'
import { commands } from './commands/index.ts'
import { WrongUsage } from './form.ts'
import { progressLine } from './progress.ts'
import type { Streams } from './streams.ts'

/**
 * Runs one command line. Exit codes: 0 done, 1 refused (the reason is on the error stream), 2 called wrongly.
 * `--json` prints the data of the contract on the output stream, and a refusal as JSON on the error stream.
 */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  const translate = translator(chosenLocale(argv))
  const command = findCommand(argv)
  if (!command) {
    const asked = argv.length === 0 || argv.includes('--help')
    const print = asked ? streams.out : streams.error
    print(
      lines([...(asked ? [] : [translate('commandLine.unknown', { command: argv.join(' ') })]), ...overview(argv, translate)]),
    )
    return asked ? 0 : 2
  }
  const json = argv.includes('--json')
  try {
    const outcome = await perform(command, argv.slice(command.name.split(' ').length), translate, streams)
    streams.out(json ? `${JSON.stringify(outcome.data, null, 2)}\n` : lines(outcome.lines))
    return outcome.exitCode ?? 0
  } catch (error) {
    if (error instanceof WrongUsage) {
      streams.error(lines([error.message, ...usage(command, translate)]))
      return 2
    }
    const problem = problemOf(error, translate)
    if (!problem) throw error
    streams.error(json ? `${JSON.stringify({ error: problem }, null, 2)}\n` : lines([problem.message]))
    return 1
  }
}

/** What was refused, by the ground floor or by the command line itself; undefined for a fault of the program. */
function problemOf(error: unknown, translate: Translate): Problem | undefined {
  if (error instanceof CommandRefused) return error.problem
  if (!(error instanceof Refusal)) return undefined
  const { code, details } = error
  return { code, message: translate(`error.${code}`, details), details }
}

async function perform(command: Command, argv: readonly string[], translate: Translate, streams: Streams): Promise<Outcome> {
  const given = new Arguments(command, argv, translate)
  if (given.flag('help')) return { lines: usage(command, translate), data: null }
  const locale = given.optional('locale')
  if (locale !== undefined && !isLocale(locale))
    throw new WrongUsage(translate('commandLine.notOneOf', { option: 'locale', value: locale, words: locales.join(', ') }))
  const application = createApplication({ translate, actingAs: given.optional('as') })
  const controller = new AbortController()
  const cancel = () => controller.abort()
  process.once('SIGINT', cancel)
  const progress = progressLine(streams, translate)
  const watch = { signal: controller.signal, onProgress: progress.show }
  const call = caller(application.client, watch)
  try {
    if (command.workspace === 'open' || (['optional', 'last'].includes(command.workspace) && given.workspace))
      await call('workspace.open', { path: given.workspace })
    const say = (line: string) => (given.flag('json') ? streams.error : streams.out)(lines([line]))
    return await command.run({ call, arguments: given, workspace: given.workspace, translate, say, watch })
  } finally {
    progress.clear()
    process.removeListener('SIGINT', cancel)
    await close(application, translate, streams)
  }
}

/** What fails while closing, such as a rolling backup, undoes nothing that the command did: it is told beside its outcome. */
async function close(application: Application, translate: Translate, streams: Streams): Promise<void> {
  try {
    await application.close()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    streams.error(lines([translate(`error.${error.code}`, error.details)]))
  }
}

function findCommand(argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
}

/** The language of messages about the arguments too, so it is found before they are read. */
function chosenLocale(argv: readonly string[]) {
  const at = argv.findLastIndex((argument) => argument === '--locale' || argument.startsWith('--locale='))
  const asked = at < 0 ? process.env.ASSAY_LOCALE : argv[at] === '--locale' ? argv[at + 1] : argv[at]?.slice('--locale='.length)
  return asked !== undefined && isLocale(asked) ? asked : 'en'
}

/** The commands, those of one group when the first word names it. */
function overview([group]: readonly string[], translate: Translate): string[] {
  const ofGroup = commands.filter(({ name }) => name.split(' ')[0] === group)
  const shown = ofGroup.length > 0 ? ofGroup : commands
  const forms = shown.map((command) => form(command))
  const width = Math.max(...forms.map((text) => text.length))
  return [
    translate('commandLine.usage'),
    '',
    ...shown.map((command, index) => `  ${(forms[index] ?? '').padEnd(width)}  ${translate(command.summary)}`),
    '',
    translate('commandLine.more'),
  ]
}

function usage(command: Command, translate: Translate): string[] {
  const options = Object.entries({ ...command.options, ...commonOptions })
  const forms = options.map(([name, { placeholder }]) => `--${name}${placeholder ? ` ${placeholder}` : ''}`)
  const width = Math.max(...forms.map((text) => text.length))
  return [
    `assay ${form(command)}`,
    `  ${translate(command.summary)}`,
    '',
    ...options.map(([, option], index) => {
      const summary = translate(option.summary)
      const required = option.required ? ` ${translate('commandLine.required')}` : ''
      return `  ${(forms[index] ?? '').padEnd(width)}  ${summary}${required}`
    }),
  ]
}

function form({ name, workspace, operands }: Command): string {
  const first = { open: ' WORKSPACE', new: ' WORKSPACE', optional: ' [WORKSPACE]', last: '', none: '' }[workspace]
  const more = operands
    ? ` ${operands.least === 0 ? `[${operands.placeholder}]` : operands.placeholder}${operands.most > 1 ? '…' : ''}`
    : ''
  return `${name}${first}${more}${workspace === 'last' ? ' [WORKSPACE]' : ''}`
}

/** As a terminal shows it: what others wrote may hold signs that would move its cursor, or change what stands above. */
function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')}\n`).join('')
}
