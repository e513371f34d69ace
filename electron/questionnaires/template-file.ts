import { readFileSync, statSync } from 'node:fs'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Template, template } from '../../shared/questionnaires/model.ts'
import { repeatedNames } from '../../shared/questionnaires/problem.ts'
import { criteriaOf, questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import { explainIssue } from '../input-issue.ts'
import { explainFile } from '../workspace/files.ts'

const mostMegabytes = 32
/** Sections in sections, or criteria under criteria: more than any questionnaire has, and few enough to walk through. */
const deepest = 64

/** A template as one JSON file holds it, with its parts told apart by their ids. Refuses anything else, naming the first thing wrong. */
export function readTemplateFile(path: string, translate: Translate): Template {
  const wrong = (reason: string) => new Refusal('template.unreadable', { path, reason })
  const { size } = explainFile(path, () => statSync(path))
  if (size > mostMegabytes * 1024 * 1024) throw wrong(translate('template.file.tooLarge', { limit: mostMegabytes }))
  const value = parsed(explainFile(path, () => readFileSync(path)))
  if (value === undefined) throw wrong(translate('template.file.notJson'))
  if (isDeeper(value, deepest)) throw wrong(translate('template.file.tooDeep'))
  const read = template.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw wrong(
      issue ? translate('template.file.field', { field: issue.path.join('.'), reason: explainIssue(issue, translate) }) : '',
    )
  }
  for (const parts of [sectionsOf(read.data), questionsOf(read.data), criteriaOf(read.data)]) {
    const [twice] = repeatedNames(parts.map(({ id }) => id))
    if (twice !== undefined) throw wrong(translate('template.file.twice', { id: twice }))
  }
  return read.data
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Whether a value is nested deeper than so many lists and objects in each other. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}
