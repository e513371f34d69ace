import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFontBook } from '../../electron/reports/kit/fonts.ts'
import { canonicalJson } from '../../shared/canonical.ts'
import { withChanges } from '../../shared/questionnaires/editing/apply.ts'
import { assemble, partProblems } from '../../shared/questionnaires/editing/assemble.ts'
import type { TemplateEdit } from '../../shared/questionnaires/editing/edit.ts'
import { partsOf, type TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { template } from '../../shared/questionnaires/model.ts'
import { decides, templateDifference } from '../../shared/questionnaires/template-difference.ts'
import { languageTag, nameOfLanguage, scriptWithoutFont } from '../../shared/questionnaires/translations/language.ts'
import { textsOf } from '../../shared/questionnaires/translations/texts.ts'
import {
  inLanguage,
  nextUntranslated,
  textPairs,
  translationCounts,
} from '../../shared/questionnaires/translations/translated.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import { ask, choices, knockOut, templateWith } from '../unit/small-templates.ts'
import { anyTemplate } from './any-template.ts'

const asked = templateWith({
  sections: [
    {
      id: 'one',
      title: 'One',
      introduction: 'Read this.',
      questions: [
        ask('a', { text: 'A?', guidance: 'Think.', ...knockOut({ test: 'oneOf', answers: ['yes'] }) }),
        ask('b', { text: 'B?', ...choices('x', 'y') }),
        ask('c', { text: 'C?', type: 'number', unit: 'hours' }),
        ask('d', { text: 'D?', type: 'table', weight: 0, columns: [{ id: 'p', title: 'Place', type: 'text' }] }),
      ],
    },
  ],
})
const edited = (parts: TemplateParts, ...edits: TemplateEdit[]) => withChanges(parts, planEdits(parts, edits))
const into = (id: string, text: string | null, source?: string): TemplateEdit => ({
  do: 'translate',
  language: 'fr',
  id,
  text,
  ...(source !== undefined && { source }),
})
const refusalOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

describe('The texts of a template', () => {
  it('are all that a bidder reads, each with an id of its own', () => {
    expect(textsOf(asked).map(({ id, text }) => [id, text])).toEqual([
      ['section:one:title', 'One'],
      ['section:one:introduction', 'Read this.'],
      ['question:a:text', 'A?'],
      ['question:a:guidance', 'Think.'],
      ['question:a:knockOut', 'it is not so'],
      ['question:b:text', 'B?'],
      ['question:b:choice:x', 'x'],
      ['question:b:choice:y', 'y'],
      ['question:c:text', 'C?'],
      ['question:c:unit', 'hours'],
      ['question:d:text', 'D?'],
      ['question:d:column:p', 'Place'],
    ])
  })
})

describe('A translation', () => {
  const parts = edited(partsOf(asked), into('question:a:text', 'A, oui ?'), into('question:b:choice:y', 'igrec'))

  it('is current until its text changes, then outdated, and current again once it was looked at', () => {
    const stateOf = (of: TemplateParts) => textPairs(assemble(of), 'fr').find(({ id }) => id === 'question:a:text')?.state
    const [a] = questionsOf(asked)
    if (!a) throw new Error('no question')
    const changed = edited(parts, { do: 'setQuestion', question: { ...a, text: 'A indeed?' } })
    expect([stateOf(partsOf(asked)), stateOf(parts), stateOf(changed)]).toEqual(['missing', 'current', 'outdated'])
    expect(stateOf(edited(changed, into('question:a:text', 'A, oui ?')))).toBe('current')
    expect(stateOf(edited(changed, { do: 'setQuestion', question: a }))).toBe('current')
    expect(stateOf(edited(parts, into('question:a:text', 'A !', 'Another text')))).toBe('outdated')
    expect(stateOf(edited(parts, into('question:a:text', null)))).toBe('missing')
  })

  it('says nothing anew where it says what it said', () => {
    expect(planEdits(parts, [into('question:a:text', 'A, oui ?'), into('question:c:text', null)])).toEqual([])
  })

  it('is of a text that is there, into another language than its own', () => {
    expect(refusalOf(() => planEdits(parts, [into('question:e:text', 'E ?')]))).toBe('template.textNotFound')
    expect(refusalOf(() => planEdits(parts, [into('question:a:evidence', 'E ?')]))).toBe('template.textNotFound')
    expect(refusalOf(() => planEdits(parts, [{ do: 'translate', language: 'en', id: 'question:a:text', text: 'A!' }]))).toBe(
      'template.ownLanguage',
    )
  })

  it('goes with the question that it is of, and comes back with it', () => {
    const gone = edited(parts, { do: 'remove', part: 'question', id: 'a' })
    expect(assemble(gone).translations).toEqual([
      { language: 'fr', texts: [{ id: 'question:b:choice:y', source: 'y', text: 'igrec' }] },
    ])
  })

  it('that two people made otherwise is to be decided', () => {
    const disputed = { ...parts, translation: parts.translation.map((said) => ({ ...said, disputed: true })) }
    expect(partProblems(disputed).map(({ details }) => details.name)).toEqual(['question:a:text fr', 'question:b:choice:y fr'])
  })

  it('shows where it is current, and leaves ids and points alone', () => {
    const [a, b] = questionsOf(inLanguage(assemble(parts), 'fr'))
    expect(a).toEqual({ ...questionsOf(asked)[0], text: 'A, oui ?' })
    expect(b && 'choices' in b && b.choices).toEqual([
      { id: 'x', label: 'x', points: 1 },
      { id: 'y', label: 'igrec', points: 1 },
    ])
    expect(translationCounts(textPairs(assemble(parts), 'fr'))).toEqual({ current: 2, outdated: 0, missing: 10 })
  })

  it('is found by the one key that goes to the next one missing, once round', () => {
    const pairs = textPairs(assemble(parts), 'fr')
    expect(nextUntranslated(pairs, null)).toBe('section:one:title')
    expect(nextUntranslated(pairs, 'section:one:introduction')).toBe('question:a:guidance')
    expect(nextUntranslated(pairs, 'question:d:column:p')).toBe('section:one:title')
    const all = edited(parts, ...textsOf(asked).map(({ id }) => into(id, 'oui')))
    expect(nextUntranslated(textPairs(assemble(all), 'fr'), 'question:a:text')).toBeUndefined()
  })

  it('is a change of words alone, told with the part that it is of', () => {
    const [change, ...others] = templateDifference(asked, assemble(edited(partsOf(asked), into('question:b:choice:y', 'igrec'))))
    expect(change).toMatchObject({
      subject: 'question',
      id: 'b',
      fields: [{ field: 'translation.fr.choice:y', before: null, after: 'igrec', decides: false }],
    })
    expect(change && decides(change)).toBe(false)
    expect(others).toEqual([])
  })
})

describe('A translated template', () => {
  it('is put together again as it was, whatever it is, and is itself in its own language', () => {
    fc.assert(
      fc.property(anyTemplate, fc.constantFrom('fr', 'pt-BR', 'ar'), fc.infiniteStream(fc.boolean()), (any, language, some) => {
        const edits = textsOf(any).flatMap(({ id }): TemplateEdit[] =>
          some.next().value ? [{ do: 'translate', language, id, text: `${id} !` }] : [],
        )
        const translated = assemble(edited(partsOf(any), ...edits))
        expect(template.parse(translated)).toEqual(translated)
        expect(canonicalJson(assemble(partsOf(translated)))).toBe(canonicalJson(translated))
        expect(textsOf(inLanguage(translated, language)).filter(({ id, text }) => text === `${id} !`).length).toBe(edits.length)
        expect(inLanguage(translated, any.locale)).toBe(translated)
      }),
      { numRuns: 50 },
    )
  })
})

describe('A language', () => {
  it('is known by its tag, in canonical form', () => {
    expect(['FR', 'pt-br', ' zh-hant-tw ', 'french!', '', 'und', 'x-klingon'].map(languageTag)).toEqual([
      'fr',
      'pt-BR',
      'zh-Hant-TW',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(nameOfLanguage('fr', 'en')).toBe('French (fr)')
  })

  it('has a font in reports, or says which script has none', async () => {
    expect(scriptWithoutFont('chr')).toBe('Cher')
    const book = await openFontBook()
    const greetings = {
      fr: 'Où ça ?',
      ru: 'Привет',
      el: 'Γειά',
      ar: 'مرحبا',
      he: 'שלום',
      th: 'สวัสดี',
      ja: '今日は',
      zh: '你好',
      'zh-Hant': '你好嗎',
      ko: '안녕하세요',
      hi: 'नमस्ते',
      bn: 'নমস্কার',
      pa: 'ਸਤ ਸ੍ਰੀ',
      gu: 'નમસ્તે',
      ta: 'வணக்கம்',
      te: 'నమస్తే',
      kn: 'ನಮಸ್ಕಾರ',
      ml: 'നമസ്കാരം',
      si: 'ආයුබෝවන්',
      km: 'សួស្តី',
      or: 'ନମସ୍କାର',
      lo: 'ສະບາຍດີ',
      my: 'မင်္ဂလာပါ',
      bo: 'བཀྲ་ཤིས',
      am: 'ሰላም',
      dv: 'އައްސަލާމް',
      ka: 'გამარჯობა',
      hy: 'Բարեւ',
    }
    for (const [language, greeting] of Object.entries(greetings)) {
      expect(scriptWithoutFont(language), language).toBeUndefined()
      book.segments(greeting, 10, 400, false)
    }
    expect(book.missing()).toEqual([])
    book.segments('ᎣᏏᏲ', 10, 400, false)
    expect(book.missing().map(({ character }) => character)).toEqual(['Ꭳ', 'Ꮟ', 'Ᏺ'])
  })
})
