import type { Translate } from '../../shared/messages/translate.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command } from '../command-line/command.ts'
import { findLot, findTender, lotOption, tenderOption } from '../command-line/lookup.ts'
import { currencyIn, shownTender, slipsIn } from './tender-text.ts'

/** Options that name terms. */
export const termOptions = {
  title: { summary: 'commandLine.option.newTitle', placeholder: 'TEXT' },
  need: { summary: 'commandLine.option.need', placeholder: 'TEXT' },
  deadline: { summary: 'commandLine.option.newDeadline', placeholder: 'TIME|none' },
  term: { summary: 'commandLine.option.term', placeholder: 'MONTHS' },
  currency: { summary: 'commandLine.option.currency', placeholder: 'CODE' },
} as const

/** What the options say of the terms; what they leave out is left out. */
export const termsIn = (given: Arguments, translate: Translate) => ({
  title: given.optional('title'),
  need: given.optional('need'),
  deadline: given.optional('deadline') === 'none' ? null : given.instant('deadline'),
  termMonths: given.integer('term'),
  currency: currencyIn(given, translate),
})

export const editingCommands: readonly Command[] = [
  {
    name: 'tender edit',
    summary: 'commandLine.tender.edit',
    workspace: 'open',
    options: { ...tenderOption, ...termOptions },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findTender(context)
      const data = await call('tender.edit', { tender: id, ...termsIn(given, translate) })
      return { data, lines: [...shownTender(data, translate), ...slipsIn(data, new Date().toISOString(), translate)] }
    },
  },
  {
    name: 'lot add',
    summary: 'commandLine.lot.add',
    workspace: 'open',
    options: { ...tenderOption, title: { summary: 'commandLine.option.title', placeholder: 'TEXT', required: true } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { id } = await findTender(context)
      const data = await call('lot.add', { tender: id, title: given.text('title') })
      const added = data.lots.at(-1)
      const lines = added ? [translate('commandLine.lotAdded', { position: added.position, title: added.title })] : []
      return { data, lines: [...lines, ...slipsIn(data, new Date().toISOString(), translate)] }
    },
  },
  {
    name: 'lot edit',
    summary: 'commandLine.lot.edit',
    workspace: 'open',
    options: { ...lotOption, title: { summary: 'commandLine.option.newTitle', placeholder: 'TEXT', required: true } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const { lot } = await findLot(context)
      const title = given.text('title')
      const data = await call('lot.edit', { lot: lot.id, title })
      return { data, lines: [translate('commandLine.lotRenamed', { before: lot.title, title })] }
    },
  },
  {
    name: 'lot remove',
    summary: 'commandLine.lot.remove',
    workspace: 'open',
    options: lotOption,
    run: async (context) => {
      const { lot } = await findLot(context)
      const data = await context.call('lot.remove', { lot: lot.id })
      return { data, lines: [context.translate('commandLine.lotRemoved', { title: lot.title })] }
    },
  },
]
