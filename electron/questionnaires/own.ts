import { assemble } from '../../shared/questionnaires/editing/assemble.ts'
import {
  contents,
  type PartKind,
  type Placed,
  partKinds,
  type TemplateParts,
  templateDetails,
  templateScale,
} from '../../shared/questionnaires/editing/parts.ts'
import type { Taken } from '../../shared/questionnaires/editing/plan.ts'
import { type Template, template } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import type { z } from '../../shared/schema.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'

const detailColumns = {
  id: text,
  key: text,
  version: text,
  title: text,
  description: text,
  licence: text,
  locale: text,
  priceLines: text,
}
const selectDetails = `
  SELECT template_id AS id, key, version, title, description, licence, locale, price_lines AS priceLines
  FROM current_template_details`
const all = sql(
  `SELECT details.template_id AS id, key, coalesce(standing.retired, 0) AS retired
   FROM current_template_details AS details LEFT JOIN current_template_standing AS standing USING (template_id)
   ORDER BY title, details.template_id`,
  {},
  { id: text, key: text, retired: integer },
)
const byId = sql(`${selectDetails} WHERE template_id = :template`, { template: text }, detailColumns)
const scaleOf = sql(
  'SELECT content FROM current_template_scale WHERE template_id = :template',
  { template: text },
  { content: text },
)

/** What is there of one kind of part. Of what one removed and another changed, the change stays to be decided. */
const partsIn = (kind: PartKind) =>
  sql(
    `SELECT ${kind}_id AS id, in_conflict AS disputed, coalesce(content, (
         SELECT other.content FROM json_each(others) JOIN template_${kind} AS other ON other.id = json_each.value
         WHERE other.content IS NOT NULL ORDER BY json_each.key LIMIT 1
       )) AS content
     FROM current_template_${kind} WHERE template_id = :template`,
    { template: text },
    { id: text, disputed: integer, content: optional(text) },
  )
const sections = partsIn('section')
const questions = partsIn('question')
const criteria = partsIn('criterion')
const places = sql(
  `SELECT part, part_id AS id, parent_id AS parent, order_key AS "order", in_conflict AS disputed
   FROM current_template_place WHERE template_id = :template`,
  { template: text },
  { part: oneOf(partKinds), id: text, parent: optional(text), order: text, disputed: integer },
)

const translations = sql(
  `SELECT text_id AS id, language, in_conflict AS disputed, source, text
   FROM current_template_translation WHERE template_id = :template AND text IS NOT NULL`,
  { template: text },
  { id: text, language: text, disputed: integer, source: text, text },
)

const everSaid = (kind: PartKind) =>
  sql(
    `SELECT ${kind}_id AS id FROM template_${kind} WHERE template_id = :template AND ${kind}_id = :id LIMIT 1`,
    { template: text, id: text },
    { id: text },
  )
const ever = { section: everSaid('section'), question: everSaid('question'), criterion: everSaid('criterion') }

const versions = sql(
  `SELECT version, hash, kept_at AS at FROM template_version WHERE template_id = :template ORDER BY kept_at DESC, id`,
  { template: text },
  { version: text, hash: text, at: text },
)

const versionOf = sql(
  'SELECT content FROM template_version WHERE template_id = :template AND version = :version ORDER BY kept_at DESC, id LIMIT 1',
  { template: text, version: text },
  { content: text },
)

/** A template as it was kept under a number; refuses one that was not kept, naming those that were. */
export function loadVersion(read: Reader, own: string, version: string): Template {
  const kept = read.get(versionOf, { template: own, version })
  if (kept) return template.parse(JSON.parse(kept.content))
  const known = loadVersions(read, own).map((one) => one.version)
  throw new Refusal('template.versionNotKept', { version, known: known.length > 0 ? known.join(', ') : 'none' })
}

/** What is current of a template of the buyer's own; refuses an id that none has. */
export function loadParts(read: Reader, template: string): TemplateParts {
  const details = read.get(byId, { template })
  const scale = read.get(scaleOf, { template })
  if (!details || !scale) throw new Refusal('template.notFound', { template, known: ownKeys(read).join(', ') })
  const standing = new Map(read.all(places, { template }).map((row) => [`${row.part} ${row.id}`, row]))
  const placed = <Content>(kind: PartKind, rows: readonly PartRow[], parse: (content: string) => Content): Placed<Content>[] =>
    rows.flatMap(({ id, content, disputed }) => {
      if (content === null) return []
      const { parent, order, ...place } = standing.get(`${kind} ${id}`) ?? { parent: null, order: '', disputed: 0 }
      return [{ content: parse(content), parent, order, disputed: disputed === 1 || place.disputed === 1 }]
    })
  return {
    details: toDetails(details),
    scale: templateScale.parse(JSON.parse(scale.content)),
    section: placed('section', read.all(sections, { template }), toSection),
    question: placed('question', read.all(questions, { template }), toQuestion),
    criterion: placed('criterion', read.all(criteria, { template }), toCriterion),
    translation: read.all(translations, { template }).map((said) => ({ ...said, disputed: said.disputed === 1 })),
  }
}

/** The templates of the buyer's own, as they are now, with their ids, and whether each is retired. */
export function loadOwnTemplates(read: Reader): { id: string; template: Template; retired: boolean }[] {
  return read.all(all).map(({ id, retired }) => ({ id, template: assemble(loadParts(read, id)), retired: retired === 1 }))
}

/** The ids of the templates that a name means: one by its id, else all in use with that key, else those that are retired. */
export function ownNamed(read: Reader, named: string): string[] {
  const own = read.all(all)
  const called = own.filter(({ key }) => key === named)
  const inUse = called.filter(({ retired }) => retired === 0)
  const found = own.filter(({ id }) => id === named)
  return [found, inUse, called].find(({ length }) => length > 0)?.map(({ id }) => id) ?? []
}

/** The keys of the templates of the buyer's own that are in use. */
export function ownKeys(read: Reader): string[] {
  return read.all(all).flatMap(({ key, retired }) => (retired === 0 ? [key] : []))
}

/** Whether a part of a template, there or removed, has or had an id. */
export function takenIn(read: Reader, template: string): Taken {
  return (part, id) => read.get(ever[part], { template, id }) !== undefined
}

/** The versions that were kept of a template, newest first. */
export function loadVersions(read: Reader, template: string): { version: string; hash: string; at: string }[] {
  return read.all(versions, { template })
}

function toDetails({ id: _, priceLines, ...said }: RowOf<typeof detailColumns>): TemplateParts['details'] {
  return templateDetails.parse({ ...said, priceLines: JSON.parse(priceLines) })
}

type PartRow = { id: string; content: string | null; disputed: number }

const mostKnown = 20_000

/** Checks what a part says against its model; what was checked before is known by its text. */
function checked<Content>(schema: z.ZodType<Content>): (content: string) => Content {
  const known = new Map<string, Content>()
  return (content) => {
    const before = known.get(content)
    if (before !== undefined) return before
    const value = schema.parse(JSON.parse(content))
    if (known.size >= mostKnown) known.clear()
    known.set(content, value)
    return value
  }
}

const toSection = checked(contents.section)
const toQuestion = checked(contents.question)
const toCriterion = checked(contents.criterion)
