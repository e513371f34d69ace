/** Kinds of picture that are shown. Drawings in SVG are documents that may hold programs, and are not. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

/** What the first bytes of a picture say. Sizes in pixels. */
export type Picture = { mediaType: (typeof pictureTypes)[number]; width: number; height: number }

/** Most pixels of a picture that is shown: a few bytes may claim to be a picture that fills the memory. */
const mostPixels = 64_000_000

/** What kind of picture the bytes are, whatever the file is called; undefined for anything else, and for one too large to draw. */
export function pictureOf(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const picture = pngOf(view) ?? gifOf(view) ?? webpOf(view) ?? jpegOf(view)
  if (!picture || picture.width === 0 || picture.height === 0) return undefined
  return picture.width * picture.height > mostPixels ? undefined : picture
}

/** PNG (ISO/IEC 15948): the signature, then the chunk IHDR with width and height. */
function pngOf(view: DataView): Picture | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined
  if (textAt(view, 12, 4) !== 'IHDR') return undefined
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** GIF 87a and 89a: the size of the screen follows the signature. */
function gifOf(view: DataView): Picture | undefined {
  if (view.byteLength < 10 || !['GIF87a', 'GIF89a'].includes(textAt(view, 0, 6))) return undefined
  return { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** WebP (RFC 9649): a RIFF file whose first chunk is VP8X, VP8L or VP8, each with the size in a place of its own. */
function webpOf(view: DataView): Picture | undefined {
  if (view.byteLength < 30 || textAt(view, 0, 4) !== 'RIFF' || textAt(view, 8, 4) !== 'WEBP') return undefined
  const sized = (width: number, height: number): Picture => ({ mediaType: 'image/webp', width, height })
  const small = (at: number) => view.getUint16(at, true) & 0x3fff
  switch (textAt(view, 12, 4)) {
    case 'VP8X':
      return sized((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return sized(small(26), small(28))
    default:
      return undefined
  }
}

/** JPEG (ITU-T T.81): segments up to the start of a frame, which holds the size. */
function jpegOf(view: DataView): Picture | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (isFrame(marker)) return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const length = view.getUint16(at + 2)
    if (length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/** SOF0 to SOF15, without the three markers among them that mean something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function textAt(view: DataView, start: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + start, length))
}
