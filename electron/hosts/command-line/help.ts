import type { Translate } from '../../../shared/messages/translate.ts'
import { assayVersion } from '../../../shared/version.ts'
import { commonOptions } from '../../command-line/arguments.ts'
import type { Command, Outcome } from '../../command-line/command.ts'
import { type Option, WrongUsage } from '../../command-line/form.ts'
import { commands } from './commands.ts'

/** The command whose name these words begin with. */
export function findCommand(words: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
}

/**
 * Answers a command line that runs no command: `--version`, `help`, `help COMMAND`, `GROUP --help`, or nothing at all. Throws
 * `WrongUsage` for words that are no command.
 */
export function answerWithoutCommand(argv: readonly string[], translate: Translate): Outcome {
  if (argv[0] === '--version') return { lines: [`assay ${assayVersion}`], data: { version: assayVersion } }
  const named = argv[0] === 'help' ? argv.slice(1) : argv
  const words = named.filter((word) => !word.startsWith('-'))
  const command = findCommand(words)
  if (command) return helpOn(command, translate)
  const group = commandsOf(words[0])
  const isGroup = words.length === 1 && group.length > 0 && (argv !== named || argv.some(asksForHelp))
  if (words.length > 0 && !isGroup) {
    const unknown = words.slice(0, group.length > 0 ? 2 : 1).join(' ')
    throw new WrongUsage(translate('commandLine.unknown', { command: unknown }))
  }
  const option = named.find((word) => word.startsWith('-') && word !== '--json' && !asksForHelp(word))
  if (option !== undefined && words.length === 0) throw new WrongUsage(translate('commandLine.unknownOption', { option }))
  return overview(isGroup ? group : commands, translate)
}

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h'

/** The commands of one group, such as `bid`. */
const commandsOf = (group: string | undefined): Command[] =>
  commands.filter(({ name }) => group !== undefined && name.startsWith(`${group} `))

/** How to call the command that was called wrongly; the commands of its group, where the group alone is known. */
export function hint(argv: readonly string[], translate: Translate): string[] {
  const command = findCommand(argv)
  if (command) return [`assay ${call(command)}`, translate('commandLine.help', { command: command.name })]
  const group = commandsOf(argv[0] === 'help' ? argv[1] : argv[0])
  return [...group.map((each) => `assay ${form(each)}`), translate('commandLine.list')]
}

/** The commands, each with what it does. */
function overview(shown: readonly Command[], translate: Translate): Outcome {
  const forms = shown.map((command) => form(command))
  const width = Math.max(...forms.map((text) => text.length))
  const summaries = shown.map(({ summary }) => translate(summary))
  return {
    data: shown.map(({ name }, index) => ({ command: name, usage: `assay ${forms[index]}`, summary: summaries[index] })),
    lines: [
      translate('commandLine.usage'),
      '',
      ...summaries.map((summary, index) => `  ${(forms[index] ?? '').padEnd(width)}  ${summary}`),
      '',
      translate('commandLine.more'),
    ],
  }
}

/** A command with all its options. */
export function helpOn(command: Command, translate: Translate): Outcome {
  const options = Object.entries({ ...command.options, ...commonOptions })
  const forms = options.map(([name, option]) => written(name, option))
  const width = Math.max(...forms.map((text) => text.length))
  const summary = translate(command.summary)
  const summaries = options.map(([, option]) => translate(option.summary))
  return {
    data: {
      command: command.name,
      usage: `assay ${call(command)}`,
      summary,
      options: options.map(([name, { required = false }], index) => ({ name, required, summary: summaries[index] })),
    },
    lines: [
      `assay ${form(command)}`,
      `  ${summary}`,
      '',
      ...options.map(
        ([, { required }], index) =>
          `  ${(forms[index] ?? '').padEnd(width)}  ${summaries[index]}${required ? ` ${translate('commandLine.required')}` : ''}`,
      ),
    ],
  }
}

/** A command with its operands and its own options, in one line. */
function call(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, option]) => {
    const text = `${written(name, option)}${option.multiple ? '…' : ''}`
    return option.required ? text : `[${text}]`
  })
  return [form(command), ...options].join(' ')
}

const written = (name: string, { placeholder }: Option): string => `--${name}${placeholder ? ` ${placeholder}` : ''}`

function form({ name, workspace, operands }: Command): string {
  const first = workspace === 'optional' ? ' [WORKSPACE]' : workspace === 'last' || workspace === 'none' ? '' : ' WORKSPACE'
  const more = operands
    ? ` ${operands.least === 0 ? `[${operands.placeholder}]` : operands.placeholder}${operands.most > 1 ? '…' : ''}`
    : ''
  return `${name}${first}${more}${workspace === 'last' ? ' [WORKSPACE]' : ''}`
}
