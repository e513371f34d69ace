import type { Translate } from '../../shared/messages/translate.ts'
import type { TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { questionTypes, withType } from '../../shared/questionnaires/editing/question.ts'
import type { Choice, Question } from '../../shared/questionnaires/model.ts'
import { boundsOf, scaleOf } from '../../shared/questionnaires/scale.ts'
import type { Arguments } from '../command-line/arguments.ts'
import { WrongUsage } from '../command-line/form.ts'

type Said = { given: Arguments; parts: TemplateParts; translate: Translate }

/** A question with what the options of the command line say of it. */
export function withOptions(question: Question, { given, parts, translate }: Said): Question {
  const scale = scaleOf(parts.scale)
  const typed = withType(question, typeIn(given, translate) ?? question.type, scale, {
    choice: (number) => translate('template.new.choice', { number }),
    column: translate('template.new.column'),
    unit: translate('template.new.unit'),
  })
  const [guidance, evidence] = [given.optional('guidance'), given.optional('evidence')]
  const said = {
    ...typed,
    text: given.optional('text') ?? typed.text,
    criterion: given.optional('by') ?? typed.criterion,
    weight: given.integer('weight') ?? typed.weight,
    ...(guidance !== undefined && { guidance }),
    ...(evidence !== undefined && { evidence }),
  }
  const choices = given.list('choice').map((choice, index) => choiceIn(choice, index, translate))
  if ('choices' in said && choices.length > 0) return { ...said, choices }
  const points = pointsIn(given, translate)
  if (!points) return said
  const { lowest } = boundsOf(scale)
  const of = (answer: string) => points.get(answer) ?? lowest
  if (said.type === 'yesNo') return { ...said, points: { yes: of('yes'), no: of('no') } }
  if (said.type === 'yesPartlyNo') return { ...said, points: { yes: of('yes'), partly: of('partly'), no: of('no') } }
  return said
}

function typeIn(given: Arguments, translate: Translate): Question['type'] | undefined {
  const value = given.optional('type')
  const type = questionTypes.find((one) => one.toLowerCase() === value?.toLowerCase())
  if (value !== undefined && !type)
    throw new WrongUsage(translate('commandLine.notOneOf', { option: 'type', value, words: translate.list(questionTypes) }))
  return type
}

/** `yes=5,no=0` as points by answers. */
function pointsIn(given: Arguments, translate: Translate): Map<string, number> | undefined {
  const value = given.optional('points')
  return value === undefined ? undefined : new Map(value.split(',').map((pair) => pairIn('points', pair, translate)))
}

/** `Within a day=5`, or without points, as a choice; its id is a letter. */
function choiceIn(value: string, index: number, translate: Translate): Choice {
  const id = index < 26 ? String.fromCharCode(97 + index) : `c${index + 1}`
  if (!value.includes('=')) return { id, label: value }
  const [label, points] = pairIn('choice', value, translate)
  return { id, label, points }
}

function pairIn(option: string, pair: string, translate: Translate): [string, number] {
  const [, name, points] = /^(.+)=(\d{1,3}(?:\.\d{1,3})?)$/.exec(pair.trim()) ?? []
  if (name === undefined || points === undefined)
    throw new WrongUsage(translate('commandLine.notPoints', { option, value: pair }))
  return [name.trim(), Number(points)]
}
