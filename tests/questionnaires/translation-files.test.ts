import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXliff } from '../../electron/exchange/xliff.ts'
import { neutralised, separatedRows, separatedText, unneutralised } from '../../shared/exchange/separated-text.ts'
import { xliffOf } from '../../shared/questionnaires/translations/xliff.ts'
import { Refusal } from '../../shared/result.ts'
import { testApplication } from '../application/support.ts'
import { ask, choices, templateWith } from '../unit/small-templates.ts'

const asked = templateWith({
  sections: [
    { id: 'one', title: 'One', questions: [ask('a', { text: '=A & <B>?' }), ask('b', { text: 'B?', ...choices('x', 'y') })] },
  ],
})

/** A workspace with the template as one of the buyer's own. */
async function desk() {
  const { call, folder } = testApplication({ actingAs: 'Mara' })
  await call('workspace.create', { path: join(folder, 'own.assay'), title: 'Own' })
  const file = (name: string, content?: string) => {
    const path = join(folder, name)
    if (content !== undefined) writeFileSync(path, content)
    return path
  }
  await call('template.import', { path: file('own.json', JSON.stringify(asked)), key: 'own' })
  const take = (name: string, content: string) =>
    call('template.importTranslations', { template: 'own', path: file(name, content) })
  const said = async () => (await call('template.show', { template: 'own' })).translations ?? []
  return { call, file, take, said }
}

const xliff = (units: string, languages = 'srcLang="en" trgLang="fr"') =>
  `<?xml version="1.0"?><xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" ${languages}><file id="f">${units}</file></xliff>`

describe('Translations in a sheet', () => {
  it('are written with ids and a column for each language, and nothing in it is computed', async () => {
    const { call, file, take } = await desk()
    await take('in.csv', 'id;fr\nquestion:b:text;-2 ou B ?\n')
    const path = file('out.csv')
    expect(await call('template.exportTranslations', { template: 'own', path })).toEqual({ path, languages: ['fr'] })
    expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
      '\ufeffid,what,en,fr',
      'section:one:title, Section,One,'.replace(', Section', '," Section"'),
      "question:a:text,1.1 Question,'=A & <B>?,",
      "question:b:text,1.2 Question,B?,'-2 ou B ?",
      'question:b:choice:x,1.2 Choice,x,',
      'question:b:choice:y,1.2 Choice,y,',
      '',
    ])
  })

  it('come back by id, in whatever order; what is not taken is told by its cell', async () => {
    const { take, said } = await desk()
    const taken = await take(
      'in.csv',
      [
        'fr,id,en,de',
        'Section 1,section:one:title,One,',
        'A ?,question:a:text,Another A,',
        'Q,question:c:text,C?,',
        'B ?,question:b:text,B?,B!',
        'C ?,question:b:text,B?,',
      ].join('\n'),
    )
    expect(taken).toMatchObject({ languages: ['de', 'fr'], taken: 4, outdated: 1, unchanged: 0 })
    expect(taken.refused).toEqual([
      { place: 'A4', text: 'question:c:text', reason: 'the template has no text with this id. Leave ids as they were exported.' },
      { place: 'A6', text: 'question:b:text', reason: 'the same text is translated at A5 too. Leave one of the two.' },
    ])
    expect(await said()).toEqual([
      { language: 'de', texts: [{ id: 'question:b:text', source: 'B?', text: 'B!' }] },
      {
        language: 'fr',
        texts: [
          { id: 'section:one:title', source: 'One', text: 'Section 1' },
          { id: 'question:a:text', source: 'Another A', text: 'A ?' },
          { id: 'question:b:text', source: 'B?', text: 'B ?' },
        ],
      },
    ])
  })

  it('that come back as they went out say nothing anew, an outdated one stays outdated', async () => {
    const { call, file, take, said } = await desk()
    await take('in.csv', 'id,en,fr\nquestion:a:text,Another A,A ?\nquestion:b:text,B?,B ?\n')
    const before = await said()
    for (const name of ['out.csv', 'out.xlf']) {
      const path = file(name)
      await call('template.exportTranslations', { template: 'own', path, language: 'fr' })
      expect(await call('template.importTranslations', { template: 'own', path })).toMatchObject({
        taken: 0,
        unchanged: 2,
        refused: [],
      })
    }
    expect(await said()).toEqual(before)
  })

  it('need the heads of columns', async () => {
    const { take, said } = await desk()
    await expect(take('in.csv', 'text,french\nB?,B ?\n')).rejects.toThrow('has no row with the heads of columns')
    expect(await said()).toEqual([])
  })
})

describe('Translations in XLIFF', () => {
  it('come back from versions 2 and 1.2, whatever a program added beside them', async () => {
    const { take, said } = await desk()
    const unit = `<unit id="question:a:text"><mtc:matches xmlns:mtc="m"><mtc:match><source>Z</source><target>Z !</target></mtc:match></mtc:matches>
      <segment state="translated"><source>=A &amp; &lt;B&gt;?</source><target>A <mrk id="m">et</mrk> B ?</target></segment></unit>`
    expect(await take('two.xlf', xliff(unit))).toMatchObject({ taken: 1, outdated: 0, refused: [] })
    const older = `<xliff version="1.2"><file source-language="en" target-language="pt-BR"><body>
      <trans-unit id="question:b:text"><source>B?</source><target>B sim?</target><alt-trans><target>Nada</target></alt-trans></trans-unit></body></file></xliff>`
    expect(await take('older.xliff', older)).toMatchObject({ languages: ['pt-BR'], taken: 1 })
    expect(await said()).toEqual([
      { language: 'fr', texts: [{ id: 'question:a:text', source: '=A & <B>?', text: 'A et B ?' }] },
      { language: 'pt-BR', texts: [{ id: 'question:b:text', source: 'B?', text: 'B sim?' }] },
    ])
  })

  it.each([
    ['a document type with entities', '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0"/>', 'no XLIFF file'],
    ['elements that do not match', '<xliff version="2.0"><file></xliff>', 'no XLIFF file'],
    ['another kind of file', '{}', 'no XLIFF file'],
    [
      'another language of the source',
      xliff('', 'srcLang="de" trgLang="fr"'),
      'translates from “de”, but the template is in “en”',
    ],
    ['no language to translate into', xliff('', 'srcLang="en"'), 'does not say by a language tag'],
  ])('refuses %s', async (_, content, why) => {
    const { take, said } = await desk()
    await expect(take('in.xlf', content)).rejects.toThrow(why)
    expect(await said()).toEqual([])
  })

  it('tells of codes that stand for no text', async () => {
    const { take } = await desk()
    const { refused } = await take(
      'in.xlf',
      xliff('<unit id="question:b:text"><segment><source>B?</source><target>B <ph id="1"/></target></segment></unit>'),
    )
    expect(refused.map(({ place, reason }) => [place, reason.slice(0, 14)])).toEqual([['question:b:text', 'it holds codes']])
  })

  it('hold any text that XML can', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const held = text.replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '').toWellFormed()
        fc.pre(held.trim() !== '')
        const own = templateWith({ questions: [ask('a', { text: held })] })
        const { units } = readXliff('x.xlf', Buffer.from(xliffOf(own, 'fr', () => 'Question')))
        const [question] = own.sections[0]?.questions ?? []
        expect(units.find(({ id }) => id === 'question:a:text')?.source).toBe(question?.text)
      }),
    )
  })

  it('never ends otherwise than with its units or a refusal', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<unit id="a">',
            '</unit>',
            '<segment>',
            '</segment>',
            '<source>',
            '</source>',
            '<!--',
            '-->',
            '&#x0;',
            '<xliff version="2.0">',
            '</xliff>',
            'x',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          try {
            readXliff('x.xlf', Buffer.from(parts.join('')))
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
    )
  })
})

describe('Separated values', () => {
  const cell = fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', "'=1", "''-x", '-5', '@a', 'a\nb', 'a"b', ' a ', '\t', ',', ';'),
    )
    .map((text) => text.replace(/\r\n?/g, '\n'))
  it('give every table back as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(',' as const, '\t' as const),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 })),
        (separator, width, rows) => {
          const table = rows.map((cells) => cells.slice(0, width)).filter((cells) => cells.length > 1 || cells[0] !== '')
          expect(separatedRows(separatedText(table, separator), separator)).toEqual(table)
        },
      ),
    )
  })

  it('hold nothing that a spreadsheet computes', () => {
    expect(['=1', '+a', '-a', '@a', '-5', "'=1", 'a'].map(neutralised)).toEqual(["'=1", "'+a", "'-a", "'@a", '-5', "''=1", 'a'])
    fc.assert(fc.property(cell, (text) => unneutralised(neutralised(text)) === text))
  })
})
