import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { aboutOthers } from '../../shared/questionnaires/conditions/fold.ts'
import type { Choice, Question, Section, Template } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Answer, AnswerValue } from '../../shared/responses/answer.ts'
import { noneBeside } from '../../shared/responses/text/none.ts'

export const questionCount = 400

/** The built-in questionnaire, grown to 400 questions: the first ones come again under new ids, without their knock-outs. */
export function largeTemplate(): Template {
  const [template] = builtInTemplates()
  if (!template) throw new Error('There is no built-in template')
  let missing = questionCount - questionsOf(template).length
  const again = (id: string) => `${id}.again`
  const copy = ({ knockOut: _, ...question }: Question): Question => ({
    ...question,
    id: again(question.id),
    ...(question.visibleWhen && { visibleWhen: aboutOthers(question.visibleWhen, again) }),
  })
  const grown = (section: Section): Section => {
    const copies = section.questions.slice(0, missing).map(copy)
    missing -= copies.length
    return { ...section, questions: [...section.questions, ...copies], sections: section.sections?.map(grown) }
  }
  const large = { ...template, sections: template.sections.map(grown) }
  const [problem] = checkTemplate(large)
  if (problem) throw new Error(`The questionnaire is unsound: ${problem.message} ${JSON.stringify(problem.details)}`)
  if (questionsOf(large).length !== questionCount) throw new Error('The questionnaire does not have 400 questions')
  return large
}

/** The large questionnaire, five times: 2,000 questions. */
export function largestTemplate(): Template {
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

/** An answer that passes the question's knock-out; different choices for different seeds. */
export function answerTo(question: Question, seed: number): Answer {
  return { state: 'answered', value: valueFor(question, seed) }
}

function valueFor(question: Question, seed: number): AnswerValue {
  const passes = question.knockOut?.passes
  if (passes) return passes.test === 'oneOf' ? (passes.answers[0] ?? '') : passes.value
  switch (question.type) {
    case 'yesNo':
      return pick(['yes', 'no'], seed)
    case 'yesPartlyNo':
      return pick(['yes', 'partly', 'no'], seed)
    case 'singleChoice':
      return pick(question.choices, seed).id
    case 'multipleChoice':
      return agreeing(question.choices, 1 + (seed % question.choices.length))
    case 'number':
    case 'percentage':
      return question.bands ? pick(question.bands, seed).from : String(seed % 100)
    case 'money':
      return String(50_000 + seed * 12_500)
    case 'date':
      return '2026-04-30'
    case 'shortText':
      return 'The service manager of the main site'
    case 'longText':
      return 'We follow a written procedure that is reviewed each spring.\nThe last review found two gaps, both closed in March.'
    case 'table':
      return ['Porto', 'Braga'].map((place) =>
        Object.fromEntries(
          question.columns.map(({ id, type }) => [id, { text: place, number: String(seed), date: '2026-02-01' }[type]]),
        ),
      )
    case 'files':
      return ['policy.pdf']
  }
}

function pick<Item>(items: readonly Item[], seed: number): Item {
  const item = items[seed % items.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

/** So many choices that can be true together. */
function agreeing(choices: readonly Choice[], count: number): string[] {
  const ids = choices.slice(0, count).map(({ id }) => id)
  return noneBeside(choices, ids) ? agreeing(choices, count - 1) : ids
}
