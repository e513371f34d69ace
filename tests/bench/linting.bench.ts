import type { Template } from '../../shared/questionnaires/model.ts'
import { lintTemplate } from '../../shared/questionnaires/policy/lint.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { bench } from './harness.ts'
import { largestTemplate } from './questionnaire.ts'

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
