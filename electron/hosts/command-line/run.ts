import { shownText } from '../../../shared/file-name.ts'
import { inLocalTime } from '../../../shared/messages/local-times.ts'
import { lastResort } from '../../../shared/messages/locales.ts'
import type { Translate } from '../../../shared/messages/translate.ts'
import { isSpoken } from '../../../shared/messages/translation.ts'
import { type Problem, Refusal } from '../../../shared/result.ts'
import { type Application, createApplication } from '../../application.ts'
import { Arguments } from '../../command-line/arguments.ts'
import { type Command, CommandRefused, caller, type Outcome } from '../../command-line/command.ts'
import { WrongUsage } from '../../command-line/form.ts'
import { catalogues, languages, translatorOf } from '../../messages/languages.ts'
import { answerWithoutCommand, findCommand, helpOn, hint } from './help.ts'
import { progressLine } from './progress.ts'
import { secretsOf } from './secrets.ts'
import type { Streams } from './streams.ts'

/**
 * Runs one command line. Exit codes: 0 done, 1 refused (the reason is on the error stream), 2 called wrongly (how it is called, too).
 * `--json` prints the data of the contract on the output stream, and what was refused or called wrongly as JSON on the error stream.
 */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2 | 3 | 4> {
  const translate = translatorOf(chosenLocale(argv))
  const json = argv.includes('--json')
  try {
    const command = findCommand(argv)
    const outcome = command ? await perform(command, argv, translate, streams) : answerWithoutCommand(argv, translate)
    streams.out(json ? `${JSON.stringify(outcome.data, null, 2)}\n` : lines(outcome.lines))
    return outcome.exitCode ?? 0
  } catch (error) {
    const problem = problemOf(error, translate)
    const usage = problem.code === 'usage' ? hint(argv, translate) : []
    streams.error(told(problem, json, usage))
    return problem.code === 'usage' ? 2 : 1
  }
}

/** How a terminal, a person or a system asks a process to stop: what runs is cancelled, and leaves nothing half done. */
const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Why a command did not come to its end: it was called wrongly, something was refused, or there is a fault in the program. */
function problemOf(error: unknown, translate: Translate): Problem {
  if (error instanceof CommandRefused) return error.problem
  const reason = error instanceof Error ? error.message : String(error)
  if (error instanceof WrongUsage) return { code: 'usage', message: reason, details: { reason } }
  const { code, details } = error instanceof Refusal ? error : new Refusal('fault', { reason })
  return { code, message: inLocalTime(translate)(`error.${code}`, details), details }
}

/** A problem as it stands on the error stream: as data, or its message and what else helps. */
function told(problem: Problem, json: boolean, more: readonly string[] = []): string {
  return json ? `${JSON.stringify({ error: problem }, null, 2)}\n` : lines([problem.message, ...more])
}

async function perform(command: Command, argv: readonly string[], translate: Translate, streams: Streams): Promise<Outcome> {
  const given = new Arguments(command, argv.slice(command.name.split(' ').length), translate)
  if (given.flag('help')) return helpOn(command, translate)
  const locale = given.optional('locale')
  if (locale !== undefined && !isSpoken(locale, catalogues))
    throw new WrongUsage(
      translate('commandLine.notOneOf', { option: 'locale', value: locale, words: translate.list(languages()) }),
    )
  const application = createApplication({ translate, actingAs: given.optional('as') })
  const controller = new AbortController()
  const cancel = () => controller.abort()
  for (const signal of stopping) process.once(signal, cancel)
  const progress = progressLine(streams, translate)
  const watch = { signal: controller.signal, onProgress: progress.show }
  const call = caller(application.client, watch)
  try {
    const say = (line: string) => (given.flag('json') ? streams.error : streams.out)(lines([line]))
    const access = accessOf(command, given)
    if (access) {
      const { recovered } = await call('workspace.open', { path: given.workspace, access })
      if (recovered) streams.error(lines([translate('commandLine.recovered', { path: given.workspace })]))
    }
    const secrets = secretsOf(given.optional('passphrase-file'), streams)
    return await command.run({
      call,
      arguments: given,
      workspace: given.workspace,
      translate: inLocalTime(translate),
      say,
      secrets,
      watch,
    })
  } finally {
    progress.clear()
    for (const signal of stopping) process.removeListener(signal, cancel)
    await close(application, given.flag('json'), translate, streams)
  }
}

/** How the workspace of a command is opened; nothing where it has none. */
function accessOf({ workspace, onlyLooks }: Command, given: Arguments): 'write' | 'read' | 'either' | undefined {
  if (workspace === 'open') return onlyLooks?.(given) ? 'read' : 'write'
  if (workspace === 'read' || workspace === 'either') return workspace
  return (workspace === 'optional' || workspace === 'last') && given.workspace !== '' ? 'read' : undefined
}

/** What fails while closing, such as a rolling backup, undoes nothing that the command did: it is told beside its outcome. */
async function close(application: Application, json: boolean, translate: Translate, streams: Streams): Promise<void> {
  try {
    await application.close()
  } catch (error) {
    streams.error(told(problemOf(error, translate), json))
  }
}

/** The language of messages about the arguments too, so it is found before they are read. */
function chosenLocale(argv: readonly string[]) {
  const at = argv.findLastIndex((argument) => argument === '--locale' || argument.startsWith('--locale='))
  const asked = at < 0 ? process.env.ASSAY_LOCALE : argv[at] === '--locale' ? argv[at + 1] : argv[at]?.slice('--locale='.length)
  return asked !== undefined && isSpoken(asked, catalogues) ? asked : lastResort
}

/** As a terminal shows it: what others wrote may hold signs that would move its cursor, or change what stands above. */
function lines(texts: readonly string[]): string {
  return texts.map((text) => `${shownText(text)}\n`).join('')
}
