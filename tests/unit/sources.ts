import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'

export const project = join(import.meta.dirname, '../..')

/** The paths of the TypeScript files of every floor, from the project's folder. */
export function sourcePaths(): string[] {
  return ['shared', 'electron', 'renderer']
    .filter((floor) => existsSync(join(project, floor)))
    .flatMap((floor) => readdirSync(join(project, floor), { recursive: true, encoding: 'utf8' }).map((path) => join(floor, path)))
    .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))
}

export const readSource = (path: string): string => readFileSync(join(project, path), 'utf8')

/** Stands for the expressions of a template literal (the object replacement character). */
export const expressionMark = '\uFFFC'

/** A piece of text in a source: a string, or a template literal with `expressionMark` where its expressions stand. */
type Text = { value: string; line: number; inError: boolean }

/** The texts of a source, without those that only name modules. `inError` marks what a thrown `Error`, an error of the code, says. */
export function textsOf(path: string, source: string): Text[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const texts: Text[] = []
  const modules = new Set<number>()
  const errorSpans: [number, number][] = []
  const add = (value: string, start: number) =>
    texts.push({
      value,
      line: source.slice(0, start).split('\n').length,
      inError: errorSpans.some(([from, to]) => from < start && start < to),
    })
  const skip = (node: { source: { start: number } | null }) => {
    if (node.source) modules.add(node.source.start)
  }
  new Visitor({
    ImportDeclaration: skip,
    ExportNamedDeclaration: skip,
    ExportAllDeclaration: skip,
    ImportExpression: skip,
    NewExpression({ callee, start, end }) {
      if (callee.type === 'Identifier' && callee.name.endsWith('Error')) errorSpans.push([start, end])
    },
    Literal({ value, start }) {
      if (typeof value === 'string' && !modules.has(start)) add(value, start)
    },
    TemplateLiteral({ quasis, start }) {
      add(quasis.map(({ value }) => value.cooked ?? value.raw).join(expressionMark), start)
    },
  }).visit(program)
  return texts
}
