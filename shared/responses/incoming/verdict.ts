import type { Translate } from '../../messages/translate.ts'
import type { Instrument, Question } from '../../questionnaires/model.ts'
import { questionNumbers } from '../../questionnaires/numbers.ts'
import { inLanguage } from '../../questionnaires/translations/translated.ts'
import { questionsOf } from '../../questionnaires/walk.ts'
import { type Answer, blank } from '../answer.ts'
import type { VerdictRow } from '../contract.ts'
import { sectionHead } from '../outgoing/layout.ts'
import { type CellValues, rowCells } from '../outgoing/row-cells.ts'
import { visibilityOf } from '../visibility.ts'
import { type FormRow, formOf, rowId } from '../workbook/form.ts'
import { columnKeys } from '../workbook/mark.ts'
import { gatherRows } from './gather.ts'
import { type AnswerChange, type Attachments, type Judged, judge, type Recorded, shown } from './judge.ts'
import { alteredCells, printOf } from './locked.ts'
import { type Remark, Remarks } from './remarks.ts'
import { type Returned, wordsOf } from './returned.ts'
import { remarkOnSheets } from './sheet-remarks.ts'
import { notesOf, objectsOf, outsideOf, unknownRows } from './stray.ts'
import { Swapped } from './swapped.ts'

export type { AnswerChange, Attachments, Recorded } from './judge.ts'

export type AnswersVerdict = {
  /** One row for every question in the order of the questionnaire, then what belongs to none. */
  rows: VerdictRow[]
  /** On the workbook as a whole. */
  remarks: Remark[]
  changes: AnswerChange[]
  /** Names of files that answers name, in the order of the questionnaire. */
  named: string[]
}

/**
 * Compares a workbook that came back with what the bid has said so far. Rows are matched by id alone.
 * An emptied cell, or a row that is gone, never deletes an answer: the row is `missing` and what was recorded stays.
 * A row whose answer cannot be taken is `rejected` as a whole, with its comment and files.
 * The workbook is held against the language that it was issued in; what is told of it is in the questionnaire's own.
 */
export function verdictOf(
  {
    instrument,
    recorded,
    returned,
    attachments,
  }: {
    instrument: Instrument
    recorded: ReadonlyMap<string, Recorded>
    returned: Returned
    attachments: Attachments
  },
  translate: Translate,
): AnswersVerdict {
  const asked = returned.questions === '' ? instrument : inLanguage(instrument, returned.questions)
  const questions = questionsOf(asked)
  const form = formOf(asked)
  const languages = questionsInLanguages(instrument)
  const inLanguages = ({ id }: Question) => languages.get(id) ?? []
  const ours = new Map(form.flatMap(({ rows }) => rows.map((row) => [rowId(row), row] as const)))
  const { byQuestion, headings, unknown } = gatherRows(returned, questions, (id) => ours.has(id))
  const numbers = questionNumbers(instrument)
  const words = wordsOf(returned, translate)
  const known = new Map(questions.map((question) => [question.id, question]))
  const cellsOf = (row: FormRow) => rowCells(row, { questions: known, numbers, given: undefined }, words)
  const swapped = new Swapped(
    new Map(
      [...ours].flatMap(([id, row]) => {
        const print = printOf(row, (key) => String(cellsOf(row).get(key)?.content ?? ''))
        return print ? [[id, print] as const] : []
      }),
    ),
  )
  const judged = questions.map((question) =>
    judge(
      question,
      byQuestion.get(question.id),
      recorded.get(question.id),
      { attachments, cellsOf, words, swapped, inLanguages },
      translate,
    ),
  )
  remarkOnBlanks(judged, numbers)

  const remarks = new Remarks(translate)
  remarkOnSheets(
    returned,
    new Map(form.map(({ section, name }) => [section.id, name])),
    new Map(columnKeys.map((key) => [key, words(`responses.column.${key}`)])),
    remarks,
  )
  const repeats = [...byQuestion.values()].flatMap((gathered) => gathered.repeats)
  const beside = headings.flatMap((row) => {
    const written = ours.get(row.id)
    const cells = written ? alteredCells(written, row, cellsOf(written)).flatMap(({ cell }) => cell ?? []) : []
    return cells.length > 0 ? [{ sheet: row.sheet.sheet.name, cells }] : []
  })
  const outside = outsideOf(
    returned,
    (part) => {
      const sheet = form.find(({ section }) => section.id === part)
      return sheet ? Object.values(sectionHead(sheet, words)) : []
    },
    offered([...ours.values()].map(cellsOf)),
  )
  const notes = notesOf(returned, (id) => {
    const row = ours.get(id)
    return row && cellsOf(row)
  })
  const named = [...new Set(judged.flatMap((row) => row.named))]
  const meant = new Set(named.map((name) => attachments.find(name)?.fileName))
  const unnamed = attachments.names.filter((name) => !meant.has(name))
  if (unnamed.length > 0) remarks.add('filesUnnamed', { count: unnamed.length, files: unnamed.slice(0, 20).join('; ') })
  const rows = judged.map((row): VerdictRow => {
    const number = numbers.get(row.question.id) ?? ''
    const [question = row.question] = inLanguages(row.question)
    const [before, after] = row.beside ?? [
      shown(question, recorded.get(question.id)?.answer ?? blank, translate),
      shown(question, row.answer, translate),
    ]
    return {
      verdict: row.verdict,
      subject: row.question.id,
      label: translate('import.label', { number, text: question.text }),
      cell: row.cell,
      before,
      after: row.verdict === 'rejected' ? row.refused : after,
      remarks: row.remarks.list(),
    }
  })
  return {
    rows: [
      ...rows,
      ...unknownRows(
        { unknown, repeats, outside: [...beside, ...outside], notes, objects: objectsOf(returned) },
        remarks,
        translate,
      ),
    ],
    remarks: remarks.list(),
    changes: judged.flatMap(({ change }) => change ?? []),
    named,
  }
}

/** Every question in its own language, then in all others, by id. */
function questionsInLanguages(instrument: Instrument): Map<string, Question[]> {
  const translated = (instrument.translations ?? []).map(({ language }) => inLanguage(instrument, language))
  return Map.groupBy([instrument, ...translated].flatMap(questionsOf), ({ id }) => id)
}

/** The words of all dropdowns, each list once. */
function offered(rows: readonly CellValues[]): string[] {
  const lists = rows.flatMap((cells) =>
    [...cells.values()].flatMap(({ validation }) => (validation && 'values' in validation ? [validation.values] : [])),
  )
  return [...new Map(lists.map((values) => [JSON.stringify(values), values])).values()].flat()
}

/** Tells blanks apart: where the question, after the import, is not put to this bidder, a blank is right, and an answer worth a remark. */
function remarkOnBlanks(judged: Judged[], numbers: ReadonlyMap<string, string>): void {
  const questions: Question[] = judged.map(({ question }) => question)
  const answers = new Map<string, Answer>(judged.map(({ question, answer }) => [question.id, answer]))
  const visibility = visibilityOf(questions, answers, new Set())
  for (const row of judged) {
    const seen = visibility.get(row.question.id)
    const asked = seen?.state !== 'hidden'
    if (asked) {
      if (row.answer.state === 'blank' && row.verdict === 'missing' && row.cell !== null) row.remarks.add('unanswered')
      continue
    }
    const controller = numbers.get(seen.controller) ?? ''
    if (row.answer.state !== 'blank') row.remarks.add('notAsked', { number: controller })
    else if (row.verdict === 'missing' && row.cell !== null) {
      row.verdict = 'unchanged'
      row.remarks.add('notAskedBlank', { number: controller })
    }
  }
}
