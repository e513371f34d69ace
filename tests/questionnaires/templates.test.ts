import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/canonical.ts'
import { questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { testApplication } from '../application/support.ts'
import { elsewhere } from '../packs/support.ts'
import { ask, soundQuestions, templateWith } from '../unit/small-templates.ts'
import { anyTemplate } from './any-template.ts'

const builtIn = 'bpo-due-diligence'

/** A workspace with a copy of the built-in template. */
async function own() {
  const application = testApplication({ actingAs: 'Mara' })
  const path = join(application.folder, 'own.assay')
  await application.call('workspace.create', { path, title: 'Own' })
  const { id } = await application.call('template.copy', { template: builtIn, key: 'own', title: 'Our own' })
  const template = id ?? ''
  const question = async (named: string) => {
    const found = questionsOf(await application.call('template.show', { template })).find((one) => one.id === named)
    if (!found) throw new Error(`no ${named}`)
    return found
  }
  return { ...application, path, template, question }
}

describe("A template of the buyer's own", () => {
  it('is the built-in one under another key once it is copied, and is listed beside it', async () => {
    const { call, template } = await own()
    const original = await call('template.show', { template: builtIn })
    const copy = await call('template.show', { template })
    expect(canonicalJson(copy)).toBe(canonicalJson({ ...original, key: 'own', title: 'Our own', version: '1.0.0' }))
    const listed = await call('template.list', {})
    expect(listed.map(({ id, key, questions }) => [id, key, questions])).toEqual([
      [null, builtIn, questionsOf(original).length],
      [template, 'own', questionsOf(original).length],
    ])
  })

  it('is changed step by step, and each action is undone as a whole', async () => {
    const { call, template, question } = await own()
    const before = await call('template.show', { template })
    const first = questionsOf(before)[0]
    if (!first) throw new Error('no question')
    const edits = [
      { do: 'setQuestion' as const, question: { ...first, text: 'What is your name?' } },
      {
        do: 'addQuestion' as const,
        question: ask('own.new', { criterion: first.criterion }),
        in: sectionsOf(before)[1]?.id ?? '',
      },
      { do: 'remove' as const, part: 'question' as const, id: questionsOf(before)[1]?.id ?? '' },
    ]
    await call('template.edit', { template: 'own', edits })
    expect((await question(first.id)).text).toBe('What is your name?')
    expect((await question('own.new')).type).toBe('yesNo')
    expect(questionsOf(await call('template.show', { template })).length).toBe(questionsOf(before).length)
    await call('workspace.undo', {})
    expect(await call('template.show', { template })).toEqual(before)
    await call('workspace.redo', {})
    expect((await question(first.id)).text).toBe('What is your name?')
  })

  it('refuses a step that cannot be taken, and takes none of those beside it', async () => {
    const { call, refused, template } = await own()
    const before = await call('template.show', { template })
    const remove = { do: 'remove' as const, part: 'question' as const }
    const named = questionsOf(before)[0]?.id ?? ''
    const { code } = await refused('template.edit', {
      template,
      edits: [
        { ...remove, id: named },
        { ...remove, id: named },
      ],
    })
    expect(code).toBe('template.partNotFound')
    expect(await call('template.show', { template })).toEqual(before)
    await call('template.edit', { template, edits: [{ ...remove, id: named }] })
    const again = { do: 'addQuestion' as const, question: ask(named), in: sectionsOf(before)[0]?.id ?? '' }
    expect((await refused('template.edit', { template, edits: [again] })).code).toBe('template.idTaken')
  })

  it('cannot have a key that another has, and what comes with Assay is not changed', async () => {
    const { refused } = await own()
    expect((await refused('template.copy', { template: builtIn, key: 'own' })).code).toBe('template.exists')
    expect((await refused('template.create', { key: builtIn, title: 'Mine' })).code).toBe('template.exists')
    const edits = [{ do: 'remove' as const, part: 'section' as const, id: 'company' }]
    expect((await refused('template.edit', { template: builtIn, edits })).code).toBe('template.builtIn')
    expect((await refused('template.edit', { template: 'none', edits })).details).toEqual({
      template: 'none',
      known: `${builtIn}, own`,
    })
  })

  it('is not there without the workspace that holds it', async () => {
    const { call, refused } = await own()
    await call('workspace.close', {})
    expect((await call('template.list', {})).map(({ key }) => key)).toEqual([builtIn])
    expect((await refused('template.show', { template: 'own' })).code).toBe('template.notFound')
  })

  it('goes out as one file and comes back without loss, whatever it is', async () => {
    const application = testApplication({ actingAs: 'Mara' })
    const { call, folder } = application
    await call('workspace.create', { path: join(folder, 'files.assay'), title: 'Files' })
    let count = 0
    await fc.assert(
      fc.asyncProperty(anyTemplate, async (template) => {
        const key = `any-${++count}`
        const [there, back] = [join(folder, `${key}.json`), join(folder, `${key}-back.json`)]
        writeFileSync(there, JSON.stringify(template))
        await call('template.import', { path: there, key })
        await call('template.export', { template: key, path: back })
        expect(canonicalJson(JSON.parse(readFileSync(back, 'utf8')))).toBe(canonicalJson({ ...template, key }))
      }),
      { numRuns: 25 },
    )
  })

  it('refuses a file that holds no template, and says what is wrong', async () => {
    const { folder, refused } = await own()
    const path = join(folder, 'bad.json')
    const reason = async (content: string) => {
      writeFileSync(path, content)
      const problem = await refused('template.import', { path })
      expect(problem.code).toBe('template.unreadable')
      return problem.details.reason
    }
    expect(await reason('no')).toBe('it is not JSON in UTF-8.')
    expect(await reason('{"format":"assay-template"}')).toBe('the field formatVersion: it must be one of 1.')
    expect(await reason(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toBe('its sections or criteria are nested too deeply.')
    expect((await refused('template.import', { path: join(folder, 'none.json') })).code).toBe('file.missing')
  })

  it('is kept as a version, which stays as it was', async () => {
    const { call, refused, template, question } = await own()
    const first = await call('template.version', { template })
    expect(first.version).toBe('1.0.0')
    expect(await call('template.version', { template })).toEqual(first)
    const [{ id } = { id: '' }] = questionsOf(await call('template.show', { template }))
    await call('template.edit', {
      template,
      edits: [{ do: 'setQuestion', question: { ...(await question(id)), text: 'Otherwise?' } }],
    })
    expect((await refused('template.version', { template })).code).toBe('template.versionTaken')
    expect((await call('template.version', { template, version: '1.1.0' })).version).toBe('1.1.0')
    expect((await call('template.draft', { template })).versions.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0'])
  })
})

describe('A template', () => {
  it('of 2,000 questions is read, edited and taken by a tender', async () => {
    const { call, folder } = testApplication({ actingAs: 'Mara' })
    await call('workspace.create', { path: join(folder, 'many.assay'), title: 'Many' })
    const path = join(folder, 'many.json')
    const many = Array.from({ length: 2000 }, (_, index) => ask(`q${index}`))
    writeFileSync(path, JSON.stringify(templateWith({ questions: [...soundQuestions, ...many] })))
    const { id } = await call('template.import', { path, key: 'many' })
    const move = { do: 'move' as const, part: 'question' as const, id: 'q1999', in: 'section', before: 'q0' }
    await call('template.edit', { template: id ?? '', edits: [move] })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice', template: 'many' })
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const ids = questionsOf(instrument).map((question) => question.id)
    expect([ids.length, ids.indexOf('q1999') + 1]).toEqual([2000 + soundQuestions.length, ids.indexOf('q0')])
  })

  it('says which question was asked under a condition on one that was removed', async () => {
    const { call, refused, folder } = testApplication({ actingAs: 'Mara' })
    await call('workspace.create', { path: join(folder, 'gone.assay'), title: 'Gone' })
    const path = join(folder, 'gone.json')
    writeFileSync(path, JSON.stringify(templateWith({})))
    await call('template.import', { path, key: 'gone' })
    await call('template.edit', { template: 'gone', edits: [{ do: 'remove', part: 'question', id: 'first' }] })
    const { message } = await refused('tender.create', { title: 'Support', need: 'Voice', template: 'gone' })
    expect(message).toBe(
      'The template “Test” cannot be used: Question “detail” depends on the question “first”, which does not exist. Name one that does.',
    )
  })
})

describe('A tender', () => {
  const tender = { title: 'Support', need: 'Voice', template: 'own' }

  it("takes the buyer's own template, and a version of it is kept each time something was changed", async () => {
    const { call, template, question } = await own()
    expect((await call('tender.create', tender)).instrument).toMatchObject({ templateKey: 'own', templateVersion: '1.0.0' })
    expect((await call('tender.create', tender)).instrument.templateVersion).toBe('1.0.0')
    const [{ id } = { id: '' }] = questionsOf(await call('template.show', { template }))
    await call('template.edit', {
      template,
      edits: [{ do: 'setQuestion', question: { ...(await question(id)), text: 'Otherwise?' } }],
    })
    const changed = await call('tender.create', tender)
    expect(changed.instrument.templateVersion).toBe('1.0.1')
    expect(questionsOf((await call('tender.instrument', { tender: changed.id })).instrument)[0]?.text).toBe('Otherwise?')
    expect((await call('template.draft', { template })).versions.map(({ version }) => version)).toEqual(['1.0.1', '1.0.0'])
  })

  it('refuses a template that could not be used, with the reason', async () => {
    const { call, refused } = await own()
    await call('template.create', { key: 'new', title: 'New' })
    const { code, message } = await refused('tender.create', { ...tender, template: 'new' })
    expect(code).toBe('template.unsound')
    expect(message).toBe('The template “New” cannot be used: The section “section” holds nothing. Add questions or remove it.')
  })
})

describe('Two people who edit one template in two copies', () => {
  it('contradict each other in the very question that both changed, and in nothing else', async () => {
    const { call, close, path, folder, template } = await own()
    const [one, other, third] = questionsOf(await call('template.show', { template }))
    if (!one || !other || !third) throw new Error('no questions')
    await close()
    const copy = join(folder, 'copy.assay')
    copyFileSync(path, copy)
    const goOn = async (file: string, name: string, edits: Parameters<typeof call<'template.edit'>>[1]['edits']) => {
      const there = await elsewhere(file, name)
      await there.call('template.edit', { template, edits })
      await there.close()
    }
    await goOn(path, 'Mara', [
      { do: 'setQuestion', question: { ...one, text: 'As Mara says' } },
      { do: 'setQuestion', question: { ...other, text: 'Mara alone' } },
      { do: 'remove', part: 'question', id: third.id },
    ])
    await goOn(copy, 'Nils', [
      { do: 'setQuestion', question: { ...one, text: 'As Nils says' } },
      { do: 'setQuestion', question: { ...third, text: 'Nils changed what Mara removed' } },
      { do: 'move', part: 'question', id: other.id, in: 'company', before: null },
    ])
    const main = await elsewhere(path, 'Mara')
    await main.call('pack.merge', { path: copy })
    const conflicts = await main.call('conflict.list', {})
    expect(conflicts.map(({ kind }) => kind)).toEqual(['Question of a template', 'Question of a template'])
    const { parts } = await main.call('template.draft', { template })
    expect(
      parts.question
        .filter(({ disputed }) => disputed)
        .map(({ content }) => content.id)
        .sort(),
    ).toEqual([one.id, third.id].sort())
    const said = (id: string) => parts.question.find(({ content }) => content.id === id)?.content.text
    expect(said(other.id)).toBe('Mara alone')
    expect(said(third.id)).toBe('Nils changed what Mara removed')
    const { code, message } = await main.refused('tender.create', { title: 'Support', need: 'Voice', template })
    expect([code, message.includes('Decide it under “Conflicts”')]).toEqual(['template.unsound', true])
    for (const { fact } of conflicts) await main.call('conflict.resolve', { fact, reason: 'Agreed' })
    expect(await main.call('conflict.list', {})).toEqual([])
  })
})
