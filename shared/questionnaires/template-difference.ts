import { formatCondition } from './conditions/text.ts'
import type { Criterion, Question, Section, Template, Translation } from './model.ts'

/** What a change is about. */
export const changedSubjects = ['template', 'section', 'question', 'criterion', 'priceLine'] as const
type ChangedSubject = (typeof changedSubjects)[number]

/** A field by its path (`weight`, `choices.a.points`), as text; null where there is none. */
export type FieldChange = {
  field: string
  before: string | null
  after: string | null
  /** Whether it bears on points, weights or exclusion, and not on words alone. */
  decides: boolean
}

/** `moved`: it stands elsewhere among those that both versions hold. `title` is what it is called now, or was called last. */
export type TemplateChange = { subject: ChangedSubject; id: string; title: string } & (
  | { kind: 'added' | 'removed'; decides: boolean }
  | { kind: 'changed'; fields: FieldChange[]; moved: boolean }
)

type Entry = { subject: ChangedSubject; id: string; title: string; fields: Map<string, string>; decides: boolean }

/** What differs between two versions of a template: what was added, removed, moved or changed, matched by id, in the order of the later one. */
export function templateDifference(before: Template, after: Template): TemplateChange[] {
  const [earlier, later] = [entriesOf(before), entriesOf(after)]
  // There is one header in each, whatever its key.
  const keyOf = ({ subject, id }: Entry) => (subject === 'template' ? subject : `${subject}:${id}`)
  const known = new Map(earlier.map((entry) => [keyOf(entry), entry]))
  const kept = new Set(later.map(keyOf))
  const moved = movedAmong(earlier.map(keyOf), later.map(keyOf))
  const changes = later.flatMap((entry): TemplateChange[] => {
    const { subject, id, title, decides } = entry
    const old = known.get(keyOf(entry))
    if (!old) return [{ subject, id, title, kind: 'added', decides }]
    const fields = fieldChanges(old.fields, entry.fields)
    const isMoved = moved.has(keyOf(entry))
    return fields.length > 0 || isMoved ? [{ subject, id, title, kind: 'changed', fields, moved: isMoved }] : []
  })
  const removed = earlier
    .filter((entry) => !kept.has(keyOf(entry)))
    .map(({ subject, id, title, decides }): TemplateChange => ({ subject, id, title, kind: 'removed', decides }))
  return [...changes, ...removed]
}

/** Whether a change bears on points, weights or exclusion. */
export function decides(change: TemplateChange): boolean {
  return change.kind === 'changed' ? change.fields.some((field) => field.decides) : change.decides
}

function entriesOf(template: Template): Entry[] {
  const { criteria, sections, priceLines, translations = [], ...header } = template
  const translated = translatedFields(translations)
  const inSections = (all: readonly Section[], parent: string | null): Entry[] =>
    all.flatMap(({ questions, sections: inner = [], ...section }) => [
      {
        subject: 'section',
        id: section.id,
        title: section.title,
        fields: withFields(fieldsOf({ ...section, section: parent }), translated.get(`section:${section.id}`)),
        decides: false,
      },
      ...questions.map((question) => ofQuestion(question, section.id, translated.get(`question:${question.id}`))),
      ...inSections(inner, section.id),
    ])
  const inCriteria = (all: readonly Criterion[], parent: string | null): Entry[] =>
    all.flatMap(({ children = [], ...criterion }) => [
      {
        subject: 'criterion',
        id: criterion.id,
        title: criterion.title,
        fields: fieldsOf({ ...criterion, parent }),
        decides: true,
      },
      ...inCriteria(children, criterion.id),
    ])
  return [
    { subject: 'template', id: template.key, title: template.title, fields: fieldsOf(header), decides: true },
    ...inCriteria(criteria, null),
    ...inSections(sections, null),
    ...priceLines.map(
      (line): Entry => ({ subject: 'priceLine', id: line.id, title: line.title, fields: fieldsOf(line), decides: true }),
    ),
  ]
}

/** Texts in other languages, as fields of the parts that they are of: `translation.de.choice:a`. */
function translatedFields(translations: readonly Translation[]): Map<string, [string, string][]> {
  const all = translations.flatMap(({ language, texts }) =>
    texts.map(({ id, text }) => {
      const [part = '', of = '', ...field] = id.split(':')
      return { of: `${part}:${of}`, field: `translation.${language}.${field.join(':')}`, text }
    }),
  )
  const groups = Map.groupBy(all, ({ of }) => of)
  return new Map([...groups].map(([of, said]) => [of, said.map(({ field, text }) => [field, text])]))
}

const withFields = (fields: Map<string, string>, more: readonly [string, string][] = []) => new Map([...fields, ...more])

function ofQuestion(question: Question, section: string, translated: readonly [string, string][] | undefined): Entry {
  const { visibleWhen, ...others } = question
  const fields = fieldsOf({
    ...others,
    section,
    ...(visibleWhen && { visibleWhen: formatCondition(visibleWhen), hiddenCountsAs: visibleWhen.hiddenCountsAs }),
  })
  const isScored = question.weight > 0 || question.knockOut !== undefined
  return { subject: 'question', id: question.id, title: question.text, fields: withFields(fields, translated), decides: isScored }
}

/** Every field by its path: parts that have an id by that id, with the order in which they stand; lists as one text. */
function fieldsOf(value: object): Map<string, string> {
  const fields = new Map<string, string>()
  const add = (path: string, item: unknown): void => {
    if (item === undefined || item === null) return
    if (Array.isArray(item)) addList(path, item)
    else if (typeof item === 'object')
      for (const [key, inner] of Object.entries(item)) add(path === '' ? key : `${path}.${key}`, inner)
    else fields.set(path, String(item))
  }
  const addList = (path: string, items: readonly unknown[]): void => {
    const ids = items.map(idOf)
    if (items.length === 0) return
    if (ids.includes(undefined)) fields.set(path, items.map(itemText).join('; '))
    else {
      fields.set(`${path}.order`, ids.join(', '))
      for (const [index, item] of items.entries()) add(`${path}.${ids[index]}`, item)
    }
  }
  add('', value)
  for (const path of [...fields.keys()]) if (path === 'id' || path.endsWith('.id')) fields.delete(path)
  return fields
}

function idOf(item: unknown): string | undefined {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
}

function itemText(item: unknown): string {
  return typeof item === 'object' && item !== null ? Object.values(item).map(String).join(': ') : String(item)
}

/** Fields that change words and places, and neither points nor what excludes. */
const wordsAlone =
  /^(?:version|title|description|licence|locale|introduction|text|guidance|evidence|risk|references|covers|section)$|^translation\.|\.(?:label|title|order|reason)$/

function fieldChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
      decides: !wordsAlone.test(field),
    }))
}

/** The fewest names that have to be moved so that those in both lists stand in the order of the later one. */
function movedAmong(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((name, index) => [name, index]))
  const common = after.filter((name) => places.has(name))
  // The longest run of names whose earlier places ascend, by the ends of the best runs of each length.
  const ends: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const [index, name] of common.entries()) {
    const place = places.get(name) ?? 0
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const end = ends[middle]
      if (end !== undefined && (places.get(common[end] ?? '') ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous.set(index, ends[low - 1])
    ends[low] = index
  }
  const stay = new Set<string>()
  for (let index = ends.at(-1); index !== undefined; index = previous.get(index)) stay.add(common[index] ?? '')
  return new Set(common.filter((name) => !stay.has(name)))
}
