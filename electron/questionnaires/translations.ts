import { basename, extname } from 'node:path'
import type { Output, Parsed } from '../../shared/contract.ts'
import { separatedText } from '../../shared/exchange/separated-text.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { languageTag } from '../../shared/questionnaires/translations/language.ts'
import { translationRows, translationsInRows } from '../../shared/questionnaires/translations/rows.ts'
import { type OfferedTranslation, takeTranslations } from '../../shared/questionnaires/translations/taking.ts'
import type { TemplateText } from '../../shared/questionnaires/translations/texts.ts'
import { xliffOf } from '../../shared/questionnaires/translations/xliff.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext, QueryContext, TaskContext } from '../endpoint.ts'
import { readXliffFile } from '../exchange/parse.ts'
import { readSheetRows } from '../exchange/sheet-rows.ts'
import { writeOutput } from '../workspace/output.ts'
import { findTemplate, ownTemplateNamed, summaryOf } from './find.ts'
import { loadParts } from './own.ts'
import { storeChange } from './store.ts'

/** What spreadsheets need at the head of a text to read it as UTF-8. */
const byteOrderMark = '\ufeff'

const isXliff = (path: string): boolean => ['.xlf', '.xliff'].includes(extname(path).toLowerCase())

/** Writes the texts of a template beside their translations: as CSV, of all languages or one, or as XLIFF 2.0 of one. */
export function exportTranslations(
  { session, translate }: TaskContext,
  { template: named, path, replace, language }: Parsed<'template.exportTranslations'>,
): Output<'template.exportTranslations'> {
  const { template } = findTemplate(session.opened?.read, named)
  const languages = languagesOf(template, language)
  const nameOf = namesIn(template, translate)
  if (isXliff(path)) {
    const [only, ...others] = languages
    if (only === undefined || others.length > 0) throw new Refusal('template.xliffLanguage', { known: languages.join(', ') })
    writeOutput(path, xliffOf(template, only, nameOf), { replace })
  } else if (extname(path).toLowerCase() === '.csv')
    writeOutput(path, byteOrderMark + separatedText(translationRows(template, languages, nameOf), ','), { replace })
  else throw new Refusal('template.translationsEnding', { path })
  return { path, languages }
}

/** The languages that are asked for: one that may be new, or all that there are. */
function languagesOf({ locale, translations = [] }: Template, asked: string | undefined): string[] {
  if (asked === undefined) return translations.map(({ language }) => language)
  const tag = languageTag(asked)
  if (tag === undefined) throw new Refusal('template.notLanguage', { language: asked })
  if (tag === locale) throw new Refusal('template.ownLanguage', { language: tag })
  return [tag]
}

/** How a text is called beside its id. */
function namesIn(template: Template, translate: Translate): (text: Pick<TemplateText, 'of' | 'field'>) => string {
  const numbers = questionNumbers(template)
  return ({ of, field }) =>
    translate('translations.named', { number: numbers.get(of) ?? '', field: translate(`translations.field.${field}`) })
}

/** Reads translations from a file: what it holds, and what of that is taken once the template is at hand. */
export async function importTranslations(
  { signal, translate }: QueryContext,
  { template: named, path }: Parsed<'template.importTranslations'>,
): Promise<(context: CommandContext) => Output<'template.importTranslations'>> {
  const read = await offeredIn(path, signal)
  return (context) => {
    const id = ownTemplateNamed(context.write, named)
    const { template } = findTemplate(context.write, id)
    const { edits, outdated, unchanged, refused } = takeTranslations(template, read(template))
    for (const change of planEdits(loadParts(context.write, id), edits)) storeChange(context, id, change)
    return {
      template: summaryOf(template, id),
      languages: [...new Set(edits.map(({ language }) => language))].sort(),
      taken: edits.length,
      outdated,
      unchanged,
      refused: refused.map(({ place, id, reason, details }) => ({ place, text: id, reason: translate(reason, details) })),
    }
  }
}

async function offeredIn(path: string, signal: AbortSignal): Promise<(template: Template) => OfferedTranslation[]> {
  const file = basename(path)
  if (isXliff(path)) {
    const { source, target, units } = await readXliffFile(path, signal)
    return ({ locale }) => {
      const language = languageTag(target)
      if (language === undefined) throw new Refusal('template.xliffTarget', { file, language: target })
      if (languageTag(source) !== locale) throw new Refusal('template.xliffSource', { file, found: source, expected: locale })
      return units.map((unit) => ({
        place: unit.id,
        language,
        id: unit.id,
        source: unit.source,
        text: unit.target,
        hasCodes: unit.hasCodes,
        confirmed: ['reviewed', 'final', 'signed-off'].includes(unit.state),
      }))
    }
  }
  const { sheet, rows } = await readSheetRows(path, signal)
  return (template) => {
    const offered = translationsInRows(rows, template)
    if (!offered) throw new Refusal('template.noTranslationsIn', { file, sheet, locale: template.locale })
    return offered
  }
}
