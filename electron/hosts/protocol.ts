import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Where a window's pages come from. Chromium knows no scheme of ours, so it gets a name that no network can resolve. */
export const origins = { electron: 'app://assay', chromium: 'https://assay.invalid' } as const

/** What a page may load and do: its own files, nothing from text, no other place. */
const contentSecurityPolicy = [
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
].join('; ')

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** The headers of every answer. */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Answers the requests of a page. */
export type ProtocolHandler = (request: Request) => Promise<Response>

type Served = { folder: string; fonts: string; origin: string }

/**
 * Serves the built pages in `folder` under `origin`, the font files in `fonts` under its `/fonts/`, and nothing else: another
 * origin, a path that leads out of its folder, a kind of file that pages do not use and a file that is not there are all 404.
 */
export function createProtocolHandler({ folder, fonts, origin }: Served): ProtocolHandler {
  const [pages, faces] = [resolve(folder), resolve(fonts)]
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405)
    const asked = pathOf(origin, request.url)
    const font = asked?.startsWith(fontPrefix) ?? false
    const path = asked && (font ? within(faces, asked.slice(fontPrefix.length)) : within(pages, asked))
    const ending = path ? extname(path).toLowerCase() : ''
    const mediaType = font && ending !== '.ttf' ? undefined : mediaTypes[ending]
    if (!path || !mediaType) return answer(404)
    const content = await readFile(path).catch(() => undefined)
    if (!content) return answer(404)
    // Built files carry a hash of their content in their name, the page that names them does not; fonts stay what they are.
    const lasting = font || path.startsWith(join(pages, 'assets') + sep)
    const cache = lasting ? 'public, max-age=31536000, immutable' : 'no-store'
    const body = request.method === 'HEAD' ? null : new Uint8Array(content)
    return answer(200, body, { 'content-type': mediaType, 'content-length': String(content.length), 'cache-control': cache })
  }
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null = null, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { ...securityHeaders, ...headers } })
}

const fontPrefix = '/fonts/'

/** The path that an address names, or nothing when it is one of another origin. */
function pathOf(origin: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host, pathname } = new URL(address)
  if (`${protocol}//${host}` !== origin) return undefined
  const decoded = decode(pathname)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  return decoded === '/' ? '/index.html' : decoded
}

/** The file of that path in a folder, or nothing when it lies elsewhere. */
function within(root: string, path: string): string | undefined {
  const file = resolve(root, `./${path}`)
  const way = relative(root, file)
  const escapes = way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return escapes ? undefined : file
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
