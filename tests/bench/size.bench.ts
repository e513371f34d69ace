import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApplication } from '../../electron/application.ts'
import { format } from '../../electron/format.ts'
import { buildSample } from '../../electron/sample/build.ts'
import { Stage } from '../../electron/sample/stage.ts'
import { headTable, type Table } from '../../electron/workspace/format/tables.ts'
import { translator } from '../../shared/messages/translate.ts'
import { bench, Measured } from './harness.ts'
import { benchFolder } from './tender.ts'

/** The rows of a table that stand: every anchor, the current facts, and what belongs to either. */
function standing(table: Table): string | undefined {
  const { kind, name } = table
  if (kind === 'local') return undefined
  if (kind === 'anchor') return `SELECT * FROM old.${name}`
  if (kind === 'fact') return `SELECT * FROM old.${name} WHERE place IN (SELECT place FROM old.${headTable(name)})`
  return `SELECT * FROM old.${name} WHERE ${table.owner} IN (SELECT id FROM ${table.of})`
}

/** Kilobytes of a database, with no empty page in it. */
function kilobytes(database: Database.Database): Measured {
  database.exec('VACUUM')
  const pages = Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true }))
  return new Measured(pages / 1_024)
}

bench(
  'the file of the sample without evidence, as against one with its current rows alone, in the same columns and indexes',
  async () => {
    const folder = benchFolder()
    const path = join(folder, 'sample.assay')
    const stage = new Stage()
    const { clock, profile: actingAs } = stage
    const translate = translator('en')
    const application = createApplication({ translate, clock, actingAs, settings: join(folder, 'settings') })
    await buildSample(application.client, join(folder, 'files'), { path, stage, translate })
    await application.close()
    return {
      unit: 'kB',
      subject: () => {
        const whole = new Database(path)
        try {
          whole.exec('DELETE FROM content_chunk')
          return kilobytes(whole)
        } finally {
          whole.close()
        }
      },
      floor: () => {
        const bare = new Database(join(folder, 'bare.sqlite'))
        try {
          bare.prepare('ATTACH ? AS old').run(path)
          for (const table of format.tables) {
            const rows = standing(table)
            if (rows === undefined) continue
            bare.exec(table.sql)
            bare.exec(`INSERT INTO main.${table.name} ${rows}`)
          }
          bare.exec('DETACH old')
          return kilobytes(bare)
        } finally {
          bare.close()
        }
      },
      limit: { ratio: 2.5 },
    }
  },
)
