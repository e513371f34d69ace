import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { lostKeyProcedure } from '../../shared/sealing/lost-keys.ts'
import { longPassphrase } from '../../shared/sealing/passphrase.ts'
import { type Command, type CommandContext, CommandRefused } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { passphraseOption } from '../command-line/secrets.ts'

const keyFile = { placeholder: 'KEY', least: 1, most: 1 } as const
const file = { placeholder: 'FILE', least: 1, most: 1 } as const
const written = {
  out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
  replace: { summary: 'commandLine.option.replace' },
} as const

export const sealingCommands: readonly Command[] = [
  {
    name: 'key create',
    summary: 'commandLine.key.create',
    workspace: 'none',
    operands: keyFile,
    options: {
      understood: { summary: 'commandLine.option.understood' },
      'without-passphrase': { summary: 'commandLine.option.withoutPassphrase' },
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const [path = ''] = given.operands
      const understood = given.flag('understood')
      if (!understood) throw new Refusal('sealing.notUnderstood')
      const passphrase = given.flag('without-passphrase') ? null : await newPassphrase(context, translate('sealing.ask.keyNew'))
      const data = await call('key.create', { path, passphrase, understood })
      return {
        data,
        lines: [
          translate('sealing.keyMade', { path: data.path }),
          ...(data.protected ? [] : [translate('sealing.keyBare')]),
          ...weakLines(data.weak, translate),
          translate('sealing.recipientIs', { recipient: data.recipient }),
        ],
      }
    },
  },
  {
    name: 'key test',
    summary: 'commandLine.key.test',
    workspace: 'none',
    operands: keyFile,
    options: passphraseOption,
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const [path = ''] = given.operands
      const data = await withPassphrases(context, ({ keys }) => call('key.test', { path, passphrase: keys.get(path) ?? null }))
      return {
        data,
        lines: [
          translate('sealing.keyWorks', { recipient: data.recipient }),
          ...(data.protected ? [] : [translate('sealing.keyBare')]),
          ...(data.exposed ? [translate('sealing.keyExposed')] : []),
        ],
      }
    },
  },
  {
    name: 'key recipient',
    summary: 'commandLine.key.recipient',
    workspace: 'none',
    operands: keyFile,
    options: passphraseOption,
    run: async (context) => {
      const { call, arguments: given } = context
      const [path = ''] = given.operands
      const data = await withPassphrases(context, ({ keys }) =>
        call('key.recipient', { path, passphrase: keys.get(path) ?? null }),
      )
      return { data, lines: [data.recipient] }
    },
  },
  {
    name: 'key suggest',
    summary: 'commandLine.key.suggest',
    workspace: 'none',
    run: async ({ call }) => {
      const data = await call('key.suggest', {})
      return { data, lines: [data.passphrase] }
    },
  },
  {
    name: 'key lost',
    summary: 'commandLine.key.lost',
    workspace: 'none',
    run: async ({ translate }) => {
      const data = lostKeyProcedure.map(({ title, steps }) => ({
        title: translate(title),
        steps: steps.map((step) => translate(step)),
      }))
      return { data, lines: data.flatMap(({ title, steps }) => [title, ...steps.map((step) => `  • ${step}`)]) }
    },
  },
  {
    name: 'seal',
    summary: 'commandLine.seal',
    workspace: 'none',
    operands: file,
    options: {
      to: { summary: 'commandLine.option.recipients', placeholder: 'RECIPIENTS', multiple: true },
      'with-passphrase': { summary: 'commandLine.option.withPassphrase' },
      ...written,
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const [sealing = ''] = given.operands
      const groups = given.list('to').map((group) => group.split(/[\s,]+/).filter((recipient) => recipient !== ''))
      if (groups.length > 0 === given.flag('with-passphrase')) throw new WrongUsage(translate('commandLine.toOrPassphrase'))
      const sealedFor =
        groups.length > 0 ? { groups } : { passphrase: await newPassphrase(context, translate('sealing.ask.new')) }
      const data = await call('seal.file', { file: sealing, path: given.text('out'), replace: given.flag('replace'), sealedFor })
      return { data, lines: [translate('sealing.sealed', data), ...weakLines(data.weak, translate)] }
    },
  },
  {
    name: 'unseal',
    summary: 'commandLine.unseal',
    workspace: 'none',
    operands: file,
    options: {
      key: { summary: 'commandLine.option.key', placeholder: 'KEY', multiple: true },
      ...written,
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const [sealed = ''] = given.operands
      const data = await withPassphrases(context, ({ keys, file }) =>
        call('unseal.file', {
          file: sealed,
          path: given.text('out'),
          replace: given.flag('replace'),
          keys: given.list('key').map((path) => ({ path, passphrase: keys.get(path) ?? null })),
          passphrases: file,
        }),
      )
      return { data, lines: unsealedLines(data, translate) }
    },
  },
]

const weakLines = (weak: boolean, translate: Translate) => (weak ? [translate('sealing.weak', longPassphrase)] : [])

const unsealedLines = ({ path, size, stillSealed }: Output<'unseal.file'>, translate: Translate) => [
  translate('sealing.unsealed', { path, size }),
  ...(stillSealed ? [translate('sealing.stillSealed')] : []),
]

/** A passphrase that is set: typed twice, because nobody sees what they type. */
export async function newPassphrase({ secrets, translate }: CommandContext, question: string): Promise<string> {
  const passphrase = await secrets.ask(question)
  if (secrets.areTyped && (await secrets.ask(translate('sealing.ask.again'))) !== passphrase)
    throw new Refusal('sealing.passphrasesDiffer')
  return passphrase
}

/** The passphrases that were asked for so far: of key files by their paths, and of the sealed file. */
type Known = { keys: ReadonlyMap<string, string>; file: string[] }

/** Runs `work`, and asks for each passphrase once it is refused for the lack of it. */
export async function withPassphrases<Value>(
  { secrets, translate }: CommandContext,
  work: (known: Known) => Promise<Value>,
): Promise<Value> {
  const keys = new Map<string, string>()
  const file: string[] = []
  for (;;) {
    try {
      return await work({ keys, file })
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
      const { code, details } = error.problem
      if (code === 'sealing.keyNeedsPassphrase' && typeof details.path === 'string')
        keys.set(details.path, await secrets.ask(translate('sealing.ask.key', { path: details.path })))
      else if (code === 'sealing.needsPassphrase')
        file.push(await secrets.ask(translate('sealing.ask.file', { name: String(details.name) })))
      else throw error
    }
  }
}
