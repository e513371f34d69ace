import { z } from '../../shared/schema.ts'

type Schema = z.core.JSONSchema.BaseSchema

/** The shape of what a schema takes or gives, as one would write a type: limits in brackets, `?` where a member may be left out. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const named = Object.entries(whole.$defs ?? {}).map(([name, one]) => `${nameOf(name)} = ${textOf(one)}`)
  return [textOf(whole), ...named].join('\n')
}

/** How long a line may be before its members are set one below the other. */
const width = 110

function textOf(schema: Schema | boolean): string {
  if (typeof schema === 'boolean') return 'anything'
  if (schema.$ref !== undefined) return nameOf(schema.$ref.replace(/^.*\//, ''))
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map(textOf).join(' | ')
  if (schema.allOf) return schema.allOf.map(textOf).join(' & ')
  if (schema.type === 'object') return objectText(schema)
  if (schema.type === 'array') return arrayText(schema)
  if (schema.type === 'string') return stringText(schema)
  if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${range(schema.minimum, schema.maximum)}`
  return typeof schema.type === 'string' ? schema.type : 'anything'
}

function objectText({ properties, required = [], additionalProperties }: Schema): string {
  if (!properties) return `{ [name]: ${textOf(additionalProperties ?? true)} }`
  const members = Object.entries(properties).map(([name, member]) => {
    const isDefault = typeof member === 'object' && member.default !== undefined
    const given = isDefault ? ` = ${JSON.stringify(member.default)}` : ''
    return `${name}${required.includes(name) && !isDefault ? '' : '?'}: ${textOf(member)}${given}`
  })
  return members.length === 0 ? '{}' : listed('{', members, '}')
}

function arrayText({ items, prefixItems, minItems, maxItems }: Schema): string {
  if (prefixItems) return listed('[', prefixItems.map(textOf), ']')
  const item = textOf(Array.isArray(items) ? true : (items ?? true))
  return `${/ [|&] /.test(item) && !/^[{[]/.test(item) ? `(${item})` : item}[]${range(minItems, maxItems)}`
}

function stringText({ format, pattern, minLength, maxLength }: Schema): string {
  if (pattern === '^[0-9a-f]{64}$') return 'sha256'
  if (format === 'date-time') return 'instant'
  return `${format ?? 'string'}${range(minLength, maxLength)}`
}

function range(least: number | undefined, most: number | undefined): string {
  const [from, to] = [least, most].map((limit) =>
    limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? '' : limit,
  )
  return from === '' && to === '' ? '' : `(${from}…${to})`
}

function listed(begin: string, members: readonly string[], end: string): string {
  const line = `${begin} ${members.join(', ')} ${end}`
  if (line.length <= width && !line.includes('\n')) return line
  return `${begin}\n${members.map((member) => `  ${member.replaceAll('\n', '\n  ')},\n`).join('')}${end}`
}

const nameOf = (definition: string): string => definition.replace(/^__schema(\d+)$/, (_, number: string) => `shape${number}`)
