import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { createTender, instrumentHash, loadTender } from '../../electron/tenders/tenders.ts'
import { sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { closing, mara, temporaryFolder } from '../workspace/support.ts'

const translate = translator('en')
let workspace: Workspace

beforeEach(() => {
  workspace = closing(Workspace.create(join(temporaryFolder(), 'tender.assay'), { title: 'Test', profile: mara }))
})

function create(template: string, lots?: { title: string }[]) {
  return workspace.execute({ command: 'tender.create', profile: mara }, (write, { at }) =>
    createTender(
      { write, at, translate, profile: mara },
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

  test('no later command can change a frozen question, not even inside a journal entry', () => {
    create('bpo-due-diligence')
    const reword = sql<never>("UPDATE question SET text = 'Is everything fine?'")
    expect(() => workspace.execute({ command: 'test', profile: mara }, (write) => write.run(reword))).toThrow(
      'an instrument is frozen',
    )
  })

  test('undo takes the whole tender back, redo brings the same one again', () => {
    const tender = create('bpo-due-diligence')
    workspace.undo(mara)
    expect(() => loadTender(workspace.read, tender.id)).toThrow('tender.notFound')
    workspace.redo(mara)
    expect(loadTender(workspace.read, tender.id)).toEqual(tender)
    expect(instrumentHash(readInstrument(workspace.read, tender.id))).toBe(tender.instrument.hash)
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
