import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { readDirectory, unpack } from '../../electron/exchange/zip.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { inLanguage } from '../../shared/questionnaires/translations/translated.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import { ask, templateWith } from '../unit/small-templates.ts'
import { mara } from '../workspace/support.ts'
import { type Desk, openDesk, refusal } from './desk.ts'
import { type Entries, fill } from './sheets.ts'
import { translate } from './verdicts.ts'

const pick = (...labels: string[]) => labels.map((label, index) => ({ id: 'abc'.charAt(index), label, points: index }))
const said = (texts: Record<string, [source: string, text: string]>) =>
  Object.entries(texts).map(([id, [source, text]]) => ({ id, source, text }))

const { priceLines: _, ...asked } = templateWith({
  questions: [
    ask('answer', { type: 'singleChoice', text: 'How fast do you answer?', choices: pick('Within a day', 'Later') }),
    ask('channels', { type: 'multipleChoice', text: 'Which channels?', choices: pick('Telephone', 'Mail') }),
    ask('culture', { type: 'longText', criterion: 'delivery.culture', weight: 0, text: 'How do you learn?' }),
  ],
})
const instrument: Instrument = {
  ...asked,
  translations: [
    { language: 'ar', texts: said({ 'question:answer:text': ['How fast do you answer?', 'ما سرعة ردكم؟'] }) },
    {
      language: 'fr',
      texts: said({
        'section:section:title': ['Section', 'Rubrique'],
        'question:answer:text': ['How fast do you answer?', 'En combien de temps répondez-vous ?'],
        'question:answer:choice:a': ['Within a day', 'Dans la journée'],
        'question:answer:choice:b': ['Later', 'Plus tard'],
        'question:channels:choice:b': ['Post', 'Courrier'],
      }),
    },
  ],
}

const open = async () => {
  const desk = await openDesk({ instrument })
  return { desk, bid: desk.bid('Kestrel') }
}

/** What came back in a workbook of a language with these entries. */
async function judged(desk: Desk, bid: string, language: string | undefined, entries: Record<string, Entries>) {
  const facts = { ...workbookFacts(desk.workspace.read, bid, 'questionnaire', mara), ...(language !== undefined && { language }) }
  const sent = questionnaireLayout(
    facts,
    language === undefined ? instrument : inLanguage(instrument, language),
    new Map(),
    translate,
  )
  const path = await desk.package({ 'answers.xlsx': fill(sent, entries) })
  const receipt = await desk.call('bid.receive', { bid, paths: [path], sender: 'bids@kestrel.example' })
  return desk.call('response.import', { receipt: receipt.id })
}

describe('A workbook in the language of the bidder', () => {
  it('asks in it, leaves what is missing or outdated as it is, and is registered with it', async () => {
    const { desk, bid } = await open()
    const path = desk.path('kestrel.xlsx')
    // Of eight texts four are translated and current.
    expect(await desk.call('bid.workbook', { bid, path, language: 'FR' })).toEqual({
      path,
      sheets: 2,
      questions: 3,
      registered: true,
      language: 'fr',
      untranslated: 4,
    })
    const [, sheet] = readWorkbook('kestrel.xlsx', readFileSync(path), readLimits).sheets
    const texts = [...(sheet?.cells.values() ?? [])].map(({ text }) => text)
    expect(sheet?.name).toBe('1 Rubrique')
    expect(texts).toContain('En combien de temps répondez-vous ?')
    // Its source was “Post”, and is “Mail” now.
    expect(texts.some((text) => text.includes('Mail'))).toBe(true)
    expect(texts.some((text) => text.includes('Courrier'))).toBe(false)
    const issued = await desk.call('tender.issued', { tender: desk.tender })
    expect(issued.map(({ what, language }) => [what, language])).toEqual([['workbook', 'fr']])
  })

  it('is in the language of the questionnaire where none is chosen, and in none that it was not frozen with', async () => {
    const { desk, bid } = await open()
    expect(await desk.call('bid.workbook', { bid, path: desk.path('a.xlsx') })).toMatchObject({ language: 'en', untranslated: 0 })
    const { code, message } = await refusal(desk.call('bid.workbook', { bid, path: desk.path('b.xlsx'), language: 'it' }))
    expect(code).toBe('workbook.language')
    expect(message).toContain('en, ar, fr')
  })

  it('begins at the right where the language does', async () => {
    const { desk, bid } = await open()
    const view = async (language?: string) => {
      const path = desk.path('kestrel.xlsx')
      await desk.call('bid.workbook', { bid, path, language })
      const bytes = readFileSync(path)
      const parts = readDirectory(bytes).filter(({ name }) => /^xl\/worksheets\/sheet[12]\.xml$/.test(name))
      return parts.map((part) => Buffer.from(unpack(bytes, part)).toString().includes('rightToLeft="1"'))
    }
    expect(await view('ar')).toEqual([true, true])
    expect(await view('fr')).toEqual([false, false])
    expect(await view()).toEqual([false, false])
  })

  it.each([
    ['the label of its language', 'fr', 'Dans la journée', 'accepted'],
    ['the label of the questionnaire', 'fr', 'Within a day', 'accepted'],
    ['the id', 'fr', 'a', 'accepted'],
    ['a label of another language', undefined, 'Plus tard', 'accepted'],
    ['no label at all', 'fr', 'Demain', 'rejected'],
  ])('takes %s', async (_, language, answer, verdict) => {
    const { desk, bid } = await open()
    const { rows } = await judged(desk, bid, language, { answer: { answer }, 'channels#b': { answer: 'Yes' } })
    expect(rows.slice(0, 2).map((row) => row.verdict)).toEqual([verdict, 'accepted'])
    // Whatever the bidder read, people here read the questionnaire as it is.
    const shown = verdict === 'rejected' ? answer : answer === 'Plus tard' ? 'Later' : 'Within a day'
    expect(rows.slice(0, 2).map((row) => row.after)).toEqual([shown, 'Mail'])
    expect(rows[0]?.label).toContain('How fast do you answer?')
    // The words of the workbook itself are no change of it.
    expect(rows[2]?.remarks.map(({ code }) => code)).toEqual(['unanswered'])
  })
})
