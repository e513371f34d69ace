import { join } from 'node:path'
import { format } from '../../electron/format.ts'
import { addTender } from '../../electron/tenders/tenders.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { mara } from '../workspace/plain.ts'
import { asAgainstRaw } from './action.ts'
import { bench } from './harness.ts'
import { largestTemplate } from './questionnaire.ts'
import { act, benchFolder } from './tender.ts'

/** What freezing writes besides the journal, and what is found of it. */
const tables = [
  'tender',
  'tender_terms',
  'tender_terms_head',
  'lot',
  'lot_terms',
  'lot_terms_head',
  'instrument',
  'scale_level',
  'criterion',
  'section',
  'question',
  'question_choice',
  'question_band',
  'question_column',
  'question_term',
  'level_meaning',
  'search_document',
]

bench('freezing 2,000 questions in a tender, as against inserting the same rows into the same tables, unjournaled', () => {
  const folder = benchFolder()
  Workspace.create(join(folder, 'empty.assay'), { title: 'Sourcing', profile: mara, format }).close()
  const { priceLines, ...instrument } = largestTemplate()
  const terms = { title: 'Support', need: 'Voice', currency: 'EUR', termMonths: 36, deadline: null }
  const freeze = (into: Workspace) =>
    act(into, 'tender.create', (context) => addTender(context, terms, instrument, [{ title: 'Whole scope', priceLines: [] }]))
  return { ...asAgainstRaw(folder, tables, freeze), limit: { ratio: 3 } }
})
