import { describe, expect, it } from 'vitest'
import { procedureNames } from '../../electron/hosts/bridge.ts'
import { Grants } from '../../electron/hosts/grants.ts'
import { contract } from '../../shared/contract.ts'
import { newPath, path } from '../../shared/fields.ts'
import { filesNamed, fileUses } from '../../shared/files-named.ts'
import { z } from '../../shared/schema.ts'

/** The fields of a schema whose name speaks of a file, with where they stand. */
function speaking(schema: z.core.$ZodType, place: string): [place: string, schema: z.core.$ZodType][] {
  if (schema instanceof z.core.$ZodObject)
    return Object.entries(schema._zod.def.shape).flatMap(([name, inner]) => [
      ...(/path|folder|file$|directory|attachments|^backup$|^out(put)?$|^to$|^from$/i.test(name)
        ? [[`${place}.${name}`, inner] satisfies [string, z.core.$ZodType]]
        : []),
      ...speaking(inner, `${place}.${name}`),
    ])
  const { def } = schema._zod
  const inner = [Reflect.get(def, 'innerType'), Reflect.get(def, 'element')].filter((each) => each instanceof z.core.$ZodType)
  return inner.flatMap((each) => speaking(each, place))
}

describe('The paths that a page may name', () => {
  it('are found in every procedure that takes one, by the fields of the contract', () => {
    const found = procedureNames.flatMap((name) => {
      const uses = [...fileUses(contract[name].input)]
      return uses.length > 0 ? [[name, ...uses]] : []
    })
    expect(found).toEqual([
      ['workspace.create', 'write'],
      ['workspace.open', 'read'],
      ['workspace.copy', 'write'],
      ['workspace.backups', 'read'],
      ['workspace.restore', 'read', 'write'],
      ['workspace.identify', 'read'],
      ['key.create', 'write'],
      ['key.test', 'read'],
      ['key.recipient', 'read'],
      ['seal.recognise', 'read'],
      ['seal.file', 'read', 'write', 'replace'],
      ['unseal.file', 'read', 'write', 'replace'],
      ['evidence.add', 'read'],
      ['evidence.export', 'write', 'replace'],
      ['template.export', 'write', 'replace'],
      ['template.import', 'read'],
      ['template.exportTranslations', 'write', 'replace'],
      ['template.importTranslations', 'read'],
      ['bid.workbook', 'write'],
      ['package.recognise', 'read'],
      ['bid.receiveAll', 'read'],
      ['bid.receive', 'read'],
      ['response.verdict', 'read'],
      ['response.import', 'read'],
      ['price.linesIn', 'read'],
      ['price.workbook', 'write'],
      ['price.open', 'read'],
      ['report.comparison', 'write', 'replace'],
      ['receipt.print', 'write', 'replace'],
      ['report.verify', 'read'],
      ['pack.create', 'write', 'replace'],
      ['pack.merge', 'read'],
      ['sample.build', 'write'],
    ])
  })

  it('are all of these fields: no field that a file is named by is a mere text', () => {
    const all = procedureNames.flatMap((name) => speaking(contract[name].input, name))
    expect(all.length).toBeGreaterThan(15)
    expect(all.filter(([, schema]) => fileUses(schema).size === 0).map(([place]) => place)).toEqual([])
  })

  it('are seen wherever they stand in an input', () => {
    const schema = z.strictObject({
      some: z.array(z.union([z.strictObject({ deep: path.optional() }), z.null()])).default([]),
      by: z.record(z.string(), newPath.nullable()),
      pair: z.tuple([z.string(), path]),
    })
    const value = { some: [{ deep: '/a' }, null, {}], by: { x: '/b', y: null }, pair: ['/c', '/d'], other: '/e' }
    expect(filesNamed(schema, value)).toEqual([
      { use: 'read', value: '/a' },
      { use: 'write', value: '/b' },
      { use: 'read', value: '/d' },
    ])
    expect(() => filesNamed(z.strictObject({ any: z.map(z.string(), path) }), { any: {} })).toThrow('Paths in map')
  })

  it.each(procedureNames.filter((name) => fileUses(contract[name].input).size > 0))('%s takes none that nobody gave', (name) => {
    const grants = new Grants()
    const path = '/etc/passwd'
    const input = {
      path,
      paths: [path],
      packages: [{ paths: [path] }],
      attachments: path,
      backup: path,
      keys: [{ path, passphrase: null }],
    }
    expect(grants.refused(name, input)).toBe('/etc/passwd')
    grants.allowReading('/etc/passwd')
    grants.allowWriting({ path: '/etc/passwd', replace: false })
    expect(grants.refused(name, input)).toBeUndefined()
  })

  it('are compared letter by letter', () => {
    const grants = new Grants()
    grants.allowReading('/home/keller/a.pdf')
    grants.allowFilling('/home/keller/out')
    for (const other of ['/home/keller/../keller/a.pdf', '/home/keller//a.pdf', '/home/keller/A.pdf', 'a.pdf', '/home/keller'])
      expect(grants.refused('evidence.add', { paths: [other] }), other).toBe(other)
    for (const other of [
      '/home/keller/out/../x',
      '/home/keller/out/..',
      '/home/keller/out/a/b',
      '/home/keller/out/',
      '/home/keller/x',
    ])
      expect(grants.refused('bid.workbook', { bid: 'b', path: other }), other).toBe(other)
    expect(grants.refused('bid.workbook', { bid: 'b', path: '/home/keller/out/01-Nordlicht.xlsx' })).toBeUndefined()
  })

  it('are read or written as they were given: what may be read is not written over, and a place is used once', () => {
    const grants = new Grants()
    const write = (replace: boolean) => grants.refused('evidence.export', { evidence: 'e', path: '/a', replace })
    grants.allowReading('/a')
    expect(write(true)).toBe('/a')
    expect(write(false)).toBe('/a')
    grants.allowWriting({ path: '/a', replace: false })
    expect(write(true)).toBe('/a')
    expect(write(false)).toBeUndefined()
    grants.allowWriting({ path: '/a', replace: true })
    expect(write(true)).toBeUndefined()
    grants.used('evidence.export', { evidence: 'e', path: '/a', replace: true }, { path: '/a', size: 1, sha256: '' })
    expect(write(false)).toBe('/a')
    grants.allowFilling('/')
    expect(write(false)).toBeUndefined()
    expect(write(true)).toBe('/a')
  })

  it('are also those that an answer names, to be read', () => {
    const grants = new Grants()
    grants.used('workspace.recent', {}, [{ path: '/known.assay', title: 'Known', openedAt: '' }])
    expect(grants.refused('workspace.open', { path: '/known.assay' })).toBeUndefined()
    expect(grants.refused('workspace.copy', { path: '/known.assay' })).toBe('/known.assay')
    grants.used('evidence.list', {}, [{ fileName: '/etc/passwd' }])
    expect(grants.refused('evidence.add', { paths: ['/etc/passwd'] })).toBe('/etc/passwd')
  })
})
