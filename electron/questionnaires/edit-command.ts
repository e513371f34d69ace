import { readFileSync } from 'node:fs'
import type { Input } from '../../shared/contract.ts'
import { templateEdit } from '../../shared/questionnaires/editing/edit.ts'
import { type PartKind, partKinds, type TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { newQuestion } from '../../shared/questionnaires/editing/question.ts'
import { scaleOf } from '../../shared/questionnaires/scale.ts'
import { Refusal } from '../../shared/result.ts'
import { z } from '../../shared/schema.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { explainFile } from '../workspace/files.ts'
import { withOptions } from './question-options.ts'

type Edits = Input<'template.edit'>['edits']
type Spot = { in: string | null; before: string | null }

/** Changes a template: one part of it by options, or many by steps in a file. */
export const editCommand: Command = {
  name: 'template edit',
  summary: 'commandLine.template.edit',
  workspace: 'open',
  operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
  options: {
    question: { summary: 'commandLine.option.editQuestion', placeholder: 'ID' },
    section: { summary: 'commandLine.option.editSection', placeholder: 'ID' },
    criterion: { summary: 'commandLine.option.editCriterion', placeholder: 'ID' },
    add: { summary: 'commandLine.option.add' },
    remove: { summary: 'commandLine.option.remove' },
    text: { summary: 'commandLine.option.questionText', placeholder: 'TEXT' },
    title: { summary: 'commandLine.option.partTitle', placeholder: 'TEXT' },
    guidance: { summary: 'commandLine.option.guidance', placeholder: 'TEXT' },
    evidence: { summary: 'commandLine.option.evidenceAsked', placeholder: 'TEXT' },
    type: { summary: 'commandLine.option.type', placeholder: 'TYPE' },
    points: { summary: 'commandLine.option.answerPoints', placeholder: 'ANSWER=POINTS,…' },
    choice: { summary: 'commandLine.option.choice', placeholder: 'LABEL=POINTS', multiple: true },
    weight: { summary: 'commandLine.option.weight', placeholder: 'NUMBER' },
    by: { summary: 'commandLine.option.countsBy', placeholder: 'CRITERION' },
    scoring: { summary: 'commandLine.option.scoring', placeholder: 'questions|whole|price' },
    in: { summary: 'commandLine.option.in', placeholder: 'ID' },
    before: { summary: 'commandLine.option.before', placeholder: 'ID' },
    edits: { summary: 'commandLine.option.edits', placeholder: 'FILE' },
  },
  run: async (context) => {
    const { call, arguments: given, translate } = context
    const named = given.operands[0] ?? ''
    const data = await call('template.edit', { template: named, edits: await editsOf(context, named) })
    return { data, lines: [translate('commandLine.templateChanged', { key: data.key })] }
  },
}

/** What the options say, as steps of editing. */
async function editsOf(context: CommandContext, named: string): Promise<Edits> {
  const { call, arguments: given, translate } = context
  const file = given.optional('edits')
  if (file !== undefined) return editsIn(file, context)
  const known = (await call('template.list', {})).find(({ id, key }) => id !== null && (id === named || key === named))
  const { parts } = await call('template.draft', { template: known?.id ?? named })
  const title = given.optional('title')
  const part = partKinds.find((kind) => given.optional(kind) !== undefined)
  if (!part && title !== undefined) return [{ do: 'setDetails', details: { ...parts.details, title } }]
  if (!part) throw new WrongUsage(translate('commandLine.editWhat'))
  const id = given.text(part)
  if (given.flag('remove')) return [{ do: 'remove', part, id }]
  const spot = { in: given.optional('in') ?? null, before: given.optional('before') ?? null }
  if (given.flag('add')) return [addition(context, part, id, parts, spot)]
  const isMoved = spot.in !== null || spot.before !== null
  const moved = { ...spot, in: spot.in === 'top' ? null : (spot.in ?? placeOf(parts, part, id)) }
  return [...setting(context, part, id, parts), ...(isMoved ? [{ do: 'move' as const, part, id, ...moved }] : [])]
}

function editsIn(file: string, { translate }: CommandContext): Edits {
  const wrong = (reason: string) => new WrongUsage(translate('commandLine.editSteps', { file, reason }))
  const text = explainFile(file, () => readFileSync(file, 'utf8'))
  try {
    return z.array(templateEdit).parse(JSON.parse(text))
  } catch (error) {
    throw wrong(error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? '') : 'JSON')
  }
}

const placeOf = (parts: TemplateParts, kind: PartKind, id: string): string | null =>
  parts[kind].find(({ content }) => content.id === id)?.parent ?? null

function addition(
  { arguments: given, translate }: CommandContext,
  part: PartKind,
  id: string,
  parts: TemplateParts,
  { in: within, before }: Spot,
): Edits[number] {
  const guidance = given.optional('guidance')
  switch (part) {
    case 'section':
      return {
        do: 'addSection',
        section: { id, title: given.text('title'), ...(guidance !== undefined && { introduction: guidance }) },
        in: within,
        before,
      }
    case 'criterion': {
      const scoring = given.choice('scoring', scorings) ?? 'questions'
      return {
        do: 'addCriterion',
        criterion: { id, title: given.text('title'), weight: given.integer('weight') ?? 1, scoring },
        in: within,
        before,
      }
    }
    case 'question': {
      const criterion =
        given.optional('by') ?? parts.criterion.find(({ content }) => content.scoring === 'questions')?.content.id ?? ''
      const scored = parts.criterion.find(({ content }) => content.id === criterion)?.content.scoring !== 'whole'
      const begun = newQuestion({ id, text: given.text('text'), criterion }, { scale: scaleOf(parts.scale), scored })
      return { do: 'addQuestion', question: withOptions(begun, { given, parts, translate }), in: given.text('in'), before }
    }
  }
}

function setting({ arguments: given, translate }: CommandContext, part: PartKind, id: string, parts: TemplateParts): Edits {
  const gone = () => new Refusal('template.partNotFound', { part, id })
  const [title, guidance] = [given.optional('title'), given.optional('guidance')]
  switch (part) {
    case 'section': {
      const section = parts.section.find(({ content }) => content.id === id)?.content
      if (!section) throw gone()
      const introduction = guidance ?? section.introduction
      return [
        {
          do: 'setSection',
          section: { ...section, title: title ?? section.title, ...(introduction !== undefined && { introduction }) },
        },
      ]
    }
    case 'criterion': {
      const criterion = parts.criterion.find(({ content }) => content.id === id)?.content
      if (!criterion) throw gone()
      const scoring = given.choice('scoring', scorings) ?? criterion.scoring
      const weight = given.integer('weight') ?? criterion.weight
      return [
        { do: 'setCriterion', criterion: { ...criterion, title: title ?? criterion.title, weight, ...(scoring && { scoring }) } },
      ]
    }
    case 'question': {
      const question = parts.question.find(({ content }) => content.id === id)?.content
      if (!question) throw gone()
      return [{ do: 'setQuestion', question: withOptions(question, { given, parts, translate }) }]
    }
  }
}

const scorings = ['questions', 'whole', 'price'] as const
