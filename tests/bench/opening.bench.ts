import { join } from 'node:path'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { format } from '../../electron/format.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { bench } from './harness.ts'
import { closeRaw, openRaw, rawReader } from './raw.ts'
import { answered, benchFolder } from './tender.ts'

bench('opening a workspace with 12 bidders × 400 questions, as against SQL that reads the same rows', () => {
  const path = join(benchFolder(), 'answered.assay')
  const { workspace, tender, lot } = answered(path)
  workspace.close()
  let close = () => {}
  return {
    floor: () => {
      const database = openRaw(path)
      close = () => closeRaw(database)
      rawReader(database, { tender, lot, withInstrument: true })()
    },
    subject: () => {
      const opened = Workspace.open(path, { format })
      close = () => opened.close()
      // A process keeps the questionnaires that it has read. Here each opening reads it.
      readInstrument(opened.read, tender)
      loadEvaluation(opened.read, lot)
    },
    prepare: () => close(),
    cleanUp: () => close(),
    limit: { ratio: 2 },
  }
})
