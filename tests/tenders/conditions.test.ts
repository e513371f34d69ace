import { describe, expect, it } from 'vitest'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { instrumentHash } from '../../electron/tenders/tenders.ts'
import { optional, text } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { instrument } from '../../shared/questionnaires/instrument.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { openDesk } from '../responses/desk.ts'
import { questionnaire } from './own-scales.ts'

const shownWhen = sql(
  'SELECT id, shown_when AS shownWhen, hidden_counts_as AS hiddenCountsAs FROM question WHERE shown_when IS NOT NULL',
  {},
  { id: text, shownWhen: optional(text), hiddenCountsAs: optional(text) },
)

const plain = { question: 'tested', answers: ['yes', 'partly'], hiddenCountsAs: 'lowest' }
const onSeveral = {
  any: [
    { all: [{ question: 'tested', equals: 'yes' }, { not: { question: 'how', answered: true } }] },
    { question: 'tested', answers: ['no'] },
  ],
  hiddenCountsAs: 'dropped',
}

describe('A question that is asked under a condition', () => {
  it.each([
    ['on one answer', plain, 'tested in (yes, partly)'],
    ['on several', onSeveral, '(tested = yes and not answered(how)) or tested in (no)'],
  ])('%s is kept with its condition as text, and read back the very same', async (_name, visibleWhen, said) => {
    const whole = questionnaire(undefined, { yes: 5, partly: 2, no: 0 })
    const [section] = whole.sections
    const more = { id: 'more', type: 'longText', text: 'More?', criterion: 'quality', weight: 1, visibleWhen }
    const asked = instrument.parse({ ...whole, sections: [{ ...section, questions: [...questionsOf(whole), more] }] })
    const { workspace, tender, close } = await openDesk({ instrument: asked })
    expect(readInstrument(workspace.read, tender)).toEqual(asked)
    expect(instrumentHash(readInstrument(workspace.read, tender))).toBe(instrumentHash(asked))
    const rows = workspace.read.all(shownWhen)
    expect(rows).toEqual([{ id: 'more', shownWhen: said, hiddenCountsAs: visibleWhen.hiddenCountsAs }])
    await close()
  })
})
