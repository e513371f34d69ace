import type { Output } from '../../shared/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { languageTag, nameOfLanguage, scriptWithoutFont } from '../../shared/questionnaires/translations/language.ts'
import { textPairs, translationCounts } from '../../shared/questionnaires/translations/translated.ts'
import type { Arguments } from '../command-line/arguments.ts'
import type { Command } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'

const language = { summary: 'commandLine.option.translationLanguage', placeholder: 'LANGUAGE', required: true } as const

/** The texts of a template in another language, and the steps that translate one. */
export const translationCommands: readonly Command[] = [
  {
    name: 'template texts',
    summary: 'commandLine.template.texts',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: { language, all: { summary: 'commandLine.option.allTexts' } },
    run: async ({ call, arguments: given, translate }) => {
      const tag = languageIn(given, translate)
      const pairs = textPairs(await call('template.show', { template: given.operands[0] ?? '' }), tag)
      const data = given.flag('all') ? pairs : pairs.filter(({ state }) => state !== 'current')
      return {
        data,
        lines: [
          translate('translations.counts', translationCounts(pairs)),
          ...fontLines(tag, translate),
          ...data.flatMap(({ id, state, text, translation }) => [
            translate('commandLine.templateText', { id, state: translate(`translations.state.${state}`), text }),
            ...(translation === '' ? [] : [`  ${translate('commandLine.templateTranslation', { text: translation })}`]),
          ]),
        ],
      }
    },
  },
  {
    name: 'template translate',
    summary: 'commandLine.template.translate',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: {
      language,
      text: { summary: 'commandLine.option.textId', placeholder: 'ID', required: true },
      to: { summary: 'commandLine.option.translation', placeholder: 'TEXT' },
      remove: { summary: 'commandLine.option.removeTranslation' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const [to, remove] = [given.optional('to'), given.flag('remove')]
      if ((to === undefined) !== remove) throw new WrongUsage(translate('commandLine.translateTo'))
      const tag = languageIn(given, translate)
      const data = await call('template.edit', {
        template: given.operands[0] ?? '',
        edits: [{ do: 'translate', language: tag, id: given.text('text'), text: to ?? null }],
      })
      return { data, lines: [translate('commandLine.templateChanged', { key: data.key }), ...fontLines(tag, translate)] }
    },
  },
  {
    name: 'template export-texts',
    summary: 'commandLine.template.translations.export',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: {
      out: { summary: 'commandLine.option.out', placeholder: 'PATH', required: true },
      language: { ...language, required: false },
    },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.exportTranslations', {
        template: given.operands[0] ?? '',
        path: given.text('out'),
        language: given.optional('language'),
      })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
  {
    name: 'template import-texts',
    summary: 'commandLine.template.translations.import',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE FILE', least: 2, most: 2 },
    run: async ({ call, arguments: given, translate }) => {
      const [template = '', path = ''] = given.operands
      const data = await call('template.importTranslations', { template, path })
      return { data, lines: [translate('translations.taken', takenOf(data)), ...refusedLines(data, translate)] }
    },
  },
]

/** The figures of what an import took. */
const takenOf = ({ taken, outdated, unchanged, refused }: Output<'template.importTranslations'>) => ({
  taken,
  outdated,
  unchanged,
  refused: refused.length,
})

const refusedLines = ({ refused }: Output<'template.importTranslations'>, translate: Translate): string[] =>
  refused.map((one) => translate('translations.refusedAt', one))

/** The language that is named, by its tag in canonical form. */
function languageIn(given: Arguments, translate: Translate): string {
  const said = given.text('language')
  const tag = languageTag(said)
  if (tag === undefined) throw new WrongUsage(translate('commandLine.notLanguage', { language: said }))
  return tag
}

/** Says where reports could not show a language. */
function fontLines(tag: string, translate: Translate): string[] {
  const script = scriptWithoutFont(tag)
  return script === undefined
    ? []
    : [translate('translations.noFont', { language: nameOfLanguage(tag, translate.locale), script })]
}
