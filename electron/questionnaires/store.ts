import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { TemplateChange } from '../../shared/questionnaires/editing/apply.ts'
import { partKinds, partsOf } from '../../shared/questionnaires/editing/parts.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import {
  templateCriterionFact,
  templateDetailsFact,
  templatePlaceFact,
  templateQuestionFact,
  templateScaleFact,
  templateSectionFact,
  templateTranslationFact,
} from './tables.ts'

const insert = sql('INSERT INTO template (id) VALUES (:id)', { id: text })
const insertVersion = sql(
  `INSERT INTO template_version (id, template_id, version, kept_at, hash, content)
   VALUES (:id, :template, :version, :at, :hash, :content)`,
  { id: text, template: text, version: text, at: text, hash: text, content: text },
)

/** Records a template as one of the buyer's own, part by part. Returns its id. */
export function addTemplate(context: Recording, template: Template): string {
  const id = randomUUID()
  context.write.run(insert, { id })
  const { details, scale, ...parts } = partsOf(template)
  storeChange(context, id, { of: 'details', details })
  storeChange(context, id, { of: 'scale', scale })
  for (const { content } of parts.section) storeChange(context, id, { of: 'section', id: content.id, content })
  for (const { content } of parts.question) storeChange(context, id, { of: 'question', id: content.id, content })
  for (const { content } of parts.criterion) storeChange(context, id, { of: 'criterion', id: content.id, content })
  for (const part of partKinds)
    for (const { content, parent, order } of parts[part])
      storeChange(context, id, { of: 'place', part, id: content.id, parent, order })
  for (const { disputed: _, ...said } of parts.translation) storeChange(context, id, { of: 'translation', ...said })
  return id
}

/** Records what was said anew of a template: one fact. */
export function storeChange(context: Recording, template: string, change: TemplateChange): void {
  const { write } = context
  const said = (content: object | null) => ({ content: content === null ? null : canonicalJson(content) })
  const about = { template_id: template }
  switch (change.of) {
    case 'details': {
      const { priceLines, ...details } = change.details
      record(write, templateDetailsFact, context, about, { ...details, price_lines: canonicalJson(priceLines) })
      return
    }
    case 'scale':
      record(write, templateScaleFact, context, about, { content: canonicalJson(change.scale) })
      return
    case 'section':
      record(write, templateSectionFact, context, { ...about, section_id: change.id }, said(change.content))
      return
    case 'question':
      record(write, templateQuestionFact, context, { ...about, question_id: change.id }, said(change.content))
      return
    case 'criterion':
      record(write, templateCriterionFact, context, { ...about, criterion_id: change.id }, said(change.content))
      return
    case 'translation': {
      const { id, language, source, text: said } = change
      record(write, templateTranslationFact, context, { ...about, text_id: id, language }, { source, text: said })
      return
    }
    case 'place': {
      const { part, id, parent, order } = change
      record(write, templatePlaceFact, context, { ...about, part, part_id: id }, { parent_id: parent, order_key: order })
    }
  }
}

/** Keeps a version of a template for good, with its whole content. */
export function storeVersion({ write, at }: Recording, template: string, content: Template): void {
  const { version } = content
  const canonical = canonicalJson(content)
  write.run(insertVersion, { id: randomUUID(), template, version, at, hash: hashOf(content), content: canonical })
}

/** SHA-256 over the canonical JSON of a template, in hexadecimal. */
export function hashOf(template: Template): string {
  return createHash('sha256').update(canonicalJson(template)).digest('hex')
}
