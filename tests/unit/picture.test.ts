import { describe, expect, it } from 'vitest'
import { pictureOf } from '../../shared/evidence/picture.ts'

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const png = (width: number[], height: number[]) =>
  Uint8Array.from([0x89, ...letters('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...letters('IHDR'), ...width, ...height, 8, 6, 0, 0, 0])
const webp = (kind: string, ...content: number[]) =>
  Uint8Array.from([
    ...letters('RIFF'),
    0,
    0,
    0,
    0,
    ...letters('WEBP'),
    ...letters(kind),
    0,
    0,
    0,
    0,
    ...content,
    ...Array(12).fill(0),
  ])
const jpeg = (...segments: number[]) => Uint8Array.from([0xff, 0xd8, ...segments, 0, 0, 0, 0, 0, 0, 0, 0])
/** A frame of 640 by 480 pixels. */
const frame = [0xff, 0xc0, 0, 17, 8, 0x01, 0xe0, 0x02, 0x80, 3]

describe('a picture by its bytes', () => {
  it.each([
    ['PNG', png([0, 0, 2, 0x80], [0, 0, 1, 0xe0]), 'image/png'],
    ['GIF', Uint8Array.from([...letters('GIF89a'), 0x80, 0x02, 0xe0, 0x01]), 'image/gif'],
    ['WebP with losses', webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01), 'image/webp'],
    ['WebP without losses', webp('VP8L', 0x2f, 0x7f, 0xc2, 0x77, 0x00), 'image/webp'],
    ['extended WebP', webp('VP8X', 0, 0, 0, 0, 0x7f, 0x02, 0x00, 0xdf, 0x01, 0x00), 'image/webp'],
    ['JPEG', jpeg(0xff, 0xe0, 0, 4, 1, 2, 0xff, ...frame), 'image/jpeg'],
  ])('is known as %s, with its size', (_, bytes, mediaType) => {
    expect(pictureOf(bytes)).toEqual({ mediaType, width: 640, height: 480 })
    const inside = new Uint8Array([1, 2, 3, ...bytes]).subarray(3)
    expect(pictureOf(inside)).toEqual({ mediaType, width: 640, height: 480 })
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a drawing in SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page that calls itself a picture', new TextEncoder().encode('GIF87')],
    ['a picture without an extent', png([0, 0, 0, 0], [0, 0, 1, 0])],
    ['a picture that would fill the memory', png([0, 0, 0xff, 0xff], [0, 0, 0xff, 0xff])],
    ['a JPEG that ends before its frame', jpeg(0xff, 0xe0, 0xff, 0xff)],
    ['a JPEG whose segment has no length', jpeg(0xff, 0xe0, 0, 0)],
    ['a table of a JPEG that is no frame', jpeg(0xff, 0xc4, 0, 4, 0, 0)],
  ])('is not %s', (_, bytes) => {
    expect(pictureOf(bytes)).toBeUndefined()
  })
})
