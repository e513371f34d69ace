import { type FileUse, fileFields } from './fields.ts'
import { z } from './schema.ts'

/** A field of a value that names a file, or says what may become of it. */
export type Named = { use: FileUse; value: unknown }

type Schema = z.core.$ZodType
/** What a schema is made of, each part with what stands for it in a value. */
type Part = { schema: Schema; of: (value: unknown) => readonly unknown[] }

/** Every field of a value that has to do with files, as the schema of the value says. The value need not fit the schema. */
export function filesNamed(schema: Schema, value: unknown): Named[] {
  if (value === undefined || value === null) return []
  const field = fileFields.get(schema)
  if (field) return [{ use: field.use, value }]
  return partsOf(schema).flatMap((part) => part.of(value).flatMap((inner) => filesNamed(part.schema, inner)))
}

/** What the fields of a schema have to do with files; nothing for most schemas. */
export function fileUses(schema: Schema, seen: Set<Schema> = new Set()): Set<FileUse> {
  const field = fileFields.get(schema)
  if (field) return new Set([field.use])
  if (seen.has(schema)) return new Set()
  seen.add(schema)
  return new Set(partsOf(schema).flatMap((part) => [...fileUses(part.schema, seen)]))
}

const itself = (value: unknown) => [value]
const all = (value: unknown) => (Array.isArray(value) ? value : [])
const leaves = new Set(['string', 'number', 'int', 'boolean', 'null', 'undefined', 'literal', 'enum', 'unknown', 'transform'])

function partsOf(schema: Schema): Part[] {
  if (schema instanceof z.core.$ZodObject)
    return Object.entries(schema._zod.def.shape).map(([name, inner]) => ({
      schema: inner,
      of: (value) => (Object.hasOwn(Object(value), name) ? [Reflect.get(Object(value), name)] : []),
    }))
  if (schema instanceof z.core.$ZodArray) return [{ schema: schema._zod.def.element, of: all }]
  if (schema instanceof z.core.$ZodTuple)
    return schema._zod.def.items.map((item, index) => ({ schema: item, of: (value) => all(value).slice(index, index + 1) }))
  if (schema instanceof z.core.$ZodRecord)
    return [{ schema: schema._zod.def.valueType, of: (value) => Object.values(Object(value)) }]
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.map((option) => ({ schema: option, of: itself }))
  if (schema instanceof z.core.$ZodIntersection) {
    const { left, right } = schema._zod.def
    return [left, right].map((side) => ({ schema: side, of: itself }))
  }
  if (schema instanceof z.core.$ZodPipe) {
    const { in: before, out } = schema._zod.def
    return [before, out].map((side) => ({ schema: side, of: itself }))
  }
  if (schema instanceof z.core.$ZodLazy) return [{ schema: schema._zod.def.getter(), of: itself }]
  const inner = innerOf(schema)
  if (inner) return [{ schema: inner, of: itself }]
  // A kind of schema that nobody has thought of here could hide a path.
  if (!leaves.has(schema._zod.def.type)) throw new Error(`Paths in ${schema._zod.def.type} would not be seen`)
  return []
}

function innerOf(schema: Schema): Schema | undefined {
  const wraps =
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodReadonly
  return wraps ? schema._zod.def.innerType : undefined
}
