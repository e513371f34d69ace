import type { Anchors, Criterion, Instrument, Question, Section } from '../../shared/questionnaires/model.ts'
import { sql, type Writer } from '../workspace/database.ts'

type Nullable<Name extends string> = Record<Name, string | null>

const insertInstrument = sql<
  never,
  Record<'tender' | 'key' | 'version' | 'title' | 'description' | 'licence' | 'locale' | 'hash' | 'frozenAt', string>
>(
  `INSERT INTO instrument (tender_id, template_key, template_version, title, description, licence, locale, hash, frozen_at)
   VALUES (:tender, :key, :version, :title, :description, :licence, :locale, :hash, :frozenAt)`,
)
const insertCriterion = sql<
  never,
  { tender: string; id: string; position: number; title: string; weight: number } & Nullable<'parent' | 'scoring'>
>(
  `INSERT INTO criterion (tender_id, id, parent_id, position, title, weight, scoring)
   VALUES (:tender, :id, :parent, :position, :title, :weight, :scoring)`,
)
const insertSection = sql<
  never,
  { tender: string; id: string; position: number; title: string } & Nullable<'parent' | 'introduction'>
>(
  `INSERT INTO section (tender_id, id, parent_id, position, title, introduction)
   VALUES (:tender, :id, :parent, :position, :title, :introduction)`,
)
const insertQuestion = sql<
  never,
  Record<'tender' | 'id' | 'section' | 'criterion' | 'type' | 'text', string> &
    Record<'position' | 'weight' | 'notApplicable', number> &
    Nullable<'guidance' | 'evidence' | 'risk' | 'unit' | 'currency' | 'minimum' | 'maximum' | 'dependsOn' | 'hiddenCountsAs'> &
    Nullable<'knockOutLabel' | 'knockOutReason' | 'knockOutTest' | 'knockOutValue'>
>(
  `INSERT INTO question (tender_id, id, section_id, criterion_id, position, type, text, guidance, evidence, risk, weight,
     not_applicable, unit, currency, minimum, maximum, depends_on, hidden_counts_as,
     knock_out_label, knock_out_reason, knock_out_test, knock_out_value)
   VALUES (:tender, :id, :section, :criterion, :position, :type, :text, :guidance, :evidence, :risk, :weight,
     :notApplicable, :unit, :currency, :minimum, :maximum, :dependsOn, :hiddenCountsAs,
     :knockOutLabel, :knockOutReason, :knockOutTest, :knockOutValue)`,
)
const insertChoice = sql<
  never,
  { tender: string; question: string; id: string; position: number; label: string | null; points: number | null }
>(
  `INSERT INTO question_choice (tender_id, question_id, id, position, label, points)
   VALUES (:tender, :question, :id, :position, :label, :points)`,
)
const insertBand = sql<never, { tender: string; question: string; position: number; from: string; points: number }>(
  `INSERT INTO question_band (tender_id, question_id, position, starts_at, points)
   VALUES (:tender, :question, :position, :from, :points)`,
)
const insertColumn = sql<never, { tender: string; question: string; id: string; position: number; title: string; type: string }>(
  `INSERT INTO question_column (tender_id, question_id, id, position, title, type)
   VALUES (:tender, :question, :id, :position, :title, :type)`,
)
const insertTerm = sql<never, { tender: string; question: string; kind: string; position: number; value: string }>(
  `INSERT INTO question_term (tender_id, question_id, kind, position, value)
   VALUES (:tender, :question, :kind, :position, :value)`,
)
const insertAnchor = sql<never, { tender: string; subject: string; subjectId: string; points: number; text: string }>(
  `INSERT INTO anchor (tender_id, subject, subject_id, points, text)
   VALUES (:tender, :subject, :subjectId, :points, :text)`,
)

/** Writes the frozen copy of a questionnaire. `loadInstrument` reads back the very same value. */
export function storeInstrument(
  write: Writer,
  tender: string,
  { instrument, hash, frozenAt }: { instrument: Instrument; hash: string; frozenAt: string },
): void {
  const { key, version, title, description, licence, locale } = instrument
  write.run(insertInstrument, { tender, key, version, title, description, licence, locale, hash, frozenAt })
  storeAnchors(write, tender, 'instrument', '', instrument.defaultAnchors)

  let criteria = 0
  const storeCriterion = (criterion: Criterion, parent: string | null): void => {
    const { id, title, weight, scoring = null, anchors, children = [] } = criterion
    write.run(insertCriterion, { tender, id, parent, position: ++criteria, title, weight, scoring })
    if (anchors) storeAnchors(write, tender, 'criterion', id, anchors)
    for (const child of children) storeCriterion(child, id)
  }
  for (const criterion of instrument.criteria) storeCriterion(criterion, null)

  let sections = 0
  let questions = 0
  const storeSection = (section: Section, parent: string | null): void => {
    const { id, title, introduction = null } = section
    write.run(insertSection, { tender, id, parent, position: ++sections, title, introduction })
    for (const question of section.questions) storeQuestion(write, { tender, section: id, position: ++questions }, question)
    for (const inner of section.sections ?? []) storeSection(inner, id)
  }
  for (const section of instrument.sections) storeSection(section, null)
}

function storeQuestion(write: Writer, at: { tender: string; section: string; position: number }, question: Question): void {
  const { tender } = at
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
    dependsOn: visibleWhen?.question ?? null,
    hiddenCountsAs: visibleWhen?.hiddenCountsAs ?? null,
    knockOutLabel: knockOut?.label ?? null,
    knockOutReason: knockOut?.reason ?? null,
    knockOutTest: knockOut?.passes.test ?? null,
    knockOutValue: knockOut && knockOut.passes.test !== 'oneOf' ? knockOut.passes.value : null,
  })

  const storeTerms = (kind: string, values: readonly string[]): void => {
    for (const [position, value] of values.entries())
      write.run(insertTerm, { tender, question: question.id, kind, position, value })
  }
  storeTerms('reference', question.references)
  storeTerms('covers', question.covers)
  storeTerms('shownFor', visibleWhen?.answers ?? [])
  storeTerms('passesWith', knockOut?.passes.test === 'oneOf' ? knockOut.passes.answers : [])

  for (const [position, choice] of choicesOf(question).entries())
    write.run(insertChoice, { tender, question: question.id, position, ...choice })
  if (question.type === 'number' || question.type === 'percentage')
    for (const [position, band] of (question.bands ?? []).entries())
      write.run(insertBand, { tender, question: question.id, position, ...band })
  if (question.type === 'table')
    for (const [position, column] of question.columns.entries())
      write.run(insertColumn, { tender, question: question.id, position, ...column })
  if ('anchors' in question && question.anchors) storeAnchors(write, tender, 'question', question.id, question.anchors)
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

function storeAnchors(write: Writer, tender: string, subject: string, subjectId: string, anchors: Anchors): void {
  for (const [points, text] of anchors.entries()) write.run(insertAnchor, { tender, subject, subjectId, points, text })
}
