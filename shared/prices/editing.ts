import type { MessageValues, PageKey, Translate } from '../messages/translation.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { priceLineKinds } from '../questionnaires/price-line-kinds.ts'
import { type DecimalReading, readDecimal, unambiguous } from '../responses/text/decimals.ts'
import { phasesText, readBounds, readPhases, tiersOf, tierTitle, volumeOf } from './tiers.ts'

/** What of a line a person writes, in the order in which tables show it. */
export const lineFields = ['title', 'quantity', 'unit', 'kind', 'tiers', 'ramp'] as const
export type LineField = (typeof lineFields)[number]

/**
 * A line as it is being written: nothing is checked yet. `id` is empty for one that has none. `tiers`: the upper ends of its tiers, apart by
 * `;`; `ramp`: its phases, `3: 20 %; 3: 50 %`.
 */
export type LineDraft = { readonly id: string } & Readonly<Record<'title' | 'quantity' | 'unit' | 'kind', string>> &
  Readonly<Partial<Record<'tiers' | 'ramp', string | undefined>>>

/** What is wrong with a field of a line, counted from 0. */
export type LineProblem = { readonly line: number; readonly field: LineField; readonly message: string }

/** Lines that a price sheet may have. */
export const mostLines = 500

/** A new line, which is paid once until somebody says otherwise. */
export const newLine: LineDraft = { id: '', title: '', quantity: '1', unit: '', kind: 'oneOff' }

const most = { title: 300, unit: 100 } as const

/** Reads lines as they were written, each with an id of its own, or says what is wrong with which field. */
export function readLines(
  drafts: readonly LineDraft[],
  translate: Translate<PageKey>,
): { ok: true; lines: PriceLine[] } | { ok: false; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const ids = idsOf(drafts)
  const lines = drafts.flatMap((draft, line): PriceLine[] => {
    const wrong = (field: LineField, key: PageKey, values: MessageValues = {}) =>
      problems.push({ line, field, message: translate(key, { ...values, number: String(line + 1) }) })
    const title = draft.title.trim()
    const unit = draft.unit.trim()
    const kind = kindOf(draft.kind, translate)
    const quantity = readDecimal(draft.quantity)
    if (title === '') wrong('title', 'priceSheet.problem.title')
    else if (title.length > most.title) wrong('title', 'priceSheet.problem.long', { most: most.title })
    if (unit === '') wrong('unit', 'priceSheet.problem.unit')
    else if (unit.length > most.unit) wrong('unit', 'priceSheet.problem.long', { most: most.unit })
    if (kind === undefined) wrong('kind', 'priceSheet.problem.kind', { given: draft.kind.trim(), kinds: kindsIn(translate) })
    if (!quantity.ok) wrong('quantity', `priceSheet.problem.${quantity.reason}`, ambiguity(quantity))
    else if (quantity.value.startsWith('-')) wrong('quantity', 'priceSheet.problem.negative')
    const tiers = readBounds(draft.tiers ?? '')
    const ramp = readPhases(draft.ramp ?? '')
    if (!tiers.ok) wrong('tiers', tiers.problem.key, tiers.problem.values)
    else if (tiers.parts.length > 0 && kind !== undefined && kind !== 'perTransaction')
      wrong('tiers', 'priceSheet.problem.tiersKind', { paid: kindWord('perTransaction', translate) })
    if (!ramp.ok) wrong('ramp', ramp.problem.key, ramp.problem.values)
    else if (ramp.parts.length > 0 && kind !== undefined && kind !== 'monthly')
      wrong('ramp', 'priceSheet.problem.rampKind', { paid: kindWord('monthly', translate) })
    const id = ids[line]
    if (!kind || !quantity.ok || !tiers.ok || !ramp.ok || id === undefined) return []
    const whole: PriceLine = {
      id,
      title,
      unit,
      quantity: quantity.value,
      kind,
      ...(ramp.parts.length > 0 && { ramp: ramp.parts }),
    }
    return tiers.parts.length > 0 ? inTiers(whole, tiers.parts, translate) : [whole]
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lines }
}

/** A line for each tier; the first keeps the id, so that the same tiers have the same ids again. */
function inTiers(line: PriceLine, bounds: readonly string[], translate: Translate<PageKey>): PriceLine[] {
  return tiersOf(line.quantity, bounds).map(({ above, upTo, quantity }, index) => ({
    ...line,
    id: index === 0 ? line.id : `${line.id}-tier-${index + 1}`,
    title: tierTitle(line.title, { above, upTo }, translate),
    quantity,
    tier: { of: line.title, above, upTo },
  }))
}

function ambiguity(reading: Exclude<DecimalReading, { ok: true }>): MessageValues {
  return reading.reason === 'ambiguousNumber' ? { grouped: reading.grouped, divided: reading.divided } : {}
}

/** A kind of line by its id or by the reader's word for it, whatever the case. */
function kindOf(given: string, translate: Translate<PageKey>): PriceLine['kind'] | undefined {
  const said = given.trim().toLowerCase()
  return priceLineKinds.find((kind) => kind.toLowerCase() === said || kindWord(kind, translate).toLowerCase() === said)
}

/** When a line is paid, in the reader's words. */
export function kindWord(kind: PriceLine['kind'], translate: Translate<PageKey>): string {
  return translate(`tender.paid.${kind}`)
}

function kindsIn(translate: Translate<PageKey>): string {
  return translate.list(priceLineKinds.map((kind) => kindWord(kind, translate)))
}

/** The lines of a sheet as a person edits them. */
export function draftsOf(lines: readonly PriceLine[], translate: Translate<PageKey>): LineDraft[] {
  return wholeLines(lines).map((tiers) => draftOf(tiers, translate))
}

function draftOf([first, ...others]: Whole, translate: Translate<PageKey>): LineDraft {
  const { id, title, unit, kind, tier, ramp } = first
  const all = [first, ...others]
  const volume = all.length > 1 ? volumeOf(all.map(({ quantity }) => quantity)) : first.quantity
  const bounds = all.flatMap((line) => line.tier?.upTo ?? [])
  return {
    id,
    title: tier?.of ?? title,
    quantity: volume,
    unit,
    kind: kindWord(kind, translate),
    ...(bounds.length > 0 && { tiers: bounds.map(unambiguous).join('; ') }),
    ...(ramp && { ramp: phasesText(ramp) }),
  }
}

type Whole = readonly [PriceLine, ...PriceLine[]]

/** Lines as a buyer writes them: the tiers of one line together. */
function wholeLines(lines: readonly PriceLine[]): Whole[] {
  const wholes: [PriceLine, ...PriceLine[]][] = []
  for (const line of lines) {
    const last = wholes.at(-1)
    const before = last?.at(-1)?.tier
    if (last && line.tier && before && before.of === line.tier.of && before.upTo === line.tier.above) last.push(line)
    else wholes.push([line])
  }
  return wholes
}

/** Ids in the order of the lines: those that are there stay, others are made from the title, each once. */
function idsOf(drafts: readonly LineDraft[]): string[] {
  const taken = new Set(drafts.map(({ id }) => id))
  return drafts.map(({ id, title }) => {
    if (id !== '') return id
    const stem =
      title
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{Mark}/gu, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, longestStem)
        .replace(/^-+|-+$/g, '') || 'line'
    let made = stem
    for (let count = 2; taken.has(made); count++) made = `${stem}-${count}`
    taken.add(made)
    return made
  })
}

const longestStem = 60

/**
 * Lines from the rows of a spreadsheet: title, quantity, unit, when it is paid. A first row that names these columns says which is which.
 * Blank rows are left out; a missing quantity is 1, and a missing kind is once.
 */
export function draftsFromRows(rows: readonly (readonly string[])[], translate: Translate<PageKey>): LineDraft[] {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const head = columnsOf(filled[0] ?? [], translate)
  const columns = head ?? new Map(lineFields.map((field, index) => [field, index]))
  return filled.slice(head ? 1 : 0).map((row) => {
    const at = (field: LineField) => row[columns.get(field) ?? -1]?.trim() ?? ''
    return {
      id: '',
      title: at('title'),
      quantity: at('quantity') || newLine.quantity,
      unit: at('unit'),
      kind: at('kind') || kindWord('oneOff', translate),
      ...(at('tiers') !== '' && { tiers: at('tiers') }),
      ...(at('ramp') !== '' && { ramp: at('ramp') }),
    }
  })
}

/** Which column holds what, if a row names at least title and quantity. */
function columnsOf(row: readonly string[], translate: Translate<PageKey>): Map<LineField, number> | undefined {
  const names = new Map(lineFields.map((field) => [translate(`priceSheet.column.${field}`).toLowerCase(), field]))
  const also = new Map<string, LineField>(lineFields.map((field) => [field, field]))
  const found = new Map<LineField, number>()
  for (const [index, cell] of row.entries()) {
    const said = cell.trim().toLowerCase()
    const field = names.get(said) ?? also.get(said)
    if (field && !found.has(field)) found.set(field, index)
  }
  return found.has('title') && found.has('quantity') ? found : undefined
}

/** Writes rows of cells over lines from one field on, as a spreadsheet pastes; lines that are missing at the end are added. */
export function pastedInto(
  drafts: readonly LineDraft[],
  at: { readonly line: number; readonly field: LineField },
  rows: readonly (readonly string[])[],
): LineDraft[] {
  const first = lineFields.indexOf(at.field)
  const pasted = [...drafts]
  for (const [index, cells] of rows.entries()) {
    const written = cells.flatMap((cell, offset): [LineField, string][] => {
      const field = lineFields[first + offset]
      return field ? [[field, cell.trim()]] : []
    })
    pasted[at.line + index] = { ...(pasted[at.line + index] ?? newLine), ...Object.fromEntries(written) }
  }
  return pasted
}

/** The same lines with one of them elsewhere; unchanged where it would leave the sheet. */
export function moved<Line>(lines: readonly Line[], from: number, to: number): readonly Line[] {
  const line = lines[from]
  if (line === undefined || to < 0 || to >= lines.length) return lines
  return lines.toSpliced(from, 1).toSpliced(to, 0, line)
}

/** The word of the kind after this one, or of the next whose word begins with a letter; the same where none does. */
export function nextKind(current: string, letter: string | null, translate: Translate<PageKey>): string {
  const words = priceLineKinds.map((kind) => kindWord(kind, translate))
  const from = words.indexOf(current)
  const after = [...words.slice(from + 1), ...words.slice(0, from + 1)]
  return after.find((word) => letter === null || word.toLowerCase().startsWith(letter.toLowerCase())) ?? current
}
