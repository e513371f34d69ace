import type { Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import { type Answer, blank, sameAnswer } from '../answer.ts'
import type { Verdict } from '../contract.ts'
import type { CellValues } from '../outgoing/row-cells.ts'
import { formatAnswer } from '../text/format.ts'
import { explainRejection, parseAnswer } from '../text/parse.ts'
import type { Given } from '../workbook/facts.ts'
import type { FormRow } from '../workbook/form.ts'
import { commentOf, commentShown } from './comment.ts'
import type { Gathered } from './gather.ts'
import { remarkOnLocked, swappedIn } from './locked.ts'
import { readAnswer } from './read-answer.ts'
import { Remarks, shortened } from './remarks.ts'
import { rowPlace } from './stray.ts'
import type { Swapped } from './swapped.ts'
import { placeOf, takeText, withoutFault } from './take-cell.ts'

/** What the bid has so far: its answer to a question, and the content of each file that it names (null: not arrived). */
export type Recorded = Given & { contents: ReadonlyMap<string, string | null> }

/** Files that came with the workbook or lie where they may be looked for. Names are in NFC. */
export type Attachments = {
  find: (name: string) => { fileName: string; sha256: string; size: number } | undefined
  /** What came with the workbook, named or not. */
  names: readonly string[]
}

/** What an import writes for one question. Files are named in NFC. */
export type AnswerChange = { question: string; answer: Answer; comment: string | null; files: readonly string[] }

/** What becomes of one question. */
export type Judged = {
  question: Question
  verdict: Verdict
  cell: string | null
  /** The answer after the import; unchanged where the workbook's cannot be taken. */
  answer: Answer
  /** What stood in a cell that cannot be taken. */
  refused: string | null
  /** What changes beside an answer that stays, before and after. */
  beside?: Beside
  change?: AnswerChange
  named: readonly string[]
  remarks: Remarks
}

type Beside = readonly [before: string | null, after: string | null]

const nothing: Recorded = { answer: blank, comment: null, files: [], contents: new Map() }

export type JudgeContext = {
  attachments: Attachments
  /** What we wrote into the cells of a row. */
  cellsOf: (row: FormRow) => CellValues
  /** The words of Assay in the workbook. */
  words: Translate
  /** The question in its own language, then in all others. */
  inLanguages: (question: Question) => readonly Question[]
  swapped: Swapped
}

/** Compares what the workbook says to a question with what is recorded. */
export function judge(
  question: Question,
  rows: Gathered | undefined,
  recorded: Recorded = nothing,
  { attachments, cellsOf, words, swapped, inLanguages }: JudgeContext,
  translate: Translate,
): Judged {
  const remarks = new Remarks(translate)
  const judged = { question, answer: recorded.answer, refused: null, named: recorded.files, remarks }
  if (!rows || (!rows.own && rows.parts.size === 0)) {
    remarks.add(recorded.answer.state === 'blank' ? 'rowMissing' : 'rowMissingKept')
    return { ...judged, verdict: 'missing', cell: null }
  }
  const cell = rows.own ? placeOf(rows.own, 'answer') : null
  if (!rows.own) remarks.add('ownRowMissing')
  const exchanged = swappedIn(question, rows, cellsOf, swapped)
  if (!exchanged) remarkOnLocked(question, rows, cellsOf, remarks)

  const rejected = (cell: string | null, refused: string | null): Judged => {
    const kept = shown(inLanguages(question)[0] ?? question, recorded.answer, translate)
    if (kept !== null) remarks.add('rejectedKept', { answer: shortened(kept) })
    return { ...judged, verdict: 'rejected', cell, refused }
  }
  const contradiction = rows.repeats.find(({ same }) => !same)
  if (contradiction) {
    remarks.add('repeatDiffers', { first: rowPlace(contradiction.first), other: rowPlace(contradiction.other) })
    return rejected(cell, null)
  }
  if (exchanged) {
    remarks.add('swapped', { sent: exchanged.sent, returned: exchanged.returned })
    return rejected(placeOf(exchanged.row, exchanged.key), shortened(textAt(rows)) || null)
  }
  const written = cellsOf({ kind: 'question', question }).get('answer')?.content
  const lockedText = typeof written === 'string' ? written : undefined
  const read = readAnswer(question, rows, lockedText, remarks, { words, translate, inLanguages })
  if (!read.ok) return rejected(read.cell, shortened(textAt(rows)) || null)

  const comment = commentOf(rows.own, recorded.comment, remarks)
  const files = fileNames(question, rows, read.answer, recorded, remarks, translate)
  const answer = read.answer.state === 'blank' ? recorded.answer : read.answer
  if (read.answer.state === 'blank' && recorded.answer.state !== 'blank') remarks.add('emptied')
  const change: AnswerChange = { question: question.id, answer, comment, files }
  const unanswered = read.answer.state === 'blank'
  if (!differs(change, recorded, attachments, remarks))
    return { ...judged, verdict: unanswered ? 'missing' : 'unchanged', cell, named: files }
  if (sameAnswer(answer, recorded.answer)) {
    const taken = { ...judged, cell, answer, named: files, change }
    if (answer.state === 'blank') return { ...taken, verdict: 'missing' }
    const beside = besides(recorded, change, translate)
    return { ...taken, verdict: 'changed', ...(beside && { beside }) }
  }
  return { ...judged, verdict: recorded.answer.state === 'blank' ? 'accepted' : 'changed', cell, answer, named: files, change }
}

/** The comment where it changes, or else the names of the files. */
function besides(recorded: Recorded, { comment, files }: AnswerChange, translate: Translate): Beside | undefined {
  if (comment !== recorded.comment) return [commentShown(recorded.comment, translate), commentShown(comment, translate)]
  const names = (named: readonly string[]) => (named.length === 0 ? null : translate('import.files', { files: named.join('; ') }))
  return names(recorded.files) === names(files) ? undefined : [names(recorded.files), names(files)]
}

function textAt(rows: Gathered): string {
  return rows.own?.cell('answer')?.text.trim() ?? ''
}

/** The files that an answer names: of a question for files the answer itself, else what stands in the column beside it. */
function fileNames(
  question: Question,
  rows: Gathered,
  answer: Answer,
  recorded: Recorded,
  remarks: Remarks,
  translate: Translate,
): readonly string[] {
  const { own } = rows
  if (question.type === 'files') return answer.state === 'answered' ? namesIn(answer) : recorded.files
  if (!own?.sheet.columns.has('files')) return recorded.files
  const text = withoutFault(remarks, () => takeText(own, 'files', remarks) ?? '')
  if (text === undefined) return recorded.files
  const { id, criterion, weight } = question
  const asFiles: Question = {
    type: 'files',
    id,
    text: question.text,
    criterion,
    weight,
    notApplicable: false,
    references: [],
    covers: [],
  }
  const parsed = parseAnswer(asFiles, text, translate)
  if (!parsed.ok) {
    remarks.add('filesRefused', { cell: placeOf(own, 'files'), reason: explainRejection(parsed.rejection, translate) })
    return recorded.files
  }
  if (parsed.answer.state === 'answered') return namesIn(parsed.answer)
  if (recorded.files.length > 0) remarks.add('filesEmptied', { files: recorded.files.join('; ') })
  return recorded.files
}

function namesIn(answer: Answer): string[] {
  return answer.state === 'answered' && typeof answer.value !== 'string'
    ? answer.value.filter((item) => typeof item === 'string')
    : []
}

/** Whether the import has something to write, with a remark for each thing beside the answer. */
function differs(change: AnswerChange, recorded: Recorded, attachments: Attachments, remarks: Remarks): boolean {
  let different = !sameAnswer(change.answer, recorded.answer) || change.comment !== recorded.comment
  if (change.files.join('\n') !== recorded.files.join('\n')) {
    different = true
    if (recorded.files.length > 0)
      remarks.add('filesChanged', { before: recorded.files.join('; '), after: change.files.join('; ') })
  }
  for (const name of change.files) {
    const before = recorded.contents.get(name) ?? null
    const now = attachments.find(name)?.sha256
    if (now === undefined) {
      if (before === null) remarks.add('fileMissing', { file: name })
      continue
    }
    if (now === before) continue
    different = true
    if (before !== null) remarks.add('fileReplaced', { file: name })
    else if (recorded.files.includes(name)) remarks.add('fileArrived', { file: name })
  }
  return different
}

/** The answer as people read it; null where there is none. */
export function shown(question: Question, answer: Answer, translate: Translate): string | null {
  return answer.state === 'blank' ? null : formatAnswer(question, answer, translate)
}
