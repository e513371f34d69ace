import { randomUUID } from 'node:crypto'
import { Refusal } from '../../shared/result.ts'
import { type Profile, profile as profileSchema } from '../../shared/workspace/model.ts'
import { actorNamed, addActor, updateActor } from './actors.ts'
import { type Connection, transaction, Writer } from './database.ts'
import { explained } from './errors.ts'
import type { Stamp } from './facts.ts'
import type { Format } from './format/format.ts'
import { SearchIndex } from './full-text/index-of-texts.ts'
import { abandonEntry, beginEntry, changedTables, type EntryFields, finishEntry, type Links } from './journal.ts'
import { Others } from './others.ts'
import { checkOwn, coverOf, type PackCover } from './packing/cover.ts'
import { RowTexts } from './proof.ts'
import { keptReadAs, refreshReadAs } from './read-as.ts'
import { Removal } from './removal.ts'

export type Clock = () => Date

/**
 * What came of an entry: upon what it is written where that is not the newest one alone, which tables changed besides by its own rows, and
 * whether things are read under other ids already.
 */
type Outcome<T> = { result: T; links?: Links; changed?: readonly string[]; isReadAnew?: boolean }

/** Tables that say under which ids things are read. */
export const sayingReadAs: ReadonlySet<string> = new Set(['same_as', 'pack'])

/** Writes to an open file: one transaction, one journal entry at a time. */
export class Acting {
  readonly path: string
  readonly connection: Connection
  readonly format: Format
  readonly write: Writer
  readonly tools: { texts: RowTexts; removal: Removal }
  readonly search: SearchIndex
  /** Where the file is a pack, what it says of itself. */
  readonly cover: PackCover | undefined
  readonly #clock: Clock
  readonly #others: Others
  /** The tables that got or lost rows since somebody asked. */
  readonly #changed = new Set<string>()

  constructor(path: string, connection: Connection, format: Format, clock: Clock) {
    this.path = path
    this.connection = connection
    this.format = format
    this.write = new Writer(connection)
    this.#clock = clock
    this.tools = { texts: new RowTexts(connection, format.tables), removal: new Removal(connection, format.tables) }
    this.search = new SearchIndex(format.sources)
    this.cover = coverOf(this.write)
    this.#others = new Others(connection)
  }

  /** The tables that entries brought rows into or took rows from, since this was asked last. */
  takeChanged(): string[] {
    const tables = [...this.#changed]
    this.#changed.clear()
    return tables
  }

  /** Writes one entry: all that `work` writes becomes one transaction. An entry that changes nothing leaves no trace. */
  enter<T>(profile: Profile, fields: Omit<EntryFields, 'at' | 'author'>, work: (write: Writer, stamp: Stamp) => T): T {
    return this.enterUpon(profile, fields, (write, stamp) => ({ result: work(write, stamp) }))
  }

  /** The same, where `work` may say upon which entries it is written, in which case it stays even if it brings nothing itself. */
  enterUpon<T>(
    profile: Profile,
    fields: Omit<EntryFields, 'at' | 'author'>,
    work: (write: Writer, stamp: Stamp) => Outcome<T>,
  ): T {
    const acting = profileSchema.parse(profile)
    const at = this.#clock().toISOString()
    try {
      const { result, changed } = this.transact(() => {
        const { write, cover } = this
        // In a pack it is its reader who acts, whatever the machine calls them.
        const known = cover ? undefined : actorNamed(write, acting.name)
        const author = cover?.actor ?? known?.id ?? randomUUID()
        const stamp = { entry: beginEntry(write, fields.kind), author, at }
        const { result, links, changed: merged = [], isReadAnew = false } = work(write, stamp)
        if (result instanceof Promise) throw new Error('An action cannot wait: everything slow is done before it')
        if (changedTables(write, stamp.entry).length === 0 && !links) {
          abandonEntry(write)
          return { result, changed: [] }
        }
        if (cover) checkOwn(write, cover, this.format, this.connection)
        else if (known) updateActor(write, stamp, known, acting)
        else addActor(write, stamp, acting, author)
        this.search.noteBrought(write)
        const changed = new Set([...changedTables(write, stamp.entry), ...merged])
        // What is found of something that is read under another id is noted under its own.
        const isFoundElsewhere = this.#readAnew(changed) || isReadAnew || (fields.kind !== 'act' && keptReadAs(write).size > 0)
        if (isFoundElsewhere) this.search.rebuild(write)
        this.search.refresh(write)
        finishEntry(write, { ...fields, at, author }, { tables: this.format.tables, texts: this.tools.texts }, links)
        return { result, changed }
      })
      for (const table of changed) this.#changed.add(table)
      return result
    } finally {
      this.search.forget()
    }
  }

  /** After it was said that something is something else, everything about it is read under another id. Returns whether anything is. */
  #readAnew(changed: ReadonlySet<string>): boolean {
    const mayBe = [...changed].some((table) => sayingReadAs.has(table))
    return mayBe && refreshReadAs(this.write, this.connection, this.format.tables)
  }

  /** Writes in one transaction, unless another program has changed the file. */
  transact<T>(work: () => T): T {
    return explained(this.path, () => {
      const { result, traces } = transaction(this.connection, () => {
        if (this.#others.haveChanged()) throw new Refusal('workspace.changedOutside', { path: this.path })
        const result = work()
        return { result, traces: this.#others.traces() }
      })
      this.#others.committed(traces)
      return result
    })
  }
}
