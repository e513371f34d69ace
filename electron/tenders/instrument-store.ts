import { randomUUID } from 'node:crypto'
import { formatCondition } from '../../shared/questionnaires/conditions/text.ts'
import type { Anchors, Criterion, Instrument, Question, Section, Translation } from '../../shared/questionnaires/model.ts'
import { scaleOf } from '../../shared/questionnaires/scale.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { sql, type Writer } from '../workspace/database.ts'

const insertInstrument = sql(
  `INSERT INTO instrument (id, kind, tender_id, template_key, template_version, title, description, licence, locale, hash, frozen_at)
   VALUES (:id, 'questionnaire', :tender, :key, :version, :title, :description, :licence, :locale, :hash, :frozenAt)`,
  {
    id: text,
    tender: text,
    key: text,
    version: text,
    title: text,
    description: text,
    licence: text,
    locale: text,
    hash: text,
    frozenAt: text,
  },
)
const insertLevel = sql(
  'INSERT INTO scale_level (instrument_id, position, points, label) VALUES (:instrument, :position, :points, :label)',
  { instrument: text, position: integer, points: integer, label: optional(text) },
)
const insertMeaning = sql(
  `INSERT INTO level_meaning (instrument_id, subject, subject_id, position, text)
   VALUES (:instrument, :subject, :subjectId, :position, :text)`,
  { instrument: text, subject: text, subjectId: text, position: integer, text },
)
const insertCriterion = sql(
  `INSERT INTO criterion (instrument_id, id, parent_id, position, title, weight, scoring)
   VALUES (:instrument, :id, :parent, :position, :title, :weight, :scoring)`,
  {
    instrument: text,
    id: text,
    parent: optional(text),
    position: integer,
    title: text,
    weight: integer,
    scoring: optional(text),
  },
)
const insertSection = sql(
  `INSERT INTO section (instrument_id, id, parent_id, position, title, introduction)
   VALUES (:instrument, :id, :parent, :position, :title, :introduction)`,
  { instrument: text, id: text, parent: optional(text), position: integer, title: text, introduction: optional(text) },
)
const insertQuestion = sql(
  `INSERT INTO question (instrument_id, id, section_id, criterion_id, position, type, text, guidance, evidence, risk, weight,
     not_applicable, unit, currency, minimum, maximum, shown_when, hidden_counts_as,
     knock_out_label, knock_out_reason, knock_out_test, knock_out_value)
   VALUES (:instrument, :id, :section, :criterion, :position, :type, :text, :guidance, :evidence, :risk, :weight,
     :notApplicable, :unit, :currency, :minimum, :maximum, :shownWhen, :hiddenCountsAs,
     :knockOutLabel, :knockOutReason, :knockOutTest, :knockOutValue)`,
  {
    instrument: text,
    id: text,
    section: text,
    criterion: text,
    position: integer,
    type: text,
    text,
    guidance: optional(text),
    evidence: optional(text),
    risk: optional(text),
    weight: integer,
    notApplicable: integer,
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
  },
)
const insertChoice = sql(
  `INSERT INTO question_choice (instrument_id, question_id, id, position, label, points)
   VALUES (:instrument, :question, :id, :position, :label, :points)`,
  { instrument: text, question: text, id: text, position: integer, label: optional(text), points: optional(integer) },
)
const insertBand = sql(
  `INSERT INTO question_band (instrument_id, question_id, position, starts_at, points)
   VALUES (:instrument, :question, :position, :from, :points)`,
  { instrument: text, question: text, position: integer, from: text, points: integer },
)
const insertColumn = sql(
  `INSERT INTO question_column (instrument_id, question_id, id, position, title, type)
   VALUES (:instrument, :question, :id, :position, :title, :type)`,
  { instrument: text, question: text, id: text, position: integer, title: text, type: text },
)
const insertTerm = sql(
  `INSERT INTO question_term (instrument_id, question_id, kind, position, value)
   VALUES (:instrument, :question, :kind, :position, :value)`,
  { instrument: text, question: text, kind: text, position: integer, value: text },
)

const insertTranslation = sql(
  `INSERT INTO instrument_translation (instrument_id, position, language, text_id, source, text)
   VALUES (:instrument, :position, :language, :id, :source, :text)`,
  { instrument: text, position: integer, language: text, id: text, source: text, text },
)

/** Writes the frozen copy of a tender's questionnaire, and returns its id. `loadInstrument` reads back the very same value. */
export function storeInstrument(
  write: Writer,
  tender: string,
  { instrument, hash, frozenAt }: { instrument: Instrument; hash: string; frozenAt: string },
): string {
  const { key, version, title, description, licence, locale } = instrument
  const id = randomUUID()
  write.run(insertInstrument, { id, tender, key, version, title, description, licence, locale, hash, frozenAt })
  for (const [position, { points, label = null }] of scaleOf(instrument).entries())
    write.run(insertLevel, { instrument: id, position, points: thousandths(points), label })
  storeAnchors(write, { instrument: id, subject: 'instrument', subjectId: '' }, instrument.defaultAnchors)
  storeCriteria(write, id, instrument.criteria)
  storeSections(write, id, instrument.sections)
  storeTranslations(write, id, instrument.translations ?? [])
  return id
}

/** Points are stored in whole thousandths. */
const thousandths = (points: number): number => Math.round(points * 1000)

function storeCriteria(write: Writer, instrument: string, criteria: readonly Criterion[]): void {
  let position = 0
  const store = (criterion: Criterion, parent: string | null): void => {
    const { id, title, weight, scoring = null, anchors, children = [] } = criterion
    write.run(insertCriterion, { instrument, id, parent, position: ++position, title, weight, scoring })
    if (anchors) storeAnchors(write, { instrument, subject: 'criterion', subjectId: id }, anchors)
    for (const child of children) store(child, id)
  }
  for (const criterion of criteria) store(criterion, null)
}

function storeSections(write: Writer, instrument: string, sections: readonly Section[]): void {
  let position = 0
  let questions = 0
  const store = (section: Section, parent: string | null): void => {
    const { id, title, introduction = null } = section
    write.run(insertSection, { instrument, id, parent, position: ++position, title, introduction })
    for (const question of section.questions) storeQuestion(write, { instrument, section: id, position: ++questions }, question)
    for (const inner of section.sections ?? []) store(inner, id)
  }
  for (const section of sections) store(section, null)
}

function storeTranslations(write: Writer, instrument: string, translations: readonly Translation[]): void {
  const said = translations.flatMap(({ language, texts }) => texts.map((text) => ({ language, ...text })))
  for (const [position, one] of said.entries()) write.run(insertTranslation, { instrument, position, ...one })
}

function storeQuestion(write: Writer, at: { instrument: string; section: string; position: number }, question: Question): void {
  const { instrument } = at
  const { knockOut, visibleWhen } = question
  write.run(insertQuestion, {
    ...at,
    id: question.id,
    criterion: question.criterion,
    type: question.type,
    text: question.text,
    guidance: question.guidance ?? null,
    evidence: question.evidence ?? null,
    risk: question.risk ?? null,
    weight: question.weight,
    notApplicable: question.notApplicable ? 1 : 0,
    unit: question.type === 'number' ? question.unit : null,
    currency: question.type === 'money' ? question.currency : null,
    minimum: question.type === 'number' ? (question.minimum ?? null) : null,
    maximum: question.type === 'number' ? (question.maximum ?? null) : null,
    shownWhen: visibleWhen ? formatCondition(visibleWhen) : null,
    hiddenCountsAs: visibleWhen?.hiddenCountsAs ?? null,
    knockOutLabel: knockOut?.label ?? null,
    knockOutReason: knockOut?.reason ?? null,
    knockOutTest: knockOut?.passes.test ?? null,
    knockOutValue: knockOut && knockOut.passes.test !== 'oneOf' ? knockOut.passes.value : null,
  })

  const storeTerms = (kind: string, values: readonly string[]): void => {
    for (const [position, value] of values.entries())
      write.run(insertTerm, { instrument, question: question.id, kind, position, value })
  }
  storeTerms('reference', question.references)
  storeTerms('covers', question.covers)
  storeTerms('passesWith', knockOut?.passes.test === 'oneOf' ? knockOut.passes.answers : [])

  for (const [position, choice] of choicesOf(question).entries())
    write.run(insertChoice, {
      instrument,
      question: question.id,
      position,
      ...choice,
      points: choice.points === null ? null : thousandths(choice.points),
    })
  if (question.type === 'number' || question.type === 'percentage')
    for (const [position, band] of (question.bands ?? []).entries())
      write.run(insertBand, { instrument, question: question.id, position, from: band.from, points: thousandths(band.points) })
  if (question.type === 'table')
    for (const [position, column] of question.columns.entries())
      write.run(insertColumn, { instrument, question: question.id, position, ...column })
  if ('anchors' in question && question.anchors)
    storeAnchors(write, { instrument, subject: 'question', subjectId: question.id }, question.anchors)
}

function choicesOf(question: Question): { id: string; label: string | null; points: number | null }[] {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ id, label, points = null }) => ({ id, label, points }))
    case 'yesNo':
    case 'yesPartlyNo':
      return Object.entries(question.points ?? {}).map(([id, points]) => ({ id, label: null, points }))
    default:
      return []
  }
}

function storeAnchors(
  write: Writer,
  of: { instrument: string; subject: 'instrument' | 'question' | 'criterion'; subjectId: string },
  anchors: Anchors,
): void {
  for (const [position, text] of anchors.entries()) write.run(insertMeaning, { ...of, position, text })
}
