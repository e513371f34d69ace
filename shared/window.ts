import type { Changed, ProcedureName } from './contract.ts'
import { path } from './fields.ts'
import type { Progress } from './procedure.ts'
import { z } from './schema.ts'

/** What a menu asks the screens to do. */
export const menuCommands = [
  'new',
  'open',
  'close',
  'copy',
  'merge',
  'undo',
  'redo',
  'find',
  'search',
  'palette',
  'shortcuts',
  'settings',
  'journal',
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** Kinds of file that a picker shows first. */
const fileKinds = z.enum(['any', 'workspace', 'workbook', 'report', 'data'])

/** Asks for files, or for one folder, that exist. */
export const filesRequest = z.strictObject({
  kind: fileKinds.default('any'),
  folder: z.boolean().default(false),
  multiple: z.boolean().default(false),
})
export type FilesRequest = z.input<typeof filesRequest>

/** Asks where a new file goes, or in which folder new files go. A name is but a suggestion: what no file can be called is changed. */
export const placeRequest = z.strictObject({
  kind: z.enum([...fileKinds.options, 'folder']).default('any'),
  name: z.string().max(1000).default(''),
})
export type PlaceRequest = z.input<typeof placeRequest>

/** Where a new file goes, and whether the one that is there may be replaced. */
export const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chosen'), path, replace: z.boolean() }),
  z.strictObject({ kind: z.literal('cancelled') }),
])
export type Place = z.infer<typeof place>

/** What the window is, and what it can do. */
export const windowDescription = z.strictObject({
  host: z.enum(['electron', 'chromium']),
  platform: z.string(),
  version: z.string(),
  development: z.boolean(),
  /** Whether it can show a file in the folder that holds it. */
  showsFiles: z.boolean(),
  /** Whether it has a menu of its own, with the shortcuts in it. */
  hasMenu: z.boolean(),
})
export type WindowDescription = z.infer<typeof windowDescription>

/** What a page had asked for when it was loaded again: stopped or refused with a sentence, or finished all the same. */
export type Left = { procedure: ProcedureName; refused: string | null }

/** What the ground floor tells a page without being asked. */
export type WindowMessage =
  | { kind: 'progress'; call: string; progress: Progress }
  | { kind: 'changed'; changed: Changed }
  | { kind: 'command'; command: MenuCommand }
  | { kind: 'open'; path: string }
  | { kind: 'left'; left: Left }

/**
 * What the preload gives to a page as `window.assay`: one function for every procedure and nothing that takes a channel. Input
 * and result cross as JSON, one string each way, since a string is copied at once where an object is copied field by field.
 * `PageFile` is the `File` of whoever uses the type: this floor knows neither page nor Node.
 */
export type PageApi<PageFile> = {
  /** `id` names the call, for its progress and to cancel it. */
  call: Readonly<Record<ProcedureName, (id: string, input: string) => Promise<string>>>
  cancel: (id: string) => void
  /** Where messages go, each a `WindowMessage` as JSON; what came earlier is handed over at once. */
  listen: (listener: (message: string) => void) => void
  /** A `WindowDescription` as JSON. */
  describe: () => Promise<string>
  /** Takes a `FilesRequest`, returns the chosen paths as JSON, none when cancelled. */
  chooseFiles: (request: string) => Promise<string>
  /** Takes a `PlaceRequest`, returns a `Place`, each as JSON. */
  choosePlace: (request: string) => Promise<string>
  /** The paths of files that were dropped on the page; files that lie nowhere are left out. */
  pathsOf: (files: readonly PageFile[]) => Promise<string[]>
  showFile: (path: string) => void
  /** How many drafts are not kept yet, and would be lost if the window closed now. */
  setDrafts: (count: number) => void
}
