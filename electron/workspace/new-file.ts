import { randomUUID } from 'node:crypto'
import { Refusal } from '../../shared/result.ts'
import { assayVersion } from '../../shared/version.ts'
import { type Identity, type Profile, profile as profileSchema } from '../../shared/workspace/model.ts'
import { actorNamed, addActor } from './actors.ts'
import { integer, text } from './columns.ts'
import { type Connection, connect, type Reader, sql, transaction, Writer } from './database.ts'
import { factKind, record } from './facts.ts'
import type { Format } from './format/format.ts'
import { takeSteps } from './format/migrate.ts'
import type { Step } from './format/tables.ts'
import { beginEntry, finishEntry, type Links } from './journal.ts'
import { RowTexts } from './proof.ts'

export const workspaceTitle = factKind('workspace_title', { workspace_id: text }, { title: text })

const insertIdentity = sql('INSERT INTO workspace (id, created_at, assay_version) VALUES (:id, :at, :version)', {
  id: text,
  at: text,
  version: text,
})
const insertStep = sql(
  `INSERT INTO format_step (id, version, name, applied_at, assay_version) VALUES (:id, :version, :name, :at, :assay)`,
  { id: text, version: integer, name: text, at: text, assay: text },
)

const selectIdentity = sql(
  `SELECT workspace.id, title, created_at AS createdAt, assay_version AS assayVersion
   FROM workspace JOIN current_workspace_title ON workspace_id = workspace.id`,
  {},
  { id: text, title: text, createdAt: text, assayVersion: text },
)

/** Which workspace a file is; refuses one that cannot say it. */
export function workspaceIdentity(read: Reader): Identity {
  const found = read.get(selectIdentity)
  if (!found) throw new Refusal('workspace.damaged', { path: '', reason: 'identity', backup: 'none' })
  return found
}

/**
 * What a new file begins with: its title, who makes it and when, and what is written in the same entry besides. `author` is an actor whom
 * `fill` brings; without one, an actor is made of the profile.
 */
export type Beginning = {
  title: string
  profile: Profile
  author?: string
  at: string
  command: string
  links?: Links
  fill?: (write: Writer, connection: Connection) => void
}

/** Makes a workspace in a file that is not there yet: one transaction, one journal entry. */
export function writeNewFile(path: string, format: Format, beginning: Beginning): void {
  const { title, profile, author = randomUUID(), at, command, links, fill } = beginning
  const connection = connect(path, { create: true })
  try {
    const write = new Writer(connection)
    transaction(connection, () => {
      const steps = takeSteps(connection, format)
      beginEntry(write, 'act')
      fill?.(write, connection)
      const id = randomUUID()
      const stamp = { author, at }
      write.run(insertIdentity, { id, at, version: assayVersion })
      recordSteps(write, steps, at)
      record(write, workspaceTitle, stamp, { workspace_id: id }, { title: title.trim() })
      if (!beginning.author) addActor(write, stamp, profileSchema.parse(profile), author)
      const fields = { kind: 'act', command, why: '', undoable: false, ...stamp } as const
      finishEntry(write, fields, { tables: format.tables, texts: new RowTexts(connection, format.tables) }, links)
    })
  } finally {
    connection.close()
  }
}

function recordSteps(write: Writer, steps: readonly Step[], at: string): void {
  for (const { version, name } of steps) write.run(insertStep, { id: randomUUID(), version, name, at, assay: assayVersion })
}

/** Records in an entry of Assay's own which steps brought a file to this format. */
export function recordUpgrade(connection: Connection, { tables }: Format, steps: readonly Step[], at: string): void {
  const write = new Writer(connection)
  const profile = { name: 'Assay', role: '', organisation: '' }
  beginEntry(write, 'act')
  const known = actorNamed(write, profile.name)
  const author = known?.id ?? randomUUID()
  recordSteps(write, steps, at)
  if (!known) addActor(write, { author, at }, profile, author)
  const fields = { kind: 'act', at, author, command: 'workspace.migrate', why: '', undoable: false } as const
  finishEntry(write, fields, { tables, texts: new RowTexts(connection, tables) })
}
