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

/**
 * Serves the built pages in `folder` under `origin`, and nothing else: another origin, a path that leads out of the folder, a
 * kind of file that pages do not use and a file that is not there are all 404.
 */
export function createProtocolHandler({ folder, origin }: { folder: string; origin: string }): ProtocolHandler {
  const root = resolve(folder)
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405)
    const path = pathWithin(root, origin, request.url)
    const mediaType = path && mediaTypes[extname(path).toLowerCase()]
    if (!path || !mediaType) return answer(404)
    const content = await readFile(path).catch(() => undefined)
    if (!content) return answer(404)
    // Built files carry a hash of their content in their name, the page that names them does not.
    const cache = path.startsWith(join(root, 'assets') + sep) ? 'public, max-age=31536000, immutable' : 'no-store'
    const body = request.method === 'HEAD' ? null : new Uint8Array(content)
    return answer(200, body, { 'content-type': mediaType, 'content-length': String(content.length), 'cache-control': cache })
  }
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null = null, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { ...securityHeaders, ...headers } })
}

/** The file that an address names, or nothing when it lies elsewhere. */
function pathWithin(root: string, origin: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host, pathname } = new URL(address)
  if (`${protocol}//${host}` !== origin) return undefined
  const decoded = decode(pathname)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  const within = relative(root, path)
  const escapes = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)
  return escapes ? undefined : path
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
