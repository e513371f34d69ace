import { parseCondition } from '../../shared/questionnaires/conditions/text.ts'
import { instrument } from '../../shared/questionnaires/instrument.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { isDefaultScale, type Level } from '../../shared/questionnaires/scale.ts'
import { Refusal } from '../../shared/result.ts'
import { decimal, integer, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { questionnaireIn } from './questionnaire.ts'

const headerColumns = {
  id: text,
  key: text,
  version: text,
  title: text,
  description: text,
  licence: text,
  locale: text,
  hash: text,
}
const selectHeader = `
  SELECT id, template_key AS "key", template_version AS version, title, description, licence, locale, hash
  FROM instrument`
const questionnaire = sql(`${selectHeader} WHERE id = ${questionnaireIn(':tender')}`, { tender: text }, headerColumns)
const firstQuestionnaire = sql(
  `SELECT id FROM instrument WHERE tender_id = :tender AND kind = 'questionnaire' ORDER BY frozen_at, id LIMIT 1`,
  { tender: text },
  { id: text },
)
const byId = sql(`${selectHeader} WHERE id = :id`, { id: text }, headerColumns)

const of = { instrument: text }
const criteria = sql(
  `SELECT id, parent_id AS parent, title, weight, scoring
   FROM criterion WHERE instrument_id = :instrument ORDER BY position`,
  of,
  { id: text, parent: optional(text), title: text, weight: integer, scoring: optional(text) },
)
const sectionColumns = { id: text, parent: optional(text), title: text, introduction: optional(text) }
const sections = sql(
  `SELECT id, parent_id AS parent, title, introduction
   FROM section WHERE instrument_id = :instrument ORDER BY position`,
  of,
  sectionColumns,
)
const questionColumns = {
  id: text,
  section: text,
  criterion: text,
  type: text,
  text,
  weight: integer,
  notApplicable: integer,
  guidance: optional(text),
  evidence: optional(text),
  risk: optional(text),
  unit: optional(text),
  currency: optional(text),
  minimum: optional(text),
  maximum: optional(text),
  shownWhen: optional(text),
  hiddenCountsAs: optional(text),
  knockOutLabel: optional(text),
  knockOutReason: optional(text),
  knockOutTest: optional(text),
  knockOutValue: optional(text),
}
const questions = sql(
  `SELECT id, section_id AS section, criterion_id AS criterion, type, text, weight, not_applicable AS notApplicable,
          guidance, evidence, risk, unit, currency, minimum, maximum, shown_when AS shownWhen,
          hidden_counts_as AS hiddenCountsAs, knock_out_label AS knockOutLabel, knock_out_reason AS knockOutReason,
          knock_out_test AS knockOutTest, knock_out_value AS knockOutValue
   FROM question WHERE instrument_id = :instrument ORDER BY position`,
  of,
  questionColumns,
)
const choices = sql(
  `SELECT question_id AS question, id, label, points / 1000.0 AS points
   FROM question_choice WHERE instrument_id = :instrument ORDER BY question_id, position`,
  of,
  { question: text, id: text, label: optional(text), points: optional(decimal) },
)
const bands = sql(
  `SELECT question_id AS question, starts_at AS "from", points / 1000.0 AS points
   FROM question_band WHERE instrument_id = :instrument ORDER BY question_id, position`,
  of,
  { question: text, from: text, points: decimal },
)
const columns = sql(
  `SELECT question_id AS question, id, title, type
   FROM question_column WHERE instrument_id = :instrument ORDER BY question_id, position`,
  of,
  { question: text, id: text, title: text, type: text },
)
const terms = sql(
  `SELECT question_id AS question, kind, value
   FROM question_term WHERE instrument_id = :instrument ORDER BY question_id, kind, position`,
  of,
  { question: text, kind: text, value: text },
)
const translations = sql(
  `SELECT language, text_id AS id, source, text
   FROM instrument_translation WHERE instrument_id = :instrument ORDER BY position`,
  of,
  { language: text, id: text, source: text, text },
)
const levels = sql(
  `SELECT points / 1000.0 AS points, label
   FROM scale_level WHERE instrument_id = :instrument ORDER BY position`,
  of,
  { points: decimal, label: optional(text) },
)
const meanings = sql(
  `SELECT subject, subject_id AS subjectId, text
   FROM level_meaning WHERE instrument_id = :instrument ORDER BY subject, subject_id, position`,
  of,
  { subject: text, subjectId: text, text },
)

/** A frozen questionnaire, with its id and the hash recorded when it was frozen. */
export type LoadedInstrument = { id: string; instrument: Instrument; hash: string }
type Meanings = (subject: string, id: string) => string[] | undefined

/** Instruments by hash. They never change, so one that was read and checked once serves every later call. */
const known = new Map<string, Instrument>()
const mostKnown = 8

/** The frozen questionnaire of a tender. Its rows are checked against the model. */
export function loadInstrument(read: Reader, tender: string): LoadedInstrument {
  return loaded(read, headerOf(read, tender))
}

/** As `loadInstrument`, by the instrument's own id. */
export function loadInstrumentById(read: Reader, id: string): LoadedInstrument {
  const header = read.get(byId, { id })
  if (!header) throw new Refusal('instrument.notFound', { instrument: id })
  return loaded(read, header)
}

/** As `loadInstrument`, from the rows as they are now. */
export function readInstrument(read: Reader, tender: string): Instrument {
  return built(read, headerOf(read, tender))
}

/** As `loadInstrumentById`, from the rows as they are now. */
export function readInstrumentById(read: Reader, id: string): Instrument {
  const header = read.get(byId, { id })
  if (!header) throw new Refusal('instrument.notFound', { instrument: id })
  return built(read, header)
}

/** The id of the questionnaire that a tender began with: submissions belong to it, whichever version they are read in. */
export function firstQuestionnaireOf(read: Reader, tender: string): string {
  const found = read.get(firstQuestionnaire, { tender })
  if (!found) throw new Refusal('tender.notFound', { tender })
  return found.id
}

function headerOf(read: Reader, tender: string): RowOf<typeof headerColumns> {
  const header = read.get(questionnaire, { tender })
  if (!header) throw new Refusal('tender.notFound', { tender })
  return header
}

function loaded(read: Reader, header: RowOf<typeof headerColumns>): LoadedInstrument {
  const { id, hash } = header
  const before = known.get(hash)
  if (before) return { id, instrument: before, hash }
  const instrument = built(read, header)
  if (known.size >= mostKnown) known.clear()
  known.set(hash, instrument)
  return { id, instrument, hash }
}

function built(read: Reader, { id, hash: _, ...facts }: RowOf<typeof headerColumns>): Instrument {
  const of = { instrument: id }
  const scale = read.all(levels, of).map(({ points, label }): Level => (label === null ? { points } : { points, label }))
  const texts = Map.groupBy(read.all(meanings, of), ({ subject, subjectId }) => `${subject}:${subjectId}`)
  const meaning: Meanings = (subject, subjectId) => texts.get(`${subject}:${subjectId}`)?.map(({ text }) => text)
  const translated = Map.groupBy(read.all(translations, of), ({ language }) => language)
  return instrument.parse({
    format: 'assay-template',
    formatVersion: 1,
    ...facts,
    ...(isDefaultScale(scale) ? {} : { scale }),
    defaultAnchors: meaning('instrument', ''),
    criteria: tree(
      read.all(criteria, of),
      ({ id, title, weight, scoring }) => ({
        id,
        title,
        weight,
        scoring: scoring ?? undefined,
        anchors: meaning('criterion', id),
      }),
      'children',
    ),
    sections: tree(read.all(sections, of), sectionReader(read, id, meaning), 'sections'),
    ...(translated.size > 0 && {
      translations: [...translated].map(([language, texts]) => ({
        language,
        texts: texts.map(({ id, source, text }) => ({ id, source, text })),
      })),
    }),
  })
}

function sectionReader(read: Reader, instrument: string, meaning: Meanings) {
  const bySection = Map.groupBy(read.all(questions, { instrument }), ({ section }) => section)
  const question = questionReader(read, instrument, meaning)
  return ({ id, title, introduction }: RowOf<typeof sectionColumns>) => ({
    id,
    title,
    introduction: introduction ?? undefined,
    questions: (bySection.get(id) ?? []).map(question),
  })
}

function questionReader(read: Reader, instrument: string, meaning: Meanings) {
  const choicesOf = Map.groupBy(read.all(choices, { instrument }), ({ question }) => question)
  const bandsOf = Map.groupBy(read.all(bands, { instrument }), ({ question }) => question)
  const columnsOf = Map.groupBy(read.all(columns, { instrument }), ({ question }) => question)
  const termsOf = Map.groupBy(read.all(terms, { instrument }), ({ question, kind }) => `${kind}:${question}`)

  return (row: RowOf<typeof questionColumns>): object => {
    const values = (kind: string) => (termsOf.get(`${kind}:${row.id}`) ?? []).map(({ value }) => value)
    const options = (choicesOf.get(row.id) ?? []).map(({ id, label, points }) => ({ id, label, points: points ?? undefined }))
    const anchors = meaning('question', row.id)
    const bandList = bandsOf.get(row.id)?.map(({ from, points }) => ({ from, points }))
    return {
      id: row.id,
      type: row.type,
      text: row.text,
      guidance: row.guidance ?? undefined,
      evidence: row.evidence ?? undefined,
      risk: row.risk ?? undefined,
      criterion: row.criterion,
      weight: row.weight,
      notApplicable: row.notApplicable === 1,
      references: values('reference'),
      covers: values('covers'),
      ...(row.shownWhen !== null && {
        visibleWhen: { ...conditionFrom(row.shownWhen), hiddenCountsAs: row.hiddenCountsAs },
      }),
      ...(row.knockOutLabel !== null && {
        knockOut: {
          label: row.knockOutLabel,
          reason: row.knockOutReason,
          passes:
            row.knockOutTest === 'oneOf'
              ? { test: 'oneOf', answers: values('passesWith') }
              : { test: row.knockOutTest, value: row.knockOutValue },
        },
      }),
      ...(row.type.endsWith('Choice') && { choices: options }),
      ...(row.type.startsWith('yes') &&
        options.length > 0 && { points: Object.fromEntries(options.map(({ id, points }) => [id, points])) }),
      ...(bandList && { bands: bandList }),
      ...(row.type === 'table' && { columns: columnsOf.get(row.id)?.map(({ id, title, type }) => ({ id, title, type })) }),
      ...(row.unit !== null && { unit: row.unit }),
      ...(row.currency !== null && { currency: row.currency }),
      ...(row.minimum !== null && { minimum: row.minimum }),
      ...(row.maximum !== null && { maximum: row.maximum }),
      ...(anchors && { anchors }),
    }
  }
}

/** The condition that a text says; of one that says none nothing, so that the model refuses the question. */
function conditionFrom(text: string): object {
  const parsed = parseCondition(text)
  return parsed.ok ? parsed.value : {}
}

/** Rebuilds a tree from rows in which each parent comes before its children. */
function tree<Row extends { id: string; parent: string | null }>(rows: Row[], read: (row: Row) => object, key: string): object[] {
  const children = Map.groupBy(rows, ({ parent }) => parent ?? '')
  const build = (row: Row): object => {
    const inner = children.get(row.id)
    return inner ? { ...read(row), [key]: inner.map(build) } : read(row)
  }
  return (children.get('') ?? []).map(build)
}
