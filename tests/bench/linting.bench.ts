import { aboutOthers } from '../../shared/questionnaires/conditions/fold.ts'
import type { Question, Section, Template } from '../../shared/questionnaires/model.ts'
import { lintTemplate } from '../../shared/questionnaires/policy/lint.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { bench } from './harness.ts'
import { largeTemplate } from './questionnaire.ts'

/** The large questionnaire, five times: 2,000 questions. */
function largestTemplate(): Template {
  const template = largeTemplate()
  const copies = [1, 2, 3, 4].flatMap((copy) => {
    const again = (id: string) => `${id}.${copy}`
    const question = ({ knockOut: _, ...one }: Question): Question => ({
      ...one,
      id: again(one.id),
      ...(one.visibleWhen && { visibleWhen: aboutOthers(one.visibleWhen, again) }),
    })
    const section = (one: Section): Section => ({
      ...one,
      id: again(one.id),
      questions: one.questions.map(question),
      sections: one.sections?.map(section),
    })
    return template.sections.map(section)
  })
  return { ...template, sections: [...template.sections, ...copies] }
}

/** The template after a key in the text of one question: all other questions are the same objects. */
function typed(template: Template, text: string): Template {
  const [first, ...others] = template.sections
  const [question, ...more] = first?.questions ?? []
  if (!first || !question) throw new Error('The first section has no question')
  return { ...template, sections: [{ ...first, questions: [{ ...question, text }, ...more] }, ...others] }
}

bench('what the linter finds in 2,000 questions after a key, as against writing them as JSON', () => {
  const template = largestTemplate()
  if (questionsOf(template).length !== 2000) throw new Error('There are not 2,000 questions')
  lintTemplate(template)
  let keys = 0
  return {
    floor: () => JSON.stringify(template),
    subject: () => lintTemplate(typed(template, `Text ${keys++}`)),
    limit: { ratio: 0, plusMilliseconds: 50 },
  }
})
