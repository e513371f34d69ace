import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { integer } from '../../electron/workspace/columns.ts'
import { chunkSize, exportContent, inspectFile, readContent, storeBytes, storeContent } from '../../electron/workspace/content.ts'
import { sql } from '../../electron/workspace/database.ts'
import { act, plainWorkspace, refusalOf, temporaryFolder } from './support.ts'

const chunks = sql('SELECT count(*) AS count FROM content_chunk', {}, { count: integer })

describe('the content of evidence', () => {
  it.each([0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize])('comes back byte for byte: %i bytes', (size) => {
    const folder = temporaryFolder()
    const source = join(folder, 'source')
    const bytes = randomBytes(size)
    writeFileSync(source, bytes)
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    const file = inspectFile(source)
    expect(file).toEqual({ path: source, size, sha256: createHash('sha256').update(bytes).digest('hex') })
    act(workspace, 'evidence.add', (write) => storeContent(write, file))
    exportContent(workspace.read, file.sha256, join(folder, 'copy'))
    expect(readFileSync(join(folder, 'copy')).equals(bytes)).toBe(true)
    expect(workspace.read.get(chunks)).toEqual({ count: Math.ceil(size / chunkSize) })
  })

  it('is kept once, however it comes', () => {
    const folder = temporaryFolder()
    const bytes = randomBytes(chunkSize + 7)
    writeFileSync(join(folder, 'source'), bytes)
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'evidence.add', (write) => storeContent(write, inspectFile(join(folder, 'source'))))
    act(workspace, 'evidence.add', (write) => {
      storeContent(write, inspectFile(join(folder, 'source')))
      expect(storeBytes(write, bytes)).toBe(inspectFile(join(folder, 'source')).sha256)
    })
    expect(workspace.read.get(chunks)).toEqual({ count: 2 })
  })

  it('is refused when the file changes between looking and storing, and nothing stays behind', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'source'), 'before')
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    const file = inspectFile(join(folder, 'source'))
    writeFileSync(join(folder, 'source'), 'after!')
    expect(refusalOf(() => act(workspace, 'evidence.add', (write) => storeContent(write, file))).code).toBe('content.changed')
    expect(workspace.read.get(chunks)).toEqual({ count: 0 })
  })

  it('is not handed out when it is damaged or missing', () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    let sha256 = ''
    act(workspace, 'evidence.add', (write) => {
      sha256 = storeBytes(write, Buffer.from('original'))
      write.run(sql('DROP TRIGGER content_chunk_update'))
      write.run(sql(`UPDATE content_chunk SET data = x'00'`))
    })
    expect(refusalOf(() => exportContent(workspace.read, sha256, join(folder, 'copy'))).code).toBe('content.damaged')
    expect(existsSync(join(folder, 'copy'))).toBe(false)
    expect(refusalOf(() => [...readContent(workspace.read, '0'.repeat(64))]).code).toBe('content.missing')
  })

  it('cannot be taken from what is not a file', () => {
    const folder = temporaryFolder()
    expect(refusalOf(() => inspectFile(folder)).code).toBe('file.notRegular')
    expect(refusalOf(() => inspectFile(join(folder, 'nothing'))).code).toBe('file.missing')
  })
})
