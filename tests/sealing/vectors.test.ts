import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import * as vectors from 'cctv-age'
import { describe, expect, it } from 'vitest'
import { unsealFile } from '../../electron/sealing/files.ts'
import { unsealBytes } from '../../electron/sealing/unseal.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { refused } from './support.ts'

/** What the publishers of the format expect of a file, and what is said of it here. */
const sayings: Readonly<Record<string, RegExp>> = {
  'header failure': /^sealing\.(?:notSealed|otherVersion|cut|damaged)$/,
  'armor failure': /^sealing\.(?:notSealed|otherVersion|cut|damaged)$/,
  'HMAC failure': /^sealing\.damaged$/,
  'payload failure': /^sealing\.(?:cut|damaged)$/,
  'no match': /^sealing\.(?:wrongKey|wrongPassphrase|needsPassphrase|needsKey)$/,
}

/** A file of the collection: what it is about, one a line, an empty line, and the file. */
function parsed(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  const end = file.indexOf('\n\n')
  const lines = file.toString('utf8', 0, end).split('\n')
  const said = (name: string) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))
  const body = file.subarray(end + 2)
  return {
    expected: said('expect')[0] ?? '',
    payload: said('payload')[0],
    keys: { identities: said('identity'), passphrases: said('passphrase') },
    sealed: said('compressed').length > 0 ? inflateSync(body) : body,
  }
}

describe('the files that the publishers of the format offer', () => {
  const all = Object.entries(vectors)

  it('are all there', () => {
    expect(all).toHaveLength(143)
  })

  it.each(all)('%s is opened or refused as they say, in memory and from a file', async (_name, bytes) => {
    const { expected, payload, keys, sealed } = parsed(bytes)
    const folder = temporaryFolder()
    const [file, path] = [join(folder, 'a.age'), join(folder, 'a.txt')]
    writeFileSync(file, sealed)
    if (expected === 'success') {
      const opened = await unsealBytes(sealed, keys, file)
      expect(createHash('sha256').update(opened).digest('hex')).toBe(payload)
      await unsealFile(file, path, keys)
      expect(readFileSync(path).equals(opened)).toBe(true)
    } else {
      for (const opening of [unsealBytes(sealed, keys, file), unsealFile(file, path, keys)])
        expect((await refused(opening))[0]).toMatch(sayings[expected] ?? 'known')
      expect(readdirSync(folder)).toEqual(['a.age'])
    }
  })
})
