/** JSON in one form: keys in code-unit order, no white space, members that are undefined left out. Equal values, equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key)
    if (member !== undefined) members += `${members === '' ? '' : ','}${nameOf(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

const plainName = /^\w+$/
const nameOf = (key: string): string => (plainName.test(key) ? `"${key}"` : JSON.stringify(key))
