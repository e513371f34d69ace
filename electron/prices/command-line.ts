import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Command } from '../command-line/command.ts'
import { findLot, lotOption } from '../command-line/lookup.ts'
import { passphraseOption } from '../command-line/secrets.ts'
import { withPassphrases } from '../sealing/command-line.ts'

export const priceCommands: readonly Command[] = [
  {
    name: 'price open',
    summary: 'commandLine.price.open',
    workspace: 'open',
    options: {
      ...lotOption,
      reason: { summary: 'commandLine.option.openReason', placeholder: 'TEXT' },
      key: { summary: 'commandLine.option.openKey', placeholder: 'KEY', multiple: true },
      ...passphraseOption,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      await withPassphrases(context, ({ keys }) =>
        call('price.open', {
          lot: lot.id,
          reason: given.optional('reason'),
          keys: given.list('key').map((path) => ({ path, passphrase: keys.get(path) ?? null })),
        }),
      )
      const data = await call('price.keeping', { lot: lot.id })
      return { data, lines: keepingLines(data, translate) }
    },
  },
  {
    name: 'price keeping',
    summary: 'commandLine.price.keeping',
    workspace: 'read',
    options: lotOption,
    run: async (context) => {
      const { lot } = await findLot(context)
      const data = await context.call('price.keeping', { lot: lot.id })
      return { data, lines: keepingLines(data, context.translate) }
    },
  },
]

function keepingLines({ kept, openers, recipients, openings, closed, sealed }: Output<'price.keeping'>, translate: Translate) {
  return [
    translate('prices.kept', { kept, openers, recipients: recipients.length }),
    ...openings.map((opening) => translate('prices.opened', { ...opening, reason: opening.reason ?? '' })),
    ...(closed ? [translate('prices.stillClosed', { count: openers - openings.length })] : []),
    ...(!closed && sealed > 0 ? [translate('prices.stillSealed', { count: sealed })] : []),
  ]
}
