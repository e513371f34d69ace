import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import type { Parsed } from '../../shared/contract.ts'
import { shownName } from '../../shared/file-name.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { aroundOf } from '../../shared/packs/around.ts'
import {
  type Finding,
  type FindingDecision,
  type FindingKind,
  findingDecisions,
  findingKinds,
} from '../../shared/packs/contract.ts'
import { nameFinder, type Occurrence, replaced } from '../../shared/packs/hidden-names.ts'
import { lettersOf } from '../../shared/packs/letters.ts'
import { Refusal } from '../../shared/result.ts'
import type { QueryContext } from '../endpoint.ts'
import { ChangeReader } from '../journal/changes.ts'
import { Names } from '../journal/names.ts'
import { findRow } from '../journal/rows.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import type { PackToMake } from '../workspace/packing/build.ts'
import type { Blind, Cells, TextPlace } from '../workspace/packing/rewrite.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { lookInto } from './look/look.ts'
import type { Looked } from './look/protocol.ts'
import { hiddenNames } from './names.ts'

type Around = Pick<QueryContext, 'workspace' | 'profile' | 'signal' | 'translate'>

/** What was found before a blind pack is made, and what it was found in. */
export type Survey = { findings: Finding[]; documents: ReadonlyMap<string, Looked>; fileNames: ReadonlySet<string> }

const nameOf = sql('SELECT name FROM current_provider_details WHERE provider_id = :id', { id: text }, { name: text })

/** Seeks hidden names in all that would go into a blind pack: in texts, in names of files, and in documents. */
export async function surveyPack({ workspace, profile, signal, translate }: Around, pack: PackToMake): Promise<Survey> {
  const names = hiddenNames(workspace.read)
  const texts: { place: TextPlace; text: string }[] = []
  const files = new Map<string, { sha256: string; size: number; file: string }>()
  const fileNames = new Set<string>()
  workspace.surveyPack(pack, profile, {
    call: lettersOf,
    text: (place, each) => {
      texts.push({ place, text: each })
      if (place.column === 'file_name') fileNames.add(each)
      return each
    },
    keeps: (row) => {
      const sha256 = String(row.sha256)
      files.set(sha256, { sha256, size: Number(row.size), file: String(row.file_name ?? sha256) })
      return true
    },
  })
  const telling = new Telling(workspace, translate)
  const documents = new Map<string, Looked>()
  for (const document of files.values()) documents.set(document.sha256, await lookInto(workspace.read, document, names, signal))
  const find = nameFinder(names)
  const found = new Map<string, Finding>()
  for (const each of texts) {
    const occurrences = find(each.text)
    const id = findingOf(each.place, each.text, fileNames)
    if (occurrences.length > 0 && !found.has(id)) found.set(id, telling.text(id, each, occurrences, fileNames))
  }
  for (const { sha256, file } of files.values()) {
    const looked = documents.get(sha256)
    if (looked && !isClean(looked)) found.set(documentFinding(sha256), telling.document(documentFinding(sha256), file, looked))
  }
  const findings = [...found.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  return { findings, documents, fileNames }
}

/** Where a finding stands among others: kind by kind, then by what it is about. */
function placeOf({ kind, in: where, about, fileName, names, id }: Finding): string {
  return [findingKinds.indexOf(kind), where, ...about.map(({ name }) => name), fileName ?? '', names[0]?.around ?? '', id].join(
    '\n',
  )
}

/** What a blind pack does by these decisions. What nobody decided, and what came after the survey, tells nothing. */
export function blindBy(
  read: Reader,
  survey: Survey,
  decisions: Parsed<'pack.create'>['decisions'],
  translate: Translate,
): Blind {
  const decided = decidedIn(survey, decisions)
  const find = nameFinder(hiddenNames(read))
  const numbers = new Map<string, number>()
  const leftOut = (id: string, each: string): string => {
    if (!survey.fileNames.has(each)) return translate('pack.leftOut')
    numbers.set(id, numbers.get(id) ?? numbers.size + 1)
    return translate('pack.leftOutFile', { number: numbers.get(id) ?? 0, ending: extname(each) })
  }
  return {
    call: (number) => translate('pack.bidder', { letters: lettersOf(number) }),
    text: (place, each, calledHere) => {
      const found = find(each)
      if (found.length === 0) return each
      const id = findingOf(place, each, survey.fileNames)
      const decision = decided.get(id) ?? 'placeholder'
      if (decision === 'keep') return each
      if (decision === 'leaveOut') return leftOut(id, each)
      const called = ({ of: [only = '', ...others] }: Occurrence) => (others.length === 0 ? calledHere(only) : undefined)
      return replaced(each, found, (name) => called(name) ?? translate('pack.placeholder'))
    },
    keeps: ({ sha256 }: Cells) => {
      const looked = survey.documents.get(String(sha256))
      return looked !== undefined && (isClean(looked) || decided.get(documentFinding(String(sha256))) === 'keep')
    },
  }
}

/** The decisions by their findings. Refuses one about what was not found, or that cannot be taken about it. */
function decidedIn({ findings }: Survey, decisions: Parsed<'pack.create'>['decisions']): Map<string, FindingDecision> {
  const known = new Map(findings.map((finding) => [finding.id, finding]))
  for (const { finding, decision } of decisions) {
    const choices = known.get(finding)?.choices
    if (!choices) throw new Refusal('pack.noSuchFinding', { finding })
    if (!choices.includes(decision)) throw new Refusal('pack.notAChoice', { finding })
  }
  return new Map(decisions.map(({ finding, decision }) => [finding, decision]))
}

const isClean = ({ names, unread }: Looked): boolean => names.length === 0 && unread.length === 0

const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

/** One name of a file is one finding, wherever it stands; so is each other text. */
function findingOf({ table, column, key }: TextPlace, each: string, fileNames: ReadonlySet<string>): string {
  return fileNames.has(each) ? digestOf('fileName', each) : digestOf('text', table, column, key, each)
}

const documentFinding = (sha256: string): string => digestOf('document', sha256)

/** Tells findings in the reader's words. */
class Telling {
  readonly #workspace: Workspace
  readonly #translate: Translate
  readonly #reader: ChangeReader

  constructor(workspace: Workspace, translate: Translate) {
    this.#workspace = workspace
    this.#translate = translate
    this.#reader = new ChangeReader(workspace, new Names(workspace.read, translate), translate)
  }

  text(
    id: string,
    { place, text }: { place: TextPlace; text: string },
    found: readonly Occurrence[],
    fileNames: ReadonlySet<string>,
  ): Finding {
    const isName = fileNames.has(text)
    const names = found.map((each) => ({
      ...this.#named(each),
      around: aroundOf(text, each),
      place: isName ? ('name' as const) : ('text' as const),
      part: '',
      times: 1,
    }))
    const where = isName ? { in: this.#translate('pack.findingIn.fileName'), about: [] } : this.#where(place)
    const kind: FindingKind = isName ? 'fileName' : 'text'
    const fileName = isName ? shownName(text) : null
    return { id, kind, ...where, fileName, names, unread: [], choices: [...findingDecisions], otherwise: 'placeholder' }
  }

  document(id: string, file: string, { names, unread }: Looked): Finding {
    return {
      id,
      kind: 'document',
      in: this.#translate('pack.findingIn.document'),
      about: [],
      fileName: shownName(file),
      names: names.map(({ of, ...each }) => ({ ...each, ...this.#named({ ...each, of }) })),
      unread,
      choices: ['leaveOut', 'keep'],
      otherwise: 'leaveOut',
    }
  }

  #named({ found, of }: Pick<Occurrence, 'found' | 'of'>) {
    return { found, providers: of.map((id) => this.#workspace.read.get(nameOf, { id })?.name ?? '') }
  }

  #where({ table, key }: TextPlace): Pick<Finding, 'in' | 'about'> {
    const owner = this.#workspace.format.tables.find(({ name }) => name === table)
    const of = owner?.kind === 'frozen' ? owner.of : table
    if (of === 'pack' || of === 'workspace_title') return { in: this.#translate('pack.findingIn.cover'), about: [] }
    const whole = findRow(this.#workspace, of, key)
    const { kind, about } = this.#reader.read({
      position: 0,
      table: of,
      key,
      operation: 'brought',
      state: 'present',
      digest: '',
      row: null,
      follows: [],
      whole,
    })
    return { in: kind, about }
  }
}
