import { columnLetters } from '../../exchange/workbook.ts'
import type { Template } from '../model.ts'
import { languageTag } from './language.ts'
import type { OfferedTranslation } from './taking.ts'
import { type TextPair, textPairs } from './translated.ts'

/** The texts of a template as rows: the id, which text it is, what it says, and what it says in each language. */
export function translationRows(
  template: Template,
  languages: readonly string[],
  nameOf: (text: TextPair) => string,
): string[][] {
  const [first = [], ...others] = languages.map((language) => textPairs(template, language))
  const inOthers = others.map((pairs) => new Map(pairs.map(({ id, translation }) => [id, translation])))
  return [
    ['id', 'what', template.locale, ...languages],
    ...first.map((pair) => [
      pair.id,
      nameOf(pair),
      pair.text,
      pair.translation,
      ...inOthers.map((said) => said.get(pair.id) ?? ''),
    ]),
  ]
}

/** The translations that rows hold: below a row with `id` and languages by their tags, in whatever order. Undefined where there is no such row. */
export function translationsInRows(rows: readonly (readonly string[])[], template: Template): OfferedTranslation[] | undefined {
  const head = rows.findIndex((cells) => cells.some((cell) => cell.trim().toLowerCase() === 'id'))
  if (head < 0) return undefined
  const names = (rows[head] ?? []).map((cell) => cell.trim())
  const id = names.findIndex((name) => name.toLowerCase() === 'id')
  const columns = names.flatMap((name, column) => {
    const language = column === id || name.toLowerCase() === 'what' ? undefined : languageTag(name)
    return language === undefined ? [] : [{ column, language }]
  })
  const source = columns.find(({ language }) => language === template.locale)?.column
  const targets = columns.filter(({ language }) => language !== template.locale)
  if (targets.length === 0) return undefined
  return rows.slice(head + 1).flatMap((cells, index) =>
    targets.map(({ column, language }) => ({
      place: `${columnLetters(column + 1)}${head + 2 + index}`,
      language,
      id: (cells[id] ?? '').trim(),
      source: source === undefined || (cells[source] ?? '').trim() === '' ? undefined : cells[source],
      text: cells[column] ?? '',
    })),
  )
}
