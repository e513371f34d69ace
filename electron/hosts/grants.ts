import { basename, dirname, join } from 'node:path'
import { contract, type ProcedureName } from '../../shared/contract.ts'
import { filesNamed, fileUses } from '../../shared/files-named.ts'

/** Where a page may write: nothing more to a file that is there, unless its reader has agreed that it goes. */
export type GrantedPlace = { path: string; replace: boolean }

/**
 * The paths that a page may name: those that a person chose in a dialog, dropped or gave on a command line, and for reading those that
 * the ground floor itself named to the page. They are compared letter by letter, so that no other way of writing a path leads elsewhere.
 */
export class Grants {
  readonly #files = new Set<string>()
  readonly #folders = new Set<string>()
  /** The places of new files, each with whether what is there may go. */
  readonly #places = new Map<string, boolean>()
  #newest: string | undefined

  /** Files, or folders with all that is in them, that may be read. */
  allowReading(...paths: readonly string[]): void {
    for (const path of paths) this.#files.add(path)
  }

  /** A file that may be written, until that is done. */
  allowWriting({ path, replace }: GrantedPlace): void {
    this.#places.set(path, replace)
  }

  /** A folder in which new files may be written. */
  allowFilling(folder: string): void {
    this.#folders.add(folder)
  }

  /** The folder in which a person works: of the file that was used last. */
  folder(): string | undefined {
    return this.#newest === undefined ? undefined : dirname(this.#newest)
  }

  mayRead(path: string): boolean {
    return this.#files.has(path)
  }

  #mayWrite(path: string, replace: boolean): boolean {
    const agreed = this.#places.get(path)
    if (agreed !== undefined) return agreed || !replace
    const folder = dirname(path)
    return !replace && this.#folders.has(folder) && join(folder, basename(path)) === path
  }

  /** The first path of an input, whether it fits the contract or not, that a page may not name; nothing when it may name them all. */
  refused(name: ProcedureName, input: unknown): string | undefined {
    const { input: schema } = contract[name]
    const replace = filesNamed(schema, input).some(({ use, value }) => use === 'replace' && value === true)
    return pathsOf(schema, input).find(({ use, value }) =>
      use === 'write' ? !this.#mayWrite(value, replace) : !this.mayRead(value),
    )?.value
  }

  /** Notes what came of a call that succeeded: a place that was used is a file that can be read, as is all that the answer names. */
  used(name: ProcedureName, input: unknown, value: unknown): void {
    if (!uses.has(name)) return
    const given = pathsOf(contract[name].input, input)
    for (const { value: path } of [...given.filter(({ use }) => use === 'write'), ...pathsOf(contract[name].output, value)]) {
      this.#places.delete(path)
      this.#files.add(path)
    }
    this.#newest = given.at(-1)?.value ?? this.#newest
  }
}

/** The paths in a value. */
const pathsOf = (...[schema, value]: Parameters<typeof filesNamed>) =>
  filesNamed(schema, value).flatMap((named) => (typeof named.value === 'string' ? [{ use: named.use, value: named.value }] : []))

/** The procedures that have to do with files: the answers of all others are not looked through. */
const uses = new Set(
  Object.entries(contract).flatMap(([name, { input, output }]) =>
    fileUses(input).size + fileUses(output).size > 0 ? [name] : [],
  ),
)
