import { commandName } from '../../shared/command-names.ts'
import type { Input } from '../../shared/contract.ts'
import type { JournalValue, ReadChange } from '../../shared/journal/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { JournalEntry } from '../../shared/workspace/contract.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findBid, findEvaluator, findEvidence, lotOption } from '../command-line/lookup.ts'
import { oneLine, table } from '../command-line/table.ts'

/** How many changes of one entry are printed. */
const mostChanges = 1000

/** How many changes of an entry are looked at for what it is about, how many things are named beside it, and how long a name is there. */
const mostLookedAt = 20
const mostNamed = 4
const longestName = 48

/** Options that name one thing. */
const objectOptions = {
  bid: { summary: 'commandLine.option.ofBid', placeholder: 'NAME' },
  question: { summary: 'commandLine.option.ofQuestion', placeholder: 'ID' },
  criterion: { summary: 'commandLine.option.ofCriterion', placeholder: 'ID' },
  line: { summary: 'commandLine.option.ofLine', placeholder: 'ID' },
  evidence: { summary: 'commandLine.option.ofEvidence', placeholder: 'EVIDENCE' },
} as const

export const journalCommands: readonly Command[] = [
  {
    name: 'journal',
    summary: 'commandLine.journal',
    workspace: 'read',
    options: {
      entry: { summary: 'commandLine.option.entry', placeholder: 'NUMBER' },
      limit: { summary: 'commandLine.option.limit', placeholder: 'NUMBER' },
      action: { summary: 'commandLine.option.action', placeholder: 'ACTION' },
      by: { summary: 'commandLine.option.by', placeholder: 'NAME' },
      ...lotOption,
      ...objectOptions,
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const entry = given.integer('entry')
      if (entry !== undefined) {
        const data = await call('journal.entry', { entry })
        const { changes, more } = await call('journal.changes', { entry, limit: mostChanges })
        return {
          data,
          lines: [
            translate('commandLine.journalEntry', {
              id: data.entry.id,
              at: data.entry.at,
              name: data.entry.profile.name,
              command: actionOf(data.entry, translate),
              digest: data.entry.digest,
            }),
            ...(data.entry.clockWentBack ? [translate('journal.clockWentBack')] : []),
            ...changes.flatMap((change) => changeLines(change, translate)),
            ...(more > 0 ? [translate('journal.notShown', { count: more })] : []),
          ],
        }
      }
      const data = await call('journal.list', {
        limit: given.integer('limit'),
        command: given.optional('action'),
        name: given.optional('by'),
        about: await objectOf(context),
      })
      const columns = [
        { title: translate('commandLine.column.entry'), align: 'right' as const },
        { title: translate('commandLine.column.time') },
        { title: translate('commandLine.column.who') },
        { title: translate('commandLine.column.command') },
        { title: translate('commandLine.column.about') },
        { title: translate('commandLine.column.changes'), align: 'right' as const },
        { title: translate('commandLine.column.digest') },
      ]
      const named = await Promise.all(data.map((row) => aboutOf(context, row)))
      const rows = data.map((row, index) => [
        String(row.id),
        localTime(row.at),
        row.profile.name,
        actionOf(row, translate),
        named[index] ?? '',
        String(row.changes),
        row.digest.slice(0, 12),
      ])
      return { data, lines: table(columns, rows) }
    },
  },
]

/** Erases for good, or says what that would take away. */
export const erasureCommands: readonly Command[] = [
  {
    name: 'erase',
    summary: 'commandLine.erase',
    workspace: 'open',
    onlyLooks: (given) => !given.flag('for-good'),
    options: {
      ...lotOption,
      ...objectOptions,
      person: { summary: 'commandLine.option.erase.person', placeholder: 'NAME' },
      reason: { summary: 'commandLine.option.erase.reason', placeholder: 'TEXT', required: true },
      'for-good': { summary: 'commandLine.option.erase.forGood' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const done = given.flag('for-good')
      const about = await erasedObject(context)
      const data = await call('journal.erase', { about, reason: given.text('reason'), preview: !done })
      return {
        data,
        lines: [
          translate('commandLine.erase.what', {
            done: String(done),
            rows: data.rows,
            undone: data.undone,
            contents: data.contents,
          }),
          ...data.givenOut.map(({ fileName, kind, at }) =>
            translate('commandLine.erase.givenOut', { file: oneLine(fileName), kind, at }),
          ),
          translate(done ? 'commandLine.erase.copies' : 'commandLine.erase.how'),
        ],
      }
    },
  },
]

async function erasedObject(context: CommandContext): Promise<Input<'journal.erase'>['about']> {
  const person = context.arguments.optional('person')
  const object = await objectOf(context)
  if ((person === undefined) === (object === undefined)) throw new WrongUsage(context.translate('commandLine.oneObject'))
  if (object) return object
  const { id } = await findEvaluator(context, person)
  return { kind: 'person', person: id }
}

/** The object that only entries are wanted of; nothing where none is named. */
async function objectOf(context: CommandContext): Promise<JournalObject | undefined> {
  const { arguments: given, translate } = context
  const named = (option: string) => given.optional(option)
  const [bidder, evidence] = [named('bid'), named('evidence')]
  const [question, criterion, line] = [named('question'), named('criterion'), named('line')]
  const parts = [question, criterion, line].filter((part) => part !== undefined).length
  if (parts > (bidder === undefined ? 0 : 1) || (bidder !== undefined && evidence !== undefined))
    throw new WrongUsage(translate('commandLine.oneObject'))
  if (evidence !== undefined) return { kind: 'evidence', evidence: (await findEvidence(context, evidence)).id }
  if (bidder === undefined) return undefined
  const { id: bid } = await findBid(context, bidder)
  if (question !== undefined) return { kind: 'answer', bid, question }
  if (criterion !== undefined) return { kind: 'criterion', bid, criterion }
  return line === undefined ? { kind: 'bidder', bid } : { kind: 'price', bid, line }
}

/** What an entry did; of undo and redo, to which entry. */
function actionOf({ command, undoes, redoes }: JournalEntry, translate: Translate): string {
  if (undoes !== null) return translate('journal.undid', { entry: undoes })
  if (redoes !== null) return translate('journal.redid', { entry: redoes })
  return commandName(command, translate)
}

/** What the first changes of an entry are about: bidder, question, evaluator. */
async function aboutOf({ call, translate }: CommandContext, { id: entry }: JournalEntry): Promise<string> {
  const { changes, more } = await call('journal.changes', { entry, limit: mostLookedAt })
  const names = [...new Set(changes.flatMap(({ about }) => about.map(({ name }) => shortened(name))))]
  const shown = names.slice(0, mostNamed)
  return translate('commandLine.about', { names: shown.join(' · '), more: String(more > 0 || names.length > shown.length) })
}

/** A name in a column of a table; a question can be long. */
function shortened(name: string): string {
  const letters = [...oneLine(name)]
  return letters.length <= longestName
    ? letters.join('')
    : `${letters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
}

function changeLines({ operation, kind, about, fields, gone }: ReadChange, translate: Translate): string[] {
  const text = (value: JournalValue | null) => (value === null ? '' : oneLine(valueText(value, translate)))
  const details = [
    ...about.map(({ role, name }) => translate('commandLine.journalAbout', { role, name: oneLine(name) })),
    ...fields.map(({ field, before, after }) =>
      translate('commandLine.journalField', {
        field,
        change: before === null ? 'set' : after === null ? 'cleared' : 'changed',
        before: text(before),
        after: text(after),
      }),
    ),
    ...(gone ? [translate('journal.gone', { ...gone, because: gone.why === '' ? 'no' : 'yes' })] : []),
  ]
  return [translate('commandLine.journalChanges', { operation, kind }), ...details.map((line) => `  ${line}`)]
}

/** A value as a line of text. */
export function valueText(value: JournalValue, translate: Translate): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return value.number
    case 'moment':
      return localTime(value.at)
    case 'money':
      return `${value.amount} ${value.currency}`
    case 'size':
      return translate('commandLine.bytes', { bytes: value.bytes })
  }
}
