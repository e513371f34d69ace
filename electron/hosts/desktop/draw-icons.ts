// Draws the icons of the application from one description: `npm run icons` writes them to assets/icons.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

type Point = readonly [x: number, y: number]
type Shape = { color: readonly [red: number, green: number, blue: number]; holds: (x: number, y: number) => boolean; svg: string }

const stone = [0x1c, 0x20, 0x24] as const
const gold = [0xe3, 0xa1, 0x3a] as const
const hex = (color: readonly number[]): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** A touchstone with two streaks of gold, on a square of 20 by 20: the assayer's comparison. */
const shapes: readonly Shape[] = [
  rounded(1, 18, 3.4, stone),
  polygon(
    [
      [5.5, 16.2],
      [10.9, 3.8],
      [13.3, 3.8],
      [7.9, 16.2],
    ],
    gold,
  ),
  polygon(
    [
      [10.2, 16.2],
      [14.6, 6.1],
      [15.5, 6.1],
      [11.1, 16.2],
    ],
    gold,
  ),
]

function rounded(start: number, size: number, radius: number, color: Shape['color']): Shape {
  const [low, high] = [start + radius, start + size - radius]
  const beyond = (value: number) => Math.max(low - value, value - high, 0)
  return {
    color,
    holds: (x, y) => Math.hypot(beyond(x), beyond(y)) <= radius,
    svg: `<rect x="${start}" y="${start}" width="${size}" height="${size}" rx="${radius}" fill="${hex(color)}"/>`,
  }
}

function polygon(points: readonly Point[], color: Shape['color']): Shape {
  const edges = points.map((point, index): [Point, Point] => [point, points[(index + 1) % points.length] ?? point])
  return {
    color,
    holds: (x, y) =>
      edges.filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax).length % 2 === 1,
    svg: `<path d="M${points.map((point) => point.join(' ')).join('L')}Z" fill="${hex(color)}"/>`,
  }
}

/** Samples in each direction within a pixel, for smooth edges. */
const samples = 4

/** The icon as a PNG of `size` pixels, with 8 bits a channel. */
function png(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) rows.set(pixel(x, y, 20 / size), y * (size * 4 + 1) + 1 + x * 4)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND')])
}

function pixel(column: number, row: number, scale: number): [number, number, number, number] {
  const sum = [0, 0, 0]
  let covered = 0
  for (let down = 0; down < samples; down++)
    for (let across = 0; across < samples; across++) {
      const x = (column + (across + 0.5) / samples) * scale
      const y = (row + (down + 0.5) / samples) * scale
      const color = shapes.findLast(({ holds }) => holds(x, y))?.color
      if (!color) continue
      covered++
      for (const [index, part] of color.entries()) sum[index] = (sum[index] ?? 0) + part
    }
  const [red = 0, green = 0, blue = 0] = sum.map((part) => Math.round(part / Math.max(covered, 1)))
  return [red, green, blue, Math.round((covered / samples ** 2) * 255)]
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}

/** An icon of Windows: a directory of PNG pictures. */
function ico(sizes: readonly number[]): Buffer {
  const pictures = sizes.map(png)
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, picture] of pictures.entries()) {
    const at = 6 + 16 * index
    const size = sizes[index] ?? 0
    head.set([size % 256, size % 256], at)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(picture.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture.length
  }
  return Buffer.concat([head, ...pictures])
}

/** An icon of macOS: PNG pictures, each under the type of its size. */
function icns(types: Readonly<Record<string, number>>): Buffer {
  const parts = Object.entries(types).map(([type, size]) => block(type, png(size)))
  return block('icns', Buffer.concat(parts))
}

function block(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8, type, 'latin1')
  head.writeUInt32BE(data.length + 8, 4)
  return Buffer.concat([head, data])
}

const folder = join(import.meta.dirname, '../../../assets/icons')
mkdirSync(folder, { recursive: true })
const drawn = shapes.map(({ svg }) => svg).join('')
writeFileSync(
  join(folder, 'icon.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><title>Assay</title>${drawn}</svg>\n`,
)
writeFileSync(join(folder, 'icon.png'), png(1024))
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]))
writeFileSync(
  join(folder, 'icon.icns'),
  icns({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }),
)
