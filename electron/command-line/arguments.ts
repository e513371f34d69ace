import { parseArgs } from 'node:util'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Form, type Option, WrongUsage } from './form.ts'

/** Options that every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { summary: 'commandLine.option.json' },
  as: { summary: 'commandLine.option.as', placeholder: 'NAME' },
  locale: { summary: 'commandLine.option.locale', placeholder: 'LOCALE' },
  help: { summary: 'commandLine.option.help' },
}

/** The arguments of one call, checked against the form of its command. */
export class Arguments {
  readonly workspace: string
  readonly operands: readonly string[]
  readonly #values: ReadonlyMap<string, readonly (string | boolean)[]>
  readonly #translate: Translate

  /** Refuses unknown options, missing ones, and too few or too many operands. */
  constructor(form: Form, argv: readonly string[], translate: Translate) {
    const options = { ...commonOptions, ...form.options }
    const { values, positionals } = read(argv, options, translate)
    this.#translate = translate
    this.#values = values
    const { workspace, operands } = this.flag('help') ? { workspace: '', operands: [] } : split(form, positionals, translate)
    this.workspace = workspace
    this.operands = operands
    if (this.flag('help')) return
    for (const [name, option] of Object.entries(options))
      if (option.required && !this.#values.has(name))
        throw new WrongUsage(translate('commandLine.missingOption', { option: name }))
  }

  /** The value of a required option. */
  text(name: string): string {
    const value = this.optional(name)
    if (value === undefined) throw new WrongUsage(this.#translate('commandLine.missingOption', { option: name }))
    return value
  }

  optional(name: string): string | undefined {
    const value = this.#values.get(name)?.at(-1)
    return typeof value === 'string' ? value : undefined
  }

  list(name: string): string[] {
    return (this.#values.get(name) ?? []).filter((value) => typeof value === 'string')
  }

  flag(name: string): boolean {
    return this.#values.has(name)
  }

  /** A whole number, or undefined where the option was not given. */
  integer(name: string): number | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    if (!/^-?\d{1,9}$/.test(value)) throw new WrongUsage(this.#translate('commandLine.notInteger', { option: name, value }))
    return Number(value)
  }

  /** A decimal number, or undefined where the option was not given. */
  decimal(name: string): number | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    if (!/^-?\d{1,9}(?:\.\d{1,9})?$/.test(value))
      throw new WrongUsage(this.#translate('commandLine.notNumber', { option: name, value }))
    return Number(value)
  }

  /** One of a list of words, or undefined where the option was not given. */
  choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const word = words.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
    if (!word)
      throw new WrongUsage(this.#translate('commandLine.notOneOf', { option: name, value, words: this.#translate.list(words) }))
    return word
  }

  /** A day (`2026-12-01`), or undefined where the option was not given. */
  day(name: string): string | undefined {
    const value = this.optional(name)
    if (value !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value)))
      throw new WrongUsage(this.#translate('commandLine.notDay', { option: name, value }))
    return value
  }

  /** A time with its zone (`2026-12-01T12:00+01:00`), as the contract writes it: UTC with milliseconds. */
  instant(name: string): string | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const written = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(value)
    const time = written && isDay(written[1] ?? '') ? Date.parse(value) : Number.NaN
    if (Number.isNaN(time)) throw new WrongUsage(this.#translate('commandLine.notTime', { option: name, value }))
    return new Date(time).toISOString()
  }
}

/** Whether the calendar has the day: 30 February would otherwise be read as 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

type Values = Map<string, (string | boolean)[]>

function read(
  argv: readonly string[],
  options: Readonly<Record<string, Option>>,
  translate: Translate,
): { values: Values; positionals: string[] } {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { placeholder }]) => [
        name,
        {
          type: placeholder ? ('string' as const) : ('boolean' as const),
          multiple: true,
          ...(name === 'help' && { short: 'h' }),
        },
      ]),
    ),
  })
  const values: Values = new Map()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option || (!rawName.startsWith('--') && rawName !== '-h'))
      throw new WrongUsage(translate('commandLine.unknownOption', { option: rawName }))
    if (option.placeholder && value === undefined) throw new WrongUsage(translate('commandLine.noValue', { option: name }))
    if (!option.placeholder && value !== undefined)
      throw new WrongUsage(translate('commandLine.needlessValue', { option: name, value }))
    // Far more often a forgotten value than a text that begins with a dash; a number may.
    if (value?.startsWith('-') && !inlineValue && !/^-\d/.test(value))
      throw new WrongUsage(translate('commandLine.valueOrOption', { option: name, value }))
    if (values.has(name) && option.placeholder && !option.multiple)
      throw new WrongUsage(translate('commandLine.repeatedOption', { option: name }))
    values.set(name, [...(values.get(name) ?? []), value ?? true])
  }
  return { values, positionals }
}

function split(form: Form, positionals: readonly string[], translate: Translate) {
  const { least = 0, most = 0 } = form.operands ?? {}
  const rest = [...positionals]
  let workspace = ''
  if (['open', 'read', 'either', 'new'].includes(form.workspace)) {
    workspace = rest.shift() ?? ''
    if (!workspace) throw new WrongUsage(translate('commandLine.missingWorkspace'))
  } else if (form.workspace === 'optional' && rest[0]?.endsWith('.assay')) {
    workspace = rest.shift() ?? ''
  } else if (form.workspace === 'last' && rest.length > least && rest.at(-1)?.endsWith('.assay')) {
    workspace = rest.pop() ?? ''
  }
  if (rest.length < least)
    throw new WrongUsage(translate('commandLine.missingOperand', { operand: form.operands?.placeholder ?? '' }))
  const extra = rest[most]
  if (extra !== undefined) throw new WrongUsage(translate('commandLine.tooManyOperands', { operand: extra }))
  return { workspace, operands: rest }
}
