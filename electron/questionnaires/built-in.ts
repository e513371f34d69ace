import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Template, template } from '../../shared/questionnaires/model.ts'

const folder = new URL('../../assets/templates/', import.meta.url)

/**
 * The questionnaire templates that come with Assay, by folder name. Each folder holds `template.json` (everything but the
 * sections) and `sections/*.json`, one top-level section a file, read in the order of their names.
 * Throws when a template does not meet its schema: a defect of the program, not of its user.
 */
export function builtInTemplates(): Template[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => assemble(new URL(`${name}/`, folder)))
}

function assemble(at: URL): Template {
  const sections = new URL('sections/', at)
  const files = readdirSync(sections)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return template.parse({
    ...readObject(new URL('template.json', at)),
    sections: files.map((name) => readObject(new URL(name, sections))),
  })
}

function readObject(at: URL): object {
  const value: unknown = JSON.parse(readFileSync(at, 'utf8'))
  if (typeof value !== 'object' || value === null) throw new Error(`${fileURLToPath(at)} does not hold a JSON object`)
  return value
}
