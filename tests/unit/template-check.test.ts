import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { questionsIn } from '../../shared/questionnaires/conditions/fold.ts'
import type { Question, Template } from '../../shared/questionnaires/model.ts'
import { criteriaOf, questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { ask, limit, plus, soundQuestions, templateWith } from './small-templates.ts'
import { unsoundTemplates } from './unsound-templates.ts'

describe('a template is sound', () => {
  it('when ids are unique, references lead somewhere, and conditions and knock-outs fit', () => {
    expect(checkTemplate(templateWith({}))).toEqual([])
  })

  it('with a knock-out on an amount of money, and limits that some answers pass and some fail', () => {
    const passes = { label: 'K2', reason: 'too little cover', passes: { test: 'atLeast', value: '1000000' } }
    expect(checkTemplate(plus('cover', { type: 'money', currency: 'EUR', knockOut: passes }))).toEqual([])
    expect(checkTemplate(limit({ test: 'atLeast', value: '24' }, { minimum: '0', maximum: '24' }))).toEqual([])
    expect(checkTemplate(limit({ test: 'atMost', value: '0' }, { minimum: '0', maximum: '24' }))).toEqual([])
  })
})

describe('a template is unsound', () => {
  it.each(unsoundTemplates)('with %s', (_name, unsound, message, details) => {
    expect(checkTemplate(unsound)).toEqual([{ message, details }])
  })

  it('with each problem told once', () => {
    expect(checkTemplate(templateWith({ questions: [...soundQuestions, ask('first'), ask('first')] }))).toEqual([
      { message: 'template.problem.duplicateQuestion', details: { name: 'first' } },
    ])
  })

  it('in as many ways as there are messages, each shown above', () => {
    const messages = Object.keys(english).filter((key) => key.startsWith('template.problem.'))
    expect([...new Set(unsoundTemplates.map(([, , message]) => message))].sort()).toEqual(messages.sort())
  })

  it('in words that name the place and say what to do', () => {
    const translate = translator('en')
    for (const [, , message, details] of unsoundTemplates) {
      const words = translate(message, details)
      for (const value of Object.values(details)) expect(words).toContain(String(value))
    }
    expect(translate('template.problem.conditionLater', { question: 'b', controller: 'a' })).toBe(
      'Question “b” depends on “a”, which is not asked before it. Move one of the two.',
    )
  })
})

describe('damage to a sound template of real size is found', () => {
  const [real] = builtInTemplates()
  if (!real) throw new Error('There is no built-in template')
  const ids = questionsOf(real).map(({ id }) => id)
  const leaves = criteriaOf(real).filter(({ children }) => !children)

  /** A copy in which one question is changed. */
  const change = (id: string, by: (question: Question) => void): Template => {
    const copy = structuredClone(real)
    const found = questionsOf(copy).find((candidate) => candidate.id === id)
    if (found) by(found)
    return copy
  }

  it('wherever a question names an unknown criterion', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), (id) => {
        const damaged = change(id, (question) => {
          question.criterion = 'nowhere'
        })
        expect(checkTemplate(damaged)).toContainEqual({
          message: 'template.problem.unknownCriterion',
          details: { question: id, criterion: 'nowhere' },
        })
      }),
    )
  })

  it('wherever two questions share an id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (id, name) => {
        fc.pre(id !== name)
        const damaged = change(id, (question) => {
          question.id = name
        })
        expect(checkTemplate(damaged)).toContainEqual({ message: 'template.problem.duplicateQuestion', details: { name } })
      }),
    )
  })

  it('wherever a conditional question comes before the one that it depends on', () => {
    const conditional = questionsOf(real).filter(({ visibleWhen }) => visibleWhen)
    fc.assert(
      fc.property(fc.constantFrom(...conditional), (moved) => {
        const copy = structuredClone(real)
        for (const { questions } of sectionsOf(copy)) {
          const index = questions.findIndex(({ id }) => id === moved.id)
          if (index >= 0) questions.splice(index, 1)
        }
        copy.sections.unshift({ id: 'front', title: 'Front', questions: [moved] })
        expect(checkTemplate(copy)).toContainEqual({
          message: 'template.problem.conditionLater',
          details: { question: moved.id, controller: moved.visibleWhen && questionsIn(moved.visibleWhen)[0] },
        })
      }),
    )
  })

  it('wherever a leaf forgets how it is scored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), ({ id }) => {
        const copy = structuredClone(real)
        for (const node of criteriaOf(copy)) if (node.id === id) delete node.scoring
        expect(checkTemplate(copy)).toContainEqual({ message: 'template.problem.leafUnscored', details: { criterion: id } })
      }),
    )
  })
})
