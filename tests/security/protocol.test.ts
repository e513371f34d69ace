import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createProtocolHandler } from '../../electron/hosts/protocol.ts'

const house = mkdtempSync(join(tmpdir(), 'assay-protocol-'))
const folder = join(house, 'pages')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(folder, 'index.html'), '<title>Assay</title>')
writeFileSync(join(folder, 'assets/a b.js'), 'export {}')
writeFileSync(join(folder, 'notes.txt'), 'not for pages')
writeFileSync(join(house, 'secret.js'), 'secret')
mkdirSync(join(house, 'pages-beside'))
writeFileSync(join(house, 'pages-beside/secret.js'), 'secret')
afterAll(() => rmSync(house, { recursive: true, force: true }))

const fonts = join(house, 'packages')
mkdirSync(join(fonts, 'plex'), { recursive: true })
writeFileSync(join(fonts, 'plex/plex.ttf'), 'font')
writeFileSync(join(fonts, 'plex/index.js'), 'code')
writeFileSync(join(house, 'secret.ttf'), 'secret')

const handle = createProtocolHandler({ folder, fonts, origin: 'app://assay' })
const get = (address: string, method = 'GET') => handle(new Request(address, { method }))

describe('the protocol handler', () => {
  it.each([
    ['app://assay/', 'text/html; charset=utf-8', 'no-store', '<title>Assay</title>'],
    ['app://assay/index.html?x#y', 'text/html; charset=utf-8', 'no-store', '<title>Assay</title>'],
    ['app://assay/assets/a%20b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'export {}'],
    ['app://assay/fonts/plex/plex.ttf', 'font/ttf', 'public, max-age=31536000, immutable', 'font'],
  ])('serves %s', async (address, type, cache, text) => {
    const response = await get(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe(cache)
    expect(await response.text()).toBe(text)
  })

  it.each([
    ['another host', 'app://other/index.html'],
    ['another scheme', 'https://assay/index.html'],
    ['another port', 'app://assay:80/index.html'],
    ['a file that is not there', 'app://assay/missing.js'],
    ['a folder', 'app://assay/assets'],
    ['the folder itself', 'app://assay/assets%2f..'],
    ['a kind of file that pages do not use', 'app://assay/notes.txt'],
    ['a way out', 'app://assay/../secret.js'],
    ['an encoded way out', 'app://assay/..%2fsecret.js'],
    ['a way out with a backslash', 'app://assay/..%5csecret.js'],
    ['a way out from within', 'app://assay/assets/..%2f..%2fsecret.js'],
    ['a folder whose name begins alike', 'app://assay/..%2fpages-beside%2fsecret.js'],
    ['an absolute path', `app://assay/${encodeURIComponent(join(house, 'secret.js'))}`],
    ['what is no font beside the fonts', 'app://assay/fonts/plex/index.js'],
    ['a font that is not there', 'app://assay/fonts/plex.ttf'],
    ['the folder of the fonts', 'app://assay/fonts/'],
    ['pages by way of the fonts', 'app://assay/fonts/..%2fpages%2findex.html'],
    ['a way out of the fonts', 'app://assay/fonts/..%2fsecret.ttf'],
    ['a way out from within the fonts', 'app://assay/fonts/plex%2f..%2f..%2fsecret.ttf'],
    ['an absolute path behind the fonts', `app://assay/fonts/${encodeURIComponent(join(house, 'secret.ttf'))}`],
    ['a null character', 'app://assay/index.html%00.js'],
    ['a broken encoding', 'app://assay/%E0%A4%A'],
  ])('does not serve %s', async (_, address) => {
    expect((await get(address)).status).toBe(404)
  })

  it('answers HEAD without a body, and takes nothing else', async () => {
    const head = await get('app://assay/', 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '20', ''])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('app://assay/', method)).status).toBe(405)
  })

  it.each(['app://assay/', 'app://assay/missing.js', 'app://other/'])('puts the policy on every answer: %s', async (address) => {
    const { headers } = await get(address)
    expect(headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  it('never leaves its folder, whatever the path', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '%5c',
      'assets',
      'secret.js',
      'pages-beside',
      'pages',
      '%00',
      '~',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const response = await get(`app://assay/${pieces.join('')}`)
        expect(await response.text()).not.toBe('secret')
      }),
    )
  })
})
