import { type Instrument, instrument } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import { type Reader, sql } from '../workspace/database.ts'

type ByTender = { tender: string }
type InstrumentRow = Record<'key' | 'version' | 'title' | 'description' | 'licence' | 'locale' | 'hash', string>
type CriterionRow = { id: string; parent: string | null; title: string; weight: number; scoring: string | null }
type SectionRow = { id: string; parent: string | null; title: string; introduction: string | null }
type QuestionRow = Record<'id' | 'section' | 'criterion' | 'type' | 'text', string> &
  Record<'weight' | 'notApplicable', number> &
  Record<'guidance' | 'evidence' | 'risk' | 'unit' | 'currency' | 'minimum' | 'maximum', string | null> &
  Record<'dependsOn' | 'hiddenCountsAs' | 'knockOutLabel' | 'knockOutReason' | 'knockOutTest' | 'knockOutValue', string | null>
type ChoiceRow = { question: string; id: string; label: string | null; points: number | null }
type BandRow = { question: string; from: string; points: number }
type ColumnRow = { question: string; id: string; title: string; type: string }
type TermRow = { question: string; kind: string; value: string }
type AnchorRow = { subject: string; subjectId: string; text: string }

const header = sql<InstrumentRow, ByTender>(
  `SELECT template_key AS "key", template_version AS version, title, description, licence, locale, hash
   FROM instrument WHERE tender_id = :tender`,
)
const criteria = sql<CriterionRow, ByTender>(
  'SELECT id, parent_id AS parent, title, weight, scoring FROM criterion WHERE tender_id = :tender ORDER BY position',
)
const sections = sql<SectionRow, ByTender>(
  'SELECT id, parent_id AS parent, title, introduction FROM section WHERE tender_id = :tender ORDER BY position',
)
const questions = sql<QuestionRow, ByTender>(
  `SELECT id, section_id AS section, criterion_id AS criterion, type, text, weight, not_applicable AS notApplicable,
          guidance, evidence, risk, unit, currency, minimum, maximum, depends_on AS dependsOn,
          hidden_counts_as AS hiddenCountsAs, knock_out_label AS knockOutLabel, knock_out_reason AS knockOutReason,
          knock_out_test AS knockOutTest, knock_out_value AS knockOutValue
   FROM question WHERE tender_id = :tender ORDER BY position`,
)
const choices = sql<ChoiceRow, ByTender>(
  'SELECT question_id AS question, id, label, points FROM question_choice WHERE tender_id = :tender ORDER BY question_id, position',
)
const bands = sql<BandRow, ByTender>(
  `SELECT question_id AS question, starts_at AS "from", points
   FROM question_band WHERE tender_id = :tender ORDER BY question_id, position`,
)
const columns = sql<ColumnRow, ByTender>(
  'SELECT question_id AS question, id, title, type FROM question_column WHERE tender_id = :tender ORDER BY question_id, position',
)
const terms = sql<TermRow, ByTender>(
  'SELECT question_id AS question, kind, value FROM question_term WHERE tender_id = :tender ORDER BY question_id, kind, position',
)
const anchors = sql<AnchorRow, ByTender>(
  'SELECT subject, subject_id AS subjectId, text FROM anchor WHERE tender_id = :tender ORDER BY subject, subject_id, points',
)

/** Instruments by hash. They never change, so one that was read and checked once serves every later call. */
const known = new Map<string, Instrument>()
const mostKnown = 8

/** The frozen questionnaire of a tender, with the hash recorded when it was frozen. Its rows are checked against the model. */
export function loadInstrument(read: Reader, tender: string): { instrument: Instrument; hash: string } {
  const row = read.get(header, { tender })
  if (!row) throw new Refusal('tender.notFound', { tender })
  const instrument = known.get(row.hash) ?? readInstrument(read, tender)
  if (known.size >= mostKnown) known.clear()
  known.set(row.hash, instrument)
  return { instrument, hash: row.hash }
}

/** As `loadInstrument`, from the rows as they are now. */
export function readInstrument(read: Reader, tender: string): Instrument {
  const row = read.get(header, { tender })
  if (!row) throw new Refusal('tender.notFound', { tender })
  const { hash: _, ...facts } = row
  const scales = grouped(read.all(anchors, { tender }), ({ subject, subjectId }) => `${subject}:${subjectId}`)
  const scale = (subject: string, id: string) => scales.get(`${subject}:${id}`)?.map(({ text }) => text)
  return instrument.parse({
    format: 'assay-template',
    formatVersion: 1,
    ...facts,
    defaultAnchors: scale('instrument', ''),
    criteria: tree(
      read.all(criteria, { tender }),
      ({ id, title, weight, scoring }) => ({ id, title, weight, scoring: scoring ?? undefined, anchors: scale('criterion', id) }),
      'children',
    ),
    sections: tree(read.all(sections, { tender }), sectionReader(read, tender, scale), 'sections'),
  })
}

function sectionReader(read: Reader, tender: string, scale: (subject: string, id: string) => string[] | undefined) {
  const bySection = grouped(read.all(questions, { tender }), ({ section }) => section)
  const question = questionReader(read, tender, scale)
  return ({ id, title, introduction }: SectionRow) => ({
    id,
    title,
    introduction: introduction ?? undefined,
    questions: (bySection.get(id) ?? []).map(question),
  })
}

function questionReader(read: Reader, tender: string, scale: (subject: string, id: string) => string[] | undefined) {
  const of = ({ question }: { question: string }) => question
  const choicesOf = grouped(read.all(choices, { tender }), of)
  const bandsOf = grouped(read.all(bands, { tender }), of)
  const columnsOf = grouped(read.all(columns, { tender }), of)
  const termsOf = grouped(read.all(terms, { tender }), ({ question, kind }) => `${kind}:${question}`)

  return (row: QuestionRow): object => {
    const values = (kind: string) => (termsOf.get(`${kind}:${row.id}`) ?? []).map(({ value }) => value)
    const options = (choicesOf.get(row.id) ?? []).map(({ id, label, points }) => ({ id, label, points: points ?? undefined }))
    const anchors = scale('question', row.id)
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
      ...(row.dependsOn !== null && {
        visibleWhen: { question: row.dependsOn, answers: values('shownFor'), hiddenCountsAs: row.hiddenCountsAs },
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

/** Rebuilds a tree from rows in which each parent comes before its children. */
function tree<Row extends { id: string; parent: string | null }>(rows: Row[], read: (row: Row) => object, key: string): object[] {
  const children = grouped(rows, ({ parent }) => parent ?? '')
  const build = (row: Row): object => {
    const inner = children.get(row.id)
    return inner ? { ...read(row), [key]: inner.map(build) } : read(row)
  }
  return (children.get('') ?? []).map(build)
}

function grouped<Row>(rows: Row[], key: (row: Row) => string): Map<string, Row[]> {
  return Map.groupBy(rows, key)
}
