import { partKinds } from '../../shared/questionnaires/editing/parts.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { FactTable, Table } from '../workspace/format/tables.ts'

/** A fact about a template, or about a part of it that a column names. */
const factTable = (name: string, about: string, part: string | null, columns: string): FactTable => {
  const thing = part === null ? ['template_id'] : part === 'part_id' ? ['template_id', 'part', part] : ['template_id', part]
  return {
    kind: 'fact',
    name,
    about,
    thing,
    sql: `
CREATE TABLE ${name} (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  template_id TEXT NOT NULL REFERENCES template (id),${part === null ? '' : part === 'part_id' ? `\n  part TEXT NOT NULL CHECK (part IN ('section', 'question', 'criterion')),\n  part_id TEXT NOT NULL,` : `\n  ${part} TEXT NOT NULL,`}
${columns}
) STRICT;
CREATE INDEX ${name}_by_thing ON ${name} (${thing.join(', ')});`,
  }
}

const content = '  content TEXT'

/**
 * A questionnaire template that is the buyer's own, while it is edited: one fact for each part of it, so that people who edit different
 * parts of it in two copies do not contradict each other.
 */
export const templateTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'template',
    about: "A questionnaire template of the buyer's own. What it holds are facts, part by part.",
    sql: `
CREATE TABLE template (
  id TEXT PRIMARY KEY
) STRICT;`,
  },
  factTable(
    'template_details',
    'What a template is called and says of itself. price_lines is the price sheet that it proposes, as canonical JSON.',
    null,
    `  key TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  description TEXT NOT NULL,
  licence TEXT NOT NULL,
  locale TEXT NOT NULL,
  price_lines TEXT NOT NULL`,
  ),
  factTable('template_scale', 'The levels of a template and what they mean, as canonical JSON.', null, '  content TEXT NOT NULL'),
  factTable(
    'template_section',
    'What a section of a template says, as canonical JSON; empty once it was removed.',
    'section_id',
    content,
  ),
  factTable(
    'template_question',
    'What a question of a template asks and how it counts, as canonical JSON; empty once it was removed.',
    'question_id',
    content,
  ),
  factTable(
    'template_criterion',
    'What a criterion of a template is and weighs, as canonical JSON; empty once it was removed.',
    'criterion_id',
    content,
  ),
  factTable(
    'template_place',
    'Where a part of a template stands: in which section or under which criterion (empty: at the top), and by which key among its siblings.',
    'part_id',
    `  parent_id TEXT,
  order_key TEXT NOT NULL`,
  ),
  factTable(
    'template_weights',
    'How the weights of what stands in a criterion were found, or, where that is empty, those of the criteria at the top: the method with what was said, as canonical JSON.',
    'criterion_id',
    '  basis TEXT NOT NULL',
  ),
  factTable(
    'template_standing',
    'Whether a template is retired: then no new tender takes it, and its key is free for another. What was made with it stays.',
    null,
    `  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  reason TEXT`,
  ),
  {
    kind: 'fact',
    name: 'template_translation',
    about:
      'What a text of a template says in a language (BCP 47), and the text that it was translated from; empty once it was removed. text_id names the part, its field, and a choice or column of it.',
    thing: ['template_id', 'text_id', 'language'],
    sql: `
CREATE TABLE template_translation (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  template_id TEXT NOT NULL REFERENCES template (id),
  text_id TEXT NOT NULL,
  language TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT
) STRICT;
CREATE INDEX template_translation_by_thing ON template_translation (template_id, text_id, language);`,
  },
  {
    kind: 'anchor',
    name: 'template_version',
    about: 'A version of a template that was kept: its whole content as canonical JSON, and the SHA-256 of that.',
    sql: `
CREATE TABLE template_version (
  id TEXT PRIMARY KEY,
  template_id TEXT NOT NULL REFERENCES template (id),
  version TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  content TEXT NOT NULL
) STRICT;
CREATE INDEX template_version_by_template ON template_version (template_id);`,
  },
]

const template = { template_id: text }

export const templateDetailsFact = factKind('template_details', template, {
  key: text,
  version: text,
  title: text,
  description: text,
  licence: text,
  locale: text,
  price_lines: text,
})
export const templateScaleFact = factKind('template_scale', template, { content: text })
export const templateSectionFact = factKind('template_section', { ...template, section_id: text }, { content: optional(text) })
export const templateQuestionFact = factKind('template_question', { ...template, question_id: text }, { content: optional(text) })
export const templateCriterionFact = factKind(
  'template_criterion',
  { ...template, criterion_id: text },
  { content: optional(text) },
)
export const templatePlaceFact = factKind(
  'template_place',
  { ...template, part: oneOf(partKinds), part_id: text },
  { parent_id: optional(text), order_key: text },
)
export const templateWeightsFact = factKind('template_weights', { ...template, criterion_id: text }, { basis: text })
export const templateTranslationFact = factKind(
  'template_translation',
  { ...template, text_id: text, language: text },
  { source: text, text: optional(text) },
)
export const templateStandingFact = factKind('template_standing', template, { retired: integer, reason: optional(text) })
