import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findBrowsers } from '../../electron/hosts/chromium/find-browser.ts'
import { untested } from '../untested.ts'
import { noBrowser, testBrowser } from './browser.ts'

const strace = spawnSync('strace', ['-V']).status === 0
const reason = noBrowser ?? (strace ? undefined : 'strace is not installed')
const [installed] = findBrowsers()

/** What a window did with the network: connections that might have come about, and messages and addresses that it took. */
type Traffic = { connected: string[]; sent: string[]; bound: string[] }

describe.skipIf(untested('What a window sends is', reason))('On the network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-network-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Opens a window whose page speaks in every way, under strace. */
  const watch = async (how: 'assay' | 'bare', program?: string): Promise<Traffic> => {
    const { path, options, environment } = await testBrowser()
    const trace = join(folder, 'trace')
    const { status, stdout, stderr } = spawnSync(
      'strace',
      [
        ...['-f', '-qq', '-yy', '-s', '0', '-o', trace, '-e', 'trace=connect,sendto,sendmsg,sendmmsg,bind'],
        ...[process.execPath, join(import.meta.dirname, 'children/speak.ts'), how, program ?? path, ...options],
      ],
      { encoding: 'utf8', env: program === undefined ? environment : { ...process.env, ASSAY_HOME: folder } },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout).refused).toBeGreaterThan(0)
    return trafficIn(readFileSync(trace, 'latin1'))
  }
  const nothing: Traffic = { connected: [], sent: [], bound: [] }

  it('a window sends nothing, whatever its page tries', async () => {
    expect(await watch('assay')).toEqual(nothing)
  })

  it.skipIf(untested('What an installed browser sends is', !installed && 'none is installed'))(
    'nor in an installed browser',
    async () => {
      expect(await watch('assay', installed?.path)).toEqual(nothing)
    },
  )

  it('what it sent would be seen', async () => {
    const { connected } = await watch('bare')
    expect(connected).not.toEqual([])
  })
})

/**
 * What of a trace is traffic. To connect a datagram socket sends nothing, and to an address that no system connects a stream to, the
 * kernel refuses before it sends.
 */
function trafficIn(trace: string): Traffic {
  const calls = wholeCalls(trace).filter(({ text }) => /^\w+\(\d+<(TCP|UDP)/.test(text))
  const of = (names: readonly string[]) => calls.filter(({ name }) => names.includes(name)).map(({ text }) => text)
  return {
    connected: of(['connect']).filter((text) => text.includes('<TCP') && !text.endsWith('ENETUNREACH (Network is unreachable)')),
    sent: of(['sendto', 'sendmsg', 'sendmmsg']),
    bound: of(['bind']),
  }
}

/** The calls of a trace; those that were interrupted by others are put together again. */
function wholeCalls(trace: string): { name: string; text: string }[] {
  const begun = new Map<string, string>()
  const calls: { name: string; text: string }[] = []
  for (const line of trace.split('\n')) {
    const [, process = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)
    if (text.endsWith('<unfinished ...>')) {
      begun.set(process, text.replace(/ *<unfinished \.\.\.>$/, ''))
      continue
    }
    const whole = resumed ? `${begun.get(process) ?? ''}${resumed[1]}` : text
    calls.push({ name: /^\w+/.exec(whole)?.[0] ?? '', text: whole })
  }
  return calls
}
