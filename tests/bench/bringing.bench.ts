import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { format } from '../../electron/format.ts'
import { storeAnswer } from '../../electron/responses/store.ts'
import { addBid } from '../../electron/tenders/bids.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { bench } from './harness.ts'
import { answerTo } from './questionnaire.ts'
import { closeRaw, openRaw } from './raw.ts'
import { act, benchFolder, invited } from './tender.ts'

const rows = 5_000

/** What the action writes besides the journal: the answers and their parts, which are current, and what is found of them. */
const tables = ['response', 'response_item', 'response_head', 'search_document']

/** Columns of a table, in their order. */
function columnsIn(database: Database.Database, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table)
}

bench('one action that brings 5,000 answers, as against inserting the same rows into the same tables, unjournaled', () => {
  const folder = benchFolder()
  const empty = join(folder, 'empty.assay')
  const working = join(folder, 'working.assay')
  const { workspace, tender, lot, bids } = invited(empty)
  const questions = questionsOf(readInstrument(workspace.read, tender)).filter(({ type }) => type !== 'files')
  for (let index = bids.length; index < rows / questions.length; index++)
    bids.push(act(workspace, 'bid.add', (context) => addBid(context, lot, { name: `Bidder ${index + 1}` })))
  workspace.close()

  let opened: Workspace | undefined
  const bring = (into: Workspace) =>
    act(into, 'response.import', (context) => {
      for (let index = 0; index < rows; index++) {
        const question = questions[index % questions.length]
        const bid = bids[Math.floor(index / questions.length)]
        if (!question || !bid) throw new Error(`There are no ${rows} questions to answer`)
        storeAnswer(
          context,
          bid.submission,
          {
            question: question.id,
            answer: answerTo(question, index),
            comment: index % 10 === 0 ? 'Holds for both sites.' : null,
            files: [],
          },
          { source: 'typed', receipt: null, reason: 'From a letter' },
          () => null,
        )
      }
    })

  copyFileSync(empty, working)
  const first = Workspace.open(working, { format })
  bring(first)
  first.close()
  const before = new Database(empty, { readonly: true })
  const after = new Database(working, { readonly: true })
  const brought = tables.map((table) => {
    const columns = columnsIn(after, table)
    const known = new Set(
      before
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row)),
    )
    const all = after.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all()
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    return { table, insert, rows: all.filter((row) => !known.has(JSON.stringify(row))) }
  })
  const texts = after.prepare<[number], unknown[]>('SELECT id, title, body FROM search_document WHERE id > ?').raw()
  const newest = Number(before.prepare('SELECT coalesce(max(id), 0) FROM search_document').pluck().get())
  brought.push({
    table: 'search_index',
    insert: 'INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)',
    rows: texts.all(newest),
  })
  before.close()
  after.close()

  const bare = join(folder, 'bare.assay')
  copyFileSync(empty, bare)
  const stripped = new Database(bare)
  for (const name of stripped.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
    stripped.exec(`DROP TRIGGER ${name}`)
  stripped.close()

  let raw: Database.Database | undefined
  const close = () => {
    opened?.close()
    if (raw) closeRaw(raw)
  }
  return {
    prepare: () => {
      close()
      copyFileSync(empty, working)
      opened = Workspace.open(working, { format })
      rmSync(`${bare}.working`, { force: true })
      copyFileSync(bare, `${bare}.working`)
      raw = openRaw(`${bare}.working`)
    },
    floor: () => {
      if (!raw) return
      raw.exec('BEGIN IMMEDIATE')
      for (const { insert, rows: own } of brought) {
        const statement = raw.prepare(insert)
        for (const row of own) statement.run(row)
      }
      raw.exec('COMMIT')
    },
    subject: () => opened && bring(opened),
    cleanUp: close,
    limit: { ratio: 3 },
  }
})
