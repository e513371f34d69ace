/** One step of the file format. Steps are numbered without gaps and are never changed once a version of Assay has shipped them. */
export type Migration = {
  version: number
  name: string
  /** STRICT tables only. Runs with the generated triggers taken away, so it may rewrite journaled tables. */
  sql: string
  /** Tables (new in this step) whose every change belongs to a journal entry; their triggers are generated from the schema. */
  journaled: readonly string[]
  /** Tables (new in this step) whose rows can be added, but never changed or deleted. They can be journaled too. */
  appendOnly?: readonly string[]
}
