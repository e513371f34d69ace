import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { format } from '../../electron/format.ts'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { createTender, instrumentHash, loadTender, loadTenders } from '../../electron/tenders/tenders.ts'
import { integer, optional, text } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { closing, mara, temporaryFolder } from '../workspace/support.ts'

const translate = translator('en')
const levels = sql(
  `SELECT level.position, level.points, level.label, meaning.text
   FROM instrument JOIN scale_level AS level ON level.instrument_id = instrument.id
     JOIN level_meaning AS meaning ON meaning.instrument_id = instrument.id AND meaning.position = level.position
   WHERE instrument.tender_id = :tender AND meaning.subject = 'instrument' AND meaning.subject_id = '' ORDER BY level.position`,
  { tender: text },
  { position: integer, points: integer, label: optional(text), text },
)
let workspace: Workspace

beforeEach(() => {
  workspace = closing(Workspace.create(join(temporaryFolder(), 'tender.assay'), { title: 'Test', profile: mara, format }))
})

function create(template: string, lots?: { title: string }[]) {
  return workspace.execute({ command: 'tender.create', profile: mara }, (write, stamp) =>
    createTender(
      { write, ...stamp, translate, profile: mara },
      { title: 'Support', need: 'Voice and chat', template, currency: 'EUR', termMonths: 36, lots },
    ),
  )
}

describe('A tender freezes its questionnaire', () => {
  test.each(builtInTemplates().map((template) => [template.key, template] as const))(
    '%s is read back from its tables exactly as it was written, and so is its hash',
    (key, { priceLines, ...instrument }) => {
      const tender = create(key)
      expect(readInstrument(workspace.read, tender.id)).toEqual(instrument)
      expect(instrumentHash(readInstrument(workspace.read, tender.id))).toBe(tender.instrument.hash)
      expect(tender.lots.map((lot) => lot.priceLines)).toEqual([priceLines])
    },
  )

  test('its scale is kept as levels, and points in thousandths', () => {
    const [template] = builtInTemplates()
    const { id } = create('bpo-due-diligence')
    expect(workspace.read.all(levels, { tender: id })).toEqual(
      [0, 1, 2, 3, 4, 5].map((position) => ({
        position,
        points: position * 1000,
        label: null,
        text: template?.defaultAnchors[position],
      })),
    )
  })

  test('no later command can change a frozen question, not even inside a journal entry', () => {
    create('bpo-due-diligence')
    const reword = sql("UPDATE question SET text = 'Is everything fine?'")
    expect(() => workspace.execute({ command: 'test', profile: mara }, (write) => write.run(reword))).toThrow(
      'question: rows are never changed',
    )
  })

  test('undo takes the whole tender back, redo brings it again under new ids', () => {
    const tender = create('bpo-due-diligence')
    workspace.undo(mara)
    expect(() => loadTender(workspace.read, tender.id)).toThrow('tender.notFound')
    workspace.redo(mara)
    const [again, ...others] = loadTenders(workspace.read)
    if (!again) throw new Error('no tender')
    expect(others).toEqual([])
    expect(again.id).not.toBe(tender.id)
    const lots = again.lots.map((lot, index) => ({ ...lot, id: tender.lots[index]?.id }))
    expect({ ...again, id: tender.id, lots }).toEqual(tender)
    expect(instrumentHash(readInstrument(workspace.read, again.id))).toBe(tender.instrument.hash)
  })

  test('there is one lot unless lots are named', () => {
    expect(create('bpo-due-diligence').lots.map(({ title }) => title)).toEqual(['Whole scope'])
    expect(create('bpo-due-diligence', [{ title: 'Voice' }, { title: 'Chat' }]).lots.map(({ title }) => title)).toEqual([
      'Voice',
      'Chat',
    ])
  })

  test('an unknown template is refused, naming the known ones', () => {
    expect(() => create('gpo')).toThrow(
      expect.objectContaining({ code: 'template.notFound', details: { template: 'gpo', known: 'bpo-due-diligence' } }),
    )
  })
})
