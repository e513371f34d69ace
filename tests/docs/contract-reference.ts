import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../shared/contract.ts'
import type { Procedure } from '../../shared/procedure.ts'
import { shapeOf } from './shape.ts'

const shared = join(import.meta.dirname, '../../shared')

/** The doc comments before procedures in the sources of the contract, by the names of these. */
function comments(): Map<string, string> {
  const sources = readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const found = sources.flatMap((path) => [
    ...readFileSync(join(shared, path), 'utf8').matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*'([a-zA-Z]+\.[a-zA-Z.]+)': /g),
  ])
  return new Map(found.map(([, text = '', name = '']) => [name, text.replace(/\s*\n\s*\* ?/g, ' ').trim()]))
}

function procedureText(name: string, { kind, input, output, undoable }: Procedure, about: string | undefined): string {
  const means = kind === 'command' ? `${kind}, ${undoable ? 'can be undone' : 'stays'}` : kind
  return `### ${name}

_${means}_${about ? `\n\n${about}` : ''}

\`\`\`ts
input ${shapeOf(input, 'input')}
output ${shapeOf(output, 'output')}
\`\`\``
}

/** Every procedure in the order of the contract: its name, its kind, what it does, and the shapes of what goes in and comes out. */
export function contractReference(): string {
  const about = comments()
  return Object.entries<Procedure>(contract)
    .map(([name, procedure]) => procedureText(name, procedure, about.get(name)))
    .join('\n\n')
}
