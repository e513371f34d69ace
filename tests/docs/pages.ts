import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractReference } from './contract-reference.ts'
import { formatReference } from './format-reference.ts'
import { lostKeys } from './lost-keys.ts'
import { proofExample } from './proof-example.ts'

const project = join(import.meta.dirname, '../..')

/** The pages that are written in part by hand, in part from the sources: what stands between two marks of a name follows from these. */
const pages: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/file-format.md': { example: proofExample, tables: formatReference },
  'docs/contract.md': { procedures: contractReference },
  'docs/lost-keys.md': { procedure: lostKeys },
}

/** Each page as it is and as it ought to be. */
export function referencePages(): { path: string; actual: string; expected: string }[] {
  return Object.entries(pages).map(([name, sections]) => {
    const path = join(project, name)
    const actual = readFileSync(path, 'utf8')
    const expected = Object.entries(sections).reduce((text, [section, write]) => between(text, section, write()), actual)
    return { path, actual, expected }
  })
}

function between(text: string, section: string, content: string): string {
  const [begin, end] = [`<!-- ${section}: by npm run docs -->`, `<!-- end of ${section} -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`A page lacks the marks of ${section}`)
  return `${text.slice(0, from)}${begin}\n\n${content}\n\n${text.slice(to)}`
}
